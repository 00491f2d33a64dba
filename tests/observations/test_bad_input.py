"""Whatever comes in: a sentence beside its field, everything typed still there, nothing written, never a 500."""

import datetime as dt

import pytest
import time_machine

from observations.judgements import own_sheet
from observations.models import Sheet
from people import actions as people_actions
from tests import world as worlds
from tests.observations.pages import fields, note_key, post, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db

LONGEST = "x" * 20_000
HUGE = str(10**30)


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def refused(world, joint, as_person, **answers):
    """Save what cannot be saved; return the page, after checking that nothing was written."""
    kept = "Tables sort nine cards."
    notes = [("10.21", kept, ["Challenge"]), *answers.pop("notes", ())]
    answer = post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=notes, **answers))
    assert answer.status_code == 422
    assert kept in words(answer)
    as_person(world.visitor)
    assert Sheet.objects.count() == 0
    return words(answer)


@pytest.mark.parametrize("field", ["grade", "grade_without_rule"])
def test_a_grade_that_is_not_on_the_scale(world, joint, as_person, field):
    for value in ("1.0", HUGE, "NaN", "-1", "Excellent", "\x00", "none ", "' OR 1=1"):
        page = refused(world, joint, as_person, **{field: value})
        assert page.count("Choose a grade of your own form, or “No grade”") == 2, value


def test_a_grade_of_another_schools_form(world, joint, as_person):
    other = worlds.judgement(world.inductive, "Good").grade

    assert "Choose a grade of your own form" in refused(world, joint, as_person, grade=str(other))


def test_minutes_that_the_lesson_does_not_have(world, joint, as_person):
    for value in (HUGE, "NaN", "Infinity", "-1", "51", "1e3", "seventeen", "1.234", "\x00", "9" * 5000):
        page = refused(world, joint, as_person, minutes=value)
        assert page.count("Enter minutes from the front, between 0 and 50") == 2, value


def test_minutes_that_it_has(world, joint, as_person):
    place = worlds.place_of(joint, world.visitor)
    pairs = (("1.0", 60), ("0", 0), ("50", 3000), ("11.67", 700), (" 17 ", 1020), ("", None))
    for draft, (value, seconds) in enumerate(pairs):
        answer = post(world.visitor, "joint-sheet", joint, fields(world.ruled, minutes=value, draft=str(draft)))

        assert answer.status_code == 302
        as_person(world.visitor)
        assert own_sheet(place, reader=world.visitor).content.front_seconds == seconds


def test_stretches_that_no_stopwatch_writes(world, joint, as_person):
    broken = ("[[1,2", "{}", "[1]", "[[1]]", '[["1",2]]', "[[1,2,3]]", "[" * 3000, "\x00")
    for value in (*broken, "[[NaN,2]]", "[[0,1e400]]", "[[true,2]]", str([[0, 1]] * 201)):
        page = refused(world, joint, as_person, stretches=value)
        assert page.count("The stopwatch’s times cannot be read: enter the minutes by hand") == 2, value


def test_a_note_at_a_time_that_the_day_does_not_have(world, joint, as_person):
    for value in ("24:00", "10:61", "2013-02-01T10:00", "yesterday", "", "10", HUGE, "١٠:٠٠", "\x00"):
        page = refused(world, joint, as_person, notes=[(value, "Seen then", [])])
        assert "Enter a time on the day of the lesson, such as 10.42" in page, value
        assert "Seen then" in page


def test_a_note_of_20000_characters_is_kept_and_one_of_20001_is_not(world, joint, as_person):
    page = refused(world, joint, as_person, notes=[("10.10", LONGEST + "y", [])])
    assert "Shorten this to 20,000 characters: it has 20,001" in page
    assert LONGEST + "y" in page

    answer = post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=[("10.10", LONGEST, [])]))
    assert answer.status_code == 302
    as_person(world.visitor)
    sheet = own_sheet(worlds.place_of(joint, world.visitor), reader=world.visitor)
    assert sheet.content.notes[0].text == LONGEST


def test_line_ends_count_once(world, joint):
    text = "\r\n".join(["x" * 99] * 200)

    assert (
        post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=[("10.10", text, [])])).status_code == 302
    )


def test_nul_in_a_note_shows_where_it_stands(world, joint, as_person):
    page = refused(world, joint, as_person, notes=[("10.10", "before\x00after", [])])

    assert "Take out what shows as \ufffd: it cannot be kept" in page
    assert "before\ufffdafter" in page


def test_more_notes_than_a_sheet_holds(world, joint, as_person):
    page = refused(world, joint, as_person, notes=[("10.10", f"number {number}", []) for number in range(120)])

    assert "A sheet holds 120 notes: put this one together with another" in page
    assert "number 119" in page


