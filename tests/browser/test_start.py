"""From an empty installation to the first joint observation, in a browser, on a phone and on a desktop."""

import datetime as dt
import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people.actions import make_setup_code
from people.clock import LONDON
from tests.world import T0

pytestmark = pytest.mark.browser
PASSWORD = "four tall green doors"
GRADES = {"St Mawes School": "Outstanding\nGood\nRequires improvement\nInadequate", "Tolgus College": "1\n2\n3\n4"}
CRITERIA = "Students on task\nPace and challenge\nUse of TAs\nQuestioning"
# What sticks out on the right, to say which it is when a page scrolls sideways.
TOO_WIDE = """[...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML.slice(0, 90))"""
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture
def look():
    """Check a page for accessibility and for sideways scrolling; with SCREENSHOTS set, keep a picture of it."""
    folder = os.environ.get("SCREENSHOTS")

    def check(page, name):
        found = Axe().run(page, options=WCAG).response["violations"]
        assert [(name, each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, page.evaluate(TOO_WIDE))
        if folder:
            page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)

    return check


@pytest.mark.parametrize("width", [390, 1280])
def test_from_nothing_to_the_first_joint_observation(open_page, look, width):
    code = make_setup_code(at=T0)
    page = open_page(width)

    become_administrator(page, look, code)
    start_alliance(page, look)
    add_schools(page, look)
    links = invite_people(page, look)
    observers = {name: accept(open_page(width), look, links[name]) for name in ("Hannah Host", "Victor Visitor")}
    for school, grades in GRADES.items():
        write_form(page, look, school, grades)
    start_round(page, look)
    arrange_lesson(page, look)

    for observer in observers.values():
        observer.goto("/observe/")
        expect(observer.get_by_text("Year 8 Science").first).to_be_visible()
    page.goto("/setup/")
    expect(page.get_by_text("All of it is done.")).to_be_visible()
    look(page, "tasks-done")


def become_administrator(page, look, code):
    page.goto("/")
    page.get_by_label("One-time code").fill("WRNG-WRNG-WRNG")
    page.get_by_label("Your name").fill("Ada Administrator")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    look(page, "first")
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a password")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("That is not the code.")
    look(page, "first-error")
    page.get_by_label("One-time code").fill(code)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", name="Set up your alliance")).to_be_visible()
    look(page, "tasks-empty")


def start_alliance(page, look):
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("Your alliance").fill("Carrick alliance")
    page.get_by_label("The cluster it belongs to").fill("Leadership of great pedagogy")
    page.get_by_label("Wave (optional)").fill("Wave 1")
    look(page, "start")
    page.get_by_role("button", name="Start the alliance").click()
    expect(page.get_by_role("heading", name="Set up Carrick alliance")).to_be_visible()
    look(page, "tasks-schools")


def add_schools(page, look):
    with page.expect_navigation():
        page.get_by_role("link", name="Go on").click()
    look(page, "schools-empty")
    page.get_by_role("link", name="Add a school").click()
    page.get_by_label("URN").fill("113890")
    page.get_by_label("Name").fill("St Mawes School")
    look(page, "school-new")
    page.get_by_role("button", name="Add the school").click()
    page.get_by_role("link", name="Paste several").click()
    page.get_by_label("One school a line").fill("11389, Tolgus College\n113892, Penryn Infants, primary")
    page.get_by_role("button", name="Look at the lines").click()
    expect(page.get_by_text("A URN has six digits").first).to_be_visible()
    look(page, "schools-paste-error")
    page.get_by_label("One school a line").fill("113891, Tolgus College")
    with page.expect_navigation():
        page.get_by_role("button", name="Look at the lines").click()
    look(page, "schools-paste")
    page.get_by_role("button", name="Add 1 school").click()
    expect(page.get_by_text("Tolgus College")).to_be_visible()
    look(page, "schools")


