"""What is missing leads whoever can put it right to where they can, and says to everybody whose it is."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import ProgressUpdate
from tests.meetings.conftest import MORNING
from tests.world import T0

pytestmark = pytest.mark.django_db
TO_TYPE, TO_SUM_UP = "Type it now", "Write it for them"


@pytest.fixture
def see(meeting, as_):
    def seen(who, name="meeting"):
        return as_(who).get(reverse(name, args=[meeting.pk]))

    return seen


def ways(page):
    return {(each.what[-2:], each.whose): each.address for each in page.context["page"].missing}


def test_who_leads_an_alliance_is_led_to_the_field_and_others_are_told_whose_it_is(house, see):
    write = reverse("update-write", args=[house.avon.pk])
    assert ways(see(house.avon_lead))["b)", "Avon"] == f"{write}#id_successes"
    assert ways(see(house.avon_lead))["b)", "Tamar"] == ""
    assert set(ways(see(house.cluster_lead)).values()) == {""}
    assert set(ways(see(house.host)).values()) == {""}


def test_who_runs_the_meeting_may_sum_up_for_an_alliance_and_not_write_its_update(house, see, meeting, as_):
    guest = house.far_teacher
    meeting_actions.seat_guest(meeting=meeting, person=guest, by=house.cluster_lead, at=MORNING)
    for who, of, left in ((house.cluster_lead, house.avon, 2), (guest, house.alliance, 1)):
        page = see(who).content.decode()
        assert (page.count(TO_SUM_UP), page.count(TO_TYPE)) == (left, 0)
        address = reverse("meeting-summary", args=[meeting.pk, of.pk])
        assert address in page
        assert as_(who).post(address, {"line_1": f"By {who.name}"}).status_code == 302
        assert as_(who).get(reverse("update-write", args=[of.pk])).status_code == 404
    assert see(house.cluster_lead).content.decode().count(TO_SUM_UP) == 0


def test_a_part_that_is_missing_in_an_update_is_offered_to_who_runs_the_meeting_for_the_summary(house, see):
    parts = {"activity": "A", "successes": "B", "challenges": "C"}
    cluster_actions.write_update(alliance=house.avon, term=house.term, parts=parts, by=None, at=T0)
    assert "Avon, d): sum it up for them" in see(house.cluster_lead).content.decode()
    for who in (house.avon_lead, house.alliance_lead, house.host):
        assert "sum it up for them" not in see(who).content.decode()


def test_an_alliances_lead_types_their_own_alone_and_a_reader_nothing(house, see):
    lead, reader = see(house.avon_lead).content.decode(), see(house.host).content.decode()
    assert (lead.count("type it now"), lead.count(TO_SUM_UP), lead.count("Write it now")) == (4, 0, 1)
    assert (reader.count("type it now"), reader.count("in short: write it")) == (0, 0)


def test_nobody_is_led_to_the_update_of_another_term_or_a_final_one(house, see, meeting):
    update = cluster_actions.write_update(alliance=house.avon, term=house.term, parts={}, by=None, at=T0)
    assert ways(see(house.avon_lead))["a)", "Avon"]
    ProgressUpdate.objects.filter(pk=update.pk).update(state="final")
    assert ways(see(house.avon_lead))["a)", "Avon"] == ""
    before = cluster_actions.add_term(
        cluster=house.cluster,
        name="Before",
        academic_year="2009-10",
        starts_on=dt.date(2009, 9, 1),
        ends_on=dt.date(2009, 12, 20),
        by=None,
        at=T0,
    )
    type(meeting).objects.update(term=before)
    assert ways(see(house.alliance_lead))["a)", "Tamar"] == ""


def test_a_document_leads_who_runs_the_meeting_to_the_checklist_which_names_the_missing_parts_too(house, see, meeting):
    meeting_actions.ask_for_paper(
        meeting=meeting, alliance=house.avon, title="Baseline (a)", by=house.cluster_lead, at=MORNING
    )
    checklist = reverse("meeting-papers", args=[meeting.pk])
    assert ways(see(house.cluster_lead))["a)", "Avon"] == checklist
    parts = see(house.cluster_lead, "meeting-papers").context["parts"]
    assert [(each.what, each.whose) for each in parts[:2]] == [
        ("Activity, part a)", name) for name in ("Avon", "Tamar")
    ]
