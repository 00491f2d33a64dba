"""The set-up clock: how long each step waited and for what, never for whom, until the lesson is observed."""

import pytest
from django.urls import reverse

from observations import actions
from observations.actions import offering, waiting
from observations.models import SetUpStep
from observations.set_up_clock import clock_of
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST, NOW, times

pytestmark = pytest.mark.django_db


def steps():
    return list(SetUpStep.objects.order_by("began_at", "waits_for").values_list("waits_for", "began_at", "ended_at"))


def test_each_step_is_timed_from_its_beginning_to_its_end(setting, house):
    joint = setting.offered(10)
    offering.none_of_these(joint=joint, by=house.visitor, at=NOW + 2 * A_DAY)
    offering.offer_again(joint=joint, times=times(10), by=house.host, at=NOW + 3 * A_DAY)
    joint = setting.picked(joint, at=NOW + 5 * A_DAY)
    setting.yes(joint, "teacher", at=NOW + 9 * A_DAY)
    day = FIRST + 10 * A_DAY
    actions.sweep(at=day + A_DAY)

    lesson = setting.again(joint).lesson
    assert steps() == [
        ("reply", NOW, NOW + 2 * A_DAY),
        ("times", NOW + 2 * A_DAY, NOW + 3 * A_DAY),
        ("reply", NOW + 3 * A_DAY, NOW + 5 * A_DAY),
        ("yes", NOW + 5 * A_DAY, NOW + 9 * A_DAY),
        ("day", NOW + 9 * A_DAY, lesson.ends_at),
    ]
    clock = clock_of(house.round, now=day + 30 * A_DAY)
    assert [(row.words, row.lessons, row.middle, row.now) for row in clock.rows[:3]] == [
        ("times to be offered", 1, 1.0, 0),
        ("a time to be picked", 1, 4.0, 0),
        ("everyone’s yes", 1, 4.0, 0),
    ]
    assert (clock.scheduled, clock.middle) == (1, 9.0)


def test_cover_and_room_are_said_by_hand_and_run_beside_the_rest(setting, house, browser, frozen):
    joint = setting.scheduled()
    address = reverse("joint-wait", args=[joint.pk])

    browser(house.host).post(address, {"what": "cover", "waits": "yes"})
    browser(house.host).post(address, {"what": "cover", "waits": "yes"})
    frozen.move_to(NOW + 3 * A_DAY)
    browser(house.teacher).post(address, {"what": "cover", "waits": "no"})

    assert [each for each in steps() if each[0] == "cover"] == [("cover", NOW, NOW + 3 * A_DAY)]


@pytest.mark.parametrize("what", ["1.0", "yes", "day", "Victor"])
def test_nothing_else_is_said_by_hand(setting, house, browser, what):
    joint = setting.scheduled()
    before = steps()

    browser(house.host).post(reverse("joint-wait", args=[joint.pk]), {"what": what, "waits": "yes"})

    assert steps() == before
    with pytest.raises(ValueError, match=what):
        waiting.say_it_waits(joint=joint, what=what, waits=True, by=house.host, at=NOW)


def test_the_round_shows_it_without_a_name(setting, house, browser, frozen):
    setting.scheduled(0)
    setting.offered(7)
    frozen.move_to(NOW + 2 * A_DAY)

    page = words(browser(house.alliance_lead).get(reverse("setup-round", args=[house.round.pk])))

    assert "A time to be picked 2 1.0 2.0 1" in page
    for name in ("Hannah", "Victor", "Tom", "Teacher"):
        assert name not in page


def test_the_clock_is_the_same_whoever_has_sealed(setting, house, frozen, as_person):
    joint = setting.scheduled()
    frozen.move_to(FIRST + 2 * A_DAY)
    actions.sweep(at=FIRST + 2 * A_DAY)
    before = (clock_of(house.round, now=FIRST + 3 * A_DAY), steps())

    setting.sealed(joint, "host", "Good")
    as_person(None)
    actions.sweep(at=FIRST + 2 * A_DAY)

    assert (clock_of(house.round, now=FIRST + 3 * A_DAY), steps()) == before
