"""The audit trail is complete and cannot be edited: however something is written, the database itself notes it down."""

import datetime as dt
import re
from contextlib import closing

import pghistory.models
import psycopg2
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from clusters.models import Membership
from observations.models import Round, Sheet
from people.audit import act
from tests import world as worlds
from tests.world import T0

EVENTS = sorted(
    (model for model in apps.get_models() if issubclass(model, pghistory.models.Event)),
    key=lambda model: model.__name__,
)
EVERY_WAY = {"insert", "update", "delete"}
WRITTEN_ONCE = {"observations_secondthought", "observations_threadmessage"}  # the database refuses to change them
LATER = dt.date(2013, 7, 31)


def events(person) -> list[tuple[str, str]]:
    """Label and verb of each event of somebody's memberships, oldest first."""
    model = Membership._meta.apps.get_model("clusters", "MembershipEvent")
    rows = model.objects.filter(person=person).order_by("pgh_id").values_list("pgh_label", "pgh_context")
    return [(label, context["action"]) for label, context in rows]


def update(held):
    Membership.objects.filter(pk=held.pk).update(ends_on=LATER)


def bulk_update(held):
    held.ends_on = LATER
    Membership.objects.bulk_update([held], ["ends_on"])


def raw_update(held):
    connection.cursor().execute("UPDATE clusters_membership SET ends_on = %s WHERE id = %s", [LATER, held.pk])


def delete(held):
    Membership.objects.filter(pk=held.pk).delete()


def raw_delete(held):
    connection.cursor().execute("DELETE FROM clusters_membership WHERE id = %s", [held.pk])


def bulk_create(held):
    Membership.objects.bulk_create(
        [Membership(person=held.person, role="teacher", school=held.school, starts_on=LATER, post="teacher")]
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("write", "label"),
    [
        (update, "update"),
        (bulk_update, "update"),
        (raw_update, "update"),
        (delete, "delete"),
        (raw_delete, "delete"),
        (bulk_create, "insert"),
    ],
)
def test_a_write_that_goes_past_every_action_leaves_its_event(world, write, label):
    held = Membership.objects.select_related("person", "school").get(person=world.third)
    before = events(world.third)
    with act("by hand", by=world.administrator, at=T0):
        write(held)

    assert events(world.third) == [*before, (label, "by hand")]


@pytest.mark.django_db
def test_what_is_kept_of_is_kept_of_on_every_way_and_no_trigger_is_off():
    """Of sheets the seal alone: drafts are nobody's business."""
    found = {}
    with connection.cursor() as cursor:
        for model in EVENTS:
            table = model.pgh_tracked_model._meta.db_table
            cursor.execute(
                "SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger_%%'",
                [table],
            )
            rows = cursor.fetchall()
            assert {enabled for _, enabled in rows} == {"O"}, table
            found[table] = {way for way in EVERY_WAY for name, _ in rows if f"pgtrigger_{way}_" in name}

    assert found.pop(Sheet._meta.db_table) == set()
    assert [found.pop(table) for table in WRITTEN_ONCE] == [{"insert"}] * len(WRITTEN_ONCE)
    assert {table: ways for table, ways in found.items() if ways != EVERY_WAY} == {}


def test_history_is_not_changed_by_the_owner_of_its_tables_either(transactional_db, no_broker):
    worlds.build()
    given = settings.DATABASES["admin"]
    owner = psycopg2.connect(
        dbname=connection.settings_dict["NAME"],
        **{key: given[key.upper()] or None for key in ("host", "port", "user", "password")},
    )
    owner.autocommit = True
    refused = []
    with closing(owner), owner.cursor() as cursor:
        for model in EVENTS:
            table = model._meta.db_table
            cursor.execute(f"SELECT count(*) FROM {table}")
            if not cursor.fetchone()[0]:
                continue
            for statement in (f"UPDATE {table} SET pgh_label = 'x'", f"DELETE FROM {table}"):
                with pytest.raises(psycopg2.DatabaseError, match="Cannot"):
                    cursor.execute(statement)
            refused.append(model.__name__)

    assert {"MembershipEvent", "RoundEvent", "UserEvent"} <= set(refused)
    assert Round.objects.count() == 1


def test_no_code_of_ours_puts_a_trigger_aside():
    aside = re.compile(r"pgtrigger\.ignore|session_replication_role|DISABLE TRIGGER")
    rooms = [
        name.split(".")[0] for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name.split(".")[0]).is_dir()
    ]
    files = [path for room in {*rooms, "alliance"} for path in (settings.BASE_DIR / room).rglob("*.py")]

    assert len(files) > 100
    assert [path.name for path in files if "/migrations/" not in str(path) and aside.search(path.read_text())] == []
