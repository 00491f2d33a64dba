"""Writes about when to meet next: the poll, what is agreed, and the next meeting that comes of it."""

import datetime as dt

from clusters.meetings.actions.planning import MeetingFacts, change_meeting, plan_meeting
from clusters.meetings.actions.stamp import touch
from clusters.meetings.agenda import Template
from clusters.models import Meeting, PollAnswer, PollDate, Seat
from clusters.refusals import Refused, still
from people.audit import act
from people.models import User

MOST_DATES = 6
NO_ANSWERS = "Nobody has answered yet. Wait for answers, or agree on a date below without the poll."
CHOSEN = "The date is chosen already."


def propose_date(*, meeting: Meeting, starts_at: dt.datetime, by: User, at: dt.datetime) -> None:
    """Put a date for the next meeting to the poll."""
    with act("propose date", by=by, at=at):
        locked = touch(meeting)
        _require_open(locked, starts_at)
        if locked.poll_dates.count() >= MOST_DATES:
            raise Refused(f"{MOST_DATES} dates are enough to choose from.")
        PollDate.objects.get_or_create(meeting=locked, starts_at=starts_at)


def _require_open(meeting: Meeting, starts_at: dt.datetime) -> None:
    """Raise `Refused` unless this could become the date of the next meeting."""
    if meeting.next_at:
        raise Refused(CHOSEN)
    if starts_at <= meeting.starts_at:
        raise Refused("The next meeting comes after this one.")


def withdraw_date(*, date: PollDate, by: User, at: dt.datetime) -> None:
    """Take a proposed date back, with its answers."""
    with act("withdraw date", by=by, at=at):
        if touch(date.meeting).next_at:
            raise Refused(CHOSEN)
        date.delete()


def answer_poll(*, meeting: Meeting, can: set[str], by: User, at: dt.datetime) -> None:
    """Say on which of the proposed dates one can come (ids as text), and so that one cannot on the others."""
    with act("answer poll", by=by, at=at):
        locked = touch(meeting)
        if locked.next_at:
            raise Refused(CHOSEN)
        for date in locked.poll_dates.all():
            PollAnswer.objects.update_or_create(date=date, person=by, defaults={"can": str(date.pk) in can})


def choose_date(*, meeting: Meeting, date: PollDate, by: User, at: dt.datetime) -> Meeting:
    """Close the poll with this date and return the next meeting.

    Raises `Refused` where nobody has answered, `Gone` where the date has been taken back.
    """
    with act("choose date", by=by, at=at):
        touch(meeting)
        chosen = still(PollDate.objects.all(), date.pk)
        if not PollAnswer.objects.filter(date__meeting=meeting).exists():
            raise Refused(NO_ANSWERS)
        return agree_date(meeting=meeting, starts_at=chosen.starts_at, by=by, at=at)


def agree_date(*, meeting: Meeting, starts_at: dt.datetime, by: User, at: dt.datetime) -> Meeting:
    """Settle when to meet next; return the meeting planned for it, with this one's agenda, alliances and people."""
    with act("choose date", by=by, at=at):
        locked = touch(meeting)
        _require_open(locked, starts_at)
        locked.next_at = starts_at
        locked.save(update_fields=["next_at"])
        following = Meeting.objects.filter(follows=locked).first()
        if following is None:
            return _plan_next(locked, by=by, at=at)
        facts = _facts(following, starts_at)
        change_meeting(meeting=following, facts=facts, facilitator=following.facilitator, by=by, at=at)
    return following


def _facts(meeting: Meeting, starts_at: dt.datetime) -> MeetingFacts:
    """Return a meeting's facts at another time, as long as it was."""
    ends_at = starts_at + (meeting.ends_at - meeting.starts_at)
    return MeetingFacts(meeting.title, starts_at, ends_at, meeting.mode, meeting.place)


def _plan_next(meeting: Meeting, *, by: User, at: dt.datetime) -> Meeting:
    """Plan the meeting after this one in its series; guests and a guest's facilitation end with this one."""
    seats = list(meeting.seats.select_related("person"))
    guests = {seat.person_id for seat in seats if seat.is_guest}
    facts = MeetingFacts(
        meeting.title,
        meeting.next_at or at,
        (meeting.next_at or at) + (meeting.ends_at - meeting.starts_at),
        meeting.planned_mode,
        meeting.place if meeting.mode == meeting.planned_mode else "",
    )
    following = plan_meeting(
        cluster=meeting.series.cluster,
        alliance=meeting.series.alliance,
        series=meeting.series.name,
        facts=facts,
        facilitator=None if meeting.facilitator_id in guests else meeting.facilitator,
        by=by,
        at=at,
        items=agenda_of(meeting),
    )
    places = {turn.alliance_id: turn.order for turn in meeting.turns.all()}
    turns = sorted(following.turns.all(), key=lambda turn: (places.get(turn.alliance_id, len(places) + 1), turn.order))
    for order, turn in enumerate(turns, start=1):
        turn.order = order
    following.turns.bulk_update(turns, ["order"])
    Seat.objects.bulk_create(
        [Seat(meeting=following, person=seat.person) for seat in seats if not seat.is_guest], ignore_conflicts=True
    )
    following.follows = meeting
    following.save(update_fields=["follows"])
    return following


def agenda_of(meeting: Meeting) -> tuple[Template, ...]:
    """Return a meeting's agenda as one to start from."""
    return tuple(Template(item.title, item.short, item.minutes, item.is_updates) for item in meeting.items.all())


def reopen_poll(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """Put the date back to everybody: the meeting that is planned for it moves with the next choice."""
    with act("reopen poll", by=by, at=at):
        locked = touch(meeting)
        following = Meeting.objects.filter(follows=locked).first()
        if following is not None and following.state != Meeting.State.PLANNED:
            raise Refused("The next meeting has begun or is called off. Change it on its own page.")
        locked.next_at = None
        locked.save(update_fields=["next_at"])
