"""The prepared worlds, once for all plays of a module."""

import pytest
from django.db import connections

from observations import hints
from tests.two_worlds.stage import Databases, forget, prepare


@pytest.fixture(scope="module")
def databases(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        made = Databases()
        yield made
        made.look_at(None)
        for name in ("world", "stage2", "stage3"):
            made.drop(name)
        for connection in connections.all(initialized_only=True):
            connection.close()


@pytest.fixture(scope="module")
def casts(databases):
    """The cast of two observers and that of three, each in a database to be copied."""
    published, hints._publish = hints._publish, lambda task, argument: None
    found = {}
    for observers in (2, 3):
        databases.copy(f"stage{observers}", "base")
        databases.look_at(f"stage{observers}")
        forget()
        found[observers == 3] = prepare(third=observers == 3)
    databases.look_at(None)
    hints._publish = published
    yield found
    forget()
