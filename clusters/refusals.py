"""What an action answers when it may not be done, and how it is known that others were quicker."""

import hashlib
import uuid

from django.db.models import Model, QuerySet


class Refused(Exception):
    """Something that cannot be done; its text is the sentence for the page."""


class Overtaken(Exception):
    """Somebody else saved meanwhile: what stands now is read anew."""


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
