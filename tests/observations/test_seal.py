"""Sealing and revealing: the main job."""

import pytest
from django.db import DatabaseError, transaction

from observations import actions
from observations.actions.judging import NotSaved
from observations.judgements import own_sheet, revealed_sheets
from observations.models import Cell, JointObservation, LedgerEntry, LedgerPair, Note, Sheet
from tests import world as worlds
from tests.world import AFTER

pytestmark = pytest.mark.django_db


def seal(joint, who, content, as_person, at=AFTER):
    as_person(who)
    return actions.seal(observer=worlds.place_of(joint, who), content=content, by=who, at=at)


def test_the_last_seal_reveals_both_and_writes_the_ledger(world, as_person):
    joint = worlds.lesson(world)

    first = seal(joint, world.host, worlds.judgement(world.inductive, "Inadequate"), as_person)
    second = seal(
        joint,
        world.visitor,
        worlds.judgement(world.ruled, "Satisfactory", without="Inadequate", front_minutes=17, how="decided"),
        as_person,
    )

    assert (first.revealed, second.revealed) == (False, True)
    entry = LedgerEntry.objects.get(joint=joint)
    assert (entry.verdict, entry.verdict_without) == ("differ", "agree")
    assert (entry.vector_with, entry.vector_without) == ("0,0,1,1", "0,0,0,2")
    assert LedgerPair.objects.values_list("order", "pattern_with", "pattern_without").get() == ("home", "4-3", "4-4")
    assert entry.framing == "ri"


def test_nothing_of_the_other_is_in_the_database_for_an_observer_before_the_reveal(world, as_person):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, "Good", note="SENTINEL"), as_person)

    as_person(world.visitor)
    assert Sheet.objects.count() == Note.objects.count() == 0
    assert revealed_sheets(joint.pk) == {}
    as_person(world.administrator)
    assert Sheet.objects.count() == 0
    as_person(world.host)
    assert Note.objects.values_list("text", flat=True).get() == "SENTINEL"


def test_a_sealed_sheet_is_refused_every_write_by_the_database(world, as_person):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, "Good", note="as seen"), as_person)

    for write in (
        lambda: Sheet.objects.update(how_reached="decided"),
        lambda: Note.objects.update(text="changed"),
        lambda: Note.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match=r"sealed|Cannot update"), transaction.atomic():
            write()


def test_the_database_refuses_a_reveal_before_all_have_sealed(world, as_person):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, "Good"), as_person)

    with pytest.raises(DatabaseError, match="not every sheet is sealed"), transaction.atomic():
        JointObservation.objects.filter(pk=joint.pk).update(state="revealed", revealed_at=AFTER)


def test_sealing_twice_gives_the_same_answer_and_changes_nothing(world, as_person):
    joint = worlds.lesson(world)
    first = seal(joint, world.host, worlds.judgement(world.inductive, "Good"), as_person)
    again = seal(
        joint, world.host, worlds.judgement(world.inductive, "Outstanding"), as_person, at=AFTER.replace(hour=15)
    )

    assert again == first
    sheet = own_sheet(worlds.place_of(joint, world.host), reader=world.host)
    assert sheet.sealed_at == AFTER


def test_a_fired_rule_asks_for_both_grades(world, as_person):
    joint = worlds.lesson(world)

    with pytest.raises(NotSaved) as refused:
        seal(joint, world.visitor, worlds.judgement(world.ruled, "Good", front_minutes=11), as_person)

    assert refused.value.problems == {
        "grade": "The rule on your form applies: choose Satisfactory, or change the minutes",
        "grade_without_rule": "Say what you would give without the rule",
    }


def test_exactly_twenty_per_cent_is_not_over_it(world, as_person):
    joint = worlds.lesson(world)
    sealed = seal(joint, world.visitor, worlds.judgement(world.ruled, "Good", front_minutes=10), as_person)
    assert sealed.at == AFTER


def test_an_unmapped_grade_is_not_comparable_and_never_counted_as_agreement(world, as_person):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, ""), as_person)
    seal(joint, world.visitor, worlds.judgement(world.ruled, "Good"), as_person)

    entry = LedgerEntry.objects.get(joint=joint)
    actions.count_reveal(entry.pk, at=AFTER)
    assert entry.verdict == "none"
    cell = Cell.objects.get(scope_kind="round", facet="all", unit="lesson", with_rules=True)
    assert (cell.pattern, cell.count) == ("", 1)


def test_counting_twice_counts_once_and_a_recount_finds_the_same(world, as_person):
    joint = worlds.lesson(world)
    seal(joint, world.host, worlds.judgement(world.inductive, "Good"), as_person)
    seal(joint, world.visitor, worlds.judgement(world.ruled, "Good"), as_person)
    entry = LedgerEntry.objects.get(joint=joint)

    assert [actions.count_reveal(entry.pk, at=AFTER) for _ in range(2)] == [True, False]
    assert actions.sweep(at=AFTER) == 0
    found = actions.recount(at=AFTER)

    assert (found.lessons, found.changed, found.sheets_astray) == (1, 0, 0)
    assert found.cells == Cell.objects.count() > 0
