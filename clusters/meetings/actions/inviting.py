"""Writes about who is asked to a meeting, and the mail that asks them or calls it off."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from clusters.meetings.actions.stamp import touch
from clusters.models import Meeting, Seat
from clusters.refusals import Overtaken, Refused, seen, still
from clusters.wording import moment_words
from people import actions as account_actions
from people.audit import act
from people.calendar_files import Appointment, Method, calendar_file
from people.letters import subject_of
from people.models import User


def published(meeting: Meeting, *, at: dt.datetime) -> bytes:
    """Return the meeting as a calendar file for whoever may see it: without anybody's address."""
    return _file(meeting, [], Method.CANCEL if meeting.state == Meeting.State.OFF else Method.PUBLISH, at=at)


def invitation(meeting: Meeting, people: Iterable[User], *, by: User, method: Method, at: dt.datetime) -> bytes:
    """Return the calendar file that invites these people, or takes the meeting out of their calendars.

    Who planned the meeting invites, whoever sends it: a calendar takes changes only from the one who invited.
    """
    inviting = meeting.made_by or meeting.facilitator or by
    return _file(meeting, [inviting, *(person for person in people if person != inviting)], method, at=at)


def _file(meeting: Meeting, people: list[User], method: Method, *, at: dt.datetime) -> bytes:
    """Write the file: the same UID always, and a SEQUENCE that counts up with each change."""
    appointment = Appointment(
        key=meeting.pk,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place or meeting.get_mode_display(),
        text=f"{meeting.get_mode_display()}\n{settings.BASE_URL}/meetings/{meeting.pk}/",
        people=[(person.name, person.email) for person in people],
        revision=meeting.sequence,
    )
    host = settings.BASE_URL.split("://")[-1].split(":")[0]
    return calendar_file(appointment, at=at, host=host, method=method)


def send_invitations(*, meeting: Meeting, by: User, at: dt.datetime, based_on: str = "") -> int:
    """Mail everybody asked to come, with the calendar file; return how many letters left.

    `based_on` is `seen_mailed` as it was read: raises `Overtaken`, and none leaves, where others were quicker, where it
    is pressed twice, or where somebody else is asked since.
    """
    with act("send invitations", by=by, at=at):
        locked = touch(meeting)
        if based_on not in ("", seen_mailed(locked)):
            raise Overtaken
        if locked.state == Meeting.State.OFF:
            raise Refused("The meeting is called off. Hold it after all first.")
        people = [seat.person for seat in locked.seats.select_related("person")]
        if not people:
            raise Refused("Nobody is asked yet. Add people first.")
        locked.seats.update(mailed_at=at)
        opening = f"{by.name} asks you to {locked.title}: {_when_and_how(locked)}"
        _mail(locked, people, opening, by=by, method=Method.REQUEST, at=at)
    return len(people)


def seen_mailed(meeting: Meeting) -> str:
    """Return the mark of who is invited by mail, and when."""
    return seen(*(f"{seat.pk} {seat.mailed_at}" for seat in meeting.seats.order_by("pk")))


def _when_and_how(meeting: Meeting) -> str:
    """Say when and how they meet, as a letter does."""
    place = f", {meeting.place}" if meeting.place else ""
    return f"{moment_words(meeting.starts_at)}, {meeting.get_mode_display().lower()}{place}."


def _mail(  # what every letter about a meeting has
    meeting: Meeting, people: Sequence[User], opening: str, *, by: User, method: Method, at: dt.datetime
) -> None:
    """Send each person a letter with the calendar file, once the transaction stands."""
    file = invitation(meeting, people, by=by, method=method, at=at)
    off = "Called off: " if method == Method.CANCEL else ""
    link = f"Agenda and updates: {settings.BASE_URL}/meetings/{meeting.pk}/\n\n" if not off else ""
    letters = []
    for person in people:
        letter = EmailMessage(
            subject_of(f"{off}{meeting.title}, {moment_words(meeting.starts_at)}"),
            f"Hello {person.first_name},\n\n{opening}\n{link}The file is for your calendar.\n",
            None,
            [person.email],
        )
        letter.attach("meeting.ics", file, f"text/calendar; method={method}; charset=utf-8")
        letters.append(letter)
    transaction.on_commit(lambda: [letter.send(fail_silently=True) for letter in letters])


