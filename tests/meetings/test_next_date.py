"""When to meet next: a choice of the poll or an agreement becomes the next meeting of the series."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db
MAY = dt.datetime(2013, 5, 13, 11, 30, tzinfo=dt.UTC)  # 12.30 in London
JUNE = "2013-06-10T12:30"


@pytest.fixture
def press(house, meeting, as_):
    def pressed(step, who=None, **data):
        address = reverse("meeting-poll", args=[meeting.pk])
        return as_(who or house.cluster_lead).post(address, {"step": step, **data})

    return pressed


@pytest.fixture
def date(press, meeting):
    press("propose", starts_at="2013-05-13T12:30")
    return meeting.poll_dates.get()


def following(meeting):
    return Meeting.objects.get(follows=meeting)


def test_nobody_having_answered_the_poll_is_not_closed(press, date, meeting):
    page = press("choose", date=date.pk).wsgi_request
    said = [str(message) for message in page._messages]
    assert said == ["Nobody has answered yet. Wait for answers, or agree on a date below without the poll."]
    assert Meeting.objects.get().next_at is None


def test_a_choice_plans_the_next_meeting_with_agenda_alliances_and_people(press, date, meeting, house):
    meeting_actions.change_meeting(
        meeting=meeting,
        facts=meeting_actions.MeetingFacts("Cluster meeting", START, START + dt.timedelta(minutes=90), "call"),
        facilitator=house.avon_lead,
        by=house.cluster_lead,
        at=MORNING,
    )
    first, second = meeting.turns.all()
    meeting.turns.filter(pk=first.pk).update(order=9)
    meeting_actions.ask(meeting=meeting, people=[house.school_lead], by=house.cluster_lead, at=MORNING)
    press("answer", can=[date.pk])
    press("choose", date=date.pk)
    after = following(meeting)
    assert (after.starts_at, after.ends_at) == (MAY, MAY + dt.timedelta(minutes=90))
    assert (after.series, after.mode, after.facilitator) == (meeting.series, "face", house.avon_lead)
    assert list(after.items.values_list("title", "minutes")) == list(meeting.items.values_list("title", "minutes"))
    assert [turn.alliance for turn in after.turns.all()] == [second.alliance, first.alliance]
    assert {seat.person for seat in after.seats.all()} == {seat.person for seat in meeting.seats.all()}


def test_a_guest_facilitates_one_meeting_and_is_not_asked_to_the_next(press, meeting, house):
    meeting_actions.seat_guest(meeting=meeting, person=house.far_teacher, by=house.cluster_lead, at=MORNING)
    press("agree", starts_at=JUNE)
    after = following(meeting)
    assert after.facilitator is None
    assert house.far_teacher not in [seat.person for seat in after.seats.all()]


def test_chosen_again_the_planned_meeting_moves_and_its_invitation_counts_up(press, date, meeting):
    press("answer", can=[date.pk])
    press("choose", date=date.pk)
    first = following(meeting)
    press("reopen")
    press("agree", starts_at=JUNE)
    moved = following(meeting)
    assert (moved.pk, moved.sequence) == (first.pk, first.sequence + 1)
    assert moved.starts_at == dt.datetime(2013, 6, 10, 11, 30, tzinfo=dt.UTC)


def test_a_next_meeting_that_has_begun_keeps_its_date(press, meeting, house):
    press("agree", starts_at=JUNE)
    meeting_actions.begin(meeting=following(meeting), by=house.cluster_lead, at=MORNING)
    press("reopen")
    assert Meeting.objects.get(pk=meeting.pk).next_at is not None


def test_a_date_is_taken_back(press, date, meeting):
    press("withdraw", date=date.pk)
    assert not meeting.poll_dates.exists()


def test_who_has_not_answered_is_named(press, date, meeting, house, as_):
    press("answer", who=house.avon_lead, can=[date.pk])
    page = as_(house.host).get(reverse("meeting-poll", args=[meeting.pk]))
    assert page.context["waiting"] == ("Alan Alliancelead", "Clara Clusterlead")


@pytest.mark.parametrize("step", ["propose", "agree", "choose", "withdraw", "reopen"])
def test_only_who_runs_the_meeting_settles_the_date(press, date, house, step):
    assert press(step, who=house.alliance_lead, date=date.pk, starts_at=JUNE).status_code == 403


def test_the_page_says_when_they_meet_once_it_is_chosen(press, date, house, meeting, as_):
    press("answer", can=[date.pk])
    press("choose", date=date.pk)
    page = as_(house.host).get(reverse("meeting-poll", args=[meeting.pk])).content.decode()
    assert "You meet on Monday 13 May 2013, 12.30." in page


@pytest.mark.parametrize("step", ["choose", "withdraw"])
@pytest.mark.parametrize("said", ["", "x"])
def test_a_date_that_is_none_is_not_there(press, date, step, said):
    press("answer", can=[date.pk])
    assert press(step, date=said).status_code == 404


@pytest.mark.parametrize("when", ["", "x", "2013-02-29T12:30", "2013-02-01T12:30", "1900-01-01T12:30"])
def test_an_agreement_on_no_date_is_said_beside_the_field(press, when):
    page = press("agree", starts_at=when)
    assert (page.status_code, set(page.context["form"].errors)) == (200, {"starts_at"})


def test_a_seventh_date_is_one_too_many(press, meeting):
    for day in range(1, 8):
        page = press("propose", starts_at=f"2013-06-0{day}T12:30")
    assert set(page.context["form"].errors) == {"starts_at"}
    assert meeting.poll_dates.count() == 6
