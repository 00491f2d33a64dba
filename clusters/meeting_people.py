"""Writes about who comes to a meeting, the mail that asks them, and the date of the next one."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from clusters.meeting_actions import Refused, touch
from clusters.models import Meeting, PollAnswer, PollDate, Seat
from clusters.wording import moment_words
from people.audit import act
from people.calendar_files import Appointment, calendar_file
from people.models import User

MOST_DATES = 6


def invitation(meeting: Meeting, *, at: dt.datetime) -> bytes:
    """Return the meeting as a calendar file: the same UID always, a SEQUENCE that counts up with each change."""
    seats = meeting.seats.select_related("person")
    inviting = meeting.made_by or meeting.facilitator
    people = [seat.person for seat in seats if inviting is None or seat.person_id != inviting.pk]
    everybody = [inviting, *people] if inviting else people
    appointment = Appointment(
        key=meeting.pk,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place or meeting.get_mode_display(),
        text=f"{meeting.get_mode_display()}\n{settings.BASE_URL}/meetings/{meeting.pk}/",
        people=[(person.name, person.email) for person in everybody],
        revision=meeting.sequence,
    )
    return calendar_file(appointment, at=at, host=settings.BASE_URL.split("://")[-1].split(":")[0])


def send_invitations(*, meeting: Meeting, by: User, at: dt.datetime) -> int:
    """Mail everybody asked to come, with the calendar file; return how many letters left."""
    with act("send invitations", by=by, at=at):
        seats = list(meeting.seats.select_related("person"))
        if not seats:
            raise Refused("Nobody is asked yet. Add people first.")
        file = invitation(meeting, at=at)
        Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(mailed_at=at)
        letters = [_letter(meeting, seat.person, by, file) for seat in seats]
        transaction.on_commit(lambda: [letter.send(fail_silently=True) for letter in letters])
    return len(seats)


def _letter(meeting: Meeting, person: User, by: User, file: bytes) -> EmailMessage:
    """Write the letter to one person."""
    place = f", {meeting.place}" if meeting.place else ""
    letter = EmailMessage(
        f"{meeting.title}, {moment_words(meeting.starts_at)}",
        f"Hello {person.first_name},\n\n{by.name} asks you to {meeting.title}: {moment_words(meeting.starts_at)}, "
        f"{meeting.get_mode_display().lower()}{place}.\nAgenda and updates: {settings.BASE_URL}/meetings/{meeting.pk}/"
        "\n\nThe file is for your calendar.\n",
        None,
        [person.email],
    )
    letter.attach("meeting.ics", file, "text/calendar")
    return letter


def ask(*, meeting: Meeting, people: Sequence[User], by: User, at: dt.datetime) -> None:
    """Ask these people to the meeting, besides those who are asked already."""
    with act("ask to meeting", by=by, at=at):
        touch(meeting)
        Seat.objects.bulk_create([Seat(meeting=meeting, person=one) for one in people], ignore_conflicts=True)


def take_attendance(*, meeting: Meeting, came: set[str], by: User, at: dt.datetime) -> None:
    """Note who came (ids of seats as text); everybody else asked did not."""
    with act("take attendance", by=by, at=at):
        touch(meeting)
        seats = list(meeting.seats.all())
        for seat in seats:
            seat.came = str(seat.pk) in came
        Seat.objects.bulk_update(seats, ["came"])


def propose_date(*, meeting: Meeting, starts_at: dt.datetime, by: User, at: dt.datetime) -> None:
    """Put a date for the next meeting to the poll."""
    with act("propose date", by=by, at=at):
        locked = touch(meeting)
        if locked.next_at:
            raise Refused("The date is chosen already.")
        if starts_at <= locked.starts_at:
            raise Refused("The next meeting comes after this one.")
        if locked.poll_dates.count() >= MOST_DATES:
            raise Refused(f"{MOST_DATES} dates are enough to choose from.")
        PollDate.objects.get_or_create(meeting=locked, starts_at=starts_at)


def answer_poll(*, meeting: Meeting, can: set[str], by: User, at: dt.datetime) -> None:
    """Say on which of the proposed dates one can come (ids as text), and so that one cannot on the others."""
    with act("answer poll", by=by, at=at):
        locked = touch(meeting)
        if locked.next_at:
            raise Refused("The date is chosen already.")
        for date in locked.poll_dates.all():
            PollAnswer.objects.update_or_create(date=date, person=by, defaults={"can": str(date.pk) in can})


def choose_date(*, meeting: Meeting, date: PollDate, by: User, at: dt.datetime) -> None:
    """Close the poll with this date: it becomes when to meet next."""
    with act("choose date", by=by, at=at):
        locked = touch(meeting)
        locked.next_at = date.starts_at
        locked.save(update_fields=["next_at"])
