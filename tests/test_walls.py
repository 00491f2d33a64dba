"""The database's own walls, with the app's narrowing left out."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction

from alliance import checks
from observations import actions
from observations.models import Ground, LedgerEntry, Observer, Rating, Sheet
from tests import world as worlds
from tests.world import AFTER

pytestmark = pytest.mark.django_db


def tables(where: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND {where} ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def test_the_apps_role_sees_through_nothing():
    assert checks.role_behind_the_wall(None, databases=["default"]) == []


def test_a_server_does_not_start_with_a_role_that_sees(monkeypatch):
    monkeypatch.setattr(checks, "ROLE", "SELECT false, true, false")
    with pytest.raises(ImproperlyConfigured, match="has BYPASSRLS"):
        checks.refuse_a_role_that_sees()


def test_the_check_finds_a_table_without_its_wall(monkeypatch):
    monkeypatch.setattr(checks, "WALLED", ["observations_sheet", "observations_lesson"])
    (found,) = checks.role_behind_the_wall(None, databases=["default"])
    assert (found.id, "observations_lesson" in found.msg) == ("staffroom.E004", True)


def test_every_table_that_hangs_on_a_sheet_is_behind_the_wall():
    """A new part of a sheet without row-level security would be a hole: find it by its foreign key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT conrelid::regclass::text FROM pg_constraint "
            "WHERE contype = 'f' AND confrelid = 'observations_sheet'::regclass"
        )
        parts = {name for (name,) in cursor.fetchall()}
    practice = {"observations_practicesheet", "observations_practicereference"}
    assert parts | practice | {"observations_sheet", "observations_sheetevent"} == set(checks.WALLED)


def test_history_can_be_neither_changed_nor_deleted_by_the_app(world):
    events = tables("tablename LIKE '%event'")
    assert len(events) >= 10
    for event in events:
        for statement in (f"UPDATE {event} SET pgh_label = 'x'", f"DELETE FROM {event}"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)


def test_every_write_leaves_an_event_with_who_and_when(world):
    joint = worlds.lesson(world)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE observations_jointobservation SET state = 'observed' WHERE id = %s", [joint.pk])
        cursor.execute(
            "SELECT state, pgh_context FROM observations_jointobservationevent WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [joint.pk],
        )
        events = cursor.fetchall()
    assert [state for state, _ in events] == ["proposed", "agreed", "scheduled", "observed"]
    assert json.loads(events[0][1]) == {"action": "arrange", "by": None, "at": "2013-01-07T09:00:00+00:00"}
    assert json.loads(events[1][1]) == {
        "action": "say yes",
        "by": str(world.teacher.pk),
        "at": "2013-01-07T09:00:00+00:00",
    }


def test_a_sheets_history_holds_neither_drafts_nor_words(world, as_person):
    columns = {field.name for field in Sheet._meta.get_fields()}
    assert {"grade", "how_reached"} < columns
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'observations_sheetevent'"
        )
        kept = {name for (name,) in cursor.fetchall() if not name.startswith("pgh_")}
    assert kept == {"id", "joint_id", "person_id", "sealed_at"}


def test_nobody_writes_on_anothers_sheet(world, as_person):
    joint = worlds.lesson(world)
    as_person(world.host)
    observer = worlds.place_of(joint, world.host)
    content = worlds.judgement(world.inductive, "Good", note="mine")
    actions.save_draft(observer=observer, content=content, based_on=None, by=world.host, at=AFTER)
    sheet = Sheet.objects.get()

    as_person(world.visitor)
    assert Sheet.objects.filter(pk=sheet.pk).update(how_reached="decided") == 0
    assert Rating.objects.filter(sheet=sheet.pk).delete()[0] == 0
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Ground.objects.create(sheet_id=sheet.pk, criterion_id=content.ratings[0].criterion, role="support", order=3)


def test_a_sheet_cannot_say_that_it_is_somebody_elses(world, as_person):
    joint = worlds.lesson(world)
    observer = worlds.place_of(joint, world.host)
    as_person(world.visitor)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Sheet.objects.create(observer=observer, joint=joint, person=world.host, saved_at=AFTER)
    with pytest.raises(DatabaseError, match="sheet_is_its_observers"), transaction.atomic():
        Sheet.objects.create(observer=observer, joint=joint, person=world.visitor, saved_at=AFTER)


def test_nobody_observes_themself_even_past_the_form(world):
    joint = worlds.lesson(world)
    with pytest.raises(DatabaseError, match="nobody observes themself"), transaction.atomic():
        Observer.objects.create(joint=joint, person=world.teacher, school=world.agnes, version=world.inductive)


def test_the_ledger_is_frozen(world, as_person):
    joint = worlds.lesson(world)
    for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
        as_person(who)
        observer = worlds.place_of(joint, who)
        actions.seal(observer=observer, content=worlds.judgement(version, "Good"), by=who, at=AFTER)
    for change in (
        lambda: LedgerEntry.objects.update(verdict="differ"),
        lambda: LedgerEntry.objects.all().delete(),
        lambda: Observer.objects.filter(joint=joint).update(replaced_at=AFTER),
    ):
        with pytest.raises(DatabaseError, match=r"Cannot|stay as they were|restrict"), transaction.atomic():
            change()
