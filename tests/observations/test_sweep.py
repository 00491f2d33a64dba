"""What the sweep does by the clock, and what it leaves alone."""

import datetime as dt

import pytest

from observations import actions
from observations.models import JointObservation, LedgerEntry, Round
from tests import world as worlds
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.django_db


def state(joint) -> str:
    return JointObservation.objects.get(pk=joint.pk).state


def reveal(world, joint, as_person):
    for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
        as_person(who)
        observer = worlds.place_of(joint, who)
        actions.seal(observer=observer, content=worlds.judgement(version, "Good"), by=who, at=AFTER)
    return LedgerEntry.objects.get(joint=joint)


def test_a_lesson_that_is_over_is_observed_whoever_has_done_what(world):
    joint = worlds.lesson(world)
    actions.sweep(at=LESSON_START + dt.timedelta(minutes=49))
    assert state(joint) == "scheduled"
    actions.sweep(at=LESSON_START + dt.timedelta(minutes=50))
    assert state(joint) == "observed"


def test_an_open_sheet_closes_the_lesson_unpaired_after_fourteen_days(world):
    joint = worlds.lesson(world)
    last_day = dt.datetime(2013, 2, 13, 23, 59, tzinfo=dt.UTC)
    actions.sweep(at=last_day)
    assert state(joint) == "observed"
    actions.sweep(at=last_day + dt.timedelta(minutes=1))
    assert state(joint) == "unpaired"


def test_a_revealed_lesson_stays_revealed_however_old(world, as_person):
    joint = worlds.lesson(world)
    reveal(world, joint, as_person)
    actions.sweep(at=AFTER + dt.timedelta(days=400))
    assert state(joint) == "revealed"


def test_a_round_that_publishes_at_its_close_is_counted_then_and_not_before(world, as_person):
    Round.objects.update(publishes=Round.Publishes.AT_CLOSE)
    entry = reveal(world, worlds.lesson(world), as_person)
    assert (actions.sweep(at=AFTER), actions.count_reveal(entry.pk, at=AFTER)) == (0, False)

    from observations.actions import arranging

    arranging.close_round(round_id=world.round.pk, by=world.alliance_lead, at=AFTER)
    assert actions.sweep(at=AFTER) == 1


def test_a_withdrawn_lesson_leaves_every_figure(world, as_person):
    from observations.actions import arranging
    from observations.models import Cell

    joint = worlds.lesson(world)
    reveal(world, joint, as_person)
    actions.sweep(at=AFTER)
    arranging.withdraw(joint=joint, by=world.alliance_lead, at=AFTER)

    assert actions.sweep(at=AFTER) == 1
    assert set(Cell.objects.values_list("count", flat=True)) == {0}
    assert actions.recount(at=AFTER).changed == 0
