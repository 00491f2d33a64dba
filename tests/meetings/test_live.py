"""A meeting as it runs: moving on, outcomes, what the others see, two who type at once, actions until they are done."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Meeting, Outcome
from tests.meetings.conftest import MORNING, START
from tests.world import T0

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(meeting, house):
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    meeting.refresh_from_db()
    return meeting


def see(as_, who, meeting, name="meeting", **query):
    return as_(who).get(reverse(name, args=[meeting.pk], query=query or None))


def test_the_running_item_has_its_minutes_left(house, running, as_):
    with time_machine.travel(START + dt.timedelta(minutes=31), tick=False):
        page = see(as_, house.host, running).context["page"].running
    assert (page.left, page.late, page.headline, page.pace) == (9, False, "Avon is speaking", "")
    assert page.over == "Item 1 of 5: progress updates, 20 minutes each"
    assert page.then.startswith("Then reflections on leadership of pedagogy")
    assert page.then.endswith(", 13.10")


def test_a_meeting_that_runs_over_says_by_how_many_minutes(house, running, as_):
    with time_machine.travel(START + dt.timedelta(minutes=47), tick=False):
        page = see(as_, house.host, running).context["page"].running
    assert (page.left, page.late) == (7, True)
    assert page.pace == "At this pace it ends 14.07, 7 minutes late."
    assert page.then.endswith(", as soon as you can")


def test_a_button_pressed_twice_moves_on_once(house, running, as_):
    client, address = as_(house.cluster_lead), reverse("meeting-move-on", args=[running.pk])
    step = {"step": f"item {running.current_id}"}
    client.post(address, step)
    client.post(address, step)
    running.refresh_from_db()
    assert running.current.order == 2


def test_what_is_typed_stands_against_the_item_and_the_alliance_that_speaks(house, running, as_):
    data = {"key": uuid.uuid4(), "kind": "note", "text": "Worth testing"}
    address = reverse("meeting-outcome", args=[running.pk])
    for _ in range(2):
        assert as_(house.cluster_lead).post(address, data).status_code == 302
    typed = Outcome.objects.get()
    assert (typed.item_id, typed.alliance, typed.text) == (running.current_id, house.avon, "Worth testing")


def test_an_action_without_owner_or_date_keeps_its_words(house, running, as_):
    data = {"key": uuid.uuid4(), "kind": "action", "text": "Ask the heads", "due_on": "29/02/2013"}
    page = as_(house.cluster_lead).post(reverse("meeting-outcome", args=[running.pk]), data)
    assert set(page.context["form"].errors) == {"owner", "due_on"}
    assert "Ask the heads" in page.content.decode()
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00", "x" * 1001, "x" * 20_001])
def test_words_that_cannot_be_are_said_beside_the_field(house, running, as_, text):
    data = {"key": uuid.uuid4(), "kind": "note", "text": text}
    page = as_(house.cluster_lead).post(reverse("meeting-outcome", args=[running.pk]), data)
    assert (page.status_code, set(page.context["form"].errors)) == (200, {"text"})


def test_an_open_page_is_told_only_when_something_has_changed(house, running, typed, as_):
    token = see(as_, house.host, running).context["page"].token
    assert see(as_, house.host, running, "meeting-live", stamp=token).status_code == 204
    typed(running, "Worth testing")
    changed = see(as_, house.host, running, "meeting-live", stamp=token)
    assert changed.status_code == 200
    assert "Worth testing" in changed.content.decode()
    assert "<textarea" not in changed.content.decode()


def test_two_who_write_reflections_at_once_keep_both_texts(house, meeting, as_):
    address = reverse("meeting-words", args=[meeting.pk])
    client = as_(house.cluster_lead)
    assert client.post(address, {"version": 1, "reflections": "First"}).status_code == 302
    late = client.post(address, {"version": 1, "reflections": "Second"})
    assert late.status_code == 409
    assert "First" in late.content.decode()
    assert "Second" in late.content.decode()
    meeting.refresh_from_db()
    assert meeting.reflections == "First"
    assert client.post(address, {"version": 2, "reflections": "Both"}).status_code == 302


def test_an_action_stands_at_the_head_of_the_next_meeting_and_on_today_until_done(house, meeting, plan, typed, as_):
    action = typed(meeting, "Ask the heads", "action", owner=house.avon_lead, due_on=dt.date(2013, 3, 15))
    following = plan(start=START + dt.timedelta(days=70))
    assert [line.text for line in see(as_, house.host, following).context["page"].carried.lines] == ["Ask the heads"]
    assert "Ask the heads" in as_(house.avon_lead).get(reverse("today")).content.decode()
    as_(house.avon_lead).post(reverse("meeting-tick", args=[following.pk, action.pk]), {"done": "1"})
    assert see(as_, house.host, following).context["page"].carried.lines == ()
    assert "Ask the heads" not in as_(house.avon_lead).get(reverse("today")).content.decode()


def test_nobody_else_ticks_an_action_off(house, meeting, typed, as_):
    action = typed(meeting, "Ask the heads", "action", owner=house.avon_lead, due_on=MORNING.date())
    answer = as_(house.alliance_lead).post(reverse("meeting-tick", args=[meeting.pk, action.pk]), {"done": "1"})
    assert answer.status_code == 403


def test_what_is_missing_is_named_with_whose_it_is(house, meeting, as_):
    cluster_actions.write_update(alliance=house.avon, term=house.term, parts={"activity": "A"}, by=None, at=T0)
    meeting_actions.ask_for_paper(
        meeting=meeting, alliance=house.avon, title="Agreement to take part", by=house.cluster_lead, at=T0
    )
    missing = {(each.what, each.whose) for each in see(as_, house.host, meeting).context["page"].missing}
    assert ("Activity, part a)", "Tamar") in missing
    assert ("Activity, part a)", "Avon") not in missing
    assert ("Agreement to take part", "Avon") in missing


def test_a_drafted_update_is_not_shown(house, meeting, as_):
    update = cluster_actions.write_update(
        alliance=house.avon, term=house.term, parts={"activity": "Half a thought"}, by=None, at=T0
    )
    type(update).objects.update(state="draft")
    assert "Half a thought" not in see(as_, house.host, meeting).content.decode()


def test_minutes_have_what_was_typed_under_its_item(house, running, typed, as_):
    typed(running, "Worth testing")
    (minutes,) = see(as_, house.host, running, "meeting-minutes").context["all"]
    assert [line.text for line in minutes.items[0].outcomes] == ["Worth testing"]


@pytest.mark.parametrize(
    ("state", "says", "of_an_item"),
    [
        ("planned", "The meeting has not begun.", "Nothing noted yet."),
        ("running", "The meeting is going on", "Nothing noted yet."),
        ("closed", "", "Nothing was noted."),
        ("off", "The meeting was called off.", "Nothing was noted."),
    ],
)
def test_minutes_do_not_speak_of_what_is_still_to_come_as_over(house, meeting, as_, state, says, of_an_item):
    Meeting.objects.filter(pk=meeting.pk).update(state=state, closed_at=START if state == "closed" else None)
    answer = see(as_, house.host, meeting, "meeting-minutes")
    assert answer.context["all"][0].note.startswith(says)
    page = answer.content.decode()
    assert says in page
    assert {"Nothing noted yet.", "Nothing was noted."} & set(re.findall(r"Nothing [a-z ]*noted[a-z ]*\.", page)) == {
        of_an_item
    }


def test_minutes_of_a_series_come_one_after_another(house, meeting, plan, as_):
    plan(start=START + dt.timedelta(days=70))
    page = as_(house.host).get(reverse("meeting-series-minutes", args=[meeting.series_id]))
    assert [each.meeting.starts_at for each in page.context["all"]] == [START, START + dt.timedelta(days=70)]


def test_minutes_of_three_meetings_ask_as_often_as_of_one(house, meeting, plan, typed, as_, django_assert_num_queries):
    client, address = as_(house.host), reverse("meeting-series-minutes", args=[meeting.series_id])
    typed(meeting, "Said")
    Meeting.objects.update(facilitator=house.avon_lead)
    client.get(address)
    with django_assert_num_queries(13):
        client.get(address)
    for days in (70, 140):
        typed(plan(start=START + dt.timedelta(days=days)), "Said")
    Meeting.objects.update(facilitator=house.avon_lead)
    with django_assert_num_queries(13):
        client.get(address)


def test_the_list_asks_as_often_for_three_meetings_as_for_one(house, meeting, plan, as_, django_assert_num_queries):
    client, address = as_(house.host), reverse("meeting-list")
    client.get(address)
    with django_assert_num_queries(7):
        client.get(address)
    plan(start=START + dt.timedelta(days=70))
    plan(alliance=house.alliance)
    with django_assert_num_queries(7):
        client.get(address)


def test_the_minutes_are_mailed_to_all_who_were_asked(
    house, running, typed, as_, mailoutbox, django_capture_on_commit_callbacks
):
    typed(running, "Rules & <principles>", "decision")
    address = reverse("meeting-minutes", args=[running.pk])
    with django_capture_on_commit_callbacks(execute=True):
        as_(house.cluster_lead).post(address)
    assert sorted(letter.to[0] for letter in mailoutbox) == sorted(seat.person.email for seat in running.seats.all())
    assert "Decision: Rules & <principles>" in mailoutbox[0].body
    assert as_(house.alliance_lead).post(address).status_code == 403


def test_the_page_asks_as_often_for_twelve_alliances_as_for_two(house, meeting, plan, as_, django_assert_num_queries):
    for number in range(10):
        cluster_actions.start_alliance(cluster=house.cluster, name=f"Alliance {number}", by=None, at=T0)
    twelve = plan(start=START + dt.timedelta(days=7))
    assert twelve.turns.count() == 12
    client = as_(house.host)
    for each in (meeting, twelve):
        client.get(reverse("meeting", args=[each.pk]))
        with django_assert_num_queries(16):
            client.get(reverse("meeting", args=[each.pk]))


def test_a_closed_meeting_does_not_move_on(house, running, as_):
    meeting_actions.close(meeting=running, by=house.cluster_lead, at=START)
    meeting_actions.next_item(meeting=running, from_item="", by=house.cluster_lead, at=START)
    assert Meeting.objects.get().current is None


def test_a_long_promise_is_cut_on_today(house, meeting, typed, as_):
    typed(meeting, "Ask " + "the heads " * 20, "action", owner=house.avon_lead, due_on=dt.date(2013, 3, 15))
    page = as_(house.avon_lead).get(reverse("today")).content.decode()
    assert "heads the…" in page
    assert "the heads " * 12 not in page
