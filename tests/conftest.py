"""What every test stands on: the real database in both roles, a fixed cast, and no clock but the one passed in."""

import pytest
from django.conf import settings
from django.db import connections

from observations import hints, paperwork
from people import queries, sight
from tests import world as worlds


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tests empty tables between transactional tests; the app's role may not do so anywhere else."""
    with django_db_blocker.unblock(), connections["admin"].cursor() as cursor:
        cursor.execute(f'GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO "{settings.DATABASES["default"]["USER"]}"')


@pytest.fixture(autouse=True)
def _fresh_memory():
    """Forget what processes keep between requests."""
    queries.forget()
    paperwork.published_form.cache_clear()
    paperwork.scale_grades.cache_clear()
    hints.resume()


@pytest.fixture
def no_broker(monkeypatch):
    """Keep hints from leaving the process."""
    monkeypatch.setattr(hints, "_publish", lambda task, argument: None)


@pytest.fixture
def world(db, no_broker):
    return worlds.build()


@pytest.fixture
def as_person():
    """Look at the database with somebody's eyes."""
    return lambda person: sight.look_as(person.pk if person else None)
