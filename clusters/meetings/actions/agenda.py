"""Writes about an agenda: its items and the alliances that speak. Each raises the meeting's `stamp`."""

import datetime as dt
import uuid
from typing import TypeVar

from django.db.models import Max

from clusters.meetings.actions.stamp import touch
from clusters.models import AgendaItem, Alliance, Meeting, Turn
from clusters.refusals import Gone, Overtaken, Refused, seen, still
from people.audit import act
from people.models import User

Row = TypeVar("Row", AgendaItem, Turn)


def add_item(
    *, meeting: Meeting, title: str, minutes: int, by: User, at: dt.datetime, key: uuid.UUID | None = None
) -> AgendaItem:
    """Add an item at the end of the agenda; the same one sent twice under its `key` is added once."""
    with act("add item", by=by, at=at):
        touch(meeting)
        there = AgendaItem.objects.filter(pk=key).first() if key else None
        if there and (there.meeting_id, there.title, there.minutes) == (meeting.pk, title, minutes):
            return there
        last = meeting.items.aggregate(last=Max("order"))["last"] or 0
        fresh = key if key and there is None else uuid.uuid4()
        return AgendaItem.objects.create(pk=fresh, meeting=meeting, order=last + 1, title=title, minutes=minutes)


def change_item(  # an item's own facts
    *, item: AgendaItem, title: str, minutes: int, by: User, at: dt.datetime, based_on: str | None = None
) -> None:
    """Change an item's words or minutes. Raises `Overtaken` where somebody else changed it since `seen_item`.

    Raises `Gone` where it has been dropped, as each verb about an item or a turn does.
    """
    with act("change item", by=by, at=at):
        touch(item.meeting)
        there = still(AgendaItem.objects.all(), item.pk)
        if based_on is not None and seen_item(there) not in (based_on, seen(title, minutes)):
            raise Overtaken
        short = there.short if title == there.title else ""
        AgendaItem.objects.filter(pk=item.pk).update(title=title, minutes=minutes, short=short)


def seen_item(item: AgendaItem) -> str:
    """Return the mark of an item as it reads."""
    return seen(item.title, item.minutes)


def move_item(*, item: AgendaItem, up: bool, by: User, at: dt.datetime, place: str = "") -> None:
    """Exchange an item with the one above or below it; at the end of the list nothing happens.

    `place` (from 1, as text) is where it stood when the button was drawn: from elsewhere it does not move.
    """
    with act("move item", by=by, at=at):
        touch(item.meeting)
        _exchange(list(AgendaItem.objects.filter(meeting=item.meeting)), item, up=up, drawn=place)


def _exchange(rows: list[Row], row: Row, *, up: bool, drawn: str) -> None:
    """Exchange the places of a row and its neighbour, and number all of them anew."""
    place = next((index for index, each in enumerate(rows) if each.pk == row.pk), None)
    if place is None:
        raise Gone
    if drawn not in ("", str(place + 1)):
        return
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, each in enumerate(rows, start=1):
        each.order = order
    type(row).objects.bulk_update(rows, ["order"])


def drop_item(*, item: AgendaItem, by: User, at: dt.datetime) -> None:
    """Take an item off the agenda; what was typed against it stays."""
    with act("drop item", by=by, at=at):
        locked = touch(item.meeting)
        if locked.current_id == item.pk:
            raise Refused("This item is running. Move on to the next one first.")
        item.delete()


def move_turn(*, turn: Turn, up: bool, by: User, at: dt.datetime, place: str = "") -> None:
    """Let an alliance speak one place earlier or later; `place` as for an item."""
    with act("move turn", by=by, at=at):
        touch(turn.meeting)
        _exchange(list(Turn.objects.filter(meeting=turn.meeting)), turn, up=up, drawn=place)


def drop_turn(*, turn: Turn, by: User, at: dt.datetime) -> None:
    """Leave an alliance out of the round. Raises `Refused` once it has had the word."""
    with act("drop turn", by=by, at=at):
        touch(turn.meeting)
        if still(Turn.objects.all(), turn.pk).began_at:
            raise Refused("This alliance has had the word already.")
        turn.delete()


def add_turn(*, meeting: Meeting, alliance: Alliance, by: User, at: dt.datetime) -> None:
    """Give an alliance a turn, as the last; twice changes nothing."""
    with act("add turn", by=by, at=at):
        touch(meeting)
        last = meeting.turns.aggregate(last=Max("order"))["last"] or 0
        Turn.objects.get_or_create(meeting=meeting, alliance=alliance, defaults={"order": last + 1})
