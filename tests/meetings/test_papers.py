"""The checklist of documents: asked of one or of all, ticked, dropped, and handed on to the next meeting."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.models import Paper
from tests.meetings.conftest import START

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(house, as_):
    def asked(meeting, title="Baseline", alliance="all"):
        return as_(house.cluster_lead).post(
            reverse("meeting-papers", args=[meeting.pk]), {"title": title, "alliance": alliance}
        )

    return asked


def missing(as_, who, meeting):
    page = as_(who).get(reverse("meeting", args=[meeting.pk])).context["page"]
    return [each.whose for each in page.missing if each.what == "Baseline"]


def test_every_alliance_is_asked_once(house, meeting, ask, as_):
    ask(meeting)
    ask(meeting, "baseline")
    assert missing(as_, house.host, meeting) == ["Avon", "Tamar"]
    assert Paper.objects.count() == 2


def test_what_is_missing_goes_on_to_the_next_meeting_until_it_is_here(house, meeting, plan, ask, as_):
    ask(meeting, alliance=house.avon.pk)
    following = plan(start=START + dt.timedelta(days=70))
    assert missing(as_, house.host, following) == ["Avon"]
    ask(following)
    assert missing(as_, house.host, following) == ["Avon", "Tamar"]
    paper = Paper.objects.get(alliance=house.avon)
    address = reverse("meeting-paper-tick", args=[following.pk, paper.pk])
    as_(house.cluster_lead).post(address, {"here": "1"})
    assert missing(as_, house.host, following) == ["Tamar"]
    assert missing(as_, house.host, meeting) == []


def test_what_is_not_needed_after_all_is_dropped(house, meeting, ask, as_):
    ask(meeting)
    for paper in Paper.objects.all():
        as_(house.cluster_lead).post(reverse("meeting-paper-tick", args=[meeting.pk, paper.pk]), {"step": "drop"})
    assert not Paper.objects.exists()


def test_a_document_of_another_series_is_not_there(house, meeting, plan, ask, as_):
    ours = plan(alliance=house.alliance)
    ask(ours)
    paper = Paper.objects.get()
    address = reverse("meeting-paper-tick", args=[meeting.pk, paper.pk])
    assert as_(house.cluster_lead).post(address, {"step": "drop"}).status_code == 404
    assert as_(house.host).post(reverse("meeting-paper-tick", args=[ours.pk, paper.pk]), {}).status_code == 403


@pytest.mark.parametrize(("field", "value"), [("title", ""), ("title", "x" * 121), ("alliance", ""), ("alliance", "x")])
def test_what_cannot_be_is_said_beside_its_field(meeting, ask, field, value):
    page = ask(meeting, **{field: value})
    assert (page.status_code, set(page.context["form"].errors)) == (200, {field})
