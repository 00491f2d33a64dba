"""A real browser against a real server: gunicorn on the test database, and Chromium that forgives no console error."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]  # it may run as root in a container
READY_WITHIN = 30  # seconds


@pytest.fixture(scope="session")
def static_home(tmp_path_factory):
    """A folder for VAR with the static files as a real installation serves them, made by its own settings."""
    var = tmp_path_factory.mktemp("var")
    command = [sys.executable, "-m", "alliance.local.prepare", "static"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "VAR": str(var)}, check=True)
    return var


@pytest.fixture
def server(transactional_db, static_home, tmp_path):
    """Serve the app on the (empty) test database with gunicorn; return its address. A new process for each test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    database = connections["default"].settings_dict
    who = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgres://{who}/{database['NAME']}",
        "BASE_URL": address,
        "VAR": str(static_home),
    }
    log = (tmp_path / "gunicorn.log").open("wb")
    command = [sys.executable, "-m", "gunicorn", "alliance.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"{address}/readyz", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_for(address, process):
    """Wait until the server says that it is ready."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
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
