"""Writes about who comes and who came: everybody's own answer, attendance, and those who have no account here."""

import datetime as dt
from collections.abc import Iterable

from clusters.meetings.actions.stamp import touch
from clusters.models import Attendee, Meeting, Seat
from clusters.refusals import Refused
from people.audit import act
from people.models import User

NOT_ASKED = "This is for those who are asked to the meeting."
TOO_LATE = "This meeting is not to come any more."


def answer(*, meeting: Meeting, coming: bool, by: User, at: dt.datetime) -> None:
    """Say whether one comes to a meeting that one is asked to; attendance is taken apart from it.

    Raises `Refused` for who is not asked, and once the meeting has begun or is called off.
    """
    with act("answer invitation", by=by, at=at):
        if touch(meeting).state != Meeting.State.PLANNED:
            raise Refused(TOO_LATE)
        if not Seat.objects.filter(meeting=meeting, person=by).update(coming=coming):
            raise Refused(NOT_ASKED)


def take_attendance(
    *, meeting: Meeting, came: set[str], drawn: set[str], listed: set[str], by: User, at: dt.datetime
) -> None:
    """Note who came (ids of seats as text); everybody else who was `listed` when the page was drawn did not.

    `drawn` are those ticked then: what others have noted since, and was not changed here, stays.
    """
    with act("take attendance", by=by, at=at):
        touch(meeting)
        seats = list(meeting.seats.all())
        for seat in seats:
            ticked = str(seat.pk) in came
            if ticked != (str(seat.pk) in drawn) or (seat.came is None and str(seat.pk) in listed):
                seat.came = ticked
        Seat.objects.bulk_update(seats, ["came"])


def add_attendees(*, meeting: Meeting, people: Iterable[tuple[str, str]], by: User, at: dt.datetime) -> None:
    """Note others who came: (name, school or organisation) of each; who is noted already is noted once."""
    with act("add attendees", by=by, at=at):
        touch(meeting)
        rows = [Attendee(meeting=meeting, name=name, came_from=came_from) for name, came_from in people]
        Attendee.objects.bulk_create(rows, ignore_conflicts=True)


def drop_attendee(*, attendee: Attendee, by: User, at: dt.datetime) -> None:
    """Take somebody out who was not there after all."""
    with act("drop attendee", by=by, at=at):
        touch(attendee.meeting)
        attendee.delete()
