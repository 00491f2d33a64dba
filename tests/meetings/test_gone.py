"""What somebody else takes out between the moment a press has read it and the moment it locks: no fault of ours."""

import contextlib
import datetime as dt
import threading

import pytest
from django.db import connection
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.gatherings import actions as gathering_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Attendee, Meeting, Paper, PollAnswer, PollDate, ProgressUpdate, Seat
from clusters.refusals import Gone
from clusters.updates import actions as update_actions
from tests import world as worlds
from tests.meetings.conftest import MORNING, START

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Getting teachers to think beyond their department has not been easy."
DUE = dt.date(2013, 3, 15)


@pytest.fixture
def house(transactional_db, no_broker):
    house = worlds.build()
    for name in ("avon", "exe"):
        setattr(house, name, cluster_actions.start_alliance(cluster=house.cluster, name=name, by=None, at=MORNING))
    return house


@pytest.fixture
def lead(house, meeting, as_):
    return as_(house.cluster_lead)


@contextlib.contextmanager
def another_first(rows):
    """Let somebody else, in a connection of their own, delete these rows just before the first lock is taken."""
    waiting = [rows]

    def drop(gone):
        try:
            gone.delete()
        finally:
            connection.close()

    def meanwhile(execute, sql, params, many, context):
        if waiting and "FOR UPDATE" in sql:
            other = threading.Thread(target=drop, args=(waiting.pop(),))
            other.start()
            other.join()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        yield
    assert not waiting
    assert not rows.all().exists()


def only(one):
    return type(one).objects.filter(pk=one.pk)


def press(client, name, meeting, rows, data, *more):
    with another_first(rows):
        return client.post(reverse(name, args=[meeting.pk, *more]), data)


def test_an_item_is_offered_again_as_it_was_typed(lead, meeting):
    item = meeting.items.first()
    typed = {"item": item.pk, "title": "Tea together", "minutes": "11"}
    page = press(lead, "meeting-agenda", meeting, only(item), typed)
    form = page.context["form"]
    assert (page.status_code, form["title"].value(), form["minutes"].value()) == (409, "Tea together", "11")
    assert "This item has been dropped meanwhile" in page.content.decode()


def test_a_row_of_the_agenda_that_is_gone_moves_nowhere(lead, meeting):
    for kind, rows in (("item", meeting.items), ("turn", meeting.turns)):
        for row, step in zip(rows.all(), ("up", "down", "drop"), strict=False):
            page = press(lead, "meeting-agenda", meeting, only(row), {kind: row.pk, "step": step})
            assert (page.status_code, page.url) == (302, reverse("meeting-agenda", args=[meeting.pk]))


def test_an_outcome_is_offered_again_as_it_was_typed(lead, meeting, typed):
    outcome = typed(meeting, "Ask heads")
    address = reverse("meeting-outcome-change", args=[meeting.pk, outcome.pk])
    form = lead.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"text": LONG}
    page = press(lead, "meeting-outcome-change", meeting, only(outcome), data, outcome.pk)
    assert (page.status_code, page.context["form"]["text"].value()) == (409, LONG)


def test_an_outcome_whose_item_is_dropped_meanwhile_is_kept_under_none(lead, meeting, typed):
    outcome, item = typed(meeting, "Ask heads"), meeting.items.last()
    address = reverse("meeting-outcome-change", args=[meeting.pk, outcome.pk])
    form = lead.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"text": LONG, "item": item.pk}
    page = press(lead, "meeting-outcome-change", meeting, only(item), data, outcome.pk)
    outcome.refresh_from_db()
    assert (page.status_code, outcome.text, outcome.item_id) == (302, LONG, None)


def test_an_outcome_that_is_gone_is_taken_out(lead, meeting, typed):
    outcome = typed(meeting, "Ask heads")
    page = press(lead, "meeting-outcome-change", meeting, only(outcome), {"step": "drop"}, outcome.pk)
    assert page.status_code == 302


def test_an_action_that_is_gone_needs_no_tick(lead, meeting, typed, house):
    action = typed(meeting, "Ask heads", "action", owner=house.alliance_lead, due_on=DUE)
    page = press(lead, "meeting-tick", meeting, only(action), {"done": "1"}, action.pk)
    assert page.status_code == 302


def test_a_document_that_is_gone_is_neither_here_nor_listed(lead, meeting, house):
    for data in ({"step": "drop"}, {"here": "1"}):
        meeting_actions.ask_for_paper(
            meeting=meeting, alliance=house.avon, title="Baseline", by=house.cluster_lead, at=MORNING
        )
        paper = Paper.objects.get()
        page = press(lead, "meeting-paper-tick", meeting, only(paper), data, paper.pk)
        assert (page.status_code, page.url) == (302, reverse("meeting-papers", args=[meeting.pk]))


