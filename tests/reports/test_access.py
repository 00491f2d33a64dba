"""Whose figures a person may see: everybody else is answered 404, as if there were none."""

import uuid

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.models import Membership
from clusters.queries import reach_of
from observations.actions import arranging
from tests import world as worlds
from tests.reports.lessons import another_round, counted
from tests.world import AFTER, SINCE, T0

pytestmark = pytest.mark.django_db
SCOPES = ("cluster", "alliance", "school", "other school", "round", "waiting round", "far alliance", "no alliance")
# Who sees which of SCOPES, in that order: x is the page, - is 404.
TABLE = {
    "host": "-xx-xx--",
    "teacher": "-xx-xx--",
    "school_lead": "-xx-xx--",
    "visitor": "-x-xxx--",
    "sle": "-x--xx--",
    "alliance_lead": "-x--xx--",
    "cluster_lead": "xx--x---",
    "administrator": "xx--x-x-",
    "researcher": "--------",
    "former": "--------",
    "far_teacher": "------x-",
}


@pytest.fixture
def cast(house):
    """Everybody by the word of the table."""
    people = {name: getattr(house, name) for name in TABLE if hasattr(house, name)}
    role = Membership.Role
    for name, held, scope in (("sle", role.SLE, house.alliance), ("researcher", role.RESEARCHER, house.cluster)):
        people[name] = worlds.person(f"Extra {name}")
        cluster_actions.give_role(person=people[name], role=held, scope=scope, by=None, at=T0, on=SINCE)
    people["former"] = worlds.person("Former Lead")
    ended = cluster_actions.give_role(
        person=people["former"], role=role.ALLIANCE_LEAD, scope=house.alliance, by=None, at=T0, on=SINCE
    )
    ended.ends_on = AFTER.date().replace(day=29)
    ended.save()
    return people


@pytest.fixture
def scopes(house):
    """The scopes by the word of the table."""
    waiting = another_round(house, publishes="close").round
    return {
        "cluster": ("cluster", house.cluster.pk),
        "alliance": ("alliance", house.alliance.pk),
        "school": ("school", house.agnes.pk),
        "other school": ("school", house.trevean.pk),
        "round": ("round", house.round.pk),
        "waiting round": ("round", waiting.pk),
        "far alliance": ("alliance", house.far_alliance.pk),
        "no alliance": ("alliance", uuid.UUID(int=0)),
    }


@pytest.mark.parametrize("page", ["agreement-scope", "agreement-stamp"])
def test_the_table(house, cast, scopes, see, page):
    counted(house, ("Good", "Good"))
    seen = {
        name: "".join(
            "-" if see(person, reverse(page, args=scopes[scope])).status_code == 404 else "x" for scope in SCOPES
        )
        for name, person in cast.items()
    }
    assert seen == TABLE


def test_the_counts_as_csv_follow_the_table(house, cast, scopes, see):
    counted(house, ("Good", "Good"))
    seen = {
        name: "".join(
            "x" if see(person, reverse("agreement-csv", args=scopes[scope])).status_code == 200 else "-"
            for scope in SCOPES
        )
        for name, person in cast.items()
    }
    # Where nothing has been counted there is nothing to take away.
    assert seen == {name: row[:5] + "---" for name, row in TABLE.items()}


def test_an_unknown_kind_of_scope_is_not_there(house, see):
    assert see(house.cluster_lead, f"/agreement/galaxy/{house.cluster.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [("cluster_lead", "cluster"), ("alliance_lead", "alliance"), ("school_lead", "alliance"), ("host", "alliance")],
)
def test_agreement_leads_to_the_widest_scope(house, see, name, kind):
    response = see(getattr(house, name), reverse("agreement"))
    assert response.headers["Location"] == reverse("agreement-scope", args=[kind, getattr(house, kind).pk])


def test_without_any_scope_agreement_says_why(house, see):
    assert "No figures are yours to see yet" in see(worlds.person("Nora Nobody"), reverse("agreement")).content.decode()


def test_whoever_is_not_signed_in_signs_in_first(house, client):
    for page in ("agreement-scope", "agreement-stamp", "agreement-csv", "agreement-r"):
        assert client.get(reverse(page, args=["round", house.round.pk])).status_code == 302


def test_nothing_can_be_posted(house, client):
    client.force_login(house.cluster_lead)
    assert client.post(reverse("agreement-scope", args=["cluster", house.cluster.pk])).status_code == 405


def test_a_closed_round_is_open_to_the_cluster_lead(house, see):
    waiting = another_round(house, publishes="close").round
    arranging.close_round(round_id=waiting.pk, by=house.alliance_lead, at=AFTER)
    assert see(house.cluster_lead, reverse("agreement-scope", args=["round", waiting.pk])).status_code == 200


def test_a_school_that_left_takes_its_staff_along(house):
    house.agnes.partnerships.update(left_on=AFTER.date().replace(day=29))
    reach = reach_of(house.host, on=AFTER.date())
    assert (reach.alliances, [school.name for school in reach.schools]) == ((), ["St Agnes School"])


def test_several_roles_add_up(house, django_assert_num_queries):
    cluster_actions.give_role(
        person=house.host, role=Membership.Role.CLUSTER_LEAD, scope=house.cluster, by=None, at=T0, on=SINCE
    )
    cluster_actions.give_role(
        person=house.host, role=Membership.Role.ALLIANCE_LEAD, scope=house.far_alliance, by=None, at=T0, on=SINCE
    )
    with django_assert_num_queries(1):
        reach = reach_of(house.host, on=AFTER.date())
    assert [cluster.short for cluster in reach.clusters] == ["Wave 1"]
    assert [alliance.name for alliance in reach.alliances] == ["Far alliance", "Tamar alliance"]
    assert [alliance.name for alliance in reach.led] == ["Far alliance"]
    assert len(reach.cluster_ids) == 2
