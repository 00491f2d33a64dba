"""What every test stands on: the real database in both roles, a fixed cast, and no clock but the one passed in."""

import psycopg2
import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

from observations import hints, paperwork
from people import queries, sight
from tests import world as worlds


def pytest_configure():
    """Hash passwords fast, since these protect nobody; name static files plainly, without collecting them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="session")
def django_db_setup(  # the plugin's own would leave out `admin`, whose database `default` only looks at
    django_test_environment, django_db_blocker, django_db_keepdb, django_db_createdb, django_db_modify_db_settings
):
    """Make the test database as the admin role; the app's role owns nothing in it."""
    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0,
            interactive=False,
            aliases={"default", "admin"},
            keepdb=django_db_keepdb and not django_db_createdb,
        )
        yield
        if not django_db_keepdb:
            connections["default"].close()
            end_others()
            teardown_databases(made, verbosity=0)


def end_others() -> None:
    """End every other session on the test database, so that it can be dropped: a thread of a server may still hold one.

    The admin role may not end the sessions of the app's role, so each role ends its own.
    """
    for alias in ("default", "admin"):
        connections[alias].close()  # a test may have had it ended at the other side
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            )
        connections[alias].close()


@pytest.fixture(autouse=True)
def _empty_again(request):
    """Empty every table after a test that commits, as the admin role: the app's own may not."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        empty_tables()


def empty_tables() -> None:
    """Truncate every table but the migrations' own."""
    connection = psycopg2.connect(
        dbname=connections["default"].settings_dict["NAME"],
        **{key: settings.DATABASES["admin"][key.upper()] or None for key in ("host", "port", "user", "password")},
    )
    with connection, connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '10s'")
        cursor.execute(
            "SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables WHERE schemaname = 'public' "
            "AND tablename NOT IN ('django_migrations', 'django_content_type')"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
    connection.close()


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
