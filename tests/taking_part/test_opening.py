"""How far one opens one's room, and how comfortable one is: both private, the second to the database too."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from observations.actions import releasing
from observations.models import Comfort, Opening
from observations.openness import openness_of
from people import sight, taking_part
from tests.observations.pages import words
from tests.taking_part.conftest import A_DAY, FIRST, NOW

pytestmark = pytest.mark.django_db
PAGE = "/observe/opening/"
OFFER = "/observe/offer/"


def test_each_rung_goes_as_far_as_one_says(house, browser):
    teacher = browser(house.teacher)

    teacher.post(PAGE, {"resource": "others", "walk": "dept", "joint": ""})
    teacher.post(PAGE, {"resource": "others", "walk": "school"})

    assert set(Opening.objects.values_list("person", "rung", "reach")) == {
        (house.teacher.pk, "resource", "others"),
        (house.teacher.pk, "walk", "school"),
    }
    assert 'value="school" selected' in teacher.get(PAGE).content.decode()


@pytest.mark.parametrize("wrong", [{"joint": "world"}, {"resource": "1.0"}, {"part": "NaN"}])
def test_a_reach_that_is_none_is_an_error_beside_its_rung(house, browser, wrong):
    answer = browser(house.teacher).post(PAGE, {"walk": "dept", **wrong})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, list(wrong))
    assert 'value="dept" selected' in answer.content.decode()
    assert Opening.objects.count() == 0


@pytest.mark.parametrize(
    ("rungs", "graded", "ungraded"),
    [
        ({}, "has not said how far", "has not said how far"),
        ({"joint": "others"}, "open to this", "open to this"),
        ({"lesson": "others"}, "not open to this yet", "open to this"),
        ({"joint": "school", "walk": "others"}, "not open to this yet", "not open to this yet"),
    ],
)
def test_what_a_host_is_told_depends_on_the_lesson(house, rungs, graded, ungraded):
    releasing.open_up(person=house.teacher, rungs=rungs, at=NOW)

    said = [openness_of([house.teacher.pk], graded=each)[house.teacher.pk].words for each in (True, False)]

    assert said == [graded, ungraded]


def test_a_lesson_that_a_teacher_is_not_open_to_is_refused_with_what_they_are_open_to(house, browser):
    releasing.open_up(person=house.teacher, rungs={"work": "others", "joint": "school"}, at=NOW)

    answer = browser(house.host).post(OFFER, {"taught": f"{house.agnes.pk}:{house.teacher.pk}"})

    assert answer.context["form"].errors["taught"] == [
        "Tom Teacher is not open to this yet. They are open to: swap pupils’ work"
    ]


def test_nobody_elses_page_shows_a_teachers_rungs(house, browser):
    releasing.open_up(person=house.teacher, rungs={"work": "others"}, at=NOW)

    for who in ("host", "school_lead", "alliance_lead", "administrator"):
        assert 'value="others" selected' not in browser(getattr(house, who)).get(PAGE).content.decode()


def test_whoever_said_no_in_their_first_hour_is_nobodys_choice(house, browser):
    taking_part.answer(person=house.teacher, takes_part=False, at=NOW)

    assert "Tom Teacher" not in browser(house.host).get(OFFER).content.decode()
    arrange = f"{reverse('setup-joint-new')}?round={house.round.pk}"
    assert "Tom Teacher" not in browser(house.alliance_lead).get(arrange).content.decode()


def test_comfort_is_asked_before_and_after_and_shown_to_oneself_alone(setting, house, browser, frozen):
    joint = setting.scheduled()
    address = reverse("joint-comfort", args=[joint.pk])

    browser(house.teacher).post(address, {"value": "3"})
    frozen.move_to(FIRST + A_DAY)
    browser(house.teacher).post(address, {"value": "8"})

    sight.look_as(house.teacher.pk)
    assert sorted(Comfort.objects.values_list("moment", "value")) == [("after", 8), ("before", 3)]
    for other in (house.host, house.school_lead, house.administrator, None):
        sight.look_as(other.pk if other else None)
        assert Comfort.objects.count() == 0


def test_the_database_lets_nobody_write_anothers_comfort(setting, house):
    joint = setting.scheduled()
    sight.look_as(house.host.pk)

    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Comfort.objects.create(joint=joint, person=house.teacher, moment="before", value=1, answered_at=NOW)
    assert connection.is_usable()


@pytest.mark.parametrize("value", ["", "-1", "11", "1.0", "NaN", "1e30", "ten"])
def test_comfort_that_is_no_number_to_ten_is_not_kept(setting, house, browser, value):
    joint = setting.scheduled()

    answer = browser(house.teacher).post(reverse("joint-comfort", args=[joint.pk]), {"value": value}, follow=True)

    assert "Choose a number from 0 to 10." in words(answer) + answer.content.decode()
    sight.look_as(house.teacher.pk)
    assert Comfort.objects.count() == 0
