"""My joint observations, the envelope, and my own judgement to read."""

import datetime as dt

import pytest
import time_machine

from observations import actions
from observations.models import JointObservation, Observer
from people import actions as people_actions
from tests import world as worlds
from tests.observations.pages import address, browser, fields, post, visit, words
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    with time_machine.travel(AFTER, tick=False):
        people_actions.open_installation(kind="real", at=worlds.T0)
        yield


def seal(world, joint, who, as_person, word="Good"):
    version = world.ruled if who == "visitor" else world.inductive
    person = getattr(world, who)
    as_person(person)
    content = worlds.judgement(version, word, note="Mine alone")
    actions.seal(observer=worlds.place_of(joint, person), content=content, by=person, at=AFTER)


def test_whoever_observes_nothing_is_told_when_something_will_be_here(world):
    worlds.lesson(world)

    page = words(visit(world.third, "joint-list"))

    assert "You have no joint observations yet" in page
    assert "Year 8" not in page


def test_lessons_stand_under_what_there_is_to_do(world, as_person):
    week = dt.timedelta(days=7)
    to_seal = worlds.lesson(world, subject="Science")
    worlds.lesson(world, subject="Drama", start=LESSON_START + week)
    waiting = worlds.lesson(world, subject="French", start=LESSON_START - week)
    opened = worlds.lesson(world, subject="Maths", start=LESSON_START - 2 * week)
    gone = worlds.lesson(world, subject="Art", start=LESSON_START - 3 * week)
    post(world.host, "joint-sheet", to_seal, fields(world.inductive, grade="Good"))
    seal(world, waiting, "host", as_person)
    seal(world, opened, "host", as_person)
    seal(world, opened, "visitor", as_person)
    JointObservation.objects.filter(pk=gone.pk).update(state="withdrawn", withdrawn_at=AFTER)

    page = words(visit(world.host, "joint-list"))

    order = [
        "Yours to seal",
        "Year 8 Science",
        "Begun, not sealed. Seal by Wed 13 February",
        "Coming up",
        "Year 8 Drama",
    ]
    order += ["Sealed, waiting", "Year 8 French", "Sealed on Wed 30 January, 11.30", "Open to compare", "Year 8 Maths"]
    order += ["Opened on Wed 30 January, 11.30", "Closed", "Year 8 Art", "Withdrawn, not counted"]
    places = [page.index(part) for part in order]
    assert places == sorted(places)


def test_the_list_takes_as_many_queries_for_three_lessons_as_for_one(world, django_assert_num_queries):
    client = browser(world.host)
    client.get(address("joint-list"))
    worlds.lesson(world)
    with django_assert_num_queries(
        9 + 2
    ):  # 3 of the request, places, own sheets, being set up, may offer, own lessons, where one works
        client.get(address("joint-list"))

    for subject in ("French", "Drama"):
        worlds.lesson(world, subject=subject)
    with django_assert_num_queries(9 + 2):
        client.get(address("joint-list"))


def test_a_replaced_observer_has_no_lesson_in_the_list_and_keeps_what_they_wrote(world, as_person):
    joint = worlds.lesson(world, third=True)
    seal(world, joint, "host", as_person)
    Observer.objects.filter(joint=joint, person=world.host).update(replaced_at=AFTER)

    assert "You have no joint observations yet" in words(visit(world.host, "joint-list"))
    mine = words(visit(world.host, "joint-sheet", joint, follow=True))
    assert "Someone else observes this lesson in your place now." in mine
    assert "Mine alone" in mine


def test_the_envelope_says_when_and_what_happens_next(world, as_person):
    joint = worlds.lesson(world)
    JointObservation.objects.filter(pk=joint.pk).update(
        talk_at=dt.datetime(2013, 2, 1, 15, 40, tzinfo=dt.UTC), talk_how="by phone"
    )
    seal(world, joint, "host", as_person)

    page = words(visit(world.host, "joint-sealed", joint))

    assert "Sealed at 11.30 Year 8 Science, St Agnes School Wednesday 30 January, period 3" in page
    assert "You talk with Tom Teacher on Friday 1 February, 15.40 , by phone." in page
    assert "If a sheet is still open on 13 February , the lesson is closed and not counted." in page
    assert "Victor" not in page


def test_the_envelope_is_the_same_whatever_the_other_does(world, as_person):
    joint = worlds.lesson(world)
    seal(world, joint, "host", as_person)
    before = visit(world.host, "joint-sealed", joint)
    post(world.visitor, "joint-sheet", joint, fields(world.ruled, grade="Good", minutes="4"))
    after = visit(world.host, "joint-sealed", joint)

    assert before.content == after.content


def test_the_envelope_opens_into_the_comparison(world, as_person):
    joint = worlds.lesson(world)
    for who in ("host", "visitor"):
        seal(world, joint, who, as_person)

    for name in ("joint-sealed", "joint-sheet"):
        shown = visit(world.host, name, joint, follow=True)
        assert shown.redirect_chain[-1][0] == address("joint-compare", joint)


def test_there_is_no_envelope_before_the_seal(world):
    joint = worlds.lesson(world)

    assert visit(world.host, "joint-sealed", joint)["Location"] == address("joint-sheet", joint)


def test_ones_own_judgement_is_always_readable(world, as_person):
    joint = worlds.lesson(world)
    empty = words(visit(world.host, "joint-mine", joint))
    post(world.host, "joint-sheet", joint, fields(world.inductive, grade="Good", notes=[("10.10", "A draft", ["TAs"])]))
    draft = words(visit(world.host, "joint-mine", joint))
    seal(world, joint, "host", as_person)
    sealed = words(visit(world.host, "joint-mine", joint))

    assert "You have written nothing yet" in empty
    assert "A draft TAs" in draft
    assert "Go on writing" in draft
    assert "You sealed this judgement on Wed 30 January at 11.30, on Lesson form, version 1." in sealed
    assert "Mine alone" in sealed
    assert "Your judgement Good" in sealed.replace(" G Good", " Good")


def test_a_lesson_closed_unpaired_says_so(world, as_person):
    joint = worlds.lesson(world)
    seal(world, joint, "host", as_person)
    JointObservation.objects.filter(pk=joint.pk).update(state="unpaired")

    page = words(visit(world.host, "joint-sealed", joint, follow=True))

    assert "This lesson is closed." in page
    assert "Mine alone" in page
    assert "Closed, not counted: a sheet stayed open" in words(visit(world.host, "joint-list"))


@pytest.mark.parametrize("name", ["joint-sealed", "joint-mine"])
def test_after_the_seal_few_queries(world, as_person, name, django_assert_num_queries):
    joint = worlds.lesson(world)
    seal(world, joint, "host", as_person)
    client = browser(world.host)
    client.get(address(name, joint))

    with django_assert_num_queries(6 + 2):
        client.get(address(name, joint))
