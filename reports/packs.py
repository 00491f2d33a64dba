"""Sending a pack: it is frozen, and everybody asked to the meeting is told where it is."""

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from clusters.models import Meeting
from clusters.wording import moment_words
from people.audit import act
from people.letters import subject_of
from people.models import User
from reports import report_actions
from reports.models import Report


def send(*, report: Report, by: User, at: dt.datetime) -> int:
    """Make a pack final and mail everybody asked; return how many letters left. Raises `Refused` as making final does.

    The letters carry the address, not the file: whoever they are forwarded to still has to be a reader of it.
    """
    with act("send pack", by=by, at=at):
        report_actions.set_state(report=report, state=Report.State.FINAL, by=by, at=at)
        meeting = report.meeting
        seats = meeting.seats.select_related("person") if meeting else ()
        letters = [_letter(report, meeting, seat.person, by) for seat in seats if meeting and seat.person_id != by.pk]
        transaction.on_commit(lambda: [letter.send(fail_silently=True) for letter in letters])
    return len(letters)


def _letter(report: Report, meeting: Meeting, person: User, by: User) -> EmailMessage:
    """Write the letter to one person."""
    return EmailMessage(
        subject_of(f"Pack for {meeting.title}, {moment_words(meeting.starts_at)}"),
        f"Hello {person.first_name},\n\n{by.name} has sent the pack for {meeting.title}, "
        f"{moment_words(meeting.starts_at)}: a page for each alliance, to read or to print.\n"
        f"{settings.BASE_URL}/reports/{report.pk}/\n",
        None,
        [person.email],
    )
