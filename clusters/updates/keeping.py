"""Writes of a pasted mail about several alliances: their quick summaries, and the rest where it belongs."""

import dataclasses
import datetime as dt
import textwrap
import uuid
from collections.abc import Sequence

from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting, Outcome, ProgressUpdate, Turn
from clusters.models.updates import LONGEST
from clusters.refusals import Refused
from clusters.updates.actions import PARTS, save_update
from people.audit import act
from people.models import User

LONGEST_NOTE = 1000


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an alliance: bullets for its summary (none: it stays), and the rest as (part, line).

    The rest goes below what stands in its update, or else becomes notes of the meeting; `seen` is the mark of the
    summary as it was read.
    """

    turn: Turn
    short: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]
    into_update: bool
    seen: str


def keep_mail(*, meeting: Meeting, kept: Sequence[Kept], by: User, at: dt.datetime) -> None:
    """Keep it all; the same mail kept twice is there once.

    Raises `Overtaken` or `Gone` where others changed a summary or left an alliance out since, `Refused` where an update
    is final or full: then nothing is kept.
    """
    with act("keep mail", by=by, at=at):
        into = [each for each in kept if each.rest and each.into_update]
        # As everywhere, the updates are locked before the meetings that show them.
        updates = ProgressUpdate.objects.filter(
            term=meeting.term, alliance__in=[each.turn.alliance_id for each in into]
        )
        there = {each.alliance_id: each for each in updates.order_by("pk").select_for_update(of=("self",))}
        for each in into:
            _add_to_update(meeting, each, there.get(each.turn.alliance_id), by=by, at=at)
        for each in kept:
            if each.short:
                meeting_actions.summarise(turn=each.turn, lines=list(each.short), based_on=each.seen, by=by, at=at)
            if each.rest and not each.into_update:
                _note(meeting, each, by=by, at=at)


def _add_to_update(meeting: Meeting, kept: Kept, there: ProgressUpdate | None, *, by: User, at: dt.datetime) -> None:
    """Put lines below what stands in the parts they belong to; a line that stands there already is not put in again."""
    assert meeting.term is not None  # noqa: S101  # an update is of the meeting's term
    parts = {name: getattr(there, name) if there else "" for name in PARTS}
    for part, line in kept.rest:
        if line not in parts[part].splitlines():
            parts[part] = "\n".join(filter(None, (parts[part].rstrip(), line)))
    if any(len(text) > LONGEST for text in parts.values()):
        raise Refused(f"There is no room left in the update of {kept.turn.alliance}. Shorten it first.")
    version = there.version if there else 0
    save_update(alliance=kept.turn.alliance, term=meeting.term, parts=parts, based_on=version, by=by, at=at)


def _note(meeting: Meeting, kept: Kept, *, by: User, at: dt.datetime) -> None:
    """Write lines down as notes about an alliance; the keys come from what they say, so that they are there once."""
    for _, line in kept.rest:
        for piece in textwrap.wrap(line, LONGEST_NOTE):
            key = uuid.uuid5(meeting.pk, f"{kept.turn.alliance_id} {piece}")
            if Outcome.objects.filter(pk=key).exists():  # there already, perhaps put right since
                continue
            facts = meeting_actions.OutcomeFacts(key, Outcome.Kind.NOTE, piece)
            meeting_actions.type_outcome(meeting=meeting, facts=facts, by=by, at=at, alliance=kept.turn.alliance)
