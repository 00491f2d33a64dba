"""A newly invited teacher: a link, who sees what, perhaps a practice lesson, yes or no; on Today until answered."""

import datetime as dt

import pytest
from django.urls import reverse

from clusters.actions import give_role
from clusters.models import Membership
from observations.models import PracticeLesson, PracticeSheet
from people.actions import accept_invitation, invitation_of, invite
from people.models import FirstHour
from tests.observations.pages import words
from tests.taking_part.conftest import NOW

pytestmark = pytest.mark.django_db
HOUR, READ = "/observe/first-hour/", "/observe/who-sees-what/"


@pytest.fixture
def new(house):
    link = invite(name="Nora New", email="nora@example.org", by=house.school_lead, at=NOW).link
    found = invitation_of(link.rstrip("/").rsplit("/", 1)[-1])
    nora = accept_invitation(invitation=found, password="four tall green doors", at=NOW)
    give_role(person=nora, role=Membership.Role.TEACHER, scope=house.agnes, by=None, at=NOW, on=NOW.date())
    return nora


def today(browser, person):
    return words(browser(person).get("/"))


def test_the_link_leads_to_the_steps_and_today_keeps_them_until_answered(house, new, browser):
    assert "Look around in your first hour" in today(browser, new)
    assert "0 of 4 done" in words(browser(new).get(HOUR))

    assert browser(new).post(READ)["Location"] == HOUR
    browser(new).post(reverse("joint-opening"), {"resource": "others"})
    assert "2 of 4 done" in words(browser(new).get(HOUR))

    browser(new).post(HOUR, {"answer": "yes"})
    page = words(browser(new).get(HOUR))
    assert "3 of 4 done" in page
    assert "You said yes" in page
    assert "first hour" not in today(browser, new)


def test_who_works_at_no_school_is_in_no_lesson_and_not_asked(new, browser):
    new.memberships.update(starts_on=dt.date(2012, 9, 1), ends_on=dt.date(2012, 12, 1))

    assert "first hour" not in today(browser, new)


def test_a_practice_lesson_is_done_once_it_is_sealed(house, new, browser, as_person):
    browser(new).get(reverse("practice-list"))
    as_person(new)
    sheet = PracticeSheet.objects.create(
        lesson=PracticeLesson.objects.first(), person=new, version=house.inductive, begun_at=NOW, saved_at=NOW
    )
    assert "0 of 4 done" in words(browser(new).get(HOUR))

    PracticeSheet.objects.filter(pk=sheet.pk).update(sealed_at=NOW)

    assert "1 of 4 done" in words(browser(new).get(HOUR))


def test_no_is_an_answer_and_may_be_changed(new, browser):
    browser(new).post(HOUR, {"answer": "no"})
    assert "You said no" in words(browser(new).get(HOUR))

    browser(new).post(HOUR, {"answer": "yes"})

    assert FirstHour.objects.get(person=new).takes_part is True


def test_it_can_be_put_aside(new, browser):
    browser(new).post(HOUR, {"answer": "later"})

    assert "first hour" not in today(browser, new)
    assert (FirstHour.objects.get(person=new).takes_part, "Put this aside" in words(browser(new).get(HOUR))) == (
        None,
        False,
    )


@pytest.mark.parametrize("answer", ["", "maybe", "NaN"])
def test_another_answer_is_none(new, browser, answer):
    browser(new).post(HOUR, {"answer": answer})

    assert FirstHour.objects.get(person=new).answered_at is None


def test_whoever_was_there_before_is_not_asked(house, browser):
    assert "first hour" not in today(browser, house.teacher)


def test_who_sees_what_says_it_plainly_with_the_agreement_in_force(house, browser):
    page = words(browser(house.teacher).get(READ))

    assert "not the other observer, not a head, not whoever runs Staffroom" in page
    assert "Not for appraisal, capability or pay." in page
