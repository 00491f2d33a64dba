"""Progress updates, to be read by the alliances of a cluster and by those who lead it."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from tests.world import AFTER, T0

pytestmark = pytest.mark.django_db
PARTS = {
    "activity": "Two trios\nSix people",
    "successes": "Attendance",
    "challenges": "",
    "impact": "A survey",
    "next_steps": "A third trio",
}


@pytest.fixture
def update(house):
    return cluster_actions.write_update(
        alliance=house.alliance, term=house.term, parts=PARTS, by=house.alliance_lead, at=AFTER
    )


def listing(see, who, **query):
    return see(who, reverse("update-list", query=query or None)).context["page"]


def test_before_anybody_has_written_it_says_what_will_be_here(house, see):
    assert "No update has been written yet" in see(house.host, reverse("update-list")).content.decode()


def test_each_alliance_has_its_line_written_or_not(house, update, see):
    cluster_actions.start_alliance(cluster=house.cluster, name="Avon alliance", by=None, at=T0)
    page = listing(see, house.host)
    assert [(each.alliance, each.saved) for each in page.updates] == [
        ("Avon alliance", ""),
        ("Tamar alliance", "Saved Wed 30 January by Alan Alliancelead"),
    ]


def test_the_cluster_lead_has_them_part_by_part_beside_each_other(house, update, see):
    page = listing(see, house.cluster_lead)
    assert page.is_led
    assert page.by_part[0] == ("a) Activity this term", (("Tamar alliance", ("Two trios", "Six people")),))
    assert not listing(see, house.host).is_led


def test_the_latest_term_that_has_any_comes_first_and_others_by_choice(house, update, see):
    earlier = cluster_actions.add_term(
        cluster=house.cluster,
        name="Autumn",
        academic_year="2012-13",
        starts_on=dt.date(2012, 9, 1),
        ends_on=dt.date(2012, 12, 20),
        by=None,
        at=T0,
    )
    cluster_actions.write_update(alliance=house.alliance, term=earlier, parts=PARTS, by=None, at=T0)
    assert listing(see, house.host).term == "Spring 2012–13"
    assert listing(see, house.host, term=earlier.pk).term == "Autumn 2012–13"
    for term in ("galaxy", "\x00", "9" * 400):
        assert listing(see, house.host, term=term).term == "Spring 2012–13"


def test_one_update_shows_every_part_and_says_where_nothing_was_written(house, update, see):
    text = see(house.host, reverse("update", args=[update.pk])).content.decode()
    assert "<li>Two trios</li>" in text
    assert "<p>A survey</p>" in text
    assert "Nothing written." in text


def test_who_is_in_no_alliance_of_the_cluster_finds_none(house, update, see):
    assert see(house.far_teacher, reverse("update", args=[update.pk])).status_code == 404
    assert listing(see, house.far_teacher) is None


@pytest.mark.parametrize("alliances", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(house, client, alliances, django_assert_num_queries):
    for number in range(alliances):
        alliance = cluster_actions.start_alliance(cluster=house.cluster, name=f"Alliance {number}", by=None, at=T0)
        cluster_actions.write_update(alliance=alliance, term=house.term, parts=PARTS, by=None, at=T0)
    client.force_login(house.cluster_lead)
    client.get(reverse("update-list"))
    with django_assert_num_queries(7 + 2):  # and the savepoint that stands for the transaction here
        client.get(reverse("update-list"))
