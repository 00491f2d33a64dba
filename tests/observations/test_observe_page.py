"""The observer's form: what it shows, whose it is, what a save and a seal do."""

import datetime as dt

import pytest
import time_machine

from observations import actions
from observations.judgements import own_sheet
from observations.models import JointObservation, LedgerEntry, Note, Rating, Sheet
from observations.paperwork import published_form
from people import actions as people_actions
from tests import world as worlds
from tests.observations.pages import address, browser, fields, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db

TEXT = "Eighteen of 26 writing inside a minute."


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def sheet_of(joint, person, as_person):
    as_person(person)
    return own_sheet(worlds.place_of(joint, person), reader=person)


def complete(world, **changes):
    """The visitor's sheet with nothing left to ask."""
    answers = {
        "grade": "Satisfactory",
        "grade_without_rule": "Inadequate",
        "how_reached": "decided",
        "minutes": "17",
        "notes": [("10:07", TEXT, ["Students on task"])],
        "ratings": {"Students on task": "Good"},
        "grounds": {"Outcomes met": "decisive"},
        "action": "seal",
    }
    return fields(world.ruled, **(answers | changes))


@pytest.mark.parametrize(
    "who", ["teacher", "school_lead", "alliance_lead", "cluster_lead", "far_teacher", "administrator", "third"]
)
@pytest.mark.parametrize("name", ["joint-sheet", "joint-sealed", "joint-mine", "joint-compare"])
def test_nobody_but_its_observers_has_these_pages(world, joint, who, name):
    assert visit(getattr(world, who), name, joint).status_code == 404


@pytest.mark.parametrize("name", ["joint-sheet", "joint-draft"])
def test_nobody_writes_on_somebody_elses_sheet(world, joint, name, as_person):
    answer = post(world.administrator, name, joint, complete(world))

    assert answer.status_code == 404
    as_person(world.administrator)
    assert Sheet.objects.count() == 0


def test_signed_out_the_form_leads_to_sign_in_and_back(joint):
    answer = visit(None, "joint-sheet", joint)

    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={address('joint-sheet', joint)}")


def test_the_form_asks_on_the_observers_own_paperwork(world, joint):
    page = words(visit(world.visitor, "joint-sheet", joint))

    assert "Year 8 Science St Agnes School, Lab 2 Wed 30 January, period 3, 10.05 to 10.55" in page
    assert "On Trevean College’s “Lesson form”, version 1." in page
    assert "Satisfactory" in page
    assert "Requires improvement" not in page


def test_the_stopwatch_has_no_mark_of_the_rule(world, joint):
    page = visit(world.visitor, "joint-sheet", joint).content.decode()
    stopwatch = page.split("data-stopwatch ", 1)[1].split('name="stretches"', 1)[0]

    assert "20%" not in stopwatch


def test_a_form_without_rules_has_neither_stopwatch_nor_question_about_one(world, joint):
    page = words(visit(world.host, "joint-sheet", joint))

    assert "Taught from the front" not in page
    assert "Without the rule" not in page
    assert "How did you reach it?" not in page


def test_a_save_keeps_everything_and_leads_to_today(world, joint, as_person):
    answer = post(world.visitor, "joint-sheet", joint, complete(world, action="save"))

    assert (answer.status_code, answer["Location"]) == (302, "/")
    content = sheet_of(joint, world.visitor, as_person).content
    assert content.front_seconds == 17 * 60
    assert (content.how_reached, len(content.ratings), len(content.grounds)) == ("decided", 1, 1)
    note = content.notes[0]
    assert (note.text, note.seen_at, len(note.criteria)) == (TEXT, dt.datetime(2013, 1, 30, 10, 7, tzinfo=dt.UTC), 1)


def test_what_was_saved_stands_in_the_form_again(world, joint):
    post(world.visitor, "joint-sheet", joint, complete(world, action="save"))

    page = visit(world.visitor, "joint-sheet", joint).content.decode()

    assert TEXT in page
    assert 'value="17"' in page
    assert page.count(" checked") == 7  # a chip, both grades, how, and a role for each of three grounds
    assert "Saved" in page


def test_notes_of_one_minute_keep_their_order(world, joint, as_person):
    texts = [f"note {number}" for number in range(5)]
    post(world.host, "joint-sheet", joint, fields(world.inductive, notes=[("10.20", text, []) for text in texts]))

    assert [note.text for note in sheet_of(joint, world.host, as_person).content.notes] == texts


def test_another_note_without_a_script(world, joint):
    sent = fields(world.inductive, notes=[("10.20", "one", [])], action="add-note")

    answer = post(world.host, "joint-sheet", joint, sent)

    assert answer["Location"] == address("joint-sheet", joint) + "#new-note"
    assert visit(world.host, "joint-sheet", joint).content.decode().count("<textarea") == 2


