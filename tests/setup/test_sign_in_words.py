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
