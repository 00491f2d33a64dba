"""Writes that put right what was pressed or typed while a meeting ran. Each raises the meeting's `stamp`."""

import datetime as dt

from clusters.meetings.actions.planning import OutcomeFacts, touch
from clusters.models import AgendaItem, Alliance, Meeting, Outcome, Turn
from clusters.refusals import Overtaken, Refused, seen
from people.audit import act
from people.models import User


def step_back(*, meeting: Meeting, from_step: str, by: User, at: dt.datetime) -> None:
    """Take the last step back: give the word back to the alliance before, else go back to the item before.

    `from_step` is the turn or item that ran when the button was drawn, so that twice goes back once.
    """
    with act("step back", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.RUNNING or locked.current is None:
            return
        speaking = locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).first()
        if from_step != str(speaking.pk if speaking else locked.current_id):
            return
        if speaking is None or not _word_back(locked, speaking):
            _item_back(locked, speaking, at)


def _word_back(meeting: Meeting, speaking: Turn) -> bool:
    """Give the word back to the alliance that had it until this one began; return False where none had."""
    before = meeting.turns.filter(ended_at=speaking.began_at).first()
    if before is None:
        return False
    Turn.objects.filter(pk=speaking.pk).update(began_at=None)
    Turn.objects.filter(pk=before.pk).update(ended_at=None)
    return True


def _item_back(meeting: Meeting, speaking: Turn | None, at: dt.datetime) -> None:
    """Go back to the item before, which runs on from when it began; nothing happens on the first."""
    order = meeting.current.order if meeting.current else 0
    before = meeting.items.filter(order__lt=order).last()
    if before is None:
        return
    if speaking is not None:
        Turn.objects.filter(pk=speaking.pk).update(began_at=None)
    if before.is_updates:
        meeting.turns.filter(ended_at=meeting.current_since).update(ended_at=None)
    since = meeting.previous_since or at
    meeting.current, meeting.current_since, meeting.previous_since = before, since, None
    meeting.save(update_fields=["current", "current_since", "previous_since"])


def reopen(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """Go on with a meeting that was closed too early: its last item runs again."""
    with act("reopen meeting", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.CLOSED:
            return
        last = locked.items.last()
        if last is None:
            raise Refused("The agenda is empty. Add an item first.")
        locked.state, locked.closed_at, locked.current, locked.current_since = Meeting.State.RUNNING, None, last, at
        locked.save(update_fields=["state", "closed_at", "current", "current_since"])


def change_outcome(
    *,
    outcome: Outcome,
    facts: OutcomeFacts,
    under: tuple[AgendaItem | None, Alliance | None],
    by: User,
    at: dt.datetime,
    based_on: str,
) -> None:
    """Put an outcome right, under its item and alliance; raises `Overtaken` if others changed it meanwhile."""
    with act("change outcome", by=by, at=at):
        touch(outcome.meeting)
        there = Outcome.objects.get(pk=outcome.pk)
        before = seen_outcome(there)
        is_action = facts.kind == Outcome.Kind.ACTION
        there.kind, there.text = facts.kind, facts.text
        there.item, there.alliance = under
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
