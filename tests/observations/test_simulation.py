"""Simulated lessons: counted as real ones are, the same for the same seed, and never beside real ones."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from observations import actions, simulation_sql
from observations.actions.counting import _apply
from observations.models import Cell, LedgerEntry
from observations.simulation import LESSONS_OF_ALLIANCE, simulate
from people.models import Installation
from tests.world import AFTER

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "admin"])
LESSONS = 60
KEY = ("scope_kind", "scope_id", "facet", "value", "scale_id", "with_rules", "unit", "observers", "pattern", "count")


def cells():
    return set(Cell.objects.filter(count__gt=0).values_list(*KEY))


def shape(cluster):
    """The counts of a cluster whatever its schools and terms are called."""
    rows = Cell.objects.filter(scope_id=cluster.pk).exclude(facet__in=["school_pair", "term", "framing_term"])
    return Counter(rows.values_list("facet", "value", "with_rules", "unit", "pattern", "count"))


def built_on_the_ledger():
    """Its constraints and indexes."""
    tables = list(simulation_sql.TABLES)
    with connections["admin"].cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ANY(%s::regclass[])",
            [tables],
        )
        found = cursor.fetchall()
        cursor.execute(
            "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ANY(%s::regclass[])", [tables]
        )
        return set(found) | set(cursor.fetchall())


def test_they_are_counted_as_if_each_had_been_revealed():
    made = simulate(lessons=LESSONS, seed=1, at=AFTER)
    at_once = cells()
    assert Cell.objects.filter(scope_id=made.cluster.pk, facet="all", unit="lesson", with_rules=True).exists()
    assert actions.recount(at=AFTER).changed == 0
    Cell.objects.all().delete()
    for entry in LedgerEntry.objects.values_list("pk", flat=True):
        _apply(entry, at=AFTER)
    assert cells() == at_once
    total = sum(
        Cell.objects.filter(scope_id=made.cluster.pk, facet="all", unit="lesson", with_rules=True).values_list(
            "count", flat=True
        )
    )
    assert (total, made.lessons, made.alliances) == (LESSONS, LESSONS, 1)
    for facet in ("subject", "key_stage", "term", "framing", "school_pair", "decided", "rules_pair"):
        assert Cell.objects.filter(scope_id=made.cluster.pk, facet=facet).exists(), facet


def test_the_same_seed_gives_the_same_lessons_and_another_gives_others():
    first, again, other = (simulate(lessons=LESSONS, seed=seed, at=AFTER).cluster for seed in (1, 1, 2))
    assert shape(first) == shape(again)
    assert shape(first) != shape(other)


def test_keys_and_indexes_are_as_they_were():
    before = built_on_the_ledger()
    simulate(lessons=LESSONS, seed=1, at=AFTER)
    assert built_on_the_ledger() == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM observations_ledgerjudgement WHERE person_id IS NOT NULL")
        assert cursor.fetchone() == (2 * LESSONS,)


def test_more_lessons_than_an_alliance_has_make_more_alliances():
    assert simulate(lessons=LESSONS_OF_ALLIANCE + 1, seed=1, at=AFTER).alliances == 2


@pytest.mark.parametrize("lessons", ["0", "-3", "5000001"])
def test_the_command_refuses_what_it_cannot_make(lessons):
    with pytest.raises(CommandError, match="Between 1 and 5,000,000"):
        call_command("simulate", "--", lessons)


def test_the_command_refuses_an_installation_in_use(capsys):
    call_command("simulate", "30")
    assert "30 lessons in 1 alliances" in capsys.readouterr().out
    Installation.objects.create(kind="real", created_at=AFTER)
    with pytest.raises(CommandError, match="in use"):
        call_command("simulate", "30")
