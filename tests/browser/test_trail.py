"""The trail in a browser: one's own acts, and an administrator who narrows what has been done, wide and narrow."""

import datetime as dt
import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

from clusters import actions as cluster_actions
from clusters.models import Membership
from people import actions as people_actions
from tests import addresses
from tests import world as worlds
from tests.trios import cast as trio_casts
from tests.world import T0

pytestmark = pytest.mark.browser
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
MOMENT = dt.datetime(2013, 1, 30, 15, 40, tzinfo=dt.UTC)


@pytest.fixture
def as_reader(server, world, open_page):
    """Return a function that opens a browser of its own for a person who is signed in."""
    people_actions.open_installation(kind="real", at=worlds.T0)
    addresses.write_in_log(world)
    addresses.meet(world)

    def make(person, width, scheme):
        page = open_page(width, scheme=scheme)
        client = Client()
        client.force_login(person)
        page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
        return page

    return make


@pytest.fixture
def look():
    """Check for accessibility and sideways scrolling; with SCREENSHOTS set, keep a picture."""
    folder = os.environ.get("SCREENSHOTS")

    def check(page, name, scheme):
        found = Axe().run(page, options=WCAG).response["violations"]
        assert [(name, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        if folder:
            width = page.viewport_size["width"]
            page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)

    return check


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark"), (1280, "dark")])
def test_an_administrator_reads_their_own_acts_and_then_what_has_been_done(world, as_reader, look, width, scheme):
    for number in range(60):
        at = T0 + dt.timedelta(hours=7 * number)
        held = cluster_actions.give_role(
            person=world.third,
            role=Membership.Role.SLE,
            scope=world.alliance,
            by=world.administrator,
            at=at,
            on=T0.date(),
        )
        cluster_actions.end_role(
            membership=held,
            by=(world.administrator, world.alliance_lead)[number % 2],
            at=at + dt.timedelta(minutes=20),
            on=T0.date() + dt.timedelta(days=number % 3),
        )
    page = as_reader(world.administrator, width, scheme)

    page.goto("/more/")
    page.get_by_role("link", name="What you have done").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you have done")
    expect(page.get_by_text("You gave somebody a role").first).to_be_visible()
    look(page, "own", scheme)
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_text("Page 2")).to_be_visible()

    page.goto("/setup/")
    page.get_by_role("link", name="What has been done, and by whom").click()
    expect(page.get_by_text("Alan Alliancelead ended a role").first).to_be_visible()
    look(page, "all", scheme)
    page.get_by_label("Who").fill("Clara")
    page.locator("#id_kind").select_option(label="Planned a meeting")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("Clara Clusterlead planned a meeting")).to_be_visible()
    expect(page.get_by_label("Who")).to_have_value("Clara")
    page.get_by_label("Who").fill("Nobody such")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_label("Who")).to_have_value("Nobody such")
    expect(page.locator("#id_person_error")).to_have_text("Nobody here has this name or mail address")
    look(page, "all-wrong", scheme)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_who_has_done_nothing_yet_reads_what_will_stand_there(world, as_reader, look, width, scheme):
    page = as_reader(world.far_teacher, width, scheme)

    page.goto("/trail/")
    expect(page.get_by_text("Nothing yet")).to_be_visible()
    look(page, "empty", scheme)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark"), (1280, "dark")])
def test_an_sle_reads_what_was_done_on_their_trios(server, transactional_db, open_page, look, width, scheme):
    people_actions.open_installation(kind="real", at=worlds.T0)
    cast = trio_casts.build()
    trio = cast.trio()
    cast.been(cast.planned(trio)[0], 5)
    page = open_page(width, scheme=scheme)
    client = Client()
    client.force_login(cast.sle)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])

    page.goto("/trail/")
    page.get_by_role("link", name="Trios you lead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was done on your trios")
    expect(page.get_by_text(f"{cast.sle.name} formed a trio · trio 1")).to_be_visible()
    look(page, "trios", scheme)
