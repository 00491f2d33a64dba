"""What was typed, put right afterwards or taken out; who may; two who do it at once."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.models import Outcome
from tests.meetings.conftest import START

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(meeting, house, typed):
    return typed(meeting, "Ask the heds", "action", owner=house.avon_lead, due_on=dt.date(2013, 3, 15))


@pytest.fixture
def put(house, meeting, action, as_):
    def sent(who=None, **changed):
        address = reverse("meeting-outcome-change", args=[meeting.pk, action.pk])
        client = as_(who or house.cluster_lead)
        page = client.get(address)
        if page.status_code != 200:
            return page
        form = page.context["form"]
        data = {name: form[name].value() for name in form.fields}
        return client.post(address, {name: "" if value is None else value for name, value in (data | changed).items()})

    return sent


def test_a_slip_of_the_pen_is_put_right_and_the_rest_stays(put, action, house):
    assert put(text="Ask the heads").status_code == 302
    again = Outcome.objects.get()
    assert (again.text, again.owner, again.due_on) == ("Ask the heads", house.avon_lead, dt.date(2013, 3, 15))


def test_it_moves_under_another_item_and_alliance(put, meeting, house):
    item = meeting.items.last()
    put(item=item.pk, alliance=house.avon.pk)
    again = Outcome.objects.get()
    assert (again.item, again.alliance) == (item, house.avon)


def test_an_action_that_was_a_note_after_all_has_no_owner_date_or_tick(put, action):
    Outcome.objects.update(done_at=START)
    put(kind="note")
    again = Outcome.objects.get()
    assert (again.kind, again.owner, again.due_on, again.done_at) == ("note", None, None, None)


def test_the_second_of_two_is_shown_both_texts(put, action, house, meeting, as_):
    address = reverse("meeting-outcome-change", args=[meeting.pk, action.pk])
    form = as_(house.cluster_lead).get(address).context["form"]
    stale = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    put(text="Ask the heads")
    late = as_(house.cluster_lead).post(address, stale | {"text": "Ask all heads"})
    assert late.status_code == 409
    assert "Ask the heads" in late.content.decode()
    assert late.context["form"]["text"].value() == "Ask all heads"
    assert Outcome.objects.get().text == "Ask the heads"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "x" * 1001),
        ("kind", "x"),
        ("owner", ""),
        ("due_on", "29/02/2013"),
        ("item", "x"),
        ("item", "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11"),
        ("alliance", "x"),
        ("seen", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(put, field, value):
    page = put(**{field: value})
    assert (page.status_code, set(page.context["form"].errors)) == (200, {field})


def test_it_is_taken_out(put):
    put(step="drop")
    assert not Outcome.objects.exists()


def test_one_of_another_meeting_is_not_there_and_others_do_not_change_it(put, house, plan, action, as_):
    other = plan(start=START + dt.timedelta(days=70))
    address = reverse("meeting-outcome-change", args=[other.pk, action.pk])
    assert as_(house.cluster_lead).post(address, {"step": "drop"}).status_code == 404
    assert put(who=house.avon_lead).status_code == 403
    assert put(who=house.far_teacher).status_code == 404
    assert Outcome.objects.exists()
