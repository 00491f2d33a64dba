"""Below the comparison: second thoughts beside the sealed judgements, the joint note, marking as discussed."""

import json
import uuid

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils.dateparse import parse_datetime

from observations import actions
from observations.actions import afterwards
from observations.judgements import revealed_sheets
from observations.models import Cell, JointNote, JointObservation, LedgerJudgement, OwnGrade, SecondThought
from people import actions as people_actions
from tests import world as worlds
from tests.observations.opened import opened, seal
from tests.observations.pages import address, browser, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db

LATER = parse_datetime("2013-02-01T15:40:00Z")
BELOW = "I would now go below the rule."
CARDS = "The cards were the weak point."


@pytest.fixture(autouse=True)
def _some_days_later(world):
    people_actions.open_installation(kind="real", at=worlds.T0)
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def joint(world):
    return opened(world)


def add(person, joint, text=BELOW, grade="", key=None):
    sent = {"action": "thought", "words": text, "thought_grade": str(grade), "key": str(key or uuid.uuid4())}
    return post(person, "joint-compare", joint, sent)


def note(person, joint, text=CARDS, version=0):
    return post(person, "joint-compare", joint, {"action": "note", "joint_note": text, "version": str(version)})


def discuss(person, joint):
    return post(person, "joint-compare", joint, {"action": "discussed"})


def grade(version, word):
    return OwnGrade.objects.get(version=version, word=word).pk