def call_off(*, meeting: Meeting, by: User, at: dt.datetime) -> int:
    """Call a meeting off, and take it out of the calendars of those who were invited; return how many are told."""
    with act("call off meeting", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.PLANNED:
            raise Refused("Only a meeting that has not begun can be called off.")
        locked.state = Meeting.State.OFF
        locked.sequence += 1
        locked.save(update_fields=["state", "sequence"])
        told = [seat.person for seat in locked.seats.select_related("person") if seat.mailed_at]
        if told:
            opening = f"{locked.title} is called off: {_when_and_how(locked)}"
            _mail(locked, told, opening, by=by, method=Method.CANCEL, at=at)
    return len(told)


def hold_after_all(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """Hold a meeting that had been called off; who comes is invited anew."""
    with act("hold meeting after all", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.OFF:
            return
        locked.state = Meeting.State.PLANNED
        locked.sequence += 1
        locked.save(update_fields=["state", "sequence"])
        locked.seats.update(mailed_at=None, coming=None)


def ask(*, meeting: Meeting, people: Sequence[User], by: User, at: dt.datetime) -> None:
    """Ask these people to the meeting, besides those who are asked already."""
    with act("ask to meeting", by=by, at=at):
        touch(meeting)
        Seat.objects.bulk_create([Seat(meeting=meeting, person=one) for one in people], ignore_conflicts=True)


def seat_guest(*, meeting: Meeting, person: User, by: User, at: dt.datetime, based_on: str | None = None) -> None:
    """Let somebody from outside facilitate: they see this meeting and nothing else.

    `based_on` is `seen` of the facilitator's id as it was read: raises `Overtaken` if another was chosen since.
    """
    with act("seat guest", by=by, at=at):
        locked = touch(meeting)
        if based_on is not None and seen(locked.facilitator_id) not in (based_on, seen(person.pk)):
            raise Overtaken
        Seat.objects.get_or_create(meeting=locked, person=person, defaults={"is_guest": True})
        locked.facilitator = person
        locked.save(update_fields=["facilitator"])


def invite_guest(
    *, meeting: Meeting, name: str, email: str, by: User, at: dt.datetime, based_on: str | None = None
) -> User:
    """Invite a facilitator from outside; return them. Nobody is invited where another was chosen (`Overtaken`).

    Raises `Refused` of the accounts where there can be no account for them.
    """
    with act("invite guest", by=by, at=at):
        person = account_actions.invite(name=name, email=email, by=by, at=at).person
        seat_guest(meeting=meeting, person=person, by=by, at=at, based_on=based_on)
    return person


def unask(*, seat: Seat, by: User, at: dt.datetime) -> None:
    """Ask somebody no longer; who was invited is told, once.

    Raises `Refused` for the facilitator, `Gone` for who is not asked any more.
    """
    with act("ask no longer", by=by, at=at):
        meeting = touch(seat.meeting)
        if meeting.facilitator_id == seat.person_id:
            raise Refused("They facilitate the meeting. Choose another facilitator first.")
        seat = still(Seat.objects.select_related("person"), seat.pk)
        if seat.mailed_at:
            opening = f"You are no longer asked to {meeting.title}: {_when_and_how(meeting)}"
            _mail(meeting, [seat.person], opening, by=by, method=Method.CANCEL, at=at)
        seat.delete()


def send_minutes(  # what a letter of minutes has
    *,
    meeting: Meeting,
    text: str,
    file: tuple[str, bytes, str] | None = None,
    by: User,
    at: dt.datetime,
    based_on: str = "",
) -> int:
    """Mail the minutes as plain text to everybody who was asked; return how many letters left.

    `file` goes with each: name, content and type. `based_on` is the meeting's stamp as it was read: raises `Overtaken`
    where something has changed since.
    """
    with act("send minutes", by=by, at=at):
        if based_on not in ("", str(touch(meeting).stamp)):
            raise Overtaken
        people = [seat.person for seat in meeting.seats.select_related("person")]
        subject = subject_of(f"Minutes: {meeting.title}, {moment_words(meeting.starts_at)}")
        letters = [
            EmailMessage(subject, text, None, [person.email], attachments=[file] if file else None) for person in people
        ]
        transaction.on_commit(lambda: [letter.send(fail_silently=True) for letter in letters])
    return len(people)
