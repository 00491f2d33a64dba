"""A form whose token has run out keeps what was typed, and nothing that must not be written into a page."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

KEY = "0b0f6f9e-7f3a-4a52-9a0e-0d6f6a2b7c11"
NOTE = "Window table redraws the liquid diagram after the question."


def send(data, **headers):
    client = Client(enforce_csrf_checks=True)
    return client.post("/accounts/login/code/", data, headers=headers)


def test_what_was_typed_is_offered_again_with_a_fresh_token():
    response = send({"note": NOTE, "tags": ["a", "b"]}, **{"sec-fetch-site": "same-origin"})

    page = response.content.decode()
    assert response.status_code == 403
    assert page.count(NOTE) == 2  # to send, and to read
    assert page.count('name="tags"') == 2
    assert page.count('name="csrfmiddlewaretoken"') == 1
    assert "Send it again" in page


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {}])
def test_what_another_site_wrote_is_never_offered_for_sending(headers):
    page = send({"note": NOTE}, **headers).content.decode()

    assert "Send it again" not in page
    assert "<form" not in page


def test_a_browser_without_fetch_metadata_is_known_by_its_origin():
    page = send({"note": NOTE}, origin="http://testserver").content.decode()

    assert "Send it again" in page


@pytest.mark.parametrize("name", ["password", "new_password1", "code", "csrfmiddlewaretoken"])
def test_secrets_are_never_repeated(name):
    page = send({"note": NOTE, name: "correct horse battery staple"}, **{"sec-fetch-site": "same-origin"}).content

    assert b"correct horse" not in page


def test_a_form_with_a_password_is_filled_in_again_by_hand():
    page = send({"login": "a@example.org", "password": "x" * 12}, **{"sec-fetch-site": "same-origin"}).content.decode()

    assert "Send it again" not in page
    assert "Open the page again" in page


def test_what_was_typed_is_escaped():
    page = send({"note": "<b>bold</b> & then some more words"}, **{"sec-fetch-site": "same-origin"}).content.decode()

    assert "<b>bold</b>" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def labelled(page):
    return re.findall(r'for="kept-\d+">([^<]*)</label>\s*<textarea[^>]*>([^<]*)</textarea>', page.content.decode())


@pytest.mark.parametrize(
    ("path", "sent", "labels"),
    [
        (f"/updates/{KEY}/", {"text": NOTE, "key": KEY}, ["Your comment"]),
        (
            f"/meetings/{KEY}/words/",
            {"reflections": NOTE, "shared_challenges": NOTE, "version": "1"},
            ["Reflections on the leadership of pedagogy", "Challenges that the alliances share"],
        ),
        (f"/observe/{KEY}/", {"note": "x", "note-x-text": NOTE, "note-x-time": "10.42"}, ["Note at 10.42"]),
        (f"/observe/{KEY}/", {"note": "x", "note-x-text": NOTE, "note-x-time": ""}, ["Note"]),
        (f"/observe/{KEY}/", {"a": NOTE, "b": NOTE}, ["What you wrote", "What you wrote (2)"]),
        (f"/meetings/{KEY}/summary/{KEY}/", {"line_1": NOTE, "line_2": NOTE}, ["Bullet 1", "Bullet 2"]),
    ],
)
def test_what_was_typed_before_the_session_ended_is_called_what_its_form_calls_it(path, sent, labels):
    page = Client().post(path, sent)

    assert page.status_code == 401
    assert labelled(page) == [(label, NOTE) for label in labels]