def test_a_note_removed_without_a_script_is_gone(world, joint, as_person):
    sent = fields(world.inductive, notes=[("10.20", "one", []), ("10.21", "two", [])])
    post(world.host, "joint-sheet", joint, sent)

    post(world.host, "joint-sheet", joint, sent | {"draft": "1", f"note-{sent['note'][0]}-remove": "on"})

    assert [note.text for note in sheet_of(joint, world.host, as_person).content.notes] == ["two"]


def test_the_rule_shows_itself_past_its_mark_only(world, joint):
    def panel(draft, minutes):
        post(world.visitor, "joint-sheet", joint, fields(world.ruled, minutes=minutes, draft=str(draft)))
        page = visit(world.visitor, "joint-sheet", joint).content.decode()
        return 'data-fresh="rules" hidden' not in page

    assert [panel(*each) for each in enumerate(("10", "10.5", "0", "50"))] == [False, True, False, True]


def test_a_seal_leads_to_the_envelope_and_the_last_one_to_the_comparison(world, joint, as_person):
    first = post(world.visitor, "joint-sheet", joint, complete(world))
    second = post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Inadequate", action="seal"))

    assert first["Location"] == address("joint-sealed", joint)
    assert second["Location"] == address("joint-compare", joint)
    assert JointObservation.objects.get(pk=joint.pk).state == "revealed"
    assert sheet_of(joint, world.host, as_person).content.how_reached == "weighed"


def test_a_seal_that_lacks_something_says_what_and_keeps_the_draft(world, joint, as_person):
    sent = complete(world, grade="", grade_without_rule="", how_reached="", minutes="5")

    answer = post(world.visitor, "joint-sheet", joint, sent)

    assert answer.status_code == 422
    page = words(answer)
    assert page.count("Choose a grade, or “No grade”") == 2  # in the summary, and beside the field
    assert "Two things to put right" in page
    assert "Saved 11.30" in page
    sheet = sheet_of(joint, world.visitor, as_person)
    assert (sheet.sealed_at, sheet.content.notes[0].text) == (None, TEXT)


def test_a_rule_that_is_judged_sets_the_grade_itself(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, complete(world, grade=""))

    content = sheet_of(joint, world.visitor, as_person).content
    assert content.grade == worlds.judgement(world.ruled, "Satisfactory").grade


def test_a_grade_that_the_rule_forbids_is_refused_beside_its_field(world, joint):
    answer = post(world.visitor, "joint-sheet", joint, complete(world, grade="Good"))

    assert answer.status_code == 422
    assert words(answer).count("The rule on your form applies: choose Satisfactory, or change the minutes") == 2


def test_a_sealed_sheet_answers_a_second_seal_as_it_did_the_first(world, joint, as_person):
    first = post(world.visitor, "joint-sheet", joint, complete(world))
    second = post(world.visitor, "joint-sheet", joint, complete(world, notes=[("10:07", "rewritten", [])]))

    assert (second.status_code, second["Location"]) == (first.status_code, first["Location"])
    assert sheet_of(joint, world.visitor, as_person).content.notes[0].text == TEXT


def test_a_seal_after_the_reveal_changes_nothing(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, complete(world))
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Inadequate", action="seal"))

    again = post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Outstanding", action="seal"))

    assert again["Location"] == address("joint-compare", joint)
    inadequate = worlds.judgement(world.inductive, "Inadequate").grade
    assert sheet_of(joint, world.host, as_person).content.grade == inadequate


def test_a_sealed_sheet_takes_no_more_saves(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, complete(world))

    answer = post(world.visitor, "joint-sheet", joint, complete(world, action="save", minutes="3"))

    assert answer.status_code == 422
    assert "You have sealed this judgement. It can no longer be changed." in words(answer)
    assert sheet_of(joint, world.visitor, as_person).content.front_seconds == 17 * 60


def test_a_seal_never_buries_what_another_device_saved(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, complete(world, action="save"))
    there = complete(world, action="save", draft="1", notes=[("10:30", "From the other device", [])])
    post(world.visitor, "joint-sheet", joint, there)

    answer = post(world.visitor, "joint-sheet", joint, complete(world, draft="1"))

    assert answer.status_code == 409
    assert "From the other device" in words(answer)
    assert TEXT in words(answer)
    assert sheet_of(joint, world.visitor, as_person).sealed_at is None


