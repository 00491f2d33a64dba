"""Whatever is done has its words, and whatever has a history has a name; each history is read by an index."""

import ast
from collections import Counter

import pytest
from django.conf import settings
from django.db import connection

from people.told import act_words, plain, told
from people.trail import histories
from reports.forms.trail import ROOMS, kinds

OURS = ("people", "clusters", "diary", "trios", "observations", "inquiry", "reports", "demo", "alliance")


def verb(argument) -> str:
    """The verb of an act as written; of one put together its beginning."""
    if isinstance(argument, ast.JoinedStr):
        argument = argument.values[0]
    assert isinstance(argument, ast.Constant), ast.unparse(argument)
    return plain(argument.value)


def verbs() -> set[tuple[str, str]]:
    """Every verb of an act, with the room that says it."""
    found = set()
    for room in OURS:
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act":
                    found.add((room, verb(node.args[0])))
    return found


def test_every_act_has_words_in_its_own_room_and_every_word_an_act():
    """An agreement is published for a scope by its room, and kept by the room below."""
    used = verbs()
    in_words = {(room, each) for room, acts in told().rooms.items() for each in acts}

    assert len(used) > 140
    assert used - in_words == {("observations", "publish agreement")}
    assert in_words - used == set()


def test_no_two_rooms_mean_different_things_by_one_verb():
    said = Counter(each for acts in told().rooms.values() for each in acts)

    assert [each for each, often in said.items() if often > 1] == []


def test_words_follow_who_did_it():
    assert [words for words in told().acts.values() if words[0].isupper() or words.endswith(".")] == []
    assert told().untold <= set(told().acts)
    assert act_words("edit entry: title, audience") == "changed an entry of the learning log"


def test_a_verb_of_an_earlier_time_is_still_told_to_who_did_it():
    assert act_words("tidy up") == "did what was once called “tidy up”"


def test_every_thing_with_a_history_has_a_name():
    assert set(told().things) == set(histories())


def test_a_list_for_others_leaves_out_what_is_done_on_a_lesson():
    listed = {each for _, acts in kinds() for each, _ in acts}

    assert listed == told().told
    assert [name for name, _ in kinds()] == list(ROOMS.values())
    assert {"seal", "save draft", "say yes", "accept agreement", "replace observer", "move on"} & listed == set()
    assert {"arrange", "invite", "plan meeting", "write entry"} <= listed


@pytest.mark.django_db
def test_each_history_is_found_by_who_and_by_when():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, indexdef FROM pg_indexes WHERE indexdef LIKE '%%pgh_context%%'")
        found = Counter((table, "'by'" in made) for table, made in cursor.fetchall())

    tables = [history.table for history in histories().values()]
    assert len(tables) > 50
    assert found == Counter({(table, by_whom): 1 for table in tables for by_whom in (True, False)})
