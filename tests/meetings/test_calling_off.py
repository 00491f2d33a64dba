"""Calendar files that invite, move and cancel; meetings called off; people asked no longer."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(house, meeting, as_, django_capture_on_commit_callbacks):
    def pressed(name, step, who=None):
        with django_capture_on_commit_callbacks(execute=True):
            return as_(who or house.cluster_lead).post(reverse(name, args=[meeting.pk]), {"step": step})

    return pressed


def files():
    """(method, sequence, status, attendees) of each letter's calendar file, and empty the box."""
    read = []
    for letter in mail.outbox:
        calendar = Calendar.from_ical(letter.attachments[0][1])
        event = calendar.walk("VEVENT")[0]
        who = event.get("attendee", [])
        who = who if isinstance(who, list) else [who]
        read.append((str(calendar["method"]), event["sequence"], str(event["status"]), len(who)))
    mail.outbox.clear()
    return read


def test_invited_then_moved_then_called_off_one_entry_follows(house, meeting, press):
    press("meeting-people", "send")
    seats = meeting.seats.count()
    assert files() == [("REQUEST", 0, "CONFIRMED", seats - 1)] * seats
    meeting_actions.change_meeting(
        meeting=meeting,
        facts=meeting_actions.MeetingFacts("Cluster meeting", START, START + dt.timedelta(hours=1), "call"),
        facilitator=None,
        by=house.cluster_lead,
        at=MORNING,
    )
    press("meeting-people", "send")
    assert files() == [("REQUEST", 1, "CONFIRMED", seats - 1)] * seats
    press("meeting-change", "off")
    assert files() == [("CANCEL", 2, "CANCELLED", seats - 1)] * seats


def test_a_letter_says_in_its_type_what_it_asks(press):
    press("meeting-people", "send")
    assert {letter.attachments[0][2] for letter in mail.outbox} == {"text/calendar; method=REQUEST; charset=utf-8"}


def test_nobody_is_told_of_a_meeting_they_were_not_invited_to(press):
    press("meeting-change", "off")
    assert (files(), Meeting.objects.get().state) == ([], "off")


def test_a_meeting_called_off_neither_begins_nor_invites_until_it_is_held_after_all(house, meeting, press, as_):
    press("meeting-change", "off")
    press("meeting-people", "send")
    press("meeting-move-on", "begin")
    assert (files(), Meeting.objects.get().state) == ([], "off")
    assert "This meeting is called off." in as_(house.host).get(reverse("meeting", args=[meeting.pk])).content.decode()
    press("meeting-change", "on")
    assert (Meeting.objects.get().state, Meeting.objects.get().sequence) == ("planned", 2)


def test_a_meeting_that_has_begun_is_not_called_off(house, meeting, press):
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    press("meeting-change", "off")
    assert Meeting.objects.get().state == "running"


def test_who_is_no_longer_asked_is_told_if_they_were_invited(house, meeting, press):
    press("meeting-people", "send")
    mail.outbox.clear()
    seat = meeting.seats.get(person=house.avon_lead)
    press("meeting-people", f"unask {seat.pk}")
    assert [letter.to for letter in mail.outbox] == [[house.avon_lead.email]]
    assert [file[0] for file in files()] == ["CANCEL"]
    assert not meeting.seats.filter(person=house.avon_lead).exists()


def test_the_facilitator_stays_asked(house, meeting, press):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    press("meeting-people", f"unask {meeting.seats.get(person=house.far_teacher).pk}")
    assert meeting.seats.filter(person=house.far_teacher).exists()


@pytest.mark.parametrize("said", ["", "x"])
def test_a_seat_that_is_none_is_not_there(press, said):
    assert press("meeting-people", f"unask {said}").status_code == 404


def test_the_file_to_download_names_nobody(house, meeting, as_):
    file = as_(house.host).get(reverse("meeting-calendar", args=[meeting.pk])).content
    assert b"mailto" not in file
    assert b"METHOD:PUBLISH" in file


def test_others_call_nothing_off(house, press):
    assert press("meeting-change", "off", who=house.alliance_lead).status_code == 403
