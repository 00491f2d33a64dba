"""The two roles: what the app's may not do, and how a database of one's own is checked for the same."""

import os
from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest
from psycopg2.errors import InsufficientPrivilege
from psycopg2.extensions import connection

from alliance.local import roles, valkey
from alliance.local.trouble import Trouble

APP, ADMIN = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_ADMIN_URL", "")


@pytest.fixture
def app() -> Iterator[connection]:
    """Return a connection with the app's role."""
    with closing(psycopg2.connect(APP)) as made:
        yield made


@pytest.mark.parametrize("statement", ["CREATE TABLE t ()", "CREATE ROLE r", "CREATE DATABASE d", "CREATE SCHEMA s"])
def test_the_apps_role_can_make_nothing(app: connection, statement: str) -> None:
    app.autocommit = True

    with app.cursor() as cursor, pytest.raises(InsufficientPrivilege):
        cursor.execute(statement)


def test_neither_role_is_a_superuser(app: connection) -> None:
    with app.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolname IN (%s, %s) ORDER BY rolname",
            [roles.ADMIN, roles.APP],
        )
        rights = cursor.fetchall()

    assert rights == [(roles.ADMIN, False, True, True, False), (roles.APP, False, False, False, False)]


def test_the_two_roles_suit() -> None:
    roles.check(APP, ADMIN)


def test_a_role_that_sees_everything_is_refused() -> None:
    with pytest.raises(Trouble, match=r"^DATABASE_URL's role would see judgements that are not revealed yet: "):
        roles.check(ADMIN, ADMIN)


def test_a_role_that_cannot_migrate_is_refused() -> None:
    with pytest.raises(Trouble, match=r"^DATABASE_ADMIN_URL's role needs BYPASSRLS and has to own the database"):
        roles.check_owner(APP)


def test_a_database_that_does_not_answer_is_said_without_its_password() -> None:
    with pytest.raises(Trouble, match=r"^Cannot connect to DATABASE_URL on 127\.0\.0\.1: ") as caught:
        roles.check("postgres://app:sesame@127.0.0.1:1/staffroom", ADMIN)

    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("url", ["redis://:sesame@127.0.0.1:1/0", "amqp://:sesame@127.0.0.1/"])
def test_a_broker_that_does_not_answer_is_said_without_its_password(url: str) -> None:
    with pytest.raises(Trouble, match=r"^Cannot connect to REDIS_URL: ") as caught:
        valkey.check(url)

    assert "sesame" not in str(caught.value)
