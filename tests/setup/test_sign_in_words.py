"""The sign-in pages speak the words of our own pages, with a label for each field and no placeholder."""

import pytest
from django.urls import reverse

from tests.setup.pages import words


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("account_login", ("E-mail address", "Password", "Keep me signed in on this device")),
        ("account_request_login_code", ("E-mail address",)),
        ("account_reset_password", ("E-mail address",)),
    ],
)
@pytest.mark.usefixtures("real")
def test_labels(client, name, labels):
    page = client.get(reverse(name))

    assert all(label in words(page) for label in labels)
    assert "placeholder" not in page.content.decode()
    assert "Remember Me" not in words(page)


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
@pytest.mark.usefixtures("real")
def test_they_stand_in_our_frame(client, name):
    """The context of these pages is allauth's: a name of ours that it uses too would leave them bare."""
    page = client.get(reverse(name)).content.decode()

    assert page.count('rel="stylesheet"') == 1
    assert 'id="staffroom"' in page


@pytest.mark.usefixtures("real")
def test_what_is_wrong_is_said_in_our_words(client):
    answer = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "not my password"})

    assert "No account here has this address and this password" in words(answer)
    empty = words(client.post(reverse("account_login"), {}))
    assert "Enter your e-mail address" in empty
    assert "Enter your password" in empty


def test_a_new_password_is_asked_for_as_in_an_invitation(real, signed_in):
    page = words(signed_in(real.host).get(reverse("account_change_password")))

    assert "Password until now" in page
    assert "New password At least ten characters. Three or four words" in page
    assert "The same password again" in page
    assert "New Password" not in page
