"""Mails to those who take part in a lesson. They say that something waits, and nothing of what or of whom."""

import datetime as dt
import functools
import uuid
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from observations.models.lessons import JointObservation
from people.calendar_files import Appointment, calendar_file
from people.models import User
from people.queries import installation

SUBJECT = "Something waits for you in Staffroom"
WAITS = "Hello {name},\n\nsomething waits for you. Today shows what it is:\n\n{address}\n"
DATED = "Hello {name},\n\na date is set. It is in the file, for your calendar, and on Today:\n\n{address}\n"
A_TALK = dt.timedelta(minutes=30)


def say_something_waits(people: Iterable[User | None]) -> None:
    """Write to each of these people, once what waits for them is in the database."""
    for person in _known(people):
        transaction.on_commit(functools.partial(_send, person, WAITS, None))


def say_it_is_dated(joint: JointObservation, people: Iterable[User | None], *, at: dt.datetime) -> None:
    """Send the lesson's calendar file to each of these people, once it is scheduled."""
    for person in _known(people):
        transaction.on_commit(functools.partial(_send, person, DATED, lesson_file(joint, reader=person, at=at)))


def _known(people: Iterable[User | None]) -> list[User]:
    """Return each person once; a demonstration writes to nobody."""
    here = installation()
    if here is not None and here.is_demo:
        return []
    return list({person.pk: person for person in people if person is not None}.values())


def _send(person: User, words: str, file: bytes | None) -> None:
    """Send one mail; a mail server that fails is nobody's fault here, and Today shows the same."""
    body = words.format(name=person.first_name, address=f"{settings.BASE_URL}/")
    letter = EmailMessage(SUBJECT, body, None, [person.email])
    if file is not None:
        letter.attach("lesson.ics", file, "text/calendar")
    letter.send(fail_silently=True)


def lesson_file(joint: JointObservation, *, reader: User, at: dt.datetime) -> bytes:
    """Return the lesson as a calendar file: where and when, and nobody's name but the reader's."""
    lesson = joint.lesson
    place = ", ".join(filter(None, (lesson.room, lesson.school.name)))
    return _file(joint, joint.pk, (lesson.starts_at, lesson.ends_at), place, reader=reader, at=at)


def talk_file(joint: JointObservation, *, reader: User, at: dt.datetime) -> bytes:
    """Return the feedback conversation as a calendar file; raises `ValueError` before it has a date."""
    if joint.talk_at is None:
        raise ValueError("a conversation without a date has no calendar file")
    when = (joint.talk_at, joint.talk_at + A_TALK)
    return _file(joint, joint.lesson_id, when, joint.talk_how, reader=reader, at=at)


def _file(
    joint: JointObservation,
    key: uuid.UUID,
    when: tuple[dt.datetime, dt.datetime],
    place: str,
    *,
    reader: User,
    at: dt.datetime,
) -> bytes:
    """Build a file; a later one with the same key moves the appointment, since its revision is when it was made."""
    return calendar_file(
        Appointment(
            key=key,
            title="Staffroom: something in your diary",
            starts_at=when[0],
            ends_at=when[1],
            place=place,
            text=f"{settings.BASE_URL}/",
            people=[(reader.name, reader.email)],
            revision=max(0, int((at - joint.created_at).total_seconds() // 60)),
        ),
        at=at,
        host=urlsplit(settings.BASE_URL).hostname or "staffroom",
    )
