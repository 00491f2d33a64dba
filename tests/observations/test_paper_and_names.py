"""The blank form on paper, hints on pupils' names, and a form that comes after its session has ended."""

import pytest
import time_machine
from django.test import Client

from observations.judgements import own_sheet
from people import actions as people_actions
from tests import world as worlds
from tests.observations.pages import address, browser, fields, note_key, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db
SENTINEL = "zebra-quartz-sentinel"


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def test_the_blank_form_asks_what_the_schools_own_form_asks(world, joint):
    page = words(visit(world.visitor, "joint-print", joint))

    for asked in (
        "Year 8 Science",
        "Trevean College: Lesson form, version 1.",
        "Taught from the front",
        "Students on task",
        "Satisfactory",
        "No grade",
        "without the rule",
        "A rule decided",
        "Decisive",
        "designated safeguarding lead",
    ):
        assert asked in page, asked
    assert "Taught from the front" not in words(visit(world.host, "joint-print", joint))


def test_the_blank_form_holds_nothing_that_anybody_wrote(world, joint):
    def page():
        return visit(world.visitor, "joint-print", joint).content

    before = page()
    for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
        post(who, "joint-draft", joint, fields(version, grade="Good", notes=[("10.10", SENTINEL, [])]))
    assert page() == before
    assert SENTINEL.encode() not in before


def test_an_ungraded_lesson_prints_levels_and_no_grades(world):
    world.round.graded = False
    world.round.save()
    joint = worlds.lesson(world)
    page = words(visit(world.host, "joint-print", joint))

    assert "Clearly Partly Not seen Not applicable" in page
    assert "Your judgement of the lesson" not in page


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ella Smith reads aloud", "“Ella Smith”"),
        ("Asks a boy called Jayden twice", "“Jayden”"),
        ("Tables sort cards", ""),
    ],
)
def test_words_that_look_like_a_pupils_name_are_asked_about_and_saved_all_the_same(
    world, joint, text, named, as_person
):
    answer = post(world.host, "joint-draft", joint, fields(world.inductive, notes=[("10.10", text, [])]))

    sentence = f"{named} looks like a pupil’s name. If it is one, write “a pupil” instead."
    assert answer.json().get("hints", {}) == ({str(note_key()): sentence} if named else {})
    assert (sentence in words(visit(world.host, "joint-sheet", joint))) is bool(named)
    sealed = fields(world.inductive, grade="Good", notes=[("10.10", text, [])], draft="1", action="seal")
    assert post(world.host, "joint-sheet", joint, sealed).status_code == 302
    as_person(world.host)
    assert own_sheet(worlds.place_of(joint, world.host), reader=world.host).content.notes[0].text == text


def test_the_teacher_is_no_pupil(world, joint):
    text = f"{world.teacher.name} asks four tables"
    answer = post(world.host, "joint-draft", joint, fields(world.inductive, notes=[("10.10", text, [])]))

    assert "hints" not in answer.json()


def test_a_form_after_its_session_has_ended_keeps_every_word_and_is_sent_again(world, joint, as_person):
    sent = fields(world.inductive, grade="Good", notes=[("10.10", f"{SENTINEL} <b>", ["Challenge"])], action="save")
    kept = Client().post(address("joint-sheet", joint), sent)

    assert kept.status_code == 401
    page = kept.content.decode()
    assert f'href="/accounts/login/?next={address("joint-sheet", joint)}" target="_blank"' in page
    assert f"{SENTINEL} &lt;b&gt;" in page
    again = {}
    for repeated in kept.context["kept"]:
        again.setdefault(repeated.name, []).append(repeated.value)
    assert browser(world.host).post(address("joint-sheet", joint), again).status_code == 302
    as_person(world.host)
    assert own_sheet(worlds.place_of(joint, world.host), reader=world.host).content.notes[0].text == f"{SENTINEL} <b>"


def test_a_password_is_never_kept(world):
    answer = Client().post("/accounts/password/change/", {"oldpassword": SENTINEL, "password1": SENTINEL})

    assert answer.status_code == 302
    assert SENTINEL.encode() not in answer.content


def test_a_form_with_nothing_in_it_leads_to_signing_in(joint):
    assert Client().post(address("joint-sheet", joint)).status_code == 302


def test_signing_out_has_the_browser_wipe_what_it_keeps(world):
    client = browser(world.host)
    assert "Clear-Site-Data" not in client.get("/accounts/logout/").headers
    assert client.post("/accounts/logout/").headers["Clear-Site-Data"] == '"storage"'


def test_the_outbox_and_the_worker_are_the_same_for_everybody(world, joint):
    post(world.host, "joint-draft", joint, fields(world.inductive, notes=[("10.10", SENTINEL, [])]))
    for name in ("outbox", "worker"):
        pages = {browser(who).get(address(name)).content for who in (None, world.host, world.visitor)}
        assert len(pages) == 1
        assert SENTINEL.encode() not in pages.pop()


def test_the_device_is_told_of_own_open_forms_only(world, joint):
    form = address("joint-sheet", joint)
    for who in (world.host, world.visitor):
        assert visit(who, "joint-offline").json() == {"today": [form], "open": [form]}
    assert visit(world.teacher, "joint-offline").json() == {"today": [], "open": []}

    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", action="seal"))
    assert visit(world.host, "joint-offline").json() == {"today": [], "open": []}
    assert visit(world.visitor, "joint-offline").json() == {"today": [form], "open": [form]}
