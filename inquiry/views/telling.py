"""What a person is told beside the page they get: names that need a second look, and the key of their next form."""

import datetime as dt
import uuid

from django.contrib import messages
from django.db.models import QuerySet

from inquiry.actions.entries import Written
from people.access import SignedInRequest
from people.models import User
from people.pupils import names_in
from pictures.wording import listed


def new_key(request: SignedInRequest, now: dt.datetime) -> uuid.UUID:
    """Return the key under which the form on this page will be saved: one for each person, page and moment."""
    return uuid.uuid5(request.user.pk, f"{request.path} {now.isoformat()}")


def tell_what_to_look_at(request: SignedInRequest, saved: Written, text: str, *, readers: QuerySet[User]) -> None:
    """After saving, ask about what looks like a pupil's name and about @names that reach nobody.

    `readers` are those it is shared with: their own names are not asked about.
    """
    if saved.unclear:
        names = listed([f"@{name}" for name in saved.unclear])
        messages.info(request, f"{names}: nobody, or more than one of those who may read this. Write the full name.")
    found = names_in(text)
    if found:
        colleagues = readers.filter(name__in=found).values_list("name", flat=True)
        found = names_in(text, known=colleagues)
    if found:
        names = listed([f"“{name}”" for name in found])
        messages.warning(request, f"Is {names} a pupil’s name? If so, please take it out: *a pupil in Year 8* will do.")