@pytest.mark.parametrize("step", ["choose", "withdraw"])
def test_a_date_that_is_taken_back_meanwhile_is_not_chosen(lead, meeting, house, step):
    for days in (1, 2):
        meeting_actions.propose_date(
            meeting=meeting, starts_at=START + dt.timedelta(days=days), by=house.cluster_lead, at=MORNING
        )
    first, second = PollDate.objects.all()
    PollAnswer.objects.create(date=second, person=house.cluster_lead, can=True)
    page = press(lead, "meeting-poll", meeting, only(first), {"step": step, "date": first.pk})
    assert (page.status_code, Meeting.objects.get().next_at) == (302, None)


def test_an_answer_about_a_date_that_is_taken_back_meanwhile_is_noted_for_the_others(lead, meeting, house):
    for days in (1, 2):
        meeting_actions.propose_date(
            meeting=meeting, starts_at=START + dt.timedelta(days=days), by=house.cluster_lead, at=MORNING
        )
    first, second = PollDate.objects.all()
    data = {"step": "answer", "can": [first.pk, second.pk]}
    page = press(lead, "meeting-poll", meeting, only(first), data)
    assert (page.status_code, [each.date_id for each in PollAnswer.objects.all()]) == (302, [second.pk])


def test_whoever_is_asked_no_longer_is_told_once(lead, meeting, house, mailoutbox):
    Seat.objects.update(mailed_at=MORNING)
    seat = meeting.seats.get(person=house.alliance_lead)
    page = press(lead, "meeting-people", meeting, only(seat), {"step": f"unask {seat.pk}"})
    assert (page.status_code, len(mailoutbox)) == (302, 0)


def test_another_who_came_and_is_taken_out_meanwhile_is_out(lead, meeting, house):
    meeting_actions.add_attendees(meeting=meeting, people=[("Nat", "")], by=house.cluster_lead, at=MORNING)
    nat = Attendee.objects.get()
    page = press(lead, "meeting-people", meeting, only(nat), {"step": f"drop {nat.pk}"})
    assert page.status_code == 302


def test_the_summary_of_an_alliance_left_out_meanwhile_stays_to_be_copied(lead, meeting, house):
    turn = meeting.turns.get(alliance=house.avon)
    page = press(lead, "meeting-summary", meeting, only(turn), {"line_1": LONG}, house.avon.pk)
    assert page.status_code == 404
    assert (LONG in page.content.decode(), "to copy" in page.content.decode()) == (True, True)
    again = lead.post(reverse("meeting-summary", args=[meeting.pk, house.avon.pk]), {"line_1": LONG})
    assert again.content.decode().count(LONG) == 1  # gone before the press: the same answer


@pytest.fixture
def event(house):
    return gathering_actions.keep_gathering(
        cluster=house.cluster, title="Conference", held_on=DUE, kind="cross", host=None, by=None, at=MORNING
    )


def test_an_event_that_is_taken_out_meanwhile_is_answered_as_one_that_was_not_there(lead, event):
    address = reverse("gathering-change", args=[event.pk])
    form = lead.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"title": LONG}
    with another_first(only(event)):
        page = lead.post(address, data)
    assert (page.status_code, LONG in page.content.decode()) == (404, True)


def test_who_came_to_an_event_that_is_taken_out_meanwhile_stays_to_be_copied(lead, event, house):
    lines = f"{house.agnes}; Nat Parish\n{house.agnes}; Sam Late"
    with another_first(only(event)):
        page = lead.post(reverse("gathering-people", args=[event.pk]), {"lines": lines, "step": "take"})
    assert page.status_code == 404
    assert "Sam Late" in page.content.decode()


@pytest.mark.parametrize("verb", ["comment", "set_state"])
def test_an_update_that_is_gone_is_said_to_be_gone(house, verb):
    update = cluster_actions.write_update(
        alliance=house.alliance, term=house.term, parts={"activity": "Trios"}, by=house.alliance_lead, at=MORNING
    )
    facts = {"comment": {"key": update.pk, "text": LONG}, "set_state": {"state": "draft"}}[verb]
    with another_first(ProgressUpdate.objects.filter(pk=update.pk)), pytest.raises(Gone):
        getattr(update_actions, verb)(update=update, by=house.cluster_lead, at=START, **facts)


def test_a_comment_under_an_update_that_is_gone_stays_to_be_copied(lead, house):
    update = cluster_actions.write_update(
        alliance=house.alliance, term=house.term, parts={"activity": "Trios"}, by=house.alliance_lead, at=MORNING
    )
    with another_first(ProgressUpdate.objects.filter(pk=update.pk)):
        page = lead.post(reverse("update", args=[update.pk]), {"key": update.pk, "text": LONG})
    assert (page.status_code, LONG in page.content.decode()) == (404, True)


def test_of_what_is_sent_to_no_address_of_ours_nothing_is_read(lead):
    page = lead.post("/no-such-page/", {"text": LONG})
    assert (page.status_code, LONG in page.content.decode()) == (404, False)
