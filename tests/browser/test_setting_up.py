"""A lesson is set up on phones: three times offered, one picked, the teacher agrees, and it is scheduled."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from people import actions as people_actions
from tests import world as worlds
from tests.browser.observing import look
from tests.observations.pages import address

pytestmark = pytest.mark.browser
NOW = dt.datetime(2013, 1, 14, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def january(server, world):
    people_actions.open_installation(kind="demo", at=worlds.T0, clock_offset=NOW - timezone.now())
    return world


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_offered_picked_agreed_scheduled(january, as_observer, scheme):
    host = as_observer(january.host, 390, color_scheme=scheme)
    host.goto("/observe/")
    with host.expect_navigation():
        host.get_by_role("link", name="Offer a lesson").click()
    look(host, "offer")
    host.get_by_role("button", name="Offer these times").click()
    expect(host.get_by_role("alert").first).to_be_focused()
    look(host, "offer-error")
    offer(host)
    expect(host.get_by_text("Nothing waits for you here just now.")).to_be_visible()
    look(host, "plan-offered")

    visitor = as_observer(january.visitor, 390, color_scheme=scheme)
    visitor.goto("/")
    with visitor.expect_navigation():
        visitor.get_by_role("link", name="Pick a time").click()
    look(visitor, "plan-pick")
    visitor.get_by_role("radio").nth(1).check()
    visitor.get_by_label("Keep another in reserve").select_option(index=1)
    visitor.get_by_label("I accept it").check()
    with visitor.expect_navigation():
        visitor.get_by_role("button", name="Pick this time").click()
    look(visitor, "plan-picked")

    teacher = as_observer(january.teacher, 390, color_scheme=scheme)
    teacher.goto("/")
    teacher.get_by_role("link", name="Read, and say yes or no").click()
    with teacher.expect_navigation():
        teacher.get_by_role("link", name="Read the agreement").click()
    look(teacher, "agree")
    teacher.get_by_label("None of them is my appraiser").check()
    teacher.get_by_label("I accept it").check()
    teacher.get_by_role("button", name="Yes, I take part").click()
    expect(teacher.get_by_text("Everyone has said yes: it is a date.")).to_be_visible()
    look(teacher, "plan-scheduled")
    with teacher.expect_navigation():
        teacher.get_by_role("link", name="What is yours to decide").click()
    look(teacher, "taught")
    for path in ("/observe/opening/", "/observe/first-hour/", "/observe/who-sees-what/"):
        teacher.goto(path)
        look(teacher, path.strip("/").replace("/", "-"))
    visitor.goto("/observe/")
    expect(visitor.get_by_text("Coming up")).to_be_visible()


def offer(page):
    page.get_by_label("Whose lesson").select_option(index=3)
    page.get_by_label("Subject").fill("Science")
    page.get_by_label("Key stage").select_option(label="Key stage 3")
    page.get_by_label("Who visits").select_option(label="Victor Visitor")
    for place, day in enumerate(("2013-01-30", "2013-01-31", "2013-02-05")):
        page.get_by_label("Day").nth(place).fill(day)
        page.get_by_label("From").nth(place).fill("10:05")
        page.get_by_label("Until").nth(place).fill("10:55")
    page.get_by_label("I accept it").check()
    page.get_by_role("button", name="Offer these times").click()


def test_an_arranged_lesson_waits_for_everyones_yes(january, as_observer):
    joint = worlds.lesson(january)
    page = as_observer(january.alliance_lead, 390)
    for name in ("setup-joint", "setup-joint-observers"):
        page.goto(address(name, joint))
        look(page, name)
    page.goto("/setup/agreement/")
    look(page, "agreement-text")
