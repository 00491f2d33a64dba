"""A real browser against a real server: gunicorn on the test database, and Chromium that forgives no console error."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from people import actions as people_actions
from tests import world as worlds
from tests.browser.observing import sign_in

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# It may run as root in a container, on a machine whose network is closed to it.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_WITHIN = 90  # seconds
expect.set_options(timeout=15_000)  # ms; a deadline is for what never comes, not for a busy machine
# What Chromium says of answers that are meant: something missing, signed out, two devices, no network.
MEANT = re.compile(
    r"status of (401|409|422|400)|ERR_INTERNET_DISCONNECTED|An unknown error occurred when fetching the script"
)


@pytest.fixture(scope="session")
def static_home(tmp_path_factory):
    """A folder for VAR with the static files as a real installation serves them, made by its own settings."""
    var = tmp_path_factory.mktemp("var")
    command = [sys.executable, "-m", "alliance.local.prepare", "static"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "VAR": str(var)}, check=True)
    return var


@pytest.fixture(scope="session")
def loaded(django_db_setup, static_home):
    """The app, loaded once for the (empty) test database, in a process that forks to serve."""
    database = connections["default"].settings_dict
    who = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgres://{who}/{database['NAME']}",
        "VAR": str(static_home),
    }
    command = [sys.executable, "-m", "tests.browser.serving"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


class Server:
    """The app with gunicorn; it can go away and come back under the same address."""

    def __init__(self, loaded, port, log):
        self.address = f"http://localhost:{port}"
        self._loaded, self._asked, self._number = loaded, f"{port} {log}", 0

    def start(self):
        self._number = self._ask(self._asked)
        _wait_for(f"{self.address}/readyz")

    def stop(self):
        os.kill(self._number, signal.SIGTERM)
        self._number = self._ask("")

    def end(self):
        """End it without waiting for whatever it still does for nobody."""
        if self._number:
            os.killpg(self._number, signal.SIGKILL)
            self._number = self._ask("")

    def _ask(self, line):
        self._loaded.stdin.write(f"{line}\n")
        self._loaded.stdin.flush()
        return int(self._loaded.stdout.readline())


@pytest.fixture
def serving(transactional_db, loaded, tmp_path):
    """Serve the app, a new process for each test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    served = Server(loaded, port, tmp_path / "gunicorn.log")
    try:
        served.start()
        yield served
    finally:
        served.end()


@pytest.fixture
def server(serving):
    """The address of the app."""
    return serving.address


def _wait_for(address):
    """Wait until the server says that it is ready."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.05)
    pytest.fail(f"gunicorn did not become ready within {READY_WITHIN} s")


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for the whole run."""
    if CHROMIUM is None:
        pytest.fail("Chromium is not installed: apt install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the test
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, server):
    """Return a function that opens a page of a person of its own, `width` px wide.

    Any error in the console, failed request or script error on any of them fails the test.
    """
    contexts, troubles = [], []

    def trouble(message):
        if message.type == "error":
            troubles.append(f"{message.location.get('url', '')}: {message.text}")

    def make(width=1280, height=900, *, scheme="light"):
        context = chromium.new_context(
            base_url=server, viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", trouble)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def installed(server, world):
    """The fixed cast, in a demonstration whose clock can be set; returns the lesson at a moment."""

    def at(moment):
        people_actions.open_installation(kind="demo", at=worlds.T0, clock_offset=moment - timezone.now())
        return worlds.lesson(world)

    return at


@pytest.fixture
def as_observer(chromium, server):
    """Return a function that opens a browser of its own for a person who is signed in.

    Anything in its console but what is meant fails the test; `meant` adds what a fault makes Chromium say.
    """
    contexts, troubles = [], []

    def watch(context, meant):
        def trouble(message):
            if message.type == "error" and not MEANT.search(message.text) and not (meant and meant in message.text):
                troubles.append(f"{message.location.get('url', '')}: {message.text}")

        def page_opened(page):
            page.on("console", trouble)
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("dialog", lambda dialog: dialog.accept())

        context.on("page", page_opened)

    def make(person, width=1280, *, meant="", **options):
        context = chromium.new_context(
            base_url=server, viewport={"width": width, "height": 844}, locale="en-GB", **options
        )
        contexts.append(context)
        watch(context, meant)
        sign_in(context, person, server)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert troubles == []
