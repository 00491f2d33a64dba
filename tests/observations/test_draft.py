"""Saving while typing: every answer that the page's script may get."""

import json

import pytest
import time_machine

from observations.judgements import own_sheet
from observations.models import Criterion, JointObservation, OwnGrade, Rating, Sheet
from observations.paperwork import published_form
from people import actions as people_actions
from tests import world as worlds
from tests.observations.pages import address, browser, fields, note_key, post
from tests.world import AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def save(person, joint, sent):
    """Send the sheet as the script does: all fields as lists, in JSON."""
    body = sent if isinstance(sent, str | bytes) else json.dumps(sent)
    return browser(person).post(address("joint-draft", joint), body, content_type="application/json")


def listed(sent):
    return {name: value if isinstance(value, list) else [value] for name, value in sent.items()}


def content_of(joint, person, as_person):
    as_person(person)
    return own_sheet(worlds.place_of(joint, person), reader=person).content


def test_a_save_answers_with_the_drafts_number_and_time(world, joint, as_person):
    sent = listed(fields(world.inductive, grade="Good", notes=[("10.10", "One", ["Challenge"])]))

    answer = save(world.host, joint, sent)

    assert (answer.status_code, answer.json()) == (200, {"draft": 1, "saved_at": "11.30"})
    assert content_of(joint, world.host, as_person).notes[0].text == "One"


def test_a_form_encoded_save_is_the_same(world, joint, as_person):
    answer = post(world.host, "joint-draft", joint, fields(world.inductive, grade="Good"))

    assert answer.json() == {"draft": 1, "saved_at": "11.30"}
    assert content_of(joint, world.host, as_person) == worlds.dataclasses.replace(
        worlds.judgement(world.inductive, "Good", grounds=()), ratings=()
    )


def test_the_same_again_is_the_same_answer(world, joint):
    sent = listed(fields(world.inductive, grade="Good", notes=[("10.10", "One", [])], ratings={"On task": "Good"}))

    answers = [save(world.host, joint, sent).json() for _ in range(3)]

    assert answers == [{"draft": 1, "saved_at": "11.30"}] * 3


def test_each_change_counts_up(world, joint):
    answers = [
        save(world.host, joint, listed(fields(world.inductive, grade=grade, draft=str(draft)))).json()["draft"]
        for draft, grade in enumerate(["Good", "Inadequate", "No grade"])
    ]

    assert answers == [1, 2, 3]


def test_two_devices_get_both_texts_and_nothing_is_written(world, joint, as_person):
    here = fields(world.inductive, grade="Good", notes=[("10.10", "Written here", [])])
    there = listed(fields(world.inductive, grade="Inadequate")) | {
        "note": ["7d9ce39c-f0c4-4e93-8b2f-0f2dbb32fb3c"],
        "note-7d9ce39c-f0c4-4e93-8b2f-0f2dbb32fb3c-time": ["10:20"],
        "note-7d9ce39c-f0c4-4e93-8b2f-0f2dbb32fb3c-text": ["Written there <b>"],
    }
    save(world.host, joint, there)

    answer = save(world.host, joint, listed(here))

    assert answer.status_code == 409
    found = answer.json()
    assert found["draft"] == 1
    assert found["notes"] == [
        {"key": "7d9ce39c-f0c4-4e93-8b2f-0f2dbb32fb3c", "time": "10:20", "text": "Written there <b>", "criteria": []}
    ]
    for text in ("Written here", "Written there &lt;b&gt;", "Good", "Inadequate"):
        assert text in found["html"]
    assert content_of(joint, world.host, as_person).notes[0].text == "Written there <b>"


def test_after_seeing_both_the_page_may_save_over_it(world, joint, as_person):
    save(world.host, joint, listed(fields(world.inductive, grade="Inadequate")))
    draft = save(world.host, joint, listed(fields(world.inductive, grade="Good"))).json()["draft"]

    answer = save(world.host, joint, listed(fields(world.inductive, grade="Good", draft=str(draft))))

    assert answer.json()["draft"] == 2
    assert content_of(joint, world.host, as_person).grade == worlds.judgement(world.inductive, "Good").grade