def trail(table):
    """The history rows of a table, as it holds them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(e)::text FROM observations_{table}event e ORDER BY pgh_id")
        return [json.loads(row) for (row,) in cursor.fetchall()]


def test_nothing_has_been_added_at_first_and_that_is_fine(world, joint):
    page = words(visit(world.visitor, "joint-compare", joint))

    assert "Victor You haven’t added any. That’s fine. Hannah Hannah hasn’t added any. That’s fine." in page
    assert "Kept beside what you sealed, never instead of it, and never counted." in page


def test_a_second_thought_stands_beside_the_judgement_for_both(world, joint):
    answer = add(world.visitor, joint, grade=grade(world.ruled, "Inadequate"))

    assert (answer.status_code, answer.url) == (302, address("joint-compare", joint) + "#second-thoughts")
    for reader in (world.visitor, world.host):
        page = words(visit(reader, "joint-compare", joint))
        assert f"1 Feb Victor I Inadequate {BELOW}" in page
        assert "Good" in page  # what was sealed


def test_it_changes_no_sheet_and_no_figure(world, joint, as_person):
    actions.sweep(at=LATER)
    as_person(world.visitor)

    def counted():
        cells = sorted(Cell.objects.values_list())
        return list(LedgerJudgement.objects.values().order_by("pk")), cells, revealed_sheets(joint.pk)

    before = counted()
    add(world.visitor, joint, grade=grade(world.ruled, "Inadequate"))
    note(world.host, joint)
    discuss(world.host, joint)
    as_person(world.visitor)
    recounted = actions.recount(at=LATER)

    assert (recounted.changed, recounted.sheets_astray) == (0, 0)
    assert counted() == before


def test_the_same_thought_twice_is_one_and_other_words_under_its_key_are_shown_beside_it(world, joint):
    key = visit(world.visitor, "joint-compare", joint).context["below"].after.key

    assert [add(world.visitor, joint, key=key).status_code for _ in range(2)] == [302, 302]
    answer = add(world.visitor, joint, "Another view.", key=key)

    assert answer.status_code == 409
    assert {text in words(answer) for text in (BELOW, "Another view.")} == {True}
    assert SecondThought.objects.count() == 1
    assert answer.context["below"].after.key != key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Say in words what you think now"),
        ("x" * 20_001, "Shorten this to 20,000 characters: it has 20,001"),
        ("before\x00after", "Take out what shows as \ufffd: it cannot be kept"),
    ],
)
def test_words_that_cannot_be_kept(world, joint, text, sentence):
    for answer in (add(world.visitor, joint, text), *([note(world.visitor, joint, text)] if text else ())):
        assert answer.status_code == 422
        assert words(answer).count(sentence) == 2
        assert text.replace("\x00", "\ufffd") in words(answer)
    assert SecondThought.objects.count() == JointNote.objects.count() == 0


@pytest.mark.parametrize("value", ["1.0", str(10**30), "NaN", "Good", "\x00", str(uuid.UUID(int=0))])
def test_a_grade_that_is_not_on_the_form(world, joint, value):
    answer = add(world.visitor, joint, grade=value)

    assert answer.status_code == 422
    assert words(answer).count("Choose a grade of your own form") == 2
    assert BELOW in words(answer)


def test_a_grade_of_the_other_schools_form_is_refused_by_page_and_database(world, joint):
    other = grade(world.inductive, "Inadequate")

    assert add(world.visitor, joint, grade=other).status_code == 422
    with pytest.raises(DatabaseError, match="a grade of another form"), transaction.atomic():
        SecondThought.objects.create(
            observer=worlds.place_of(joint, world.visitor), key=uuid.uuid4(), grade_id=other, text="x", written_at=LATER
        )


def test_a_lesson_without_grades_has_words_alone(world):
    world.round.graded = False
    world.round.save()
    joint = worlds.lesson(world)
    content = worlds.judgement(world.inductive, "", grounds=((0, "decisive"),))
    seal(joint, world.host, content)
    seal(joint, world.visitor, worlds.judgement(world.ruled, ""))

    assert "thought_grade" not in visit(world.host, "joint-compare", joint).content.decode()
    add(world.host, joint, grade=grade(world.inductive, "Good"))
    assert SecondThought.objects.get().grade_id is None


def test_before_the_reveal_neither_page_nor_database_takes_anything(world):
    joint = worlds.lesson(world)
    seal(joint, world.visitor, worlds.judgement(world.ruled, "Good"))
    place = worlds.place_of(joint, world.visitor)

    assert {send(world.visitor, joint).status_code for send in (add, note, discuss)} == {404}
    with pytest.raises(afterwards.NotNow, match="Not every sheet is sealed yet"):
        afterwards.mark_discussed(place=place, by=world.visitor, at=LATER)
    with pytest.raises(DatabaseError, match="second thoughts come after the reveal"), transaction.atomic():
        SecondThought.objects.create(observer=place, key=uuid.uuid4(), text="early", written_at=AFTER)
    with pytest.raises(DatabaseError, match="a joint note comes after the reveal"), transaction.atomic():
        JointNote.objects.create(joint=joint, text="early", written_by=world.visitor, written_at=AFTER)


@pytest.mark.parametrize("who", ["teacher", "third", "school_lead", "alliance_lead", "cluster_lead", "administrator"])
def test_nobody_else_adds_anything(world, joint, who):
    person = getattr(world, who)

    assert {send(person, joint).status_code for send in (add, note, discuss)} == {404}
    assert SecondThought.objects.count() == JointNote.objects.count() == 0


def test_second_thoughts_are_only_added_and_no_trail_has_words(world, joint):
    add(world.visitor, joint)
    note(world.host, joint)
    for change in (lambda: SecondThought.objects.update(text="x"), lambda: SecondThought.objects.all().delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change()
    (thought,), (written,) = trail("secondthought"), trail("jointnote")
    assert (thought["pgh_context"]["by"], written["version"]) == (str(world.visitor.pk), 1)
    assert {"text", "grade_id"} & (thought.keys() | written.keys()) == set()


def test_both_write_the_joint_note(world, joint):
    assert note(world.visitor, joint).url == address("joint-compare", joint) + "#joint-note"
    assert note(world.host, joint, "The cards, and the pace.", version=1).status_code == 302

    page = words(visit(world.visitor, "joint-compare", joint))
    assert "The cards, and the pace." in page
    assert "Last saved by Hannah Host, Fri 1 February, 15.40" in page
    assert JointNote.objects.get().version == 2


def test_two_who_write_at_once_see_both_texts_and_nothing_is_written_over(world, joint):
    note(world.visitor, joint)

    answer = note(world.host, joint, "The pace was.", version=0)

    assert answer.status_code == 409
    page = words(answer)
    assert "What was saved meanwhile Victor Visitor, Fri 1 February, 15.40 The cards were the weak point." in page
    assert "The pace was." in page
    assert JointNote.objects.get().text == CARDS
    assert note(world.host, joint, "Both.", version=answer.context["below"].version).status_code == 302


@pytest.mark.parametrize("version", ["", "-1", "1.0", "NaN", "²", str(10**30), "9" * 5000, "\x00"])
def test_a_version_that_never_was_is_another_device(world, joint, version):
    note(world.visitor, joint)

    assert note(world.visitor, joint, "Other words", version=version).status_code == 409
    assert JointNote.objects.get().text == CARDS


def test_the_same_note_again_is_the_same_answer(world, joint):
    assert [note(world.visitor, joint).status_code for _ in range(2)] == [302, 302]
    assert JointNote.objects.get().version == 1


def test_what_could_not_be_kept_is_based_on_what_its_page_had_read(world, joint):
    note(world.visitor, joint)

    answer = note(world.host, joint, "x" * 20_001, version=0)

    assert (answer.status_code, answer.context["below"].version) == (422, 0)


def test_either_marks_it_as_discussed_once(world, joint):
    assert "Mark as discussed" in words(visit(world.host, "joint-compare", joint))
    assert discuss(world.visitor, joint).status_code == 302
    with time_machine.travel("2013-02-04T09:00:00Z", tick=False):
        discuss(world.host, joint)

    page = words(visit(world.host, "joint-compare", joint))
    assert "Discussed on Fri 1 February, marked by Victor Visitor." in page
    assert "Mark as discussed" not in page
    joint.refresh_from_db()
    assert (joint.state, joint.discussed_at, joint.discussed_by) == ("discussed", LATER, world.visitor)
    last = trail("jointobservation")[-1]
    assert (last["state"], last["pgh_context"]["action"]) == ("discussed", "mark discussed")


def test_what_has_been_discussed_no_longer_waits_on_today(world, joint):
    with time_machine.travel(AFTER, tick=False):
        assert "Compare your judgements" in words(visit(world.host, "today"))
        discuss(world.visitor, joint)
        assert "Compare your judgements" not in words(visit(world.host, "today"))


def test_more_can_be_added_after_it_was_discussed(world, joint):
    discuss(world.visitor, joint)

    assert add(world.host, joint).status_code == note(world.host, joint).status_code == 302


def test_an_unknown_action_changes_nothing(world, joint):
    for action in ("", "explode", "discussed\x00"):
        assert post(world.host, "joint-compare", joint, {"action": action}).status_code == 302
    joint.refresh_from_db()
    assert joint.state == JointObservation.State.REVEALED


def test_three_observers_each_have_their_place(world):
    joint = worlds.lesson(world, third=True)
    version = worlds.place_of(joint, world.third).version
    seal(joint, world.third, worlds.judgement(version, "Good"))
    opened(world, joint)
    add(world.third, joint)

    page = words(visit(world.host, "joint-compare", joint))
    assert [page.index(f"{name} hasn’t added any") > 0 for name in ("Victor",)] == [True]
    assert f"1 Feb Thea {BELOW}" in page


def test_words_of_people_are_escaped(world, joint):
    add(world.visitor, joint, "<script>alert(1)</script>")
    note(world.visitor, joint, "</textarea><script>alert(2)</script>")

    assert "<script>alert" not in visit(world.host, "joint-compare", joint).content.decode()


def test_adding_takes_few_queries(world, joint, django_assert_max_num_queries):
    client = browser(world.visitor)
    client.get(address("joint-compare", joint))
    for sent in (
        {"action": "thought", "words": BELOW},
        {"action": "note", "joint_note": CARDS, "version": "0"},
        {"action": "discussed"},
    ):
        with django_assert_max_num_queries(15 + 2):
            assert client.post(address("joint-compare", joint), sent).status_code == 302
