"""Conferences and events across alliances: who came, in and out as a table."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clusters.gatherings import actions as gathering_actions
from clusters.gatherings.lines import read_lines
from clusters.models import Gathering, GatheringPlace, Term
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
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
    assert text.startswith("\ufeffschool,name,school name,first time\r\n")
    assert [line.split(",")[1] for line in text.splitlines()[1:]] == ["'+4", "'-2", "'=1+1", "'@x"]
    again = read_lines(text, [house.agnes])
    assert [(line.name, line.school, line.problem) for line in again] == [
        ("+4", house.agnes, ""),
        ("-2", house.agnes, ""),
        ("=1+1", house.agnes, ""),
        ("@x", house.agnes, ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '110001,"O\'Neil; Zoë, Dr"',
        '"110001";"O\'Neil; Zoë, Dr"',
        "110001\tO'Neil; Zoë, Dr",
        'Name,First time,School\n"O\'Neil; Zoë, Dr",no,St Agnes School',
        'name;urn\n\n"O\'Neil; Zoë, Dr";110001\n',
    ],
)
def test_a_table_is_read_whatever_splits_it_and_in_whatever_order(house, text):
    (line,) = read_lines(text, [house.agnes])
    assert (line.school, line.name, line.problem) == (house.agnes, "O'Neil; Zoë, Dr", "")


def test_a_conference_of_hundreds_comes_in_at_once(hold, house, as_):
    event = hold()
    send(as_(house.alliance_lead), event, lines="".join(f"110001,Person {number}\n" for number in range(600)))
    assert event.places.count() == 600


def test_attendance_is_counted_by_term_and_school_with_first_timers(hold, house, as_):
    Term.objects.create(
        cluster=house.cluster,
        name="Autumn",
        academic_year="2012-13",
        starts_on=dt.date(2012, 9, 1),
        ends_on=dt.date(2012, 12, 21),
    )
    hold(dt.date(2012, 11, 1), came=["Ann"])
    hold(dt.date(2013, 1, 20), came=["Ann", "Bob"])
    hold(dt.date(2013, 2, 20), came=["Bob", "Cy"])
    found = as_(house.host).get(reverse("gathering-list")).context["attendance"]
    assert [(each.term, each.events, each.came, each.firsts) for each in found.by_term] == [
        ("Autumn 2012–13", 1, 1, 1),
        ("Spring 2012–13", 2, 4, 2),
    ]
    assert found.by_school == (("St Agnes School", 3, 5),)
    assert found.finding == "4 places taken in Spring 2012–13, 1 in Autumn 2012–13"


def test_an_event_is_put_right_and_who_came_stays(hold, house, as_):
    event = hold(came=["Ann"])
    address = reverse("gathering-change", args=[event.pk])
    data = {"title": "Summer", "held_on": "2013-02-02", "kind": "cross", "cluster": house.cluster.pk, "host": ""}
    assert as_(house.host).post(address, data).status_code == 403
    bad = as_(house.alliance_lead).post(address, data | {"held_on": "2013-02-30", "kind": "x"})
    assert set(bad.context["form"].errors) == {"held_on", "kind"}
    as_(house.alliance_lead).post(address, data)
    again = Gathering.objects.get()
    assert (again.title, again.held_on, again.host, again.places.count()) == ("Summer", dt.date(2013, 2, 2), None, 1)
    as_(house.alliance_lead).post(address, {"step": "drop"})
    assert not Gathering.objects.exists()


def test_somebody_who_was_not_there_is_taken_out(hold, house, as_):
    event, other = hold(came=["Ann"]), hold(dt.date(2013, 2, 2), came=["Bob"])
    (ann,) = event.places.all()
    (bob,) = other.places.all()
    for place, who, answer in (
        (ann, house.host, 403),
        (bob, house.alliance_lead, 404),
        (ann, house.alliance_lead, 302),
    ):
        address = reverse("gathering-person", args=[event.pk, place.pk])
        assert as_(who).post(address).status_code == answer
    assert list(GatheringPlace.objects.all()) == [bob]


@pytest.mark.parametrize("lines", ["", "\x00", "x" * 500_001, "110001,A\n" * 2002])
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
    with django_assert_num_queries(9):
        client.get(address)
    hold(dt.date(2013, 2, 2))
    hold(dt.date(2013, 2, 3))
    with django_assert_num_queries(9):
        client.get(address)


def test_the_latest_event_comes_first(hold, house, as_):
    hold(dt.date(2013, 1, 20))
    hold(dt.date(2013, 2, 20))
    rows = as_(house.host).get(reverse("gathering-list")).context["rows"]
    assert [row.detail.split(" ")[1] for row in rows] == ["February", "January"]
