"""The practical thread: for whoever takes part, from the start, and without touching anything else."""

import json
import uuid

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from observations.models import JointObservation, Observer, ThreadMessage
from tests import test_blind as blind
from tests import world as worlds
from tests.observations.pages import address, browser, post, visit, words
from tests.world import AFTER

pytestmark = pytest.mark.django_db

LONGEST = "x" * 20_000
ROOM = "We are in Lab 4 now."


@pytest.fixture(autouse=True)
def _after_the_lesson(world, monkeypatch):
    # Figures are drawn again each minute, whoever did what: the test must not straddle one.
    monkeypatch.setattr("reports.views.agreement.SECONDS_OLD", 10**9)
    with time_machine.travel(AFTER, tick=False):
        blind.set_up(world)
        yield


@pytest.fixture
def joint(world):
    return worlds.lesson(world)


def send(person, joint, text=ROOM, key=None):
    return post(person, "joint-thread", joint, {"words": text, "key": str(key or uuid.uuid4())})


def next_key(person, joint):
    """The key that the page gives to the next message."""
    return visit(person, "joint-thread", joint).context["thread"].key


def test_a_message_is_there_for_everyone_who_takes_part(world, joint):
    JointObservation.objects.filter(pk=joint.pk).update(created_by=world.alliance_lead)
    answer = send(world.visitor, joint)

    assert (answer.status_code, answer.url) == (302, address("joint-thread", joint) + "#latest")
    assert "30 Jan 11.30 You We are in Lab 4 now." in words(visit(world.visitor, "joint-thread", joint))
    for reader in (world.host, world.teacher, world.alliance_lead):
        assert "30 Jan 11.30 Victor We are in Lab 4 now." in words(visit(reader, "joint-thread", joint))


@pytest.mark.parametrize("who", ["third", "school_lead", "alliance_lead", "cluster_lead", "far_teacher"])
def test_for_everybody_else_there_is_no_thread(world, joint, who):
    send(world.visitor, joint)

    assert visit(getattr(world, who), "joint-thread", joint).status_code == 404
    assert send(getattr(world, who), joint, "let me in").status_code == 404
    assert ThreadMessage.objects.count() == 1


def test_an_administrator_who_takes_no_part_reads_no_thread(world, joint):
    assert visit(world.administrator, "joint-thread", joint).status_code == 404


def test_who_was_replaced_is_no_longer_part_of_it(world):
    joint = worlds.lesson(world, third=True)
    Observer.objects.filter(joint=joint, person=world.host).update(replaced_at=AFTER)

    assert visit(world.host, "joint-thread", joint).status_code == 404
    assert visit(world.third, "joint-thread", joint).status_code == 200


def test_it_says_what_it_is_for_before_anything_is_written(world, joint):
    page = words(visit(world.teacher, "joint-thread", joint))

    assert "Nothing here yet" in page
    assert "Please keep the lesson itself out of it until every sheet is open." in page


@pytest.mark.parametrize(("name", "who"), [("joint-sheet", "visitor"), ("joint-sealed", "host")])
def test_sheet_and_envelope_lead_to_it(world, joint, name, who):
    blind.seal(world, joint, world.host, blind.host_content(world))

    page = visit(getattr(world, who), name, joint)

    assert "Room, time or cover? Use the practical thread" in words(page)
    assert address("joint-thread", joint) in page.content.decode()


def test_the_observed_teacher_finds_it_under_observe(world, joint):
    page = visit(world.teacher, "joint-list")

    assert "Your own lessons" in words(page)
    assert address("joint-thread", joint) in page.content.decode()
    assert "Your own lessons" not in words(visit(world.host, "joint-list"))


def test_the_set_up_page_leads_to_it_for_who_arranged_it(world, joint):
    assert address("joint-thread", joint) not in visit(world.alliance_lead, "setup-joint", joint).content.decode()
    JointObservation.objects.filter(pk=joint.pk).update(created_by=world.alliance_lead)
    assert address("joint-thread", joint) in visit(world.alliance_lead, "setup-joint", joint).content.decode()


@pytest.mark.parametrize("reader", ["visitor", "teacher", "school_lead", "alliance_lead"])
def test_a_message_changes_no_other_page(world, joint, reader):
    person = getattr(world, reader)
    blind.answers(world, joint, person)
    before = blind.answers(world, joint, person)
    send(world.host, joint)
    after = blind.answers(world, joint, person)

    changed = {name for name in before if blind.differences(before[name], after[name])}
    assert changed == ({"joint-thread"} if reader in ("visitor", "teacher") else set())


@pytest.mark.parametrize("reader", ["visitor", "teacher"])
def test_a_thread_with_messages_tells_nothing_of_a_sheet(world, joint, reader):
    person = getattr(world, reader)
    send(world.host, joint)
    send(person, joint, "Thank you.")
    client = browser(person)
    token = client.get(address("joint-thread", joint)).context["thread"]
    blind.save(world, joint)
    drafted = client.get(address("joint-thread", joint)).context["thread"]
    blind.seal(world, joint, world.host, blind.host_content(world))
    page = client.get(address("joint-thread", joint))

    assert token == drafted == page.context["thread"]
    assert blind.SENTINEL not in words(page)


