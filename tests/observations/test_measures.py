"""Rules on what is measured: on either side of a mark, in minutes or times, from the front or in the school's words."""

import dataclasses
import uuid

import pytest
import time_machine
from django.db import DatabaseError, transaction

from observations.actions import forms
from observations.actions.forms import RuleText
from observations.models import Rule, Sheet
from observations.paperwork import published_form
from observations.rules import HardRule, fired
from people import sight
from tests import world as worlds
from tests.observations.pages import fields, post, visit, words
from tests.world import AFTER, SINCE, T0

LESSON = 50 * 60
FRONT = HardRule(uuid.uuid4(), 20, "is", 3)
FRONT_MORE = HardRule(uuid.uuid4(), 40, "is", 4)
TOO_LITTLE = HardRule(uuid.uuid4(), 5, "least", 3, compares="under")
COPYING = HardRule(uuid.uuid4(), 30, "most", 2, measure="Copying")
SENT_OUT = HardRule(uuid.uuid4(), 2, "is", 4, measure="Sent out", unit="times")


@pytest.mark.parametrize(
    ("rules", "front", "measured", "expected"),
    [
        ((FRONT, FRONT_MORE), 21 * 60, (), FRONT_MORE),
        ((FRONT, FRONT_MORE), 11 * 60, (), FRONT),
        ((FRONT,), 10 * 60, (), None),
        ((FRONT,), None, (), None),
        ((TOO_LITTLE,), 149, (), TOO_LITTLE),
        ((TOO_LITTLE,), 150, (), None),
        ((TOO_LITTLE,), None, (), None),
        ((COPYING,), None, (("Copying", 15.01),), COPYING),
        ((COPYING,), None, (("Copying", 15.0),), None),
        ((SENT_OUT,), None, (("Sent out", 3.0),), SENT_OUT),
        ((SENT_OUT,), None, (("Sent out", 2.0),), None),
        ((SENT_OUT,), None, (), None),
        ((FRONT, COPYING), 17 * 60, (("Copying", 40.0),), FRONT),  # one rule applies, the front's first
        ((FRONT, COPYING), 5 * 60, (("Copying", 40.0),), COPYING),
    ],
)
def test_a_rule_fires_beyond_its_mark(rules, front, measured, expected):
    assert fired(rules, front_seconds=front, lesson_seconds=LESSON, measured=measured) == expected


@pytest.fixture
def joint(world, db):
    """A lesson whose visitor has a form with two measures and no rule on the front."""
    rules = (
        RuleText(30, Rule.Effect.AT_MOST, "Satisfactory", "Copying"),
        RuleText(2, Rule.Effect.IS_JUDGED, "Inadequate", "Sent out", Rule.Unit.TIMES),
    )
    text = dataclasses.replace(worlds.RULED, name="Measures", rules=rules)
    version = forms.publish_form(
        version=forms.draft_form(school=world.trevean, text=text, by=None, at=T0), by=None, at=T0
    )
    forms.line_up_by_word_or_position(version=version, scale_id=world.scale.pk, valid_from=SINCE, by=None, at=T0)
    world.ruled = version
    return worlds.lesson(world)


@pytest.fixture(autouse=True)
def _after_the_lesson():
    with time_machine.travel(AFTER, tick=False):
        yield


def send(world, joint, **answers):
    return post(world.visitor, "joint-sheet", joint, fields(world.ruled, **answers))


@pytest.mark.django_db
def test_the_form_asks_for_each_measure_and_has_no_stopwatch_without_the_front(world, joint):
    page = words(visit(world.visitor, "joint-sheet", joint))

    assert "Copying In minutes" in page
    assert "Sent out How many times" in page
    assert "Taught from the front" not in page
    assert "Copying, in minutes: ____" in words(visit(world.visitor, "joint-print", joint))


@pytest.mark.django_db
def test_what_was_measured_is_kept_fires_its_rule_and_asks_for_both_grades(world, joint):
    refused = send(world, joint, measured_0="16", grade="Good", how_reached="weighed", action="seal")

    assert refused.status_code == 422
    page = words(refused)
    assert "The rule on your form applies: choose Satisfactory, or change the minutes" in page
    assert "You noted 16 of 50 minutes (32%) ." in page
    assert "Say what you would give without the rule" in page
    page = words(visit(world.visitor, "joint-sheet", joint))
    assert "Copying 16 of 50 minutes (32%) Change" in page  # the draft was kept
    assert "Sent out Not measured Change" in page

    sealed = {"grade": "Satisfactory", "grade_without_rule": "Good", "how_reached": "informed", "draft": "1"}
    assert send(world, joint, measured_0="16", measured_1="1", **sealed, action="seal").status_code == 302
    mine = words(visit(world.visitor, "joint-mine", joint))
    assert "Sent out 1 time" in mine
    with transaction.atomic():
        sight.look_as(world.visitor.pk)
        sheet = Sheet.objects.get()
        assert sheet.measured == {"Copying": 16.0, "Sent out": 1.0}
        assert sheet.rule.measure == "Copying"
        with pytest.raises(DatabaseError), transaction.atomic():
            Sheet.objects.update(measured={})


@pytest.mark.django_db
def test_the_comparison_says_what_was_measured(world, joint):
    sealed = {"grade": "Inadequate", "grade_without_rule": "Good", "how_reached": "decided", "action": "seal"}
    assert send(world, joint, measured_1="3", **sealed).status_code == 302
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", how_reached="weighed", action="seal"))

    page = words(visit(world.visitor, "joint-compare", joint))
    assert "Without the rule on Sent out you would have matched." in page
    assert "“More than 2 times: Sent out is judged Inadequate .” You noted 3 times." in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("measured_0", "51"),
        ("measured_0", "-1"),
        ("measured_0", "NaN"),
        ("measured_0", "1.234"),
        ("measured_0", str(10**30)),
        ("measured_1", "1.5"),
        ("measured_1", "1000"),
        ("measured_1", "three"),
        ("measured_1", "1\x00"),
    ],
)
def test_a_bad_amount_is_an_error_beside_its_field(world, joint, field, value):
    answer = send(world, joint, **{field: value}, notes=[("10:10", "Kept", [])])

    assert answer.status_code == 422
    assert list(answer.context["page"].fields.errors) == [field]
    assert "Kept" in words(answer)
    with transaction.atomic():
        sight.look_as(world.visitor.pk)
        assert not Sheet.objects.exists()


@pytest.mark.django_db
def test_published_forms_name_each_measure_once(world, joint):
    form = published_form(world.ruled.pk)

    assert (form.times_front, form.measures) == (False, (("Copying", "percent"), ("Sent out", "times")))
    assert form.framing_index == 0.75
