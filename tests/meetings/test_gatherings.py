"""Conferences and events across alliances: who came, in and out as a table."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clusters import gathering_actions
from clusters.gathering_lines import read_lines
from clusters.models import Gathering
from tests.world import T0

pytestmark = pytest.mark.django_db


@pytest.fixture
def hold(house):
    def held(day=dt.date(2013, 2, 1), came=()):
        made = gathering_actions.keep_gathering(
            cluster=house.cluster, title="Spring", held_on=day, kind="conference", host=house.agnes, by=None, at=T0
        )
        text = "\n".join(f"110001;{name}" for name in came)
        lines = read_lines(text, [house.agnes]) if came else []
        gathering_actions.add_people(gathering=made, lines=lines, by=None, at=T0)
        return made

    return held


def send(client, gathering, step="take", **data):
    return client.post(reverse("gathering-people", args=[gathering.pk]), {"step": step, **data})


def test_first_timers_are_those_at_no_earlier_event(hold, house, as_):
    hold(came=["Ann", "Bob"])
    later = hold(dt.date(2013, 2, 20), came=["ann", "Cy"])
    page = as_(house.alliance_lead).get(reverse("gathering", args=[later.pk])).context["page"]
    assert (page.came, page.firsts, page.by_school) == (2, 1, (("St Agnes School", 2, 1),))


def test_a_trial_stores_nothing_and_names_each_wrong_line(hold, house, as_):
    event = hold()
    text = "School;Name\nSt Agnes School;Ann\nNowhere;Bob\n110002;\n110001;ann\n"
    page = send(as_(house.alliance_lead), event, lines=text)
    assert [line.problem for line in page.context["tried"].found] == [
        "",
        "No school of the cluster is called Nowhere",
        "The name is missing",
        "The same person stands above",
    ]
    assert event.places.count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_comes_in_whatever_spreadsheet_wrote_it(hold, house, as_, encoding):
    event = hold()
    file = SimpleUploadedFile("came.csv", "school;name\r\n110001;Zoë O’Neil\r\n".encode(encoding))
    page = send(as_(house.alliance_lead), event, step="try", file=file)
    assert page.context["tried"].is_good
    send(as_(house.alliance_lead), event, lines=page.context["form"].initial["lines"])
    assert [place.name for place in event.places.all()] == ["Zoë O’Neil"]


def test_what_a_spreadsheet_would_run_goes_out_escaped_and_comes_back_plain(hold, house, as_):
    event = hold(came=["=1+1", "+4", "-2", "@x"])
    text = as_(house.alliance_lead).get(reverse("gathering-csv", args=[event.pk])).content.decode()
    assert [line.split(",")[1] for line in text.splitlines()[1:]] == ["'+4", "'-2", "'=1+1", "'@x"]
    assert [line.name for line in read_lines(text.replace(",St Agnes School,yes", ""), [house.agnes])] == [
        "+4",
        "-2",
        "=1+1",
        "@x",
    ]


@pytest.mark.parametrize("lines", ["", "\x00", "x" * 60_001, "110001,A\n" * 201])
def test_what_is_no_table_is_said_beside_the_field(hold, house, as_, lines):
    event = hold()
    page = send(as_(house.alliance_lead), event, lines=lines)
    assert (page.status_code, set(page.context["form"].errors)) == (200, {"lines"})


def test_names_are_read_by_those_who_keep_the_event(hold, house, as_):
    event = hold(came=["Ann Secret"])
    address = reverse("gathering", args=[event.pk])
    assert "Ann Secret" in as_(house.cluster_lead).get(address).content.decode()
    assert "Ann Secret" not in as_(house.host).get(address).content.decode()
    assert as_(house.host).get(reverse("gathering-csv", args=[event.pk])).status_code == 403
    assert as_(house.far_teacher).get(address).status_code == 404


def test_an_event_is_noted_with_its_host(house, as_):
    data = {
        "title": "Conference",
        "held_on": "2013-02-01",
        "kind": "conference",
        "cluster": house.cluster.pk,
        "host": house.agnes.pk,
    }
    as_(house.alliance_lead).post(reverse("gathering-new"), data)
    assert Gathering.objects.get().host == house.agnes
    late = as_(house.alliance_lead).post(reverse("gathering-new"), data | {"held_on": "1900-02-29"})
    assert set(late.context["form"].errors) == {"held_on"}


def test_the_list_asks_as_often_for_three_events_as_for_one(hold, house, as_, django_assert_num_queries):
    client, address = as_(house.host), reverse("gathering-list")
    hold()
    client.get(address)
    with django_assert_num_queries(7):
        client.get(address)
    hold(dt.date(2013, 2, 2))
    hold(dt.date(2013, 2, 3))
    with django_assert_num_queries(7):
        client.get(address)
