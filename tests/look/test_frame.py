"""The frame of every page: which room one is in, who one is, and More."""

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch

from alliance.context import Site
from people.clock import today
from people.models import Installation
from tests.world import T0


def site(url_name="", user=None):
    request = RequestFactory().get("/")
    request.user = user
    request.resolver_match = ResolverMatch(print, (), {}, url_name) if url_name else None
    return Site(request)


@pytest.mark.parametrize(
    ("url_name", "room"),
    [
        ("today", "Today"),
        ("joint-list", "Observe"),
        ("joint-compare", "Observe"),
        ("agreement", "Agreement"),
        ("setup-school", "More"),
        ("account_change_password", "More"),
        ("styleguide", ""),
        ("", ""),
    ],
)
def test_a_page_belongs_to_a_room(url_name, room):
    assert site(url_name).here == room


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("teacher", "St Agnes School"),
        ("school_lead", "St Agnes School"),
        ("alliance_lead", "Alliance lead"),
        ("cluster_lead", "Cluster lead"),
        ("administrator", "Administrator"),
    ],
)
def test_under_ones_name_stands_what_one_leads_or_the_school(world, who, place, django_assert_num_queries):
    Installation.objects.create(kind="real", created_at=T0)
    today()  # reads the installation, once for each process

    with django_assert_num_queries(0 if who == "administrator" else 1):
        assert site(user=getattr(world, who)).place == place


@pytest.mark.django_db
def test_pages_outside_any_room_are_drawn(client):
    assert client.get("/styleguide/").status_code == 200
    assert client.get("/nothing/").status_code == 404
    assert client.get("/more/").status_code == 302
