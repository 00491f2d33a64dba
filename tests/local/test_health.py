"""/healthz and /readyz, as whoever watches over the servers asks for them."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections
from django.test import Client

from alliance import health


@pytest.fixture
def look_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return what makes /readyz look at another database than that of the test."""
    made = []

    def look(**settings: str) -> None:
        other = connections.create_connection("default")
        other.settings_dict = {**other.settings_dict, **settings}
        made.append(other)
        monkeypatch.setattr(health, "connection", other)

    yield look
    for other in made:
        other.close()


def test_a_process_that_lives_says_so_without_the_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_ready_when_every_migration_is_there(client: Client) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


LAST_OF_PEOPLE = "app = 'people' AND name = (SELECT max(name) FROM public.django_migrations WHERE app = 'people')"


@pytest.mark.django_db
@pytest.mark.parametrize(("lost", "status"), [("name LIKE '%squashed%'", 200), (LAST_OF_PEOPLE, 503)])
def test_ready_as_soon_as_the_last_migration_of_each_app_is_there(client: Client, lost: str, status: int) -> None:
    with connection.cursor() as cursor:  # hides the real one for the length of the test
        cursor.execute(f"CREATE TEMP TABLE django_migrations AS SELECT * FROM django_migrations WHERE NOT ({lost})")

    answer = client.get("/readyz")

    assert answer.status_code == status
    assert answer.content == (b"ready\n" if status == 200 else b"migrations are missing in people\n")


@pytest.mark.django_db
def test_not_ready_while_migrations_are_missing(client: Client, look_at: Callable[..., None]) -> None:
    look_at(NAME="postgres")  # a database without any of our tables

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content.startswith(b"migrations are missing in ")
    assert b"people" in answer.content


@pytest.mark.django_db
def test_not_ready_while_the_database_does_not_answer(client: Client, look_at: Callable[..., None]) -> None:
    look_at(PORT="1")

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"the database does not answer as it should\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_neither_takes_a_form(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