def test_lines_that_are_not_on_the_form(world, joint, as_person):
    for label in ("TAs", HUGE, "\x00", "00000000-0000-0000-0000-000000000000"):
        note = refused(world, joint, as_person, notes=[("10.10", "one", [label])])
        ground = refused(world, joint, as_person, grounds={label: "decisive"})
        rating = refused(world, joint, as_person, ratings={label: "Good"})

        assert "Choose only lines of your own form" in note
        assert ground.count("Choose a line of your own form") == 2
        assert "One answer is about a line that is not on your form: load the page again" in rating


def test_a_line_of_the_other_schools_form(world, joint, as_person):
    other = worlds.judgement(world.inductive, "Good").ratings[0].criterion

    assert "not on your form" in refused(world, joint, as_person, ratings={str(other): "Good"})


def test_a_line_rated_with_something_else(world, joint, as_person):
    for word in ("1.0", HUGE, "Clearly", "clearly", "\x00"):
        page = refused(world, joint, as_person, ratings={"Challenge": word})
        assert page.count("Challenge: choose one of the answers") == 2, word


def test_the_same_ground_twice(world, joint, as_person):
    line = str(worlds.judgement(world.ruled, "Good").grounds[0].criterion)

    page = refused(world, joint, as_person, **{"ground-1": line, "ground-2": line})

    assert page.count("Name each ground once") == 2


def test_a_ground_with_a_role_that_there_is_not(world, joint, as_person):
    page = refused(world, joint, as_person, grounds={"Challenge": "crucial"})

    assert page.count("Choose decisive, supporting or on the boundary") == 2


def test_a_way_to_reach_it_that_there_is_not(world, joint, as_person):
    assert refused(world, joint, as_person, how_reached="guessed").count("Choose how you reached it") == 2


def test_a_key_that_is_no_uuid_loses_no_note(world, joint, as_person):
    sent = fields(world.ruled) | {"note": ["x'; --"], "note-x'; ---time": "10.10", "note-x'; ---text": "kept"}

    for draft in ("0", "1"):
        assert post(world.visitor, "joint-sheet", joint, sent | {"draft": draft}).status_code == 302
    as_person(world.visitor)
    sheet = own_sheet(worlds.place_of(joint, world.visitor), reader=world.visitor)
    assert [note.text for note in sheet.content.notes] == ["kept"]


def test_the_same_key_twice_is_one_note(world, joint, as_person):
    key = note_key()
    sent = fields(world.ruled, notes=[("10.10", "one", [])])
    sent |= {"note": [str(key), str(key).upper()]} | {
        f"note-{str(key).upper()}-{part}": "10.11" for part in ("time", "text")
    }

    assert post(world.visitor, "joint-sheet", joint, sent).status_code == 302
    as_person(world.visitor)
    assert len(own_sheet(worlds.place_of(joint, world.visitor), reader=world.visitor).content.notes) == 1


def test_a_draft_number_that_never_was_is_another_device(world, joint):
    post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=[("10.10", "one", [])]))

    for draft in (HUGE, "-1", "1.0", "NaN", "²", "9" * 5000, ""):
        sent = fields(world.ruled, draft=draft, notes=[("10.10", "two", [])])
        answer = post(world.visitor, "joint-sheet", joint, sent)
        assert answer.status_code == 409, draft
        assert "one" in words(answer)
        assert "two" in words(answer)


def test_what_comes_without_a_draft_number_writes_over_nothing(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=[("10.10", "one", [])]))

    assert post(world.visitor, "joint-sheet", joint, {}).status_code == 409
    as_person(world.visitor)
    assert len(own_sheet(worlds.place_of(joint, world.visitor), reader=world.visitor).content.notes) == 1


def test_an_unknown_action_saves(world, joint):
    for action in ("", "explode", "seal\x00"):
        sent = fields(world.ruled, action=action, notes=[("10.10", "one", [])])
        assert post(world.visitor, "joint-sheet", joint, sent).status_code == 302


def test_half_past_one_on_the_night_the_clocks_go_back(world, as_person):
    night = dt.datetime(2013, 10, 27, 0, 15, tzinfo=dt.UTC)
    joint = worlds.lesson(world, start=night)
    with time_machine.travel(night + dt.timedelta(hours=3), tick=False):
        answer = post(world.visitor, "joint-sheet", joint, fields(world.ruled, notes=[("01.30", "dark", [])]))

    assert answer.status_code == 302
    as_person(world.visitor)
    note = own_sheet(worlds.place_of(joint, world.visitor), reader=world.visitor).content.notes[0]
    assert note.seen_at == dt.datetime(2013, 10, 27, 0, 30, tzinfo=dt.UTC)


def test_too_many_fields_and_too_many_bytes_are_refused(world, joint):
    many = {f"note-{number}": "x" for number in range(1100)}
    big = fields(world.ruled, notes=[("10.10", "x" * 6_000_000, [])])

    assert [post(world.visitor, "joint-sheet", joint, sent).status_code for sent in (many, big)] == [400, 400]
