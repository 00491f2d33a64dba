"""Two who change the same thing, one who presses twice, one who goes back: nothing that was typed is lost."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from clusters.gatherings import actions as gathering_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import AgendaItem, Gathering, Meeting, Outcome
from clusters.refusals import Refused
from people.models import User
from tests.meetings.conftest import MORNING, START
from tests.world import T0

pytestmark = pytest.mark.django_db
WHEN = {
    "title": "Cluster meeting",
    "day": "2013-02-25",
    "starts": "12:30",
    "ends": "14:00",
    "mode": "face",
    "place": "",
}


@pytest.fixture
def lead(house, as_):
    return as_(house.cluster_lead)


def fields(client, address):
    """What the form of a page would send as it is."""
    form = client.get(address).context["form"]
    return {name: value for name in form.fields if (value := form[name].value()) is not None}


def test_the_second_of_two_who_move_a_meeting_is_shown_both(house, meeting, lead):
    address = reverse("meeting-change", args=[meeting.pk])
    seen = fields(lead, address)["seen"]
    assert lead.post(address, WHEN | {"seen": seen, "mode": "call", "place": "0800"}).status_code == 302
    late = lead.post(address, WHEN | {"seen": seen, "starts": "13:00", "facilitator": house.avon_lead.pk})
    assert (late.status_code, late.context["conflict"]) == (
        409,
        [
            ("From", "13.00", "12.30"),
            ("How you meet", "Face to face", "Conference call"),
            ("Where, or how to dial in", "", "0800"),
            ("Facilitator", "Avril Avonlead", "Nobody yet"),
        ],
    )
    assert late.context["form"]["starts"].value() == dt.time(13)
    meeting.refresh_from_db()
    assert (meeting.mode, meeting.starts_at, meeting.facilitator) == ("call", START, None)
    again = WHEN | {"seen": late.context["form"]["seen"].value(), "mode": "call", "place": "0800", "starts": "13:00"}
    assert lead.post(address, again).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.mode, meeting.starts_at) == ("call", START + dt.timedelta(minutes=30))


def test_a_guest_is_not_invited_over_another_choice(house, meeting, lead):
    address = reverse("meeting-guest", args=[meeting.pk])
    seen = fields(lead, address)["seen"]
    Meeting.objects.update(facilitator=house.avon_lead)
    guest = {"name": "Natalie Guest", "email": "guest@example.org"}
    late = lead.post(address, guest | {"seen": seen})
    assert (late.status_code, late.context["conflict"]) == (409, [("Facilitator", "Natalie Guest", "Avril Avonlead")])
    assert not User.objects.filter(email="guest@example.org").exists()
    again = guest | {"seen": late.context["form"]["seen"].value()}
    assert lead.post(address, again).status_code == 302
    assert Meeting.objects.get().facilitator.email == "guest@example.org"


def test_two_who_put_an_outcome_right_see_all_that_differs(house, meeting, typed, lead):
    action = typed(meeting, "Ask heads", "action", owner=house.avon_lead, due_on=dt.date(2013, 3, 15))
    address = reverse("meeting-outcome-change", args=[meeting.pk, action.pk])
    stale = fields(lead, address)
    lead.post(address, stale | {"owner": house.alliance_lead.pk, "due_on": "2013-03-01"})
    late = lead.post(address, stale | {"text": "Ask all heads"})
    assert (late.status_code, late.context["conflict"]) == (
        409,
        [
            ("What was said or agreed", "Ask all heads", "Ask heads"),
            ("Whose action", "Avril Avonlead", "Alan Alliancelead"),
            ("By", "15 March 2013", "1 March 2013"),
        ],
    )


def test_two_who_change_an_event_see_both(house, lead):
    event = gathering_actions.keep_gathering(
        cluster=house.cluster, title="Spring", held_on=START.date(), kind="conference", host=None, by=None, at=T0
    )
    address = reverse("gathering-change", args=[event.pk])
    stale = fields(lead, address)
    assert lead.post(address, stale | {"host": house.agnes.pk}).status_code == 302
    late = lead.post(address, stale | {"held_on": "2013-02-26"})
    assert (late.status_code, late.context["conflict"]) == (
        409,
        [("Day", "26 February 2013", "25 February 2013"), ("Hosted by", "Somewhere else", "St Agnes School")],
    )
    assert lead.post(address, fields(lead, address) | {"held_on": "2013-02-26"}).status_code == 302
    event.refresh_from_db()
    assert (event.held_on, event.host) == (dt.date(2013, 2, 26), house.agnes)


def test_attendance_that_two_note_is_put_together(house, meeting, lead):
    address = reverse("meeting-people", args=[meeting.pk])
    ann, bob, *rest = meeting.seats.all()
    page = {"step": "attendance", "listed": [ann.pk, bob.pk, *(seat.pk for seat in rest)]}
    lead.post(address, page | {"came": [ann.pk]})
    lead.post(address, page | {"came": [ann.pk, bob.pk], "drawn": [ann.pk]})
    # of a page that was drawn before Bob was noted: who left is taken out, and Bob stays
    lead.post(address, page | {"came": [rest[0].pk], "drawn": [ann.pk]})
    assert [seat.came for seat in meeting.seats.all()] == [False, True, True, *(False for _ in rest[1:])]


def test_who_is_asked_after_the_page_was_drawn_is_not_noted_as_absent(house, meeting, lead):
    address = reverse("meeting-people", args=[meeting.pk])
    page = lead.get(address).content.decode()
    listed = [seat.pk for seat in meeting.seats.all() if f'name="listed" value="{seat.pk}"' in page]
    assert len(listed) == 3
    late = meeting.seats.create(person=house.host)
    lead.post(address, {"step": "attendance", "listed": listed, "came": listed[:1]})
    late.refresh_from_db()
    assert late.came is None
    assert sorted(seat.came for seat in meeting.seats.exclude(pk=late.pk)) == [False, False, True]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meeting-words", {"version": 1, "reflections": "Said"}),
        ("meeting-change", WHEN | {"mode": "call"}),
        ("meeting-agenda", {"minutes": "15", "title": "Tea"}),
    ],
)
def test_pressed_twice_it_is_saved_once_and_nobody_is_told_of_another(meeting, lead, name, data):
    address = reverse(name, args=[meeting.pk])
    hidden = {key: value for key, value in fields(lead, address).items() if key in ("seen", "key")}
    assert [lead.post(address, hidden | data).status_code for _ in range(2)] == [302, 302]
    meeting.refresh_from_db()
    assert (meeting.items.filter(title="Tea").count(), meeting.words_version, meeting.mode) in (
        (0, 2, "face"),
        (0, 1, "call"),
        (1, 1, "face"),
    )


def test_a_button_pressed_twice_moves_or_drops_once(meeting, lead):
    address = reverse("meeting-agenda", args=[meeting.pk])
    items = list(meeting.items.all())
    for _ in range(2):
        lead.post(address, {"item": items[3].pk, "step": "up", "place": "4"})
    assert [each.pk for each in meeting.items.all()] == [items[at].pk for at in (0, 1, 3, 2, 4)]
    dropped = [lead.post(address, {"item": items[3].pk, "step": "drop"}).status_code for _ in range(2)]
    assert (dropped, meeting.items.count()) == ([302, 302], 4)
    turn = meeting.turns.first()
    assert [lead.post(address, {"turn": turn.pk, "step": "drop"}).status_code for _ in range(2)] == [302, 302]
    gone = [lead.post(address, row | {"step": "up"}).status_code for row in ({"turn": turn.pk}, {"item": items[3].pk})]
    assert gone == [302, 302]


def test_a_meeting_sent_twice_is_planned_once_and_another_from_the_same_page_too(house, lead):
    address = reverse("meeting-new")
    key = fields(lead, address)["key"]
    sent = WHEN | {"key": key, "scope_key": f"cluster-{house.cluster.pk}", "series": "Ours", "agenda": "minutes"}
    for title in ("Spring", "Spring", "Summer"):
        assert lead.post(address, sent | {"title": title}).status_code == 302
    assert sorted(each.title for each in Meeting.objects.all()) == ["Spring", "Summer"]


def test_an_event_sent_twice_is_noted_once(house, lead):
    data = {"title": "Spring", "held_on": "2013-02-20", "kind": "conference", "cluster": house.cluster.pk}
    for _ in range(2):
        assert lead.post(reverse("gathering-new"), data).status_code == 302
    assert Gathering.objects.count() == 1


@pytest.mark.parametrize(("name", "first", "second"), [("agenda", "Tea", "Coffee"), ("outcome", "One", "Two")])
def test_what_is_typed_on_a_page_gone_back_to_is_kept_too(meeting, lead, name, first, second):
    key = "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11"
    words = "title" if name == "agenda" else "text"
    for text in (first, second, first):
        lead.post(
            reverse(f"meeting-{name}", args=[meeting.pk]), {"key": key, "kind": "note", words: text, "minutes": 5}
        )
    kept = AgendaItem.objects.filter(minutes=5, order__gt=5) if name == "agenda" else Outcome.objects.all()
    assert sorted(getattr(each, words) for each in kept) == sorted([first, second])


def test_what_is_typed_of_an_item_or_outcome_that_others_took_out_is_offered_again(house, meeting, typed, lead):
    item, note = meeting.items.last(), typed(meeting, "Worth a try")
    of_item, of_note = (
        reverse("meeting-agenda", args=[meeting.pk]),
        reverse("meeting-outcome-change", args=[meeting.pk, note.pk]),
    )
    stale = fields(lead, of_note)
    dropped = item.pk
    item.delete()
    meeting_actions.drop_outcome(outcome=note, by=house.cluster_lead, at=MORNING)
    late = lead.post(of_item, {"item": dropped, "title": "Typed", "minutes": "7"})
    assert (late.status_code, late.context["form"]["title"].value(), late.context["item"]) == (409, "Typed", None)
    late = lead.post(of_note, stale | {"text": "Worth two tries"})
    assert (late.status_code, late.context["form"]["text"].value()) == (409, "Worth two tries")
    assert lead.post(of_note, {"step": "drop"}).status_code == 302
    assert lead.get(of_note).status_code == 404


def test_a_date_taken_back_by_another_is_no_error(meeting, lead):
    address = reverse("meeting-poll", args=[meeting.pk])
    lead.post(address, {"step": "propose", "starts_at": "2013-05-13T12:30"})
    date = meeting.poll_dates.get().pk
    steps = ("withdraw", "withdraw", "choose")
    assert [lead.post(address, {"step": step, "date": date}).status_code for step in steps] == [302] * 3
    assert not meeting.poll_dates.exists()


def test_letters_leave_once_for_a_button_pressed_twice_and_again_for_another_press(
    meeting, lead, mailoutbox, django_capture_on_commit_callbacks
):
    people, minutes = (reverse(f"meeting-{name}", args=[meeting.pk]) for name in ("people", "minutes"))
    sent = []
    for address, named in ((people, "mailed"), (minutes, "stamp")):
        for presses in (2, 1):
            mark = lead.get(address).context[named]
            with time_machine.travel(MORNING + dt.timedelta(hours=1, minutes=len(sent)), tick=False):
                for _ in range(presses):
                    with django_capture_on_commit_callbacks(execute=True):
                        lead.post(address, {"step": f"send {mark}", "stamp": mark})
            sent.append(len(mailoutbox))
    assert sent == [3, 6, 9, 12]


def test_invitations_that_would_leave_out_who_is_asked_since_say_so(house, meeting, lead, mailoutbox):
    address = reverse("meeting-people", args=[meeting.pk])
    mark = lead.get(address).context["mailed"]
    meeting.seats.create(person=house.host)
    page = lead.post(address, {"step": f"send {mark}"}, follow=True).content.decode()
    assert "They were sent, or others are asked, since this page was opened." in page
    assert "each with a calendar file" not in page
    assert not meeting.seats.filter(mailed_at__isnull=False).exists()


def test_an_invitation_tells_what_stands_when_it_leaves(house, meeting, mailoutbox, django_capture_on_commit_callbacks):
    stale = Meeting.objects.get()
    facts = meeting_actions.MeetingFacts("Cluster meeting", START, START + dt.timedelta(hours=1), "call", "0800")
    meeting_actions.change_meeting(meeting=meeting, facts=facts, facilitator=None, by=house.cluster_lead, at=MORNING)
    with django_capture_on_commit_callbacks(execute=True):
        meeting_actions.send_invitations(meeting=stale, by=house.cluster_lead, at=MORNING)
    assert "conference call, 0800" in mailoutbox[0].body
    assert "SEQUENCE:1" in mailoutbox[0].attachments[0][1]
    meeting_actions.call_off(meeting=meeting, by=house.cluster_lead, at=MORNING)
    with pytest.raises(Refused, match="called off"):
        meeting_actions.send_invitations(meeting=stale, by=house.cluster_lead, at=MORNING)


def test_a_title_of_two_lines_is_no_header_of_a_letter(meeting, lead, mailoutbox, django_capture_on_commit_callbacks):
    lead.post(reverse("meeting-change", args=[meeting.pk]), WHEN | {"title": "Ours\r\nBcc: x@example.org"})
    with django_capture_on_commit_callbacks(execute=True):
        lead.post(reverse("meeting-people", args=[meeting.pk]), {"step": "send"})
    assert [(each.message()["Bcc"], each.message()["Subject"][:4]) for each in mailoutbox] == [(None, "Ours")] * 3
