"""A pytest plugin: one throw-away PostgreSQL and Valkey for a test run, started before Django reads its settings.

Loaded with `-p tests.servers`. Workers of pytest-xdist inherit the variables and so share the servers. Servers that the
environment already names are used instead.
"""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from alliance.local import place, servers
from alliance.local.supervisor import Supervisor
from alliance.local.trouble import Trouble

VARIABLES = ("DATABASE_URL", "DATABASE_ADMIN_URL", "REDIS_URL", "SECRET_KEY")
TESTS_VAR = "var/tests"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start what the environment does not name, say so to the environment, and end it with the run."""
    var = Path(os.environ.setdefault("VAR", str(Path(early_config.rootpath) / TESTS_VAR)))  # collected files may stay
    for name in ("assets", "static"):
        (var / name).mkdir(parents=True, exist_ok=True)  # Django and WhiteNoise warn without them
    if all(os.environ.get(name) for name in VARIABLES):
        return
    with ExitStack() as stack:
        supervisor = Supervisor()
        here = stack.enter_context(place.throwaway())
        stack.callback(supervisor.stop)
        try:
            plan = servers.plan(here, os.environ)
            servers.start(plan, supervisor, throwaway=True)
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from trouble
        os.environ.update(plan.variables())
        early_config.add_cleanup(stack.pop_all().close)
