"""Loads the app once and serves it from a fresh fork of itself for each test: loading it takes longer than many tests.

A fork has answered nobody yet, and so remembers nothing of another test, like a process just started. A line on
standard input, `PORT LOG`, starts one and is answered with its number; an empty line is answered with 0 at its end.
"""

import os
import sys

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.wsgiapp import WSGIApplication

import alliance.wsgi


def serve(port: str, log: str) -> None:
    """Serve as gunicorn does, in a fork. Does not return."""
    os.setsid()  # one group with its worker, to be ended together
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(file, stream)
    settings.BASE_URL = f"http://localhost:{port}"
    sys.argv = ["gunicorn", "alliance.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    WSGIApplication("%(prog)s").run()


if __name__ == "__main__":
    assert alliance.wsgi.application
    assert get_resolver().url_patterns  # loads every page
    connections.close_all()
    running = 0
    for line in sys.stdin:
        if line.strip():
            running = os.fork()
            if not running:
                serve(*line.split(maxsplit=1))
        else:
            os.waitpid(running, 0)
            running = 0
        sys.stdout.write(f"{running}\n")
        sys.stdout.flush()
