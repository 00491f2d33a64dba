"""What an action answers when it may not be done, and how it is known that others were quicker."""

import hashlib
import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


class Refused(Exception):
    """Something that cannot be done; its text is the sentence for the page."""


class Overtaken(Exception):
    """Somebody else saved meanwhile: what stands now is read anew."""


class Gone(Http404):
    """Somebody else took out meanwhile what it was about; a page that knows no better says that nothing is there."""


def still(rows: QuerySet[Row], key: uuid.UUID) -> Row:
    """Return the row with this key as it stands; raises `Gone` where it is not there any more (one query)."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Gone
    return found


def seen(*values: object) -> str:
    """Return a mark of what somebody read before they wrote: it differs once anybody else has written."""
    return hashlib.sha256("\x1f".join(map(str, values)).encode()).hexdigest()[:16]


def is_gone(rows: QuerySet[Model], chosen: str) -> bool:
    """Whether what was to be taken away is nowhere any more: a button pressed twice is no mistake."""
    try:
        key = uuid.UUID(chosen)
    except ValueError:
        return False
    return not rows.filter(pk=key).exists()