def invite_people(page, look):
    """Invite three by hand and by pasted lines; return the links by name."""
    page.goto("/setup/people/")
    look(page, "people-empty")
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Name").fill("Hannah Host")
    page.get_by_label("E-mail address").fill("hannah@example.org")
    page.get_by_label("Where").select_option(label="St Mawes School")
    page.get_by_label("Post at the school").select_option(label="Senior leader")
    look(page, "person-new")
    with page.expect_navigation():
        page.get_by_role("button", name="Send the invitation").click()
    look(page, "invited")
    links = {"Hannah Host": page.locator("code").inner_text()}
    page.goto("/setup/people/paste/")
    page.get_by_label("One person a line").fill(
        "Victor Visitor\tvictor@example.org\tHeadteacher\tTeacher\tTolgus College\n"
        "Tom Teacher\ttom@example.org\tTeacher\t\tSt Mawes School\tMr\tScience"
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Look at the lines").click()
    look(page, "people-paste")
    with page.expect_navigation():
        page.get_by_role("button", name="Invite 2 people").click()
    look(page, "invited-two")
    links["Victor Visitor"] = page.locator("code").first.inner_text()
    page.goto("/setup/people/")
    look(page, "people")
    return links


def accept(page, look, link):
    """Choose a password by the link; return the page of whoever is signed in then."""
    page.goto(link)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    look(page, "invitation")
    page.get_by_role("button", name="Use this password").click()
    expect(page).to_have_url(re.compile(r"://[^/]+/$"))
    page.context.new_page().goto(link)
    return page


def write_form(page, look, school, grades):
    page.goto("/setup/forms/new/")
    page.get_by_label("School").select_option(label=school)
    page.get_by_label("Grade words, best first").fill(grades)
    page.get_by_label("What observers look at").fill(CRITERIA)
    page.get_by_label("More than so many per cent").fill("20")
    page.get_by_label("This grade").fill(grades.split("\n")[2])
    look(page, "form-words")
    page.get_by_role("button", name="Save and look at it").click()
    expect(page.get_by_text("This is how an observer would see it.")).to_be_visible()
    look(page, "form-draft")
    page.get_by_role("button", name="Publish the form").click()
    expect(page.get_by_role("heading", name="How your grades line up")).to_be_visible()
    look(page, "lines")
    page.get_by_role("button", name="Save how they line up").click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile(f"How its grades line up.*{school}")).click()
    look(page, "lines-saved")


def start_round(page, look):
    page.goto("/setup/")
    look(page, "tasks-round")
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("What the round is called").fill("First round")
    page.get_by_label("Use grades in this round").check()
    page.get_by_role("button", name="Start the round").click()
    expect(page.get_by_role("alert")).to_contain_text("Grades are turned on for a stated question")
    look(page, "round-error")
    page.get_by_label("What the round asks").fill("Do we see the same lesson in the same way?")
    with page.expect_navigation():
        page.get_by_role("button", name="Start the round").click()
    look(page, "round")


def arrange_lesson(page, look):
    page.get_by_role("link", name="Arrange a lesson").click()
    page.get_by_label("Whose lesson").select_option(label="Tom Teacher")
    page.get_by_label("Subject").fill("Science")
    page.get_by_label("Year group").fill("Year 8")
    page.get_by_label("Key stage").select_option(label="Key stage 3")
    page.get_by_label("Day", exact=True).fill(f"{dt.datetime.now(tz=LONDON).date() + dt.timedelta(days=30)}")
    page.get_by_label("From", exact=True).fill("10:05")
    page.get_by_label("Until", exact=True).fill("10:55")
    page.get_by_label("First observer").select_option(label="Hannah Host")
    page.get_by_label("Second observer").select_option(label="Hannah Host")
    page.get_by_role("button", name="Arrange it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose another person")
    look(page, "lesson-error")
    page.get_by_label("Second observer").select_option(label="Victor Visitor")
    page.get_by_role("button", name="Arrange it").click()
    expect(page.get_by_text("Observes at home")).to_be_visible()
    look(page, "lesson")
