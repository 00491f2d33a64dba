"""The learning log in a browser: an entry with a photo is shared, found, answered and asked about on Today's terms."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from inquiry.models import Entry
from inquiry.queries.news import told_to
from people import actions as people_actions
from people import clock
from tests import world as worlds
from tests.log.cast import photo

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
MOMENT = dt.datetime(2013, 1, 30, 15, 40, tzinfo=dt.UTC)


@pytest.fixture
def as_reader(server, world, open_page):
    """Return a function that opens a browser of its own for a person who is signed in."""
    people_actions.open_installation(kind="demo", at=worlds.T0, clock_offset=MOMENT - timezone.now())

    def make(person, width, scheme="light"):
        page = open_page(width, scheme=scheme)
        client = Client()
        client.force_login(person)
        page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
        return page

    return make


def look(page, name):
    """Check for accessibility and sideways scrolling."""
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(name, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark"), (1280, "dark")])
def test_what_one_learns_is_shared_found_and_answered(world, as_reader, width, scheme):
    author, reader = as_reader(world.host, width, scheme), as_reader(world.visitor, width, scheme)

    author.goto("/log/")
    look(author, "empty")
    author.get_by_role("link", name="Add to the log").click()
    write(author)
    expect(author.get_by_role("heading", level=1)).to_have_text("Waiting four seconds")
    look(author, "entry of my own")

    reader.goto("/log/")
    look(reader, "list")
    reader.get_by_role("searchbox").fill("wait")
    reader.get_by_role("button", name="Search").click()
    expect(reader.get_by_role("status")).to_have_text("1 entry with “wait”")
    look(reader, "found")
    reader.get_by_role("link", name="Waiting four seconds").click()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="board.jpg").click()
    assert download.value.suggested_filename == "board.jpg"
    reader.get_by_label("Your reply").fill("@Hannah, did you count aloud?")
    reader.get_by_role("button", name="Reply").click()
    expect(reader.get_by_role("heading", name="One reply")).to_be_visible()
    look(reader, "answered")

    (asked,) = told_to(world.host, clock.now()).mentions
    assert asked.title == "Victor asked you a question"
    for address in ("/log/library/", "/log/follow/", "/log/tags/wait time/", f"/log/{asked.entry_id}/edit/"):
        author.goto(address)
        look(author, address)


def write(page):
    """Write an entry, first with what is not taken: what was typed stays."""
    page.get_by_label("Title").fill("Waiting four seconds")
    page.get_by_label("What you learned").fill("Hands went **from five to fourteen**.")
    page.get_by_label("Tags").fill("wait time")
    page.get_by_role("radio", name="Tool").check()
    files = page.get_by_label("Files")
    files.set_input_files({"name": "board.pdf", "mimeType": "application/pdf", "buffer": b"<html>no</html>"})
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose who may read it")
    look(page, "errors")
    assert Entry.objects.count() == 0
    expect(page.get_by_label("What you learned")).to_have_value("Hands went **from five to fourteen**.")
    files.set_input_files({"name": "board.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.get_by_role("radio", name="Tamar alliance").check()
    page.get_by_role("button", name="Add it").click()
