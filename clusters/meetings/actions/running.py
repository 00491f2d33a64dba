"""Writes that move a running meeting on, and those that take a step back."""

import datetime as dt

from clusters.meetings.actions.stamp import touch
from clusters.models import Meeting, Turn
from clusters.refusals import Refused
from people.audit import act
from people.models import User


def begin(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """Open the meeting: its first item runs from now on. Twice changes nothing."""
    with act("begin meeting", by=by, at=at):
        locked = touch(meeting)
        first = locked.items.first()
        if locked.state != Meeting.State.PLANNED:
            return
        if first is None:
            raise Refused("The agenda is empty. Add an item first.")
        locked.state, locked.current, locked.current_since = Meeting.State.RUNNING, first, at
        locked.save(update_fields=["state", "current", "current_since"])
        if first.is_updates:
            _next_turn(locked, at)


def _next_turn(meeting: Meeting, at: dt.datetime) -> bool:
    """Give the word to the next alliance; return False where all have been heard."""
    meeting.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
    following = meeting.turns.filter(began_at__isnull=True).first()
    if following is None:
        return False
    following.began_at = at
    following.save(update_fields=["began_at"])
    return True


def next_turn(*, meeting: Meeting, from_turn: str, by: User, at: dt.datetime) -> None:
    """Let the next alliance speak; `from_turn` is the one the button was pressed for, so that twice moves on once."""
    with act("next alliance", by=by, at=at):
        locked = touch(meeting)
        speaking = locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).first()
        if locked.state == Meeting.State.RUNNING and str(speaking.pk if speaking else "") == from_turn:
            _next_turn(locked, at)


def next_item(*, meeting: Meeting, from_item: str, by: User, at: dt.datetime) -> None:
    """Move on to the next item; `from_item` is the one the button was pressed for, so that twice moves on once."""
    with act("next item", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.RUNNING or str(locked.current_id or "") != from_item:
            return
        locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
        order = locked.current.order if locked.current else 0
        following = locked.items.filter(order__gt=order).first()
        if following is None:
            return
        locked.previous_since, locked.current, locked.current_since = locked.current_since, following, at
        locked.save(update_fields=["current", "current_since", "previous_since"])
        if following.is_updates:
            _next_turn(locked, at)


def close(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """End the meeting; its minutes can still be completed. Twice changes nothing."""
    with act("close meeting", by=by, at=at):
        locked = touch(meeting)
        if locked.state == Meeting.State.CLOSED:
            return
        locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
        locked.state, locked.closed_at, locked.current, locked.current_since = Meeting.State.CLOSED, at, None, None
        locked.save(update_fields=["state", "closed_at", "current", "current_since"])


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
