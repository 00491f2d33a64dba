"""Scope is never crossed: every address for siblings, for another alliance and for another cluster, by every method."""

import pytest
import time_machine
from django.db import transaction

from tests import addresses, reaching
from tests import world as worlds
from tests.reaching import ANALOGUES, LET_IN, OF_ANOTHER_SCOPE, REFUSED
from tests.test_blind import NOON, set_up, signed_in

pytestmark = pytest.mark.django_db
# What is only to be read inside the alliance, or the cluster.
OF_THE_ALLIANCE = ("Hannah Host", "Victor Visitor", "Tom Teacher", "Lab 2", "Winter round", "Year 8 Science")
OF_THE_CLUSTER = (*OF_THE_ALLIANCE, "St Agnes", "Trevean", "Penrose", "Tamar", "Clara Clusterlead")
SPECIMENS = {"styleguide", "practice-sheet"}  # invented examples, for anybody


@pytest.fixture
def lesson(world):
    with time_machine.travel(NOON, tick=False):
        set_up(world)
        yield worlds.lesson(world)


@pytest.fixture
def others(world, lesson):
    return reaching.build(world)


def body(response) -> str:
    whole = b"".join(response.streaming_content) if response.streaming else response.content
    return whole.decode(errors="replace")


@pytest.mark.parametrize("reader", ANALOGUES)
def test_nobody_is_let_in_where_their_analogue_is_not_and_no_scope_is_crossed(world, lesson, others, reader):
    client = signed_in(getattr(others, reader))
    secret = OF_THE_CLUSTER if reader == "far_lead" else OF_THE_ALLIANCE if reader in OF_ANOTHER_SCOPE else ()
    let_in, crossed, told = [], [], []
    for name, path in addresses.of(world, lesson).items():
        answer = client.get(path)
        if answer.status_code in LET_IN and addresses.TABLE[name].answer(ANALOGUES[reader]) not in LET_IN:
            let_in.append(name)
        if reader in OF_ANOTHER_SCOPE and reaching.names_something(name, world, lesson):
            crossed += [name] if answer.status_code not in REFUSED else []
        shown = body(answer)
        told += [(name, words) for words in secret if words in shown and name not in SPECIMENS]

    assert let_in == []
    assert set(crossed) <= reaching.FOR_ANYBODY | (set() if reader == "far_lead" else reaching.SHARED)
    assert told == []


def posted(world, lesson, others) -> dict[str, str]:
    """What everybody is answered to an empty form where there is no page, each as if nobody else had sent one."""
    paths = addresses.of(world, lesson)
    people = [None if reader == "nobody" else getattr(world, reader) for reader in addresses.READERS]
    people += [getattr(others, reader) for reader in ANALOGUES]
    found = {name: [] for name, address in addresses.TABLE.items() if address.answer("administrator") == 405}
    for name, answers in found.items():
        for person in people:
            client = signed_in(person)
            with transaction.atomic():
                answers.append(str(client.post(paths[name]).status_code))
                transaction.set_rollback(True)
    return {name: " ".join(answers) for name, answers in found.items()}


def test_a_form_without_a_page_is_taken_from_those_alone_who_may_send_it(world, lesson, others):
    answers = posted(world, lesson, others)

    assert {name: given for name, given in answers.items() if name in reaching.POSTS} == reaching.POSTS
    unlisted = {name: given.split() for name, given in answers.items() if name not in reaching.POSTS}
    far = [addresses.READERS.index("far_teacher"), -1]  # whoever adds one may say more of it; so much holds for all
    assert {name for name, given in unlisted.items() if given[0] not in ("302", "401", "404")} == set()
    assert {name for name, given in unlisted.items() if any(int(given[each]) not in REFUSED for each in far)} == set()


@pytest.mark.parametrize("reader", ["nobody", "visitor", "administrator"])
def test_other_methods_give_nothing_away_and_do_nothing(world, lesson, reader):
    client = signed_in(None if reader == "nobody" else getattr(world, reader))
    heads, done = [], []
    ours = {name: path for name, path in addresses.of(world, lesson).items() if not name.startswith("account_")}
    for name, path in ours.items():
        expected = addresses.TABLE[name].answer(reader)
        found = client.head(path)
        heads += [] if found.status_code == expected and found.content == b"" else [(name, found.status_code)]
        for method in ("put", "patch", "delete", "options"):
            answer = getattr(client, method)(path)
            if answer.status_code not in REFUSED and not answer.headers.get("Location", "").startswith("/accounts/"):
                done.append((name, method, answer.status_code))

    assert heads == []
    assert {name for name, method, _status in done if method != "options"} == set()
    assert [each for each in done if each[1] == "options" and each[2] != 200] == []
