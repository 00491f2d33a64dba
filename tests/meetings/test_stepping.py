"""A step too far is taken back: the next alliance, the next item, the end of a meeting."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.meetings import actions
from clusters.models import Meeting, Turn
from tests.meetings.conftest import START

pytestmark = pytest.mark.django_db
LATER = START + dt.timedelta(minutes=15)


@pytest.fixture
def running(meeting, house):
    actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def press(house, running, as_):
    def pressed(step, who=None):
        address = reverse("meeting-move-on", args=[running.pk])
        return as_(who or house.cluster_lead).post(address, {"step": step}).status_code

    return pressed


def speaking(meeting):
    found = Turn.objects.filter(meeting=meeting, began_at__isnull=False, ended_at__isnull=True)
    return [(turn.alliance.name, turn.began_at) for turn in found]


def test_the_word_goes_back_to_the_alliance_that_had_it(running, house, press):
    first, second = running.turns.all()
    actions.next_turn(meeting=running, from_turn=str(first.pk), by=house.cluster_lead, at=LATER)
    assert press(f"back {second.pk}") == 302
    assert speaking(running) == [(first.alliance.name, START)]
    second.refresh_from_db()
    assert second.began_at is None


def test_the_item_before_runs_on_from_when_it_began(running, house, press):
    first, second = running.items.all()[:2]
    actions.next_item(meeting=running, from_item=str(first.pk), by=house.cluster_lead, at=LATER)
    press(f"back {second.pk}")
    again = Meeting.objects.get(pk=running.pk)
    assert (again.current, again.current_since) == (first, START)
    assert speaking(running) == [(running.turns.first().alliance.name, START)]


def test_back_pressed_twice_goes_back_once(running, house, press):
    items = list(running.items.all())
    for item in items[:2]:
        actions.next_item(meeting=running, from_item=str(item.pk), by=house.cluster_lead, at=LATER)
    press(f"back {items[2].pk}")
    press(f"back {items[2].pk}")
    assert Meeting.objects.get(pk=running.pk).current == items[1]


def test_there_is_nothing_before_the_first(running, press):
    press(f"back {running.turns.first().pk}")
    assert Meeting.objects.get(pk=running.pk).current == running.items.first()


def test_a_meeting_closed_too_early_goes_on_with_its_last_item(running, press):
    press("close")
    press("reopen")
    again = Meeting.objects.get(pk=running.pk)
    assert (again.state, again.closed_at, again.current) == ("running", None, running.items.last())


@pytest.mark.parametrize("step", ["back x", "reopen", "turn", "", "\x00"])
def test_a_step_that_is_none_changes_nothing(running, press, step):
    before = Meeting.objects.get(pk=running.pk)
    press(step)
    after = Meeting.objects.get(pk=running.pk)
    assert (after.state, after.current, after.current_since) == (before.state, before.current, before.current_since)


def test_others_do_not_step_back(house, running, press):
    assert press(f"back {running.current_id}", who=house.alliance_lead) == 403
