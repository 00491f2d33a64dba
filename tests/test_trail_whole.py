"""Every model of ours is watched in every column, by the database itself, or a table says why not."""

import datetime as dt
import json
import re
import uuid

import pgtrigger
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connections, models, transaction
from pghistory.models import Event
from pghistory.trigger import Event as EventTrigger

from tests.test_trail import EVENTS
from tests.unwatched import NO_TRAIL, UNNOTED

ROOMS = {name.split(".")[0] for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name.split(".")[0]).is_dir()}
OURS = {
    model._meta.label: model
    for model in apps.get_models()
    if model.__module__.split(".")[0] in ROOMS and not issubclass(model, Event)
}
HISTORY = {event.pgh_tracked_model: event for event in EVENTS}
AT = dt.datetime(2013, 2, 25, 9, 0, tzinfo=dt.UTC)
BY_HAND = {"action": "by hand", "by": None, "at": AT.isoformat()}
VALUES = [  # one value and another, by the kind of column
    (models.UUIDField, uuid.UUID(int=1), uuid.UUID(int=2)),
    (models.BooleanField, False, True),
    (models.IntegerField, 1, 2),
    (models.DateTimeField, AT, AT + dt.timedelta(days=1)),
    (models.DateField, AT.date(), AT.date() + dt.timedelta(days=1)),
    (models.TimeField, dt.time(9), dt.time(10)),
    (models.DurationField, dt.timedelta(0), dt.timedelta(1)),
    (models.JSONField, {}, {"x": 1}),
    (models.BinaryField, b"x", b"y"),
    (ArrayField, [], []),
    ((models.CharField, models.TextField), "x", "y"),
]

pytestmark = pytest.mark.django_db(databases=["default", "admin"])


def columns(model) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]


def value(field, which: int):
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return next(pair[which] for kinds, *pair in VALUES if isinstance(field, kinds))


def event_triggers(model) -> list[EventTrigger]:
    return [each for each in model._meta.triggers if isinstance(each, EventTrigger)]


def noted(model) -> set[str]:
    """Names of the columns whose change has an event, by what the database says of its triggers."""
    with connections["admin"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = ANY(%s)",
            [model._meta.db_table, [each.get_pgid(model) for each in event_triggers(model)]],
        )
        said = "".join(text for (text,) in cursor.fetchall() if " UPDATE " in text)
    if "old.* IS DISTINCT FROM new.*" in said:
        return {field.name for field in columns(model)}
    found = set(re.findall(r'old\."?(\w+)', said))
    return {field.name for field in columns(model) if field.column in found}


def refused(model) -> set[str]:
    """Names of the columns that the database lets nobody change."""
    every = {field.name for field in columns(model)}
    stays = []
    for each in model._meta.triggers:
        if isinstance(each, pgtrigger.ReadOnly):
            stays.append(set(each.exclude))
        elif isinstance(each, pgtrigger.Protect) and each.condition is None and "UPDATE" in str(each.operation):
            stays.append(set())
    return set().union(*(every - free for free in stays))


def listed(model) -> list[str]:
    return [name for names in UNNOTED.get(model._meta.label, {}).values() for name in names.split()]


def test_every_model_has_a_trail_or_a_reason():
    watched = {model._meta.label for model in HISTORY}

    assert len(watched) > 40
    assert sorted(set(OURS) - watched) == sorted(NO_TRAIL)
    assert set(UNNOTED) <= watched


@pytest.mark.parametrize("model", HISTORY, ids=lambda model: model._meta.label)
def test_every_column_is_noted_refused_or_has_a_reason(model):
    every = {field.name for field in model._meta.concrete_fields}

    names = listed(model)
    assert len(names) == len(set(names))
    assert sorted(every - noted(model) - refused(model)) == sorted(names)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_no_event_holds_peoples_words(event):
    """Codes, states, dates, numbers and who: the one address kept is what an account is signed in with."""
    kept = [field for field in event._meta.concrete_fields if not field.name.startswith("pgh_")]
    loose = {
        field.name for field in kept if isinstance(field, models.TextField | models.JSONField | models.BinaryField)
    }
    long = {field.name for field in kept if (field.max_length or 0) > 64}

    assert (loose, long) == (set(), {"email"} if event.__name__ == "UserEvent" else set())


@pytest.fixture
def bare():
    """A function that frees a table of all but the triggers of its trail, as its owner, until the test is over."""
    owner = connections["admin"]

    def free(model) -> None:
        table = model._meta.db_table
        kept = {each.get_pgid(model) for each in event_triggers(model)}
        with owner.cursor() as cursor:
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'f')", [table]
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
            for (name,) in cursor.fetchall():
                if name not in kept:
                    cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')

    with transaction.atomic("admin"):
        with owner.cursor() as cursor:
            cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [json.dumps(BY_HAND)])
        yield free
        transaction.set_rollback(True, "admin")


def labels(model) -> list[str]:
    """Labels of a model's events, oldest first; each says what was done, by whom and when."""
    rows = HISTORY[model].objects.using("admin").order_by("pgh_id").values_list("pgh_label", "pgh_context")
    assert all(context == BY_HAND for _, context in rows)
    return [label for label, _ in rows]


def write_bulk(rows, one, changed):
    setattr(one, changed.attname, value(changed, 1))
    rows.bulk_update([one], [changed.name])


def write_raw(rows, one, changed):
    statement = f'UPDATE {one._meta.db_table} SET "{changed.column}" = %s WHERE "{one._meta.pk.column}" = %s'
    with connections["admin"].cursor() as cursor:
        cursor.execute(statement, [changed.get_db_prep_save(value(changed, 1), connections["admin"]), one.pk])


def write_update(rows, one, changed):
    rows.filter(pk=one.pk).update(**{changed.attname: value(changed, 1)})


EVERY_WAY = sorted(
    (model for model in HISTORY if {"UPDATE", "DELETE"} <= {str(each.operation) for each in event_triggers(model)}),
    key=lambda model: model._meta.label,
)


def test_all_but_what_is_written_once_and_sheets_are_written_in_every_way():
    assert {model.__name__ for model in set(HISTORY) - set(EVERY_WAY)} == {"Sheet", "ThreadMessage", "SecondThought"}


@pytest.mark.parametrize("write", [write_bulk, write_raw, write_update])
@pytest.mark.parametrize("model", EVERY_WAY, ids=lambda model: model._meta.label)
def test_each_write_of_each_column_leaves_an_event(model, write, bare):
    """The table is freed of its other rules, so that every column can be written alone."""
    bare(model)
    rows = model._base_manager.using("admin")
    fields = [field for field in columns(model) if field.name in noted(model) and not field.primary_key]
    fields = [field for field in fields if value(field, 0) != value(field, 1)]
    for changed in fields:
        one = model(**{field.attname: value(field, 0) for field in columns(model)})
        before = len(labels(model))
        rows.bulk_create([one])
        write(rows, one, changed)
        rows.filter(pk=one.pk)._raw_delete("admin")
        words = [each.label for each in event_triggers(model) if each.label == changed.name]
        assert labels(model)[before:] == ["insert", *(words or ["update"]), "delete"], changed.name

    assert fields


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_no_event_is_changed_or_deleted_by_the_owner_of_its_table(event, statement):
    fields = [field for field in event._meta.concrete_fields if field.name != "pgh_id"]
    with transaction.atomic("admin"):
        event.objects.using("admin").create(**{field.attname: value(field, 0) for field in fields})
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic("admin"):
            connections["admin"].cursor().execute(statement.format(event._meta.db_table))
        transaction.set_rollback(True, "admin")