def test_the_same_message_twice_is_one(world, joint):
    key = next_key(world.visitor, joint)

    assert [send(world.visitor, joint, ROOM, key).status_code for _ in range(2)] == [302, 302]
    assert ThreadMessage.objects.count() == 1
    assert next_key(world.visitor, joint) != key


def test_the_same_key_with_other_words_shows_both_and_sends_at_the_next_try(world, joint):
    key = next_key(world.visitor, joint)
    send(world.visitor, joint, ROOM, key)

    answer = send(world.visitor, joint, "Period 4 instead.", key)

    assert answer.status_code == 409
    assert ROOM in words(answer)
    assert "Period 4 instead." in words(answer)
    assert send(world.visitor, joint, "Period 4 instead.", answer.context["thread"].key).status_code == 302
    assert set(ThreadMessage.objects.values_list("text", flat=True)) == {ROOM, "Period 4 instead."}


def test_somebody_elses_key_is_no_hindrance(world, joint):
    key = uuid.uuid4()

    assert send(world.visitor, joint, ROOM, key).status_code == send(world.host, joint, "Fine.", key).status_code == 302


@pytest.mark.parametrize("key", ["", "x'; --", "\x00", "9" * 5000])
def test_a_key_that_is_no_uuid_loses_no_message(world, joint, key):
    assert post(world.visitor, "joint-thread", joint, {"words": ROOM, "key": key}).status_code == 302
    assert ThreadMessage.objects.get().text == ROOM


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write your message first"),
        (" \r\n ", "Write your message first"),
        (LONGEST + "y", "Shorten this to 20,000 characters: it has 20,001"),
        ("before\x00after", "Take out what shows as \ufffd: it cannot be kept"),
    ],
)
def test_a_message_that_cannot_be_kept(world, joint, text, sentence):
    answer = send(world.visitor, joint, text)

    assert answer.status_code == 422
    assert words(answer).count(sentence) == 2  # in the summary and beside the field
    assert text.replace("\x00", "\ufffd").strip() in words(answer)
    assert ThreadMessage.objects.count() == 0


def test_half_a_surrogate_pair_is_kept_as_what_the_browser_shows(world, joint):
    sent = b"words=%ED%A0%80abc&key="
    answer = browser(world.visitor).post(
        address("joint-thread", joint), sent, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 302
    assert ThreadMessage.objects.get().text.endswith("abc")


def test_the_longest_message_is_kept_with_one_kind_of_line_end(world, joint):
    assert send(world.visitor, joint, "\r\n".join(["x" * 99] * 200)).status_code == 302
    assert ThreadMessage.objects.get().text == "\n".join(["x" * 99] * 200)


def test_words_are_escaped(world, joint):
    send(world.visitor, joint, "<script>alert(1)</script>")

    assert "<script>alert" not in visit(world.host, "joint-thread", joint).content.decode()


def test_a_withdrawn_lesson_keeps_its_thread_to_read(world, joint):
    send(world.visitor, joint)
    JointObservation.objects.filter(pk=joint.pk).update(state="withdrawn", withdrawn_at=AFTER)

    page = words(visit(world.host, "joint-thread", joint))
    assert ROOM in page
    assert "This lesson has been withdrawn." in page
    assert send(world.host, joint).status_code == 403
    assert ThreadMessage.objects.count() == 1


def test_nobody_changes_or_removes_a_message_and_the_trail_has_no_words(world, joint):
    send(world.visitor, joint)
    for change in (lambda: ThreadMessage.objects.update(text="x"), lambda: ThreadMessage.objects.all().delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(e) FROM observations_threadmessageevent e")
        ((event,),) = cursor.fetchall()
    event = json.loads(event) if isinstance(event, str) else event
    assert event["author_id"] == str(world.visitor.pk)
    assert event["pgh_context"]["action"] == "send message"
    assert "text" not in event


def test_the_thread_takes_as_many_queries_for_three_messages_as_for_one(world, joint, django_assert_num_queries):
    client = browser(world.host)
    send(world.visitor, joint)
    client.get(address("joint-thread", joint))
    with django_assert_num_queries(6 + 2):  # 3 of the request, the part, messages, where one works; and savepoints
        client.get(address("joint-thread", joint))

    send(world.teacher, joint)
    send(world.host, joint)
    with django_assert_num_queries(6 + 2):
        client.get(address("joint-thread", joint))


def test_sending_takes_few_queries(world, joint, django_assert_max_num_queries):
    client = browser(world.host)
    with django_assert_max_num_queries(13 + 2):
        assert client.post(address("joint-thread", joint), {"words": ROOM, "key": ""}).status_code == 302


def test_a_session_that_has_ended_leads_to_signing_in_and_keeps_the_words(world, joint):
    answer = send(None, joint)

    assert answer.status_code == 401
    assert f"/accounts/login/?next={address('joint-thread', joint)}" in answer.content.decode()
    assert ROOM in answer.content.decode()
