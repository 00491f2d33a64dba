"""Each app's squashed migration leaves what the migrations that it replaces leave: models, triggers and walls."""

from functools import cache

import pytest
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.serializer import serializer_factory

from people.tables import AtOnce
from people.walls import ForAppRole

APPS = ["clusters", "diary", "inquiry", "observations", "people", "reports", "trios"]
COMPARED = ("constraints", "indexes", "triggers")
# These fill in what was written before; a new database holds nothing yet.
FILLS = ("UPDATE ", "DELETE ", "WITH picked ")


@cache
def loader(*, squashed):
    return MigrationLoader(None, replace_migrations=squashed)


def squashed_of(app):
    (found,) = [one for one in loader(squashed=True).disk_migrations.values() if one.app_label == app and one.replaces]
    return found


@cache
def state(*, squashed):
    ends = [(app, squashed_of(app).name) if squashed else squashed_of(app).replaces[-1] for app in APPS]
    return loader(squashed=squashed).project_state(ends)


def written(thing):
    return serializer_factory(thing).serialize()[0]


def model_as_written(model):
    options = {name: value for name, value in model.options.items() if name not in COMPARED}
    parts = {name: [written(part) for part in model.options.get(name) or []] for name in COMPARED}
    return model.name, {name: written(field) for name, field in model.fields.items()}, options, parts, model.bases


def walls(migrations):
    """Every piece of SQL, each table's part of it alone."""
    pieces = set()
    for one in migrations:
        for operation in one.operations:
            if isinstance(operation, ForAppRole):
                pieces |= {line.strip() for line in operation.sql.splitlines()}
            elif isinstance(operation, RunSQL):
                pieces |= (
                    {operation.sql.strip()} if isinstance(operation.sql, str) else set(map(str.strip, operation.sql))
                )
    return {piece for piece in pieces if piece and not piece.startswith(FILLS)}


@pytest.mark.parametrize("app", APPS)
def test_its_models_are_those_of_all_it_replaces(app):
    one_by_one, at_once = (
        {key: model_as_written(model) for key, model in state(squashed=squashed).models.items() if key[0] == app}
        for squashed in (False, True)
    )

    assert len(at_once) >= 7
    assert at_once == one_by_one


@pytest.mark.parametrize("app", APPS)
def test_its_walls_are_those_of_all_it_replaces(app):
    squashed = squashed_of(app)

    assert walls([squashed]) == walls([loader(squashed=True).disk_migrations[key] for key in squashed.replaces])


@pytest.mark.parametrize("app", APPS)
def test_it_makes_all_tables_at_once_and_nothing_else_does(app):
    kinds = [type(operation) for operation in squashed_of(app).operations]

    assert kinds.count(AtOnce) == 1
    assert set(kinds) <= {AtOnce, ForAppRole, RunSQL}
