"""Who says that they come, and others who came without an account: on the page, in the minutes, taken out again."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from clusters.meetings import actions as meeting_actions
from clusters.models import Attendee, Meeting
from clusters.refusals import Refused
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(house, as_):
    def send(meeting, who=None, **data):
        client, address = as_(who or house.cluster_lead), reverse("meeting-people", args=[meeting.pk])
        return client.post(address, data) if data else client.get(address)

    return send


@pytest.fixture
def say(house, as_):
    def said(meeting, who, coming):
        return as_(who).post(reverse("meeting-coming", args=[meeting.pk]), {"coming": coming})

    return said


def test_others_are_noted_by_name_and_where_they_come_from_and_stand_in_page_and_minutes(house, meeting, people, as_):
    lines = "Jo Hill, University of Exeter\n\nSam Lee\nJo Hill, University of Exeter"
    assert people(meeting, step="others", others=lines).status_code == 302
    page = as_(house.host).get(reverse("meeting", args=[meeting.pk])).context["page"]
    assert page.lede.endswith("3 are asked. 2 others there.")
    listed = {str(seat.pk) for seat in meeting.seats.all()}
    meeting_actions.take_attendance(
        meeting=meeting, came=set(), drawn=set(), listed=listed, by=house.cluster_lead, at=START
    )
    page = as_(house.host).get(reverse("meeting", args=[meeting.pk])).context["page"]
    assert page.lede.endswith("0 of 3 there, and 2 others.")
    for name, key in (("meeting-minutes", meeting.pk), ("meeting-series-minutes", meeting.series_id)):
        shown = as_(house.host).get(reverse(name, args=[key]))
        assert "Jo Hill (University of Exeter), Sam Lee." in shown.content.decode()
    (minutes,) = shown.context["all"]
    assert "There: Jo Hill (University of Exeter), Sam Lee." in render_to_string(
        "meetings/minutes.txt", {"minutes": minutes}
    )


def test_who_was_not_there_is_taken_out_and_twice_is_no_error(meeting, plan, people):
    people(meeting, step="others", others="Jo Hill, Exeter")
    jo = Attendee.objects.get()
    other = plan(start=START + dt.timedelta(days=70))
    assert people(other, step=f"drop {jo.pk}").status_code == 404
    assert [people(meeting, step=f"drop {jo.pk}").status_code for _ in range(2)] == [302, 302]
    assert not Attendee.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00", ", Exeter", "x" * 121, f"Jo, {'x' * 121}", "x\n" * 201])
def test_lines_that_cannot_be_are_said_beside_the_field_and_kept(meeting, people, text):
    page = people(meeting, step="others", others=text)
    assert (page.status_code, set(page.context["others"].errors)) == (200, {"others"})
    assert page.context["others"]["others"].value() == text
    assert not Attendee.objects.exists()


def test_others_are_noted_by_who_runs_the_meeting(house, meeting, people):
    assert people(meeting, house.alliance_lead, step="others", others="Jo").status_code == 403
    assert people(meeting, house.far_teacher, step="others", others="Jo").status_code == 404
    assert not Attendee.objects.exists()


def test_who_is_asked_says_whether_they_come_and_the_facilitator_sees_it(house, meeting, people, say):
    assert say(meeting, house.avon_lead, "0").status_code == 302
    assert say(meeting, house.alliance_lead, "1").status_code == 302
    page = people(meeting)
    assert page.context["coming"] == "1 comes, 1 can’t, 1 has not answered."
    assert page.content.decode().count("Can’t come. ") == 1
    say(meeting, house.avon_lead, "1")
    assert people(meeting).context["coming"] == "2 come, 0 can’t, 1 has not answered."
    assert {seat.came for seat in meeting.seats.all()} == {None}


def test_only_who_is_asked_is_offered_it(house, meeting, say, as_):
    assert "I can’t come" in as_(house.avon_lead).get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "I can’t come" not in as_(house.host).get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert say(meeting, house.host, "1").status_code == 403
    assert say(meeting, house.far_teacher, "1").status_code == 404
    say(meeting, house.avon_lead, "maybe")
    assert {seat.coming for seat in meeting.seats.all()} == {None}


def test_once_it_has_begun_attendance_counts(house, meeting, say, as_):
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    say(meeting, house.avon_lead, "0")
    assert {seat.coming for seat in meeting.seats.all()} == {None}
    assert "I can’t come" not in as_(house.avon_lead).get(reverse("meeting", args=[meeting.pk])).content.decode()


def test_about_another_time_everybody_is_asked_anew_and_about_another_place_not(house, meeting):
    def change(**facts):
        stands = {"title": "M", "starts_at": START, "ends_at": START + dt.timedelta(minutes=90), "mode": "face"}
        meeting_actions.change_meeting(
            meeting=meeting,
            facts=meeting_actions.MeetingFacts(**stands | facts),
            facilitator=None,
            by=house.cluster_lead,
            at=MORNING,
        )
        return meeting.seats.get(person=house.avon_lead).coming

    meeting_actions.answer(meeting=meeting, coming=True, by=house.avon_lead, at=MORNING)
    assert (change(place="Room 2"), change(ends_at=START + dt.timedelta(minutes=60))) == (True, None)


def test_a_meeting_held_after_all_asks_anew(house, meeting):
    meeting_actions.answer(meeting=meeting, coming=True, by=house.avon_lead, at=MORNING)
    meeting_actions.call_off(meeting=meeting, by=house.cluster_lead, at=MORNING)
    with pytest.raises(Refused):
        meeting_actions.answer(meeting=meeting, coming=False, by=house.avon_lead, at=MORNING)
    meeting_actions.hold_after_all(meeting=Meeting.objects.get(), by=house.cluster_lead, at=MORNING)
    assert meeting.seats.get(person=house.avon_lead).coming is None
