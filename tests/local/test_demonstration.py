"""Demonstration or real work: chosen once for a folder, and never mixed."""

from collections.abc import Iterator

import pytest

from alliance.local import place, servers
from alliance.local.launcher import wants_demo
from alliance.local.place import Place
from alliance.local.steps import database_record
from alliance.local.trouble import Trouble

OWN = {
    "DATABASE_URL": "postgres://app@db.example/staffroom",
    "DATABASE_ADMIN_URL": "postgres://admin@db.example/staffroom",
}


@pytest.fixture
def here() -> Iterator[Place]:
    """Return an installation that has not started yet."""
    with place.throwaway() as made:
        yield made


def chosen(here: Place, **given: str) -> bool:
    """Return whether the demonstration is chosen with this environment."""
    return wants_demo(servers.plan(here, given))


@pytest.mark.parametrize(
    ("asked", "kind", "answer"),
    [
        ("", None, True),
        ("1", None, True),
        ("0", None, False),
        ("no", None, False),
        ("", "demo", True),
        ("true", "demo", True),
        ("", "real", False),
        ("0", "real", False),
    ],
)
def test_an_embedded_database_keeps_to_its_first_choice(
    here: Place, asked: str, kind: str | None, *, answer: bool
) -> None:
    if kind:
        database_record(here).note("kind", kind)

    assert chosen(here, DEMO=asked) is answer


@pytest.mark.parametrize(("asked", "kind"), [("0", "demo"), ("1", "real")])
def test_a_change_of_mind_needs_another_folder(here: Place, asked: str, kind: str) -> None:
    database_record(here).note("kind", kind)

    with pytest.raises(Trouble, match=r"add a folder of its own, VAR=…$"):
        chosen(here, DEMO=asked)


@pytest.mark.parametrize(("asked", "answer"), [("", False), ("0", False), ("1", True)])
def test_a_database_of_ones_own_gets_it_only_when_asked(here: Place, asked: str, *, answer: bool) -> None:
    assert chosen(here, DEMO=asked, **OWN) is answer


def test_nonsense_is_said(here: Place) -> None:
    with pytest.raises(Trouble, match=r"^DEMO=perhaps means nothing"):
        chosen(here, DEMO="perhaps")


@pytest.mark.parametrize("name", OWN)
def test_one_role_of_the_two_is_not_enough(here: Place, name: str) -> None:
    with pytest.raises(Trouble, match=r"^Set both DATABASE_URL and DATABASE_ADMIN_URL, or neither"):
        servers.plan(here, {name: OWN[name]})
