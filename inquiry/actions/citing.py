"""Citing entries of the log as evidence."""

import datetime as dt
from collections.abc import Iterable

from clusters.models import ProgressUpdate
from clusters.updates import actions as update_actions
from inquiry.access import SCOPE_OF
from inquiry.models import Citation, Entry
from people.audit import act
from people.models import User


class Settled(Exception):
    """The update is final: its evidence stays as it is."""


def _open(update: ProgressUpdate) -> None:
    """Lock an update that is still written; raises `Settled` once it is final."""
    if ProgressUpdate.objects.select_for_update().get(pk=update.pk).state == ProgressUpdate.State.FINAL:
        raise Settled


def cite(  # what a citation says
    *, update: ProgressUpdate, entries: Iterable[Entry], part: str, note: str, by: User, at: dt.datetime
) -> int:
    """Cite entries (each one that `by` may read) under a part of an update; return how many were not there before.

    Raises `Settled` once the update is final.
    """
    with act("cite entries", by=by, at=at):
        _open(update)
        made = [
            Citation.objects.get_or_create(
                update_of=update,
                entry=entry,
                part=part,
                defaults={"note": note, "cited_by": by, "cited_at": at},
            )[1]
            for entry in entries
        ]
    return sum(made)


def no_longer_cite(*, citation: Citation, by: User, at: dt.datetime) -> None:
    """Take an entry out of the evidence; raises `Settled` once the update is final."""
    with act("no longer cite", by=by, at=at):
        _open(citation.update_of)
        citation.delete()


def make_final(*, update: ProgressUpdate, by: User, at: dt.datetime) -> None:
    """Make an update final, and freeze what it cites with it: both or neither.

    Raises `clusters.refusals.Refused` if it is final already.
    """
    with act("make update final", by=by, at=at):
        update_actions.set_state(update=update, state=ProgressUpdate.State.FINAL, by=by, at=at)
        for citation in Citation.objects.filter(update_of=update).select_related("entry"):
            _freeze(citation, at=at)


def _freeze(citation: Citation, *, at: dt.datetime) -> None:
    """Keep with a citation what its entry is called, what it says (as a fingerprint), and whom it is shared with."""
    entry = citation.entry
    places = {each.value: getattr(entry, f"{each.value}_id") for each in SCOPE_OF}
    Citation.objects.filter(pk=citation.pk).update(
        frozen_at=at,
        title=entry.title,
        kind=entry.kind,
        fingerprint=entry.fingerprint,
        audience=entry.audience,
        place=places.get(entry.audience),
    )
