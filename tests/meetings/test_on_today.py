"""What meetings bring to Today: one that runs, dates to answer, promises, the next meeting; for whom it is."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.meetings import actions as meeting_actions
from clusters.queries import Reach, reach_of
from reports.meeting_steps import meeting_steps
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db
NOTHING = Reach()
MAY = START + dt.timedelta(days=77)


def titles(person, at=MORNING):
    steps = meeting_steps(person, reach_of(person, on=at.date()), now=at)
    return [step.title for step in steps.now], [step.title for step in steps.later]


def test_the_next_meeting_is_told_to_who_is_asked_and_to_nobody_else(house, meeting):
    assert titles(house.avon_lead) == (["Cluster meeting on 25 February"], [])
    assert titles(house.avon_lead, START - dt.timedelta(days=20)) == ([], ["Cluster meeting on 25 February"])
    assert titles(house.avon_lead, START - dt.timedelta(days=22)) == ([], [])
    assert titles(house.avon_lead, START + dt.timedelta(days=1)) == ([], [])
    assert titles(house.host) == ([], [])


def test_the_facilitator_is_led_to_the_agenda_the_others_to_the_meeting(house, meeting):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    (theirs,) = meeting_steps(house.far_teacher, NOTHING, now=MORNING).now
    (ours,) = meeting_steps(house.avon_lead, NOTHING, now=MORNING).now
    assert (theirs.address, ours.address) == (
        reverse("meeting-agenda", args=[meeting.pk]),
        reverse("meeting", args=[meeting.pk]),
    )


def test_a_meeting_that_runs_comes_first_and_one_called_off_not_at_all(house, meeting, plan, typed):
    typed(meeting, "Ask the heads", "action", owner=house.avon_lead, due_on=MORNING.date())
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    off = plan(start=START + dt.timedelta(days=3))
    meeting_actions.call_off(meeting=off, by=house.cluster_lead, at=MORNING)
    assert titles(house.avon_lead, START) == (["Cluster meeting is running", "Ask the heads"], [])


def test_dates_wait_until_one_has_answered_or_one_is_chosen(house, meeting):
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    meeting_actions.close(meeting=meeting, by=house.cluster_lead, at=START)
    meeting_actions.propose_date(meeting=meeting, starts_at=MAY, by=house.cluster_lead, at=START)
    asked = ["Say when you can meet next"]
    assert titles(house.avon_lead, START) == (asked, [])
    assert titles(house.host, START) == ([], [])
    meeting_actions.answer_poll(meeting=meeting, can=set(), by=house.avon_lead, at=START)
    assert titles(house.avon_lead, START) == ([], [])
    assert titles(house.alliance_lead, START) == (asked, [])
    meeting_actions.agree_date(meeting=meeting, starts_at=MAY, by=house.cluster_lead, at=START)
    assert titles(house.alliance_lead, START) == ([], [])


def test_a_teacher_who_took_something_on_at_an_alliances_meeting_sees_it(house, plan, typed):
    ours = plan(alliance=house.alliance, start=START - dt.timedelta(days=30))
    typed(ours, "Bring a lesson", "action", owner=house.teacher, due_on=dt.date(2013, 2, 20))
    (step,) = meeting_steps(house.teacher, NOTHING, now=MORNING).now
    assert (step.title, step.detail, step.is_turn) == (
        "Bring a lesson",
        "Due since 20 February, from Cluster meeting",
        True,
    )


def test_it_is_one_query(house, meeting, plan, typed, django_assert_num_queries):
    for number in range(3):
        typed(meeting, f"Promise {number}", "action", owner=house.avon_lead, due_on=MORNING.date())
        plan(start=START + dt.timedelta(days=number))
    with django_assert_num_queries(1):
        meeting_steps(house.avon_lead, NOTHING, now=MORNING)
