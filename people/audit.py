"""The audit trail: who and when, attached to every change that the database's triggers record."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

import pghistory
import pgtrigger
from django.db import transaction

if TYPE_CHECKING:
    from people.models import User


_around: ContextVar[dict[str, str | None] | None] = ContextVar("around", default=None)


@contextlib.contextmanager
def act(verb: str, *, by: "User | None", at: dt.datetime, savepoint: bool = True) -> Iterator[None]:
    """Run one action: atomic, with its verb, actor and time attached to each history row it causes.

    The rows themselves are written by triggers, in the same transaction, so nothing can change without one.
    `savepoint=False` spares two round trips inside a request; a caller that catches its errors cannot query again
    before rolling back. An action inside another has its own verb, and the outer one has its own again afterwards.
    """
    facts = {"action": verb, "by": str(by.pk) if by is not None else None, "at": moment_words(at)}
    outer = _around.get()
    within = _around.set(facts)
    try:
        with transaction.atomic(savepoint=savepoint), pghistory.context(**facts):
            yield
    finally:
        _around.reset(within)
        if outer is not None:
            pghistory.context(**outer)  # called like this it writes into the context that is open


def moment_words(at: dt.datetime) -> str:
    """Return a moment as events hold it: in UTC, so that words in order are moments in order."""
    return at.astimezone(dt.UTC).isoformat()


def trail(*words: str) -> tuple[pghistory.Tracker, ...]:
    """Return fresh trackers for every kind of write (a tracker belongs to one model, so they are not shared).

    `words` are fields whose content no event may hold: a change of one leaves an event that is labelled with its name.
    """
    named = (pghistory.UpdateEvent(field, condition=pgtrigger.AnyChange(field)) for field in words)
    return (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), *named)
