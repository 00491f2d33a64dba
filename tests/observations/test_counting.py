"""What the ledger compares beside grades, and that every way of counting gives the same cells."""

import dataclasses
import importlib

import pgtrigger
import pytest
from django.db import connection

from observations import actions
from observations.actions import forms
from observations.judgements import GroundContent, RatingContent
from observations.models import Cell, LedgerCriterion, LedgerEntry
from observations.paperwork import published_form
from tests import world as worlds
from tests.reports.lessons import another_round, counted, seal
from tests.world import AFTER, SINCE, T0

pytestmark = pytest.mark.django_db


def patterns(facet, kind="round", **more):
    return dict(Cell.objects.filter(facet=facet, scope_kind=kind, **more).values_list("pattern", "count"))


def with_form(world, school, criteria):
    """A form of this school that asks these, in levels."""
    text = dataclasses.replace(worlds.INDUCTIVE, name="Levels", criteria=criteria, criteria_on="levels")
    version = forms.publish_form(version=forms.draft_form(school=school, text=text, by=None, at=T0), by=None, at=T0)
    forms.line_up_by_word_or_position(version=version, scale_id=world.scale.pk, valid_from=SINCE, by=None, at=T0)
    return version


def rated(version, levels, grounds=()):
    """A sheet without a grade: a level for each criterion in order, `na` for one that does not apply."""
    form = published_form(version.pk)
    ratings = [
        RatingContent(criterion.id, level=level) for criterion, level in zip(form.criteria, levels, strict=False)
    ]
    named = tuple(GroundContent(form.criteria[at].id, "decisive") for at in grounds)
    empty = dataclasses.replace(worlds.judgement(version, ""), no_grade=False, how_reached="", grounds=named)
    return dataclasses.replace(empty, ratings=tuple(ratings))


@pytest.fixture
def both_on(world):
    """Seal one ungraded lesson on two forms with these criteria and these levels, and return its entry."""

    def lesson(criteria, host, visitor, *, grounds=((0,), (0,))):
        host_form, visitor_form = (with_form(world, school, criteria) for school in (world.agnes, world.trevean))
        ungraded = dataclasses.replace(another_round(world, graded=False), inductive=host_form, ruled=visitor_form)
        joint = worlds.lesson(ungraded)
        seal(joint, world.host, rated(host_form, host, grounds[0]))
        seal(joint, world.visitor, rated(visitor_form, visitor, grounds[1]))
        entry = LedgerEntry.objects.get(joint=joint)
        actions.count_reveal(entry.pk, at=AFTER)
        return entry

    return lesson


def test_a_form_that_asks_twice_under_one_code_has_one_answer(both_on):
    twice = (("Focus", "on_task"), ("Behaviour", "on_task"), ("Stretch", "challenge"))
    entry = both_on(twice, ("clearly", "not_seen", "partly"), ("clearly", "partly", "clearly"))
    rows = dict(LedgerCriterion.objects.filter(entry=entry).values_list("sub_code", "vector"))
    assert rows == {"on_task": "2,0,0", "challenge": "1,1,0"}
    assert (entry.criteria_same, entry.criteria_compared) == (1, 2)


def test_something_else_is_never_the_same_thing(both_on):
    criteria = (("Displays", "other"), ("Stretch", "challenge"), ("Uniform", "other"))
    entry = both_on(criteria, ("clearly",) * 3, ("clearly",) * 3, grounds=((0, 1), (0, 1)))
    assert LedgerCriterion.objects.filter(entry=entry).values_list("sub_code").get() == ("challenge",)
    assert (entry.grounds_shared, entry.grounds_named) == (1, 3)


def test_what_does_not_apply_to_one_is_not_compared(both_on):
    entry = both_on((("Focus", "on_task"), ("Stretch", "challenge")), ("clearly", "na"), ("clearly", "clearly"))
    assert (entry.criteria_same, entry.criteria_compared) == (1, 1)


def test_lessons_without_grades_have_facets_of_their_own(both_on, world):
    both_on((("Focus", "on_task"), ("Stretch", "challenge")), ("clearly", "partly"), ("clearly", "clearly"))
    assert patterns("u_all", "cluster") == {"1/2": 1}
    assert patterns("u_subject", "cluster", value="Science") == {"1/2": 1}
    assert patterns("u_criterion", "cluster", value="on_task") == {"2,0,0": 1}
    assert patterns("u_grounds", "cluster") == {"1/1": 1}
    assert not Cell.objects.exclude(facet__startswith="u_").exists()


def test_each_lesson_keeps_what_it_was_with_rules_beside_what_it_was_without(world):
    counted(world, ("Good", "Good"), ("Good", "Outstanding"), by_rule=1)
    expected = {"0,2,0,0|0,2,0,0": 1, "1,1,0,0|1,1,0,0": 1, "0,0,1,1|0,0,0,2": 1}
    for kind in ("round", "alliance", "cluster"):
        assert patterns("rules_pair", kind) == expected


def test_a_lesson_without_a_grade_both_ways_is_not_among_the_pairs(world):
    counted(world, ("", "Good"))
    assert patterns("rules_pair") == {}


def test_recounting_and_migrating_give_the_same_cells(both_on, world):
    counted(world, ("Good", "Good"), ("Good", "Outstanding"), ("", "Good"), by_rule=2)
    both_on((("Focus", "on_task"), ("Stretch", "challenge")), ("clearly", "partly"), ("clearly", "clearly"))
    assert actions.recount(at=AFTER).changed == 0

    Cell.objects.filter(facet__in=["rules_pair", "u_all", "grounds"]).delete()
    assert actions.recount(at=AFTER).changed > 0
    assert actions.recount(at=AFTER).changed == 0

    migration = importlib.import_module("observations.migrations.0005_ungraded_and_pairs")
    Cell.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(migration.RECOUNT)
    assert actions.recount(at=AFTER).changed == 0


def test_the_migration_finds_in_an_old_ledger_what_a_new_one_is_written_with(both_on, world):
    counted(world, ("Good", "Good"), by_rule=1)
    criteria = (("Displays", "other"), ("Focus", "on_task"), ("Stretch", "challenge"))
    both_on(criteria, ("clearly",) * 3, ("partly", "clearly", "partly"), grounds=((0, 1), (0, 2)))
    columns = ("pk", "graded", "criteria_same", "criteria_compared", "grounds_shared", "grounds_named")
    written = set(LedgerEntry.objects.values_list(*columns))

    migration = importlib.import_module("observations.migrations.0005_ungraded_and_pairs")
    with pgtrigger.ignore("observations.LedgerEntry:entry_frozen"), connection.cursor() as cursor:
        LedgerEntry.objects.update(graded=True, criteria_same=0, criteria_compared=0, grounds_shared=0, grounds_named=0)
        cursor.execute(migration.FILL)
    assert set(LedgerEntry.objects.values_list(*columns)) == written