def test_before_the_lesson_there_is_no_button_to_seal(world):
    joint = worlds.lesson(world, start=AFTER + dt.timedelta(days=2))

    page = words(visit(world.host, "joint-sheet", joint))
    answer = post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))

    assert "You can seal once the lesson has begun." in page
    assert "Seal my judgement" not in page
    assert answer.status_code == 422


def test_a_withdrawn_lesson_shows_what_was_written_and_takes_no_more(world, joint):
    post(world.visitor, "joint-sheet", joint, complete(world, action="save"))
    JointObservation.objects.filter(pk=joint.pk).update(state="withdrawn", withdrawn_at=AFTER)

    shown = visit(world.visitor, "joint-sheet", joint, follow=True)
    saved = post(world.visitor, "joint-sheet", joint, complete(world, action="save", minutes="3", draft="1"))

    assert "This lesson has been withdrawn." in words(shown)
    assert TEXT in words(shown)
    assert saved.status_code == 422
    assert TEXT in words(saved)


def test_a_running_stopwatch_ends_with_the_seal(world, joint, as_person):
    with time_machine.travel(worlds.LESSON_START + dt.timedelta(minutes=30), tick=False):
        post(world.visitor, "joint-sheet", joint, complete(world, minutes="", stretches="[[60,360],[600,null]]"))

    content = sheet_of(joint, world.visitor, as_person).content
    assert (content.front_stretches, content.front_seconds) == (((60, 360), (600, 1800)), 300 + 1200)


def test_without_grades_lines_are_answered_on_levels(world, as_person):
    world.round.graded = False
    world.round.save()
    joint = worlds.lesson(world)
    page = words(visit(world.visitor, "joint-sheet", joint))
    sent = fields(world.ruled, ratings={"Students on task": "clearly"}, minutes="30", action="seal")

    answer = post(world.visitor, "joint-sheet", joint, sent)

    assert "Not applicable" in page
    assert "Your judgement of the lesson" not in page
    assert "Without the rule" not in page
    assert answer["Location"] == address("joint-sealed", joint)
    assert sheet_of(joint, world.visitor, as_person).content.ratings[0].level == "clearly"


def test_a_lesson_with_grades_takes_no_levels_on_a_form_that_has_grades(world, joint):
    answer = post(world.host, "joint-sheet", joint, fields(world.inductive, ratings={"On task": "clearly"}))

    assert answer.status_code == 422
    assert "On task: choose one of the answers" in words(answer)


def test_the_form_takes_few_queries(world, joint, django_assert_num_queries):
    post(world.visitor, "joint-sheet", joint, complete(world, action="save"))
    client = browser(world.visitor)
    client.get(address("joint-sheet", joint))

    with django_assert_num_queries(6 + 2):  # session, person, whose eyes, place, sheet, where one works; and savepoints
        client.get(address("joint-sheet", joint))


def test_a_save_takes_few_queries(world, joint, django_assert_num_queries):
    client = browser(world.visitor)
    client.post(address("joint-sheet", joint), complete(world, action="save"))

    with django_assert_num_queries(11 + 2):
        client.post(
            address("joint-sheet", joint),
            complete(
                world,
                action="save",
                draft="1",
                notes=[("10:08", "other", [])],
                ratings={"Outcomes met": "Good"},
                grounds={"Challenge": "support"},
            ),
        )


def test_the_first_seal_takes_few_queries(world, joint, django_assert_num_queries):
    client = browser(world.host)
    published_form(world.inductive.pk)

    with django_assert_num_queries(9 + 2):  # 4 of the request with the place, lock, sheet, begun, sealed, all sealed?
        client.post(address("joint-sheet", joint), fields(world.inductive, grade="Good", action="seal"))
    assert Sheet.objects.count() == 1


def test_the_revealing_seal_takes_few_queries(world, joint, django_assert_num_queries):
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Inadequate", action="seal"))
    client = browser(world.visitor)
    client.post(address("joint-sheet", joint), complete(world, action="save"))

    # As the first, without beginning; notes out and in; facts, how grades line up, sheets, and the ledger in one.
    with django_assert_num_queries(13 + 2):
        client.post(address("joint-sheet", joint), complete(world, draft="1"))
    assert LedgerEntry.objects.get().observers == 2


def test_the_sheet_is_never_kept_by_a_cache(world, joint):
    assert "no-store" in visit(world.host, "joint-sheet", joint)["Cache-Control"]


def test_drafts_leave_no_text_in_the_trail(world, joint, as_person):
    post(world.visitor, "joint-sheet", joint, complete(world, action="save"))

    as_person(world.visitor)
    assert (Note.objects.count(), Rating.objects.count()) == (1, 1)
    assert actions.recount(at=AFTER).sheets_astray == 0
