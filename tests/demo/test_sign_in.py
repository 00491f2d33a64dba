"""One click signs in, in a demonstration; anywhere else neither the list nor the click exists."""

import uuid

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client
from django.urls import reverse

from demo.story.people import PEOPLE
from people import actions as account_actions
from people import queries
from people.models import Installation, User
from tests.demo.conftest import REAL_NOW

pytestmark = pytest.mark.django_db
LIST = "/demo/people/"
REAL_ACCOUNT_PAGES = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_request_login_code",
    "account_change_password",
    "account_email",
]


def click(client, person):
    return client.post(reverse("demo-sign-in", args=[person.pk]))


@pytest.fixture
def ruth(loaded):
    return User.objects.get(email="ruth.ellery@example.org")


@pytest.fixture
def real(db):
    """An installation of a real alliance, with one account."""
    queries.forget()
    account_actions.open_installation(kind=Installation.Kind.REAL, at=REAL_NOW)
    return User.objects.create(name="Real Person", email="real@school.example", created_at=REAL_NOW)


def test_the_list_shows_everybody_and_those_with_something_to_do_first(loaded, client):
    answer = client.get(LIST)

    cast = answer.context["cast"]
    assert [who.name for who in cast.first] == [
        "Ruth Ellery",
        "Priya Nair",
        "Nadia Cole",
        "Simon Opie",
        "Joe Pascoe",
    ]
    everybody = [who.name for section in cast.sections for group in section.groups for who in group.people]
    assert sorted(everybody) == sorted(person.name for person in PEOPLE)
    assert "Senior leader (English), Trevarth College" in answer.content.decode()


def test_each_other_role_has_somebody_and_each_of_them_something_to_try(loaded, client):
    cast = client.get(LIST).context["cast"]

    assert [who.what for who in cast.of_each_role] == [
        "Teacher (Science)",
        "Headteacher",
        "Alliance lead",
        "SLE, Senior leader (Science)",
        "Teacher (English)",
        "Headteacher",
        "Facilitator from outside",
        "Researcher",
        "Administrator",
    ]
    assert [who.name for who in (*cast.first, *cast.of_each_role) if not who.tries] == []


def test_the_list_takes_four_queries(loaded, client, django_assert_num_queries):
    client.get(LIST)

    with django_assert_num_queries(4 + 2):  # and the request's own transaction
        client.get(LIST)


def test_one_click_signs_in_and_shows_today(ruth, client):
    answer = click(client, ruth)

    assert (answer.status_code, answer.url) == (302, reverse("today"))
    assert get_user(client).pk == ruth.pk
    assert mail.outbox == []


def test_another_click_makes_the_visitor_somebody_else(ruth, client):
    click(client, ruth)

    nadia = User.objects.get(email="nadia.cole@example.org")
    click(client, nadia)

    assert get_user(client).pk == nadia.pk


def test_a_link_signs_nobody_in(ruth, client):
    answer = client.get(reverse("demo-sign-in", args=[ruth.pk]))

    assert answer.status_code == 405
    assert not get_user(client).is_authenticated


def test_a_click_from_elsewhere_is_refused(ruth):
    strict = Client(enforce_csrf_checks=True)

    assert click(strict, ruth).status_code == 403
    assert not get_user(strict).is_authenticated


def test_nobody_unknown_and_nobody_closed_can_be_chosen(ruth, client):
    User.objects.filter(pk=ruth.pk).update(is_active=False)

    assert click(client, ruth).status_code == 404
    assert client.post(reverse("demo-sign-in", args=[uuid.uuid4()])).status_code == 404
    assert "Ruth Ellery" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("name", REAL_ACCOUNT_PAGES)
def test_pages_of_real_accounts_lead_to_the_list(loaded, client, name):
    assert client.get(reverse(name)).url == LIST
    assert client.post(reverse(name), {"login": "ruth.ellery@example.org", "password": "x"}).url == LIST


def test_a_page_that_needs_somebody_leads_to_the_list(loaded, client):
    answer = client.get("/more/", follow=True)

    assert [url for url, _ in answer.redirect_chain][-1] == LIST


def test_signing_out_leads_back_to_the_list(ruth, client):
    click(client, ruth)

    answer = client.post(reverse("account_logout"), follow=True)

    assert answer.redirect_chain[-1][0] == LIST
    assert not get_user(client).is_authenticated


def test_more_offers_to_be_somebody_else(ruth, client):
    click(client, ruth)

    page = client.get("/more/").content.decode()

    assert f'href="{LIST}"' in page
    assert "Password" not in page


def test_a_demonstration_invites_nobody(ruth):
    with pytest.raises(account_actions.Refused, match="takes no real people"):
        account_actions.invite(name="Real Person", email="real@school.example", by=ruth, at=REAL_NOW)

    assert mail.outbox == []


@pytest.mark.parametrize("demo", [True, False])
def test_in_a_real_installation_it_does_not_exist(real, client, settings, demo):
    settings.DEMO = demo

    assert client.get(LIST).status_code == 404
    assert client.get(reverse("demo-sign-in", args=[real.pk])).status_code == 404
    assert click(client, real).status_code == 404
    assert not get_user(client).is_authenticated


def test_outside_demo_mode_a_demonstration_lets_nobody_in(ruth, client, settings):
    settings.DEMO = False

    assert client.get(LIST).status_code == 404
    assert click(client, ruth).status_code == 404
    assert not get_user(client).is_authenticated


def test_before_anything_is_loaded_it_does_not_exist(db, demo_mode, client):
    assert client.get(LIST).status_code == 404
    assert client.post(reverse("demo-sign-in", args=[uuid.uuid4()])).status_code == 404


def test_a_real_installation_keeps_its_sign_in_page(real, client, demo_mode):
    page = client.get(reverse("account_login"))

    assert page.status_code == 200
    assert 'type="password"' in page.content.decode()
    assert "Who would you like to be" not in page.content.decode()


def test_the_page_says_what_is_invented_and_when_it_is(loaded, client):
    page = client.get(LIST).content.decode()

    assert "It is Friday 8 February 2013" in page
    assert "The people and the member schools are invented" in page
