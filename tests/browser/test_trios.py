"""The trios' room in a browser: formed in three taps, a time picked, every page without a barrier."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from clusters import actions as clusters
from people.actions import open_installation
from people.models import User
from tests.trios import cast as casts
from trios import actions
from trios.models import Report, Trio

pytestmark = pytest.mark.browser
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture
def cast(server):
    open_installation(kind="real", at=casts.T0)
    return casts.build()


@pytest.fixture
def page_of(open_page, server):
    """Open a page as somebody."""

    def make(person, width=1280, scheme="light"):
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        page = open_page(width, scheme=scheme)
        page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": server}])
        return page

    return make


def barriers(page):
    found = Axe().run(page, options=WCAG).response["violations"]
    return [(page.url, each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def offered(cast):
    """A running trio in which Bob offers Ann three times in the coming weeks."""
    trio = cast.trio()
    visit = next(each for each in cast.planned(trio) if each.kind == "visit" and each.visitor == cast.ann)
    first = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0) + dt.timedelta(days=7)
    times = [
        actions.OfferTime(start, start + dt.timedelta(hours=1), "period 3", "Lab 1")
        for start in (first + dt.timedelta(days=day) for day in (0, 1, 2))
    ]
    actions.offer(visit=visit, times=times, by=cast.bob, at=timezone.now())
    return trio


def test_an_sle_forms_a_trio_in_three_taps(cast, page_of):
    for person in (cast.ann, cast.bob, cast.cat):
        actions.be_willing(alliance=cast.alliance, person=person, kind="join", focus="", at=casts.T0, on=casts.DAY)
    page = page_of(cast.sle, 390)
    page.goto("/trios/")

    page.get_by_role("link", name="Form a trio").click()
    page.get_by_role("link", name="Take these three").click()
    page.get_by_role("button", name="Form this trio").click()

    expect(page.get_by_text("2 school phases")).to_be_visible()
    assert Trio.objects.get().members.count() == 3


def test_the_button_says_which_time_it_asks_for(cast, page_of):
    trio = offered(cast)
    page = page_of(cast.ann)
    page.goto(reverse("trio", args=[trio.pk]))
    times = page.get_by_role("radio")

    times.nth(1).check()
    said = page.locator("[data-names-choice]").inner_text()
    page.locator("[data-names-choice]").click()

    expect(page.get_by_text("It is a date.")).to_be_visible()
    day = trio.visits.get(visitor=cast.ann, kind="visit").starts_at
    assert said.startswith(f"Ask for {day:%A} {day.day}")


def test_choosing_people_shows_at_once_what_they_cross(cast, page_of):
    page = page_of(cast.sle)
    page.goto("/trios/new/")
    expect(page.get_by_role("button", name="Show what it crosses")).to_be_hidden()

    page.get_by_label("First").select_option(str(cast.ann.pk))
    page.get_by_label("Second").select_option(str(cast.cat.pk))

    expect(page.locator("#crosses")).to_contain_text("2 school phases")
    page.get_by_label("Second").select_option(str(cast.dan.pk))
    expect(page.locator("#crosses")).to_contain_text("all of one school")


def test_a_long_list_is_narrowed_by_typing(cast, page_of):
    for name in ("Zoë Álvarez", "Zachary Abel", *(f"Teacher {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        clusters.give_role(
            person=casts.person(name), role="teacher", scope=cast.schools["B"], by=None, at=casts.T0, on=casts.DAY
        )
    page = page_of(cast.sle, 390)
    page.goto("/trios/new/")
    first = page.get_by_label("First", exact=True)
    entries = first.locator("option").count()
    narrow = page.get_by_label("Narrow the list: First")

    expect(page.locator(".find__said").first).to_have_css("display", "block")  # or a screen reader says nothing of it
    narrow.fill("alvarez zoe")
    expect(page.get_by_role("status").filter(has_text=f"1 of {entries - 1}")).to_be_visible()
    expect(first.locator("option")).to_have_count(2)
    narrow.press("Enter")
    expect(first).to_have_value(str(User.objects.get(name="Zoë Álvarez").pk))
    expect(first).to_be_focused()

    narrow.fill("teach m")
    expect(first.locator("option")).to_have_count(3)  # nobody yet, the one chosen, and the one found
    narrow.fill("nobody at all")
    expect(page.get_by_role("status").filter(has_text=f"None of {entries - 1}")).to_be_visible()
    narrow.fill("")
    expect(first.locator("option")).to_have_count(entries)
    expect(first).to_have_value(str(User.objects.get(name="Zoë Álvarez").pk))
    assert barriers(page) == []


def test_a_close_out_is_kept_while_one_types(cast, page_of):
    trio = cast.finished()
    page = page_of(cast.ann, 390)
    page.goto(reverse("trio-report", args=[trio.pk]))

    page.get_by_label("What has changed in your own teaching?").fill("I wait.")

    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert Report.objects.get().own_teaching == "I wait."
    assert barriers(page) == []
    page.goto(reverse("trio", args=[trio.pk]))
    expect(page.get_by_text("1 of 10 answers, saved today")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_or_scrolls_sideways(cast, page_of, width, scheme):
    trio = offered(cast)
    cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False)
    visit = trio.visits.get(visitor=cast.ann, kind="visit")
    cast.been(trio.visits.get(visitor=cast.bob, kind="visit"), 5, "A pause.")
    page_names = {
        cast.ann: ["trio-list", "trio-start", "trio-waiting", "trio-cascade", "trio-note", "diary-week"],
        cast.sle: ["trio-list", "trio-new", "trio-rules", "trio-waiting", "diary-travel"],
        cast.head: ["trio-cover", "diary-quiet"],
    }
    addresses = {person: [reverse(name) for name in names] for person, names in page_names.items()}
    addresses[cast.ann].append(reverse("trio", args=[trio.pk]))
    addresses[cast.sle] += [
        reverse(name, args=[trio.pk]) for name in ("trio", "trio-dates", "trio-visits", "trio-aside")
    ]
    addresses[cast.lead] = [reverse("dashboard-alliance", args=[cast.alliance.pk])]
    addresses[cast.cluster_lead] = [
        reverse(name, args=[cast.cluster.pk]) for name in ("dashboard-cluster", "trio-cluster-cascade")
    ]
    addresses[cast.bob] = [reverse("trio-offer", args=[visit.pk])]
    for person, paths in addresses.items():
        page = page_of(person, width, scheme)
        for path in paths:
            page.goto(path)
            assert barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
