"""The audit trail: who and when, attached to every change that the database's triggers record."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pghistory
import pgtrigger
from django.db import transaction

if TYPE_CHECKING:
    from people.models import User


@contextlib.contextmanager
def act(verb: str, *, by: "User | None", at: dt.datetime, savepoint: bool = True) -> Iterator[None]:
    """Run one action: atomic, with its verb, actor and time attached to each history row it causes.

    The rows themselves are written by triggers, in the same transaction, so nothing can change without one.
    `savepoint=False` spares two round trips inside a request; a caller that catches its errors cannot query again
    before rolling back.
    """
    actor = str(by.pk) if by is not None else None
    moment = moment_words(at)
    with transaction.atomic(savepoint=savepoint), pghistory.context(action=verb, by=actor, at=moment):
        yield


def moment_words(at: dt.datetime) -> str:
    """Return a moment as events hold it: in UTC, so that words in order are moments in order."""
    return at.astimezone(dt.UTC).isoformat()


def trail(*words: str) -> tuple[pghistory.Tracker, ...]:
    """Return fresh trackers for every kind of write (a tracker belongs to one model, so they are not shared).

    `words` are fields whose content no event may hold: a change of one leaves an event that is labelled with its name.
    """
    named = (pghistory.UpdateEvent(field, condition=pgtrigger.AnyChange(field)) for field in words)
    return (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), *named)