def test_what_is_wrong_comes_back_by_field(world, joint):
    key = note_key()
    sent = listed(fields(world.ruled, grade="1.0", minutes="99", notes=[("25.00", "One", [])]))

    answer = save(world.visitor, joint, sent)

    assert answer.status_code == 400
    assert answer.json() == {
        "errors": {
            "grade": "Choose a grade of your own form, or “No grade”",
            "minutes": "Enter minutes from the front, between 0 and 50",
            f"note-{key}": "Enter a time on the day of the lesson, such as 10.42",
        }
    }


def test_what_cannot_be_read_is_said_to_be_unread(world, joint):
    bodies = [
        "{",
        "[]",
        "1",
        '"text"',
        "null",
        b"\xff\xfe{}",
        '{"grade": {"a": 1}}',
        '{"note": [["x"]]}',
        "[" * 100_000,
    ]
    bodies += ['{"draft": ' + "9" * 5000 + "}", b'{"grade": ["' + b"x" * 6_000_000 + b'"]}']
    for body in bodies:
        answer = save(world.host, joint, body)
        assert answer.status_code == 400, body[:50]
        assert list(answer.json()["errors"]) == [""]


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "nul \x00"])
def test_characters_that_nothing_can_hold_are_a_field_error(world, joint, as_person, text):
    answer = save(world.host, joint, listed(fields(world.inductive, notes=[("10.10", text, [])])))

    assert answer.json() == {"errors": {f"note-{note_key()}": "Take out what shows as \ufffd: it cannot be kept"}}
    as_person(world.host)
    assert Sheet.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["grade", "how_reached", "minutes", "stretches", "ground-1", "draft", "note", "action"]
)
def test_no_value_in_any_field_is_a_fault_of_ours(world, joint, name):
    for value in ("\ud800", "\x00", 10**30, float("nan"), True, None, 1.0):
        answer = save(world.visitor, joint, listed(fields(world.ruled)) | {name: [value]})
        assert answer.status_code in (200, 400, 409), value


def test_signed_out_the_answer_says_where_to_sign_in(joint):
    answer = save(None, joint, {})

    assert answer.status_code == 401
    assert answer.json() == {"sign_in": f"/accounts/login/?next=%2Fobserve%2F{joint.pk}%2F"}


def test_a_sealed_sheet_takes_no_draft(world, joint):
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))

    answer = save(world.host, joint, listed(fields(world.inductive, grade="Inadequate", draft="1")))

    assert answer.status_code == 400
    assert answer.json() == {"errors": {"": "You have sealed this judgement. It can no longer be changed."}}


def test_a_closed_lesson_takes_no_draft(world, joint):
    JointObservation.objects.filter(pk=joint.pk).update(state="unpaired")

    answer = save(world.host, joint, listed(fields(world.inductive, grade="Good")))

    assert answer.json() == {"errors": {"": "This lesson is closed. What you wrote before stays readable to you."}}


def test_a_draft_is_only_ever_posted(world, joint):
    assert browser(world.host).get(address("joint-draft", joint)).status_code == 405


PAGE = "0b2f9f1e-5a59-4a0e-9d8c-2f7c3ad1f0aa"


def written(world, step, *notes, draft="0", writer=PAGE, **more):
    sent = fields(world.inductive, grade="Good", notes=[("10.10", text, []) for text in notes], draft=draft, **more)
    return listed(sent | {"writer": writer, "step": str(step)})


def test_a_page_whose_save_was_never_acknowledged_goes_on_from_it(world, joint, as_person):
    save(world.host, joint, written(world, 1, "One"))

    answer = save(world.host, joint, written(world, 2, "One", "Two"))

    assert (answer.status_code, answer.json()["draft"]) == (200, 2)
    assert [note.text for note in content_of(joint, world.host, as_person).notes] == ["One", "Two"]


