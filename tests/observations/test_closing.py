"""When the teacher is talked with, and closing a lesson that has been discussed."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from observations.actions import afterwards
from observations.models import JointObservation
from people import actions as people_actions
from tests import world as worlds
from tests.observations.opened import opened
from tests.observations.pages import address, browser, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db

TALK = dt.datetime(2013, 2, 1, 15, 40, tzinfo=dt.UTC)
TYPED = {"talk_day": "2013-02-01", "talk_time": "15:40", "talk_how": "by phone"}


@pytest.fixture(autouse=True)
def _after_the_lesson(world):
    people_actions.open_installation(kind="real", at=worlds.T0)
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


@pytest.fixture
def discussed(world):
    joint = opened(world)
    afterwards.mark_discussed(place=worlds.place_of(joint, world.host), by=world.host, at=AFTER)
    return joint


def talk_of(joint):
    return JointObservation.objects.values_list("talk_at", "talk_how").get(pk=joint.pk)


@pytest.mark.parametrize(
    ("who", "back"), [("host", "joint-thread"), ("teacher", "joint-thread"), ("alliance_lead", "setup-joint")]
)
def test_who_takes_part_or_leads_says_when_they_talk(world, joint, who, back):
    answer = post(getattr(world, who), "joint-talk", joint, TYPED)

    assert (answer.status_code, answer.url) == (302, address(back, joint))
    assert talk_of(joint) == (TALK, "by phone")
    assert "Friday 1 February, 15.40 , by phone. Change" in words(visit(world.visitor, "joint-thread", joint))
    assert 'value="15:40"' in visit(world.visitor, "joint-talk", joint).content.decode()


@pytest.mark.parametrize(("who", "status"), [("school_lead", 403), ("cluster_lead", 404), ("far_teacher", 404)])
def test_nobody_else_does(world, joint, who, status):
    assert post(getattr(world, who), "joint-talk", joint, TYPED).status_code == status
    assert talk_of(joint) == (None, "")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("talk_day", "", "Enter a date"),
        ("talk_day", "2013-02-29", "Enter a real date"),
        ("talk_day", "1900-01-01", "Enter a date from 2005 on"),
        ("talk_day", "2013-01-29", "You talk after the lesson"),
        ("talk_day", "2099-01-01", "Enter a day within two years of today"),
        ("talk_day", "1" * 5000, "Enter a real date"),
        ("talk_day", "\x00", "Enter a real date"),
        ("talk_time", "25:00", "Enter a time"),
        ("talk_time", "", "Enter a time"),
        ("talk_how", "x" * 41, "Ensure this value has at most 40 characters"),
        ("talk_how", "a\x00b", "Null characters are not allowed"),
    ],
)
def test_a_talk_that_cannot_be(world, joint, field, value, sentence):
    answer = post(world.host, "joint-talk", joint, TYPED | {field: value})

    assert answer.status_code == 422
    assert words(answer).count(sentence) == 2
    assert talk_of(joint) == (None, "")


def test_the_hour_that_comes_twice(world, joint):
    sent = TYPED | {"talk_day": "2013-10-27", "talk_time": "01:30"}

    assert "The clocks change at that hour" in words(post(world.host, "joint-talk", joint, sent))


def test_saying_when_takes_few_queries_and_leaves_its_trail(world, joint, django_assert_max_num_queries):
    client = browser(world.host)
    with django_assert_max_num_queries(11 + 2):
        client.post(address("joint-talk", joint), TYPED)

    with connection.cursor() as cursor:
        cursor.execute("SELECT talk_at FROM observations_jointobservationevent ORDER BY pgh_id")
        # arranged, agreed by its teacher, scheduled, and then the date
        assert [at for (at,) in cursor.fetchall()] == [None, None, None, TALK]


def test_a_discussed_lesson_with_a_talk_is_closed_by_its_lead(world, discussed):
    assert "It can be closed once the conversation with the teacher has a date." in words(
        visit(world.alliance_lead, "setup-joint", discussed)
    )
    assert visit(world.alliance_lead, "setup-joint-close", discussed).status_code == 403
    post(world.alliance_lead, "joint-talk", discussed, TYPED)
    assert "Close this lesson" in words(visit(world.alliance_lead, "setup-joint", discussed))

    answer = post(world.alliance_lead, "setup-joint-close", discussed, {})

    assert (answer.status_code, answer.url) == (302, address("setup-joint", discussed))
    discussed.refresh_from_db()
    assert (discussed.state, discussed.closed_at) == ("closed", AFTER)
    page = words(visit(world.host, "joint-compare", discussed))
    assert "Discussed on Wed 30 January, marked by Hannah Host. Closed on Wed 30 January." in page
    assert "Save the note" not in page


@pytest.mark.parametrize("who", ["host", "teacher", "school_lead", "far_teacher"])
def test_nobody_else_closes(world, discussed, who):
    JointObservation.objects.filter(pk=discussed.pk).update(talk_at=TALK)

    assert post(getattr(world, who), "setup-joint-close", discussed, {}).status_code == 403
    discussed.refresh_from_db()
    assert discussed.state == "discussed"


def test_what_is_closed_takes_nothing_more(world, discussed):
    JointObservation.objects.filter(pk=discussed.pk).update(talk_at=TALK)
    post(world.alliance_lead, "setup-joint-close", discussed, {})

    for name, sent in (
        ("joint-thread", {"words": "late"}),
        ("joint-talk", TYPED),
        ("joint-compare", {"action": "note", "joint_note": "late", "version": "0"}),
        ("joint-compare", {"action": "thought", "words": "late"}),
    ):
        assert post(world.host, name, discussed, sent).status_code == 403, name
    assert post(world.alliance_lead, "setup-joint-close", discussed, {}).status_code == 403


def test_a_lesson_that_was_not_discussed_is_not_closed(world):
    joint = opened(world)
    JointObservation.objects.filter(pk=joint.pk).update(talk_at=TALK)

    assert post(world.alliance_lead, "setup-joint-close", joint, {}).status_code == 403
    with pytest.raises(afterwards.NotNow):
        afterwards.close(joint=joint, by=world.alliance_lead, at=AFTER)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"state": "discussed"}, "discussed_state_has_time"),
        ({"discussed_at": AFTER}, "discussed_state_has_time"),
        ({"state": "closed", "discussed_at": AFTER, "closed_at": AFTER}, "closed_state_has_times"),
        ({"closed_at": AFTER}, "closed_state_has_times"),
    ],
)
def test_states_and_their_times_belong_together_in_the_database(world, values, constraint):
    joint = opened(world)
    with pytest.raises(DatabaseError, match=constraint), transaction.atomic():
        JointObservation.objects.filter(pk=joint.pk).update(**values)


def test_a_discussed_lesson_can_still_be_withdrawn(world, discussed):
    assert post(world.alliance_lead, "setup-joint-withdraw", discussed, {}).status_code == 302
    assert visit(world.host, "joint-compare", discussed).status_code == 404
