"""An installation to measure: the databases that `alliance.local exec` has started, gunicorn, and signed-in clients."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connections
from django.middleware.csrf import _get_new_csrf_string

from people.models import User

READY_SECONDS = 30


def empty_database() -> None:
    """Migrate, or empty what is there, so that each section starts alike."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", database="admin", verbosity=0)
    call_command("build_assets", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with connections["admin"].cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables WHERE schemaname = 'public' "
            "AND tablename NOT IN ('django_migrations', 'django_content_type')"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")


@contextlib.contextmanager
def gunicorn(*, workers: int = 1, threads: int = 1) -> Iterator[int]:
    """Serve the app on a free port of this machine until the block ends; yields the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "alliance.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--threads", str(threads), "--log-level", "warning"]
    process = subprocess.Popen(command, env={**os.environ, "CONN_MAX_AGE": "600"})
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int) -> None:
    """Wait until `/readyz` answers."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            client.request("GET", "/readyz")
            if client.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise SystemExit("gunicorn did not answer")


class Client:
    """One person's browser: a kept connection, their session, and the CSRF cookie."""

    def __init__(self, port: int, person: User) -> None:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        self.csrf = _get_new_csrf_string()
        self.cookie = f"sessionid={session.session_key}; csrftoken={self.csrf}"
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, url: str) -> tuple[float, int, bytes]:
        """Return milliseconds, status and body."""
        start = time.perf_counter()
        self.http.request("GET", url, headers={"Cookie": self.cookie})
        answer = self.http.getresponse()
        body = answer.read()
        return (time.perf_counter() - start) * 1000, answer.status, body

    def post(self, url: str, body: str) -> tuple[float, int, str]:
        """Return milliseconds, status and where it leads."""
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": self.csrf,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        start = time.perf_counter()
        self.http.request("POST", url, body=body, headers=headers)
        answer = self.http.getresponse()
        answer.read()
        return (time.perf_counter() - start) * 1000, answer.status, answer.getheader("Location") or ""
