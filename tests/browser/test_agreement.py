"""The agreement page in a browser: no view has a barrier, tabs and planner work, a new count appears by itself."""

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from reports.queries.agreement import VIEWS
from reports.snapshots import take as snapshots
from tests.browser.observing import look
from tests.reports.lessons import counted
from tests.world import AFTER

pytestmark = pytest.mark.browser
EIGHT = [
    *[("Outstanding", "Outstanding")] * 3,
    *[("Good", "Good")] * 2,
    ("Requires improvement", "Satisfactory"),
    ("Outstanding", "Good"),
]


@pytest.fixture
def eight(installed, world):
    """The eight lessons of the minutes; returns the address of their round."""
    installed(AFTER)
    with transaction.atomic():  # whose eyes look is said for one transaction
        counted(world, *EIGHT, by_rule=1)
    return reverse("agreement-scope", args=["round", world.round.pk])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_no_view_has_a_barrier_or_scrolls_sideways(eight, world, as_observer, width, scheme):
    page = as_observer(world.host, width, color_scheme=scheme)
    for view in VIEWS:
        page.goto(f"{eight}?view={view}" if view else eight)
        expect(page.locator(".tab[aria-current]")).to_be_in_viewport()
        for summary in page.locator("main details > summary").all():
            summary.click()
        look(page, f"agreement-{view or 'all'}-{scheme}")


def test_twenty_lessons_with_all_that_a_worker_found_have_none_either(installed, world, as_observer):
    installed(AFTER)
    with transaction.atomic():
        counted(world, *[("Good", "Good"), ("Outstanding", "Outstanding"), ("Good", "Outstanding")] * 7)
    snapshots.take_all(now=lambda: AFTER, seconds=60)
    page = as_observer(world.host)
    page.goto(f"{reverse('agreement-scope', args=['round', world.round.pk])}?view=sure")
    expect(page.get_by_role("heading", name="Agreement beyond chance")).to_be_visible()
    expect(page.get_by_role("rowheader", name="AC1 (Gwet)").first).to_be_visible()
    look(page, "agreement-twenty")


def test_the_view_is_in_the_address_and_the_keyboard_reaches_it(eight, world, as_observer):
    page = as_observer(world.host)
    page.goto(eight)
    tab = page.get_by_role("link", name="Rules and framing")
    tab.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('?')[0]}?view=rules")
    expect(page.get_by_role("heading", name="Without rules 7 of 8 would have matched, one more")).to_be_visible()
    page.reload()
    expect(page.locator(".tab[aria-current]")).to_have_text("Rules and framing")
    page.go_back()
    expect(page.locator(".tab[aria-current]")).to_have_text("All lessons")


def test_the_planner_keeps_what_was_asked_and_says_what_is_wrong(eight, world, as_observer):
    page = as_observer(world.host, 390)
    page.goto(f"{eight}?view=sure")
    expect(page.locator("#planner + p")).to_contain_text("Too few to compare schools: 8 lessons.")
    page.get_by_label("Agreement of the other").fill("75")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".error-summary")).to_contain_text("Two equal shares cannot be told apart")
    expect(page.get_by_label("Agreement of the other")).to_have_value("75")
    page.get_by_label("Agreement of the other").fill("50")
    page.get_by_label("Power").fill("90")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("#planner + p")).to_contain_text("Telling 75% from 50%")
    expect(page.locator("#planner + p")).to_contain_text("power 90%")
    assert "view=sure" in page.url
    look(page, "agreement-planner")


def test_an_open_page_shows_a_new_count_by_itself(eight, world, as_observer):
    page = as_observer(world.host)
    page.goto(eight)
    expect(page.get_by_role("heading", level=1)).to_have_text("6 of 8 judgements matched")
    with transaction.atomic():
        counted(world, ("Good", "Good"))
    expect(page.get_by_role("heading", level=1)).to_have_text("7 of 9 judgements matched")
