"""Who is answered what at every address, and that a POST goes no further than the page does."""

import pytest
import time_machine

from tests import addresses
from tests import world as worlds
from tests.test_blind import NOON, set_up, signed_in

pytestmark = pytest.mark.django_db
REFUSED = {403, 404}


@pytest.fixture
def lesson(world):
    with time_machine.travel(NOON, tick=False):
        set_up(world)
        yield worlds.lesson(world)


def ask(world, reader: str, method: str, lesson) -> dict[str, int]:
    person = None if reader == "nobody" else getattr(world, reader)
    return {
        name: getattr(signed_in(person), method)(url).status_code for name, url in addresses.of(world, lesson).items()
    }


@pytest.mark.parametrize("reader", addresses.READERS)
def test_every_address_answers_as_the_table_says(world, lesson, reader):
    assert ask(world, reader, "get", lesson) == {
        name: address.answer(reader) for name, address in addresses.TABLE.items()
    }


@pytest.mark.parametrize("reader", addresses.READERS)
def test_a_post_is_refused_wherever_the_page_is(world, lesson, reader):
    posted = ask(world, reader, "post", lesson)
    refused = {name for name, address in addresses.TABLE.items() if address.answer(reader) in REFUSED}
    assert {name: posted[name] for name in refused if posted[name] not in REFUSED | {405}} == {}
    assert {name: status for name, status in posted.items() if status >= 500} == {}


def test_every_address_of_the_app_is_in_the_table():
    assert addresses.unlisted() == []
    assert addresses.gone() == []
