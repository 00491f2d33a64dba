import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from people.actions import invite
from people.models import User
from tests.setup.conftest import NOW
from tests.setup.pages import errors, words

PASSWORD = "nine brave otters"


@pytest.fixture
def token(real):
    made = invite(name="Nia New", email="nia@example.org", by=real.alliance_lead, at=NOW)
    return made.link.rstrip("/").split("/")[-1]


def page(token):
    return reverse("invitation", args=[token])


def chosen(password=PASSWORD, again=None):
    return {"password": password, "password_again": again or password}


def test_the_link_lets_an_invited_person_choose_a_password_and_shows_today(token):
    client = Client()
    assert "Welcome, Nia" in words(client.get(page(token)))

    answer = client.post(page(token), chosen())

    assert answer.url == reverse("today")
    assert User.objects.get(email="nia@example.org").check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(User.objects.get(email="nia@example.org").pk)


def test_the_invitation_is_sent_by_mail(real, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = invite(name="Nia New", email="nia@example.org", by=real.alliance_lead, at=NOW)

    assert [message.to for message in mail.outbox] == [["nia@example.org"]]
    assert made.link in mail.outbox[0].body
    assert "Alan Alliancelead invites you" in mail.outbox[0].subject


def test_a_used_link_says_so(token):
    Client().post(page(token), chosen())

    answer = Client().get(page(token))

    assert answer.status_code == 410
    assert "You have chosen a password already" in words(answer)
    assert Client().post(page(token), chosen("another good secret")).status_code == 410
    assert User.objects.get(email="nia@example.org").check_password(PASSWORD)


def test_a_link_that_has_run_out_names_who_can_send_another(token):
    with time_machine.travel(NOW + dt.timedelta(days=14), tick=False):
        answer = Client().get(page(token))

    assert answer.status_code == 410
    assert "It worked until Mon 28 January. Ask Alan Alliancelead" in words(answer)


def test_a_closed_account_opens_for_nobody(token):
    User.objects.filter(email="nia@example.org").update(is_active=False)

    answer = Client().post(page(token), chosen())

    assert answer.status_code == 410
    assert "This account is closed" in words(answer)


def test_a_link_that_never_was_is_not_there(token):
    assert Client().get(page("nothing-like-it")).status_code == 404


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (chosen("short"), "password"),
        (chosen("nia@example.org"), "password"),
        (chosen(PASSWORD, "nine brave badgers"), "password_again"),
        ({"password": PASSWORD}, "password_again"),
        (chosen("good\x00enough secret"), "password"),
    ],
)
def test_bad_input_is_an_error_beside_its_field(token, data, field):
    assert field in errors(Client().post(page(token), data))
    assert not User.objects.get(email="nia@example.org").has_usable_password()


def test_somebody_else_signed_in_is_told_and_signed_out(real, token, signed_in):
    client = signed_in(real.teacher)
    assert "Somebody else is signed in on this device" in words(client.get(page(token)))

    client.post(page(token), chosen())

    assert client.session["_auth_user_id"] == str(User.objects.get(email="nia@example.org").pk)


def test_who_has_a_password_gets_no_link(real):
    assert invite(name="Tom", email=real.teacher.email.upper(), by=real.alliance_lead, at=NOW).link == ""


def test_a_link_never_replaces_a_password_chosen_otherwise(token):
    nia = User.objects.get(email="nia@example.org")
    nia.set_password("chosen by a code")
    nia.save()

    answer = Client().post(page(token), chosen())

    assert answer.status_code == 410
    nia.refresh_from_db()
    assert nia.check_password("chosen by a code")
