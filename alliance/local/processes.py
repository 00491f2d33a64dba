"""The app's own programs: the web server, a Celery worker, and the beat that sweeps."""

import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from alliance.local.children import spawn
from alliance.local.place import Place
from alliance.local.steps import BASE_DIR
from alliance.local.supervisor import Layer, Part

WEB = ("gunicorn", "--config", "python:alliance.local.gunicorn_settings")
CELERY = ("celery", "--quiet", "--app", "alliance")
WORKER = (*CELERY, "worker", "--loglevel", "WARNING", "--concurrency", "2", "--without-mingle")
BEAT = (*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", "")


def web(env: Mapping[str, str]) -> Part:
    """Start gunicorn. It speaks to the terminal, where mail appears unless EMAIL_URL sends it elsewhere."""
    return Part("The web server", Layer.APP, partial(_module, WEB, env))


def worker(env: Mapping[str, str], place: Place) -> Part:
    """Start a Celery worker. A task it was busy with comes back, and is counted once all the same."""
    log = place.log("worker")
    return Part("The worker", Layer.APP, partial(_module, WORKER, env, log), replaceable=True, log=log)


def beat(env: Mapping[str, str], place: Place) -> Part:
    """Start Celery's clock."""
    folder, log = place.var / "beat", place.log("beat")
    folder.mkdir(exist_ok=True)
    command = (*BEAT, "--schedule", str(folder / "schedule"))
    return Part("The beat", Layer.APP, partial(_module, command, env, log), replaceable=True, log=log)


def _module(arguments: tuple[str, ...], env: Mapping[str, str], log: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a Python program from our own environment."""
    return spawn([sys.executable, "-m", *arguments], cwd=BASE_DIR, env=env, log=log)
