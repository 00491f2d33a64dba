"""Writes of notes, decisions and actions: typed, put right, taken out, ticked off."""

import dataclasses
import datetime as dt
import uuid

from clusters.meetings.actions.stamp import touch, touch_all
from clusters.models import AgendaItem, Alliance, Meeting, Outcome
from clusters.refusals import Overtaken, seen, still
from people.audit import act
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """What was typed; `key` is the writer's own, so that sending it twice says it once."""

    key: uuid.UUID
    kind: str
    text: str
    owner: User | None = None
    due_on: dt.date | None = None


def type_outcome(
    *,
    meeting: Meeting,
    facts: OutcomeFacts,
    by: User | None,
    at: dt.datetime,
    alliance: Alliance | None = None,
) -> Outcome:
    """Write down a note, decision or action against the item that runs and the alliance that speaks.

    The same words under the same key are there already; other words under it (a page gone back to) are written too.
    """
    with act("type outcome", by=by, at=at):
        locked = touch(meeting)
        there = Outcome.objects.filter(pk=facts.key).first()
        if there and (there.meeting_id, there.kind, there.text) == (locked.pk, facts.kind, facts.text):
            return there
        if alliance is None:
            turn = locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).select_related("alliance").first()
            alliance = turn.alliance if turn else None
        is_action = facts.kind == Outcome.Kind.ACTION
        return Outcome.objects.create(
            pk=uuid.uuid4() if there else facts.key,
            meeting=locked,
            item_id=locked.current_id,
            alliance=alliance,
            kind=facts.kind,
            text=facts.text,
            typed_at=at,
            typed_by=by,
            owner=facts.owner if is_action else None,
            due_on=facts.due_on if is_action else None,
        )


def change_outcome(
    *,
    outcome: Outcome,
    facts: OutcomeFacts,
    under: tuple[AgendaItem | None, Alliance | None],
    by: User,
    at: dt.datetime,
    based_on: str,
) -> None:
    """Put an outcome right, under its item and alliance; an item that is dropped meanwhile leaves it under none.

    Raises `Overtaken` if others changed it meanwhile, `Gone` if they took it out.
    """
    with act("change outcome", by=by, at=at):
        touch(outcome.meeting)
        there = still(Outcome.objects.all(), outcome.pk)
        before = seen_outcome(there)
        is_action = facts.kind == Outcome.Kind.ACTION
        there.kind, there.text = facts.kind, facts.text
        item, there.alliance = under
        there.item = AgendaItem.objects.filter(pk=item.pk).first() if item else None
        there.owner = facts.owner if is_action else None
        there.due_on = facts.due_on if is_action else None
        there.done_at = there.done_at if is_action else None
        if before not in (based_on, seen_outcome(there)):
            raise Overtaken
        there.save()


def seen_outcome(outcome: Outcome) -> str:
    """Return the mark of an outcome as it reads."""
    return seen(outcome.kind, outcome.text, outcome.item_id, outcome.alliance_id, outcome.owner_id, outcome.due_on)


def drop_outcome(*, outcome: Outcome, by: User, at: dt.datetime) -> None:
    """Take an outcome out of the minutes; its history stays."""
    with act("drop outcome", by=by, at=at):
        touch(outcome.meeting)
        outcome.delete()


def tick(*, outcome: Outcome, done: bool, by: User, at: dt.datetime) -> None:
    """Say that an action is done, or that it is not after all."""
    with act("tick action", by=by, at=at):
        touch_all(Meeting.objects.filter(series=outcome.meeting.series_id))  # the later ones show what is carried
        Outcome.objects.filter(pk=outcome.pk, kind=Outcome.Kind.ACTION).update(done_at=at if done else None)
