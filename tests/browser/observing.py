"""What tests of an observation do in a browser."""

import os
import time

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def sign_in(context, person, server):
    client = Client()
    client.force_login(person)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])


def look(page, name):
    """Check for accessibility and sideways scrolling; with SCREENSHOTS set, keep a picture."""
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(name, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)


def step(page, words):
    page.get_by_role("navigation", name="Steps").get_by_role("link", name=words).click()


def saved(page):
    expect(page.locator("[data-save]")).to_contain_text("Saved", timeout=15_000)
    expect(page.locator("[data-save]")).not_to_contain_text("device", timeout=15_000)


def kept(page):
    words = "Saved on this device, will send when you’re online"
    expect(page.locator("[data-save]")).to_have_text(words, timeout=15_000)


def written(page, text):
    return page.get_by_role("button", name="Change this note").filter(has_text=text)


def choose(page, legend, word):
    page.get_by_role("group", name=legend).get_by_label(word).check()


def add_note(page, text):
    page.get_by_role("button", name="Add a note").click()
    page.get_by_label("Note at").fill(text)


def crash(page):
    """End the page at once, as when the phone kills it: nothing of it is sent or kept any more."""
    nothing = "() => { window.fetch = () => new Promise(() => {}); IDBFactory.prototype.open = () => ({}); }"
    page.evaluate(nothing)
    page.close()


def let_go(page, *, writers):
    """Wait until only so many pages, this one among them, hold the names they write under."""
    held = "async () => (await navigator.locks.query()).held.filter(({ name }) => name.startsWith('writer ')).length"
    wait_until(page, lambda: page.evaluate(held) == writers)


def wait_until(page, holds):
    """Wait until what the page did has reached the test."""
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until, "it never came"
        page.wait_for_timeout(20)


def opens_offline(page, address):
    """Wait until this form would open without a network."""
    until = time.monotonic() + 20
    ready = "async (form) => Boolean(navigator.serviceWorker.controller && await caches.match(form))"
    while not page.evaluate(ready, address):
        assert time.monotonic() < until, "the form never reached the cache"
        page.wait_for_timeout(100)


def tails(page):
    """What this device holds that the server has not acknowledged."""
    return page.evaluate("""async () => {
        if (!(await indexedDB.databases()).some(({ name }) => name === "staffroom")) return [];
        const database = await new Promise((done) => {
            const asked = indexedDB.open("staffroom");
            asked.onsuccess = () => done(asked.result);
        });
        const found = await new Promise((done) => {
            const asked = database.transaction("tails").objectStore("tails").getAll();
            asked.onsuccess = () => done(asked.result);
        });
        database.close();
        return found;
    }""")


def cached(page):
    """Everything in the browser's caches, by address."""
    return page.evaluate("""async () => {
        const found = {};
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                const { pathname, search } = new URL(request.url);
                found[pathname + search] = await (await cache.match(request)).text();
            }
        }
        return found;
    }""")