def test_the_same_step_with_other_words_shows_both(world, joint, as_person):
    save(world.host, joint, written(world, 1, "One"))

    answer = save(world.host, joint, written(world, 1, "Another"))

    assert answer.status_code == 409
    assert content_of(joint, world.host, as_person).notes[0].text == "One"


def test_an_older_step_that_arrives_late_writes_nothing_over_a_newer_one(world, joint, as_person):
    save(world.host, joint, written(world, 5, "One", "Two"))

    assert save(world.host, joint, written(world, 4, "One")).status_code == 409
    assert len(content_of(joint, world.host, as_person).notes) == 2


def test_another_page_that_saved_in_between_is_never_written_over(world, joint):
    save(world.host, joint, written(world, 1, "One"))
    save(world.host, joint, written(world, 1, "Elsewhere", draft="1", writer="5e3d3b0a-32c5-4c8e-bb60-5d2a5d2b0c11"))

    assert save(world.host, joint, written(world, 2, "One", "Two")).status_code == 409


def test_a_stopwatch_that_runs_on_is_no_other_device(world, joint):
    sent = listed(fields(world.ruled, stretches="[[0, 60], [120, null]]"))
    with time_machine.travel(worlds.LESSON_START + worlds.dt.timedelta(minutes=10), tick=False):
        first = save(world.visitor, joint, sent)
    with time_machine.travel(worlds.LESSON_START + worlds.dt.timedelta(minutes=11), tick=False):
        again = save(world.visitor, joint, sent)

    assert (first.json()["draft"], again.status_code, again.json()["draft"]) == (1, 200, 1)


def test_the_order_in_which_lines_were_rated_is_no_other_device(world, joint, as_person):
    """The database returns rows in any order: rating the first line last once looked like another device."""
    labels = [criterion.label for criterion in published_form(world.inductive.pk).criteria]
    one = listed(fields(world.inductive, ratings={labels[-1]: "Good"}))
    both = listed(fields(world.inductive, ratings={labels[-1]: "Good", labels[0]: "Good"}, draft="1"))
    save(world.host, joint, one)
    assert save(world.host, joint, both).json()["draft"] == 2

    as_person(world.host)
    sheet = Sheet.objects.get()
    Rating.objects.filter(sheet=sheet, criterion__label=labels[0]).delete()
    Rating.objects.create(
        sheet=sheet,
        criterion_id=Criterion.objects.get(version=world.inductive, label=labels[0]).pk,
        grade_id=OwnGrade.objects.get(version=world.inductive, word="Good").pk,
    )

    again = save(world.host, joint, both)  # its acknowledgement was lost, so the page says the same once more
    assert (again.status_code, again.json()["draft"]) == (200, 2)


def test_what_somebody_else_wrote_on_this_device_is_not_saved_on_my_sheet(world, joint, as_person):
    sent = fields(world.inductive, grade="Good", place=str(worlds.place_of(joint, world.visitor).pk))

    answer = save(world.host, joint, listed(sent))

    assert answer.status_code == 403
    assert answer.json()["errors"][""].startswith("Somebody else wrote this on this device")
    assert post(world.host, "joint-sheet", joint, sent).status_code == 403
    as_person(world.host)
    assert Sheet.objects.count() == 0


@pytest.mark.parametrize("name", ["writer", "step", "place"])
def test_what_a_page_says_of_itself_is_no_fault_of_ours(world, joint, name):
    for value in ("\ud800", "\x00", 10**30, float("nan"), True, None, 1.0, "x" * 5000):
        answer = save(
            world.host, joint, listed(fields(world.inductive)) | {"writer": [PAGE], "step": ["1"]} | {name: [value]}
        )
        assert answer.status_code in (200, 400, 403, 409), value
