"""Reflections, shared challenges and future facilitation are saved while one types, and by the button alone."""

import pytest
from django.urls import reverse

from tests.meetings.conftest import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(house, meeting, as_):
    def send(version, step="autosave", **words):
        data = {"version": version, "step": step} | words
        return as_(house.cluster_lead).post(reverse("meeting-words", args=[meeting.pk]), data)

    return send


def test_the_script_saves_and_is_told_version_and_time(save, meeting):
    assert save(1, reflections="Trust first").json() == {"version": 2, "at": "09.00"}
    assert save(2, reflections="Trust first", next_facilitation="Avon").json()["version"] == 3
    meeting.refresh_from_db()
    assert (meeting.reflections, meeting.next_facilitation) == ("Trust first", "Avon")
    assert meeting.words_saved_at == MORNING


def test_the_script_is_told_of_another_and_the_button_then_shows_both(save):
    save(1, reflections="Mine")
    late = save(1, reflections="Theirs")
    assert (late.status_code, late.json()) == (409, {"version": 2})
    both = save(1, step="", reflections="Theirs")
    assert (both.status_code, both.context["conflict"][0][1:]) == (409, ("Theirs", "Mine"))


def test_what_cannot_be_saved_is_no_success_to_the_script(save, meeting):
    assert save(1, reflections="x" * 20_001).status_code == 422
    assert save("x", reflections="Mine").status_code == 422
    meeting.refresh_from_db()
    assert meeting.reflections == ""


def test_the_page_says_when_it_was_saved(save, house, meeting, as_):
    address = reverse("meeting-words", args=[meeting.pk])
    assert "Saved" not in as_(house.cluster_lead).get(address).content.decode()
    save(1, reflections="Mine")
    assert "data-saved>Saved 09.00<" in as_(house.cluster_lead).get(address).content.decode()


def test_nobody_else_saves(save, house, meeting, as_):
    address = reverse("meeting-words", args=[meeting.pk])
    data = {"version": 1, "step": "autosave", "reflections": "Not mine"}
    assert as_(house.alliance_lead).post(address, data).status_code == 403
    assert as_(house.far_teacher).post(address, data).status_code == 404
    meeting.refresh_from_db()
    assert meeting.reflections == ""
