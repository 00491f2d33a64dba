"""What the app counts for an update: only what is open to all, each sentence put in by a press."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.gatherings import actions as gathering_actions
from clusters.gatherings.lines import CameLine
from clusters.models import ProgressUpdate, Term
from observations.models import Round
from reports.queries.update_counts import countable
from tests import world as worlds
from tests.reports import lessons
from tests.world import T0
from trios import actions as trio_actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(house):
    held = gathering_actions.keep_gathering(
        cluster=house.cluster,
        title="Spring",
        held_on=dt.date(2013, 2, 1),
        kind="conference",
        host=house.agnes,
        by=None,
        at=T0,
    )
    lines = [CameLine(1, house.agnes, "", "Ann", ""), CameLine(2, house.trevean, "", "Bob", "")]
    gathering_actions.add_people(gathering=held, lines=lines, by=None, at=T0)
    return held


@pytest.fixture
def trio(house):
    facts = [
        trio_actions.MemberFacts(person, school, "", "")
        for person, school in ((house.host, house.agnes), (house.visitor, house.trevean), (house.third, house.penrose))
    ]
    made = trio_actions.form_trio(
        alliance=house.alliance, leader=house.host, members=facts, by=house.host, at=T0, on=T0.date()
    )
    for member in made.members.all():
        trio_actions.say_yes(member=member, by=house.school_lead, at=T0, on=T0.date())
    made.refresh_from_db()
    return made


def test_observations_trios_people_schools_and_attendance_are_counted(house, event, trio):
    lessons.revealed(house)
    assert countable(house.alliance, house.term) == (
        "1 joint observation compared, in 1 school.",
        "1 trio, with 3 people across 3 schools.",
        "2 places taken at 1 event.",
    )


def test_a_lesson_that_still_has_to_be_sealed_counts_for_nobody(house):
    joint = worlds.lesson(house)
    lessons.seal(joint, house.host, worlds.judgement(house.inductive, "Good"))
    assert countable(house.alliance, house.term) == ()


def test_a_round_that_publishes_when_it_closes_is_not_counted_before(house):
    Round.objects.update(publishes=Round.Publishes.AT_CLOSE)
    lessons.revealed(house)
    assert countable(house.alliance, house.term) == ()
    Round.objects.update(closed_at=T0)
    assert countable(house.alliance, house.term) == ("1 joint observation compared, in 1 school.",)


def test_another_alliance_and_another_term_count_nothing(house, event):
    lessons.revealed(house)
    summer = Term.objects.create(
        cluster=house.cluster,
        name="Summer",
        academic_year="2012-13",
        starts_on=dt.date(2013, 4, 15),
        ends_on=dt.date(2013, 7, 24),
    )
    assert countable(house.avon, house.term) == ()
    assert countable(house.alliance, summer) == ()


def test_a_trio_that_ended_before_the_term_is_not_counted(house, trio):
    type(trio).objects.update(state="finished", started_on=dt.date(2012, 9, 10), ended_on=dt.date(2012, 12, 1))
    assert countable(house.alliance, house.term) == ()


def test_a_press_puts_the_sentence_at_the_end_and_what_was_typed_stays(house, event, as_):
    client, address = as_(house.alliance_lead), reverse("update-write", args=[house.alliance.pk])
    (sentence,) = client.get(address).context["counts"]
    client.post(address, {"version": 0, "step": f"insert-{sentence}", "activity": "Typed", "challenges": "Time"})
    update = ProgressUpdate.objects.get()
    assert (update.activity, update.challenges) == ("Typed\n2 places taken at 1 event.", "Time")


def test_a_sentence_that_is_not_counted_is_not_put_in(house, event, as_):
    client, address = as_(house.alliance_lead), reverse("update-write", args=[house.alliance.pk])
    client.post(address, {"version": 0, "step": "insert-400 trios.", "activity": "Typed"})
    assert ProgressUpdate.objects.get().activity == "Typed"
