"""How much of what one types is lost in each fault: nothing, or what a crash may take, at most ten seconds of it."""

import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.browser import observing
from tests.browser.observing import add_note, kept, opens_offline, saved, sign_in, step
from tests.browser.test_offline import notes_of
from tests.observations.pages import address
from tests.world import AFTER

pytestmark = pytest.mark.browser
WORDS = tuple(f"word{number:02}" for number in range(24))
PAUSE = 150  # ms between two words
MOST_LOST = 10.0  # seconds, offline and in a crash
AWAY = {"status": 503, "headers": {"Retry-After": "5"}, "content_type": "text/html", "body": "Back in a moment"}


class Desk:
    """An observer who types, and what may happen to their page meanwhile."""

    def __init__(self, page, joint, person, serving):
        self.page, self.form, self.person, self.serving = page, address("joint-sheet", joint), person, serving
        self.context = page.context

    def reload(self):
        """Open the form again, as after a crash."""
        self.page = self.context.new_page()
        self.page.goto(self.form)
        saved(self.page)


def go_offline(desk):
    desk.context.set_offline(True)


def reload_then_online(desk):
    kept(desk.page)
    desk.page.reload()
    step(desk.page, "What I saw")
    desk.context.set_offline(False)
    saved(desk.page)


def crash_then_online(desk):
    observing.crash(desk.page)
    desk.context.set_offline(False)
    desk.reload()


def crash(desk):
    observing.crash(desk.page)
    desk.reload()


def end_session(_desk):
    Session.objects.all().delete()


def sign_in_again(desk):
    expect(desk.page.get_by_role("alert")).to_contain_text("What you wrote is kept on this device.")
    sign_in(desk.context, desk.person, desk.serving.address)
    desk.page.close()
    desk.reload()


def stop_server(desk):
    desk.serving.stop()


def start_server(desk):
    kept(desk.page)
    desk.serving.start()
    expect(desk.page.locator("[data-save]")).to_contain_text("Saved 11.", timeout=20_000)


def database_away(desk):
    desk.context.route("**/draft/", lambda route: route.fulfill(**AWAY))


def database_back(desk):
    kept(desk.page)
    desk.context.unroute("**/draft/")
    expect(desk.page.locator("[data-save]")).to_contain_text("Saved 11.", timeout=20_000)


def nothing(_desk):
    """Nothing happens: what follows is the fault."""


FAULTS = {
    "no network, a reload, and back": (go_offline, reload_then_online, MOST_LOST),
    "no network, and the page crashes": (go_offline, crash_then_online, MOST_LOST),
    "the page crashes": (nothing, crash, MOST_LOST),
    "the session ends": (end_session, sign_in_again, 0.0),
    "the server goes away": (stop_server, start_server, 0.0),
    "the database goes away": (database_away, database_back, 0.0),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_typed_is_lost_in_no_fault(installed, world, as_observer, serving, fault):
    happens, ends, most = FAULTS[fault]
    joint = installed(AFTER)
    page = as_observer(world.host, 390, meant="ERR_CONNECTION_REFUSED" if happens is stop_server else "status of 503")
    desk = Desk(page, joint, world.host, serving)
    page.goto(desk.form)
    opens_offline(page, desk.form)
    add_note(page, "")

    typed = []
    for number, word in enumerate(WORDS):
        if number == len(WORDS) // 2:
            happens(desk)
        page.keyboard.type(f"{word} ")
        typed.append(time.monotonic())
        page.wait_for_timeout(PAUSE)
    ended = time.monotonic()
    ends(desk)

    kept_text = "".join(notes_of(joint, world.host))
    assert " ".join(WORDS).startswith(kept_text.rstrip())  # in their order, none twice; the last perhaps half typed
    whole = sum(word in kept_text for word in WORDS)
    lost = ended - typed[whole] if whole < len(WORDS) else 0.0
    print(f"\ntyping lost, {fault}: {lost:.1f} s")  # noqa: T201  # the figure that the promise is about
    assert lost <= most
