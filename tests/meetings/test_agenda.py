"""The agenda: the clock of the minutes, what fits, what falls to each, moving, and what may be typed as minutes."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.meetings.agenda import fit_words, laid_out, share_words
from clusters.models import AgendaItem
from tests.meetings.conftest import START
from tests.world import T0

pytestmark = pytest.mark.django_db


def slots(meeting):
    return laid_out(AgendaItem.objects.filter(meeting=meeting), starts=meeting.starts_at, ends=meeting.ends_at)


def test_a_new_agenda_has_the_times_of_the_minutes(meeting):
    assert [slot.from_to for slot in slots(meeting)] == [
        "12.30 – 13.10",
        "13.10 – 13.30",
        "13.30 – 13.50",
        "13.50 – 13.55",
        "13.55 – 14.00",
    ]
    assert slots(meeting)[0].title == "Progress update from each cluster"
    assert slots(meeting)[4].title == "Completing the documentation needed for the research"


def test_twelve_alliances_in_forty_minutes_have_three_each():
    assert share_words(40, 12) == "12 alliances in 40 minutes: 3 minutes each."
    assert share_words(5, 12) == "12 alliances in 5 minutes: less than a minute each."
    assert share_words(40, 0) == ""


def test_with_twelve_alliances_both_pages_say_what_each_has_and_when(house, plan, as_):
    for number in range(10):
        cluster_actions.start_alliance(cluster=house.cluster, name=f"Beacon {number}", by=None, at=T0)
    meeting = plan()
    said = "12 alliances in 40 minutes: 3 minutes each."
    page = as_(house.cluster_lead).get(reverse("meeting-agenda", args=[meeting.pk]))
    assert said in page.content.decode()
    assert [(turn.begins, turn.minutes) for turn in page.context["turns"]][:3] == [
        ("12.30", 3),
        ("12.33", 3),
        ("12.36", 3),
    ]
    assert said in as_(house.cluster_lead).get(reverse("meeting", args=[meeting.pk])).content.decode()
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    wall = as_(house.host).get(reverse("meeting-projector", args=[meeting.pk])).content.decode()
    assert ("Avon is speaking" in wall, "Beacon 1" in wall) == (True, False)


def test_it_says_whether_it_fits_and_by_how_much_not():
    assert fit_words(90, 90) == "The agenda takes 90 of 90 minutes: it fits."
    assert fit_words(80, 90) == "The agenda takes 80 of 90 minutes: 10 are left."
    assert fit_words(110, 90) == "The agenda takes 110 minutes, 20 more than the 90 there are."


def test_an_agenda_longer_than_its_slot_says_so_on_its_page(house, meeting, as_):
    page = as_(house.cluster_lead).post(
        reverse("meeting-agenda", args=[meeting.pk]), {"title": "Tea", "minutes": "20"}, follow=True
    )
    assert "The agenda takes 110 minutes, 20 more than the 90 there are." in page.content.decode()
    assert [slot.is_over for slot in page.context["slots"]] == [False] * 5 + [True]


@pytest.mark.parametrize("minutes", ["0", "600", "-1", "1.5", "NaN", "10" * 15, "", "x", "\x00"])
def test_minutes_that_cannot_be_are_said_beside_the_field(house, meeting, as_, minutes):
    page = as_(house.cluster_lead).post(
        reverse("meeting-agenda", args=[meeting.pk]), {"title": "Tea", "minutes": minutes}
    )
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"minutes"}
    assert 'value="Tea"' in page.content.decode()
    assert meeting.items.count() == 5


def test_items_move_up_and_down_and_stop_at_the_ends(house, meeting, as_):
    client, address = as_(house.cluster_lead), reverse("meeting-agenda", args=[meeting.pk])
    first, second = meeting.items.all()[:2]
    client.post(address, {"item": second.pk, "step": "up"})
    assert [each.pk for each in meeting.items.all()[:2]] == [second.pk, first.pk]
    client.post(address, {"item": second.pk, "step": "up"})
    client.post(address, {"item": second.pk, "step": "down"})
    assert [each.pk for each in meeting.items.all()[:2]] == [first.pk, second.pk]


def test_an_item_of_another_meeting_is_not_there(house, meeting, plan, as_):
    other = plan(start=meeting.starts_at.replace(month=3))
    data = {"item": other.items.first().pk, "step": "drop"}
    assert as_(house.cluster_lead).post(reverse("meeting-agenda", args=[meeting.pk]), data).status_code == 404
    assert other.items.count() == 5


def test_alliances_speak_one_after_another_and_change_places(house, meeting, as_):
    client, address = as_(house.cluster_lead), reverse("meeting-agenda", args=[meeting.pk])
    turns = client.get(address).context["turns"]
    assert [(turn.name, turn.begins, turn.minutes) for turn in turns] == [
        ("Avon alliance", "12.30", 20),
        ("Tamar alliance", "12.50", 20),
    ]
    client.post(address, {"turn": turns[1].id, "step": "up"})
    assert [turn.name for turn in client.get(address).context["turns"]] == ["Tamar alliance", "Avon alliance"]


def test_an_alliance_is_left_out_and_comes_back(house, meeting, as_):
    client, address = as_(house.cluster_lead), reverse("meeting-agenda", args=[meeting.pk])
    turn = meeting.turns.get(alliance=house.avon)
    client.post(address, {"turn": turn.pk, "step": "drop"})
    assert client.get(address).context["share"] == "One alliance in 40 minutes: 40 minutes each."
    client.post(address, {"alliance": house.avon.pk, "step": "speak"})
    assert [each.alliance for each in meeting.turns.all()] == [house.alliance, house.avon]
    for other in (house.far_alliance.pk, house.avon.pk, "x"):
        assert client.post(address, {"alliance": other, "step": "speak"}).status_code == 404


def test_an_alliance_that_has_had_the_word_stays(house, meeting, as_):
    meeting_actions.begin(meeting=meeting, by=house.cluster_lead, at=START)
    turn = meeting.turns.first()
    as_(house.cluster_lead).post(reverse("meeting-agenda", args=[meeting.pk]), {"turn": turn.pk, "step": "drop"})
    assert meeting.turns.filter(pk=turn.pk).exists()


def test_the_second_of_two_who_change_an_item_is_shown_both(house, meeting, as_):
    client, address = as_(house.cluster_lead), reverse("meeting-agenda", args=[meeting.pk])
    item = meeting.items.first()
    seen = client.get(address, {"item": item.pk}).context["form"]["seen"].value()
    first = {"item": item.pk, "title": item.title, "minutes": 30, "seen": seen}
    assert client.post(address, first).status_code == 302
    late = client.post(address, first | {"minutes": 25})
    assert (late.status_code, late.context["conflict"]) == (409, [("Minutes", "25", "30")])
    assert meeting.items.first().minutes == 30
    again = {"item": item.pk, "title": item.title, "minutes": 25, "seen": late.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302


def test_what_earlier_meetings_left_open_stands_at_the_head(house, meeting, plan, typed, as_):
    typed(meeting, "Ask the heads", "action", owner=house.avon_lead, due_on=dt.date(2013, 3, 15))
    following = plan(start=START + dt.timedelta(days=70))
    carried = as_(house.cluster_lead).get(reverse("meeting-agenda", args=[following.pk])).context["carried"]
    assert (carried.title, [line.text for line in carried.lines]) == ("Actions from 25 February", ["Ask the heads"])
