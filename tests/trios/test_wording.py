"""Short names of alliances, and what people are called where first names are not enough."""

import pytest

from people.models import User
from trios.wording import names_apart, short_alliance


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Woodroffe School – Teaching School Alliance", "Woodroffe alliance"),
        ("West Moor alliance – north and south", "West Moor alliance"),
        ("Axe alliance", "Axe alliance"),
    ],
)
def test_the_short_name_of_an_alliance_says_alliance_once(name, short):
    assert short_alliance(name) == short


def test_two_of_one_first_name_are_told_apart_by_their_whole_names():
    people = [User(name=name) for name in ("Kerenza Opie", "Pádraig Opie", "Kerenza Nance")]

    assert list(names_apart(people).values()) == ["Kerenza Opie", "Pádraig", "Kerenza Nance"]
