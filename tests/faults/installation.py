"""A whole installation for faults: servers of its own with data that is as safe as in production, web, worker, beat."""

import contextlib
import dataclasses
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg2
from django.db import connections

from alliance.local import place, processes, servers
from alliance.local.programs import programs_for
from alliance.local.supervisor import Part, Supervisor

PATIENCE = 60.0  # a poll limit
ALIASES = {"default": "DATABASE_URL", "admin": "DATABASE_ADMIN_URL"}
COPIED = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def until(what, longest: float = PATIENCE, pause: float = 0.05):
    """Poll until `what()` is true and return it; fail after the limit."""
    end = time.monotonic() + longest
    while not (found := what()):
        assert time.monotonic() < end, f"it never came: {what}"
        time.sleep(pause)
    return found


def tool(name: str, here: place.Place, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs."""
    program = programs_for(here).initdb.parent / name
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def own_url(alias: str) -> str:
    """Return how the connection of this process leads to its database."""
    of = connections[alias].settings_dict
    return f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"


@dataclasses.dataclass
class Installation:
    """Its parts by name, and how to reach it."""

    here: place.Place
    variables: dict[str, str]
    supervisor: Supervisor
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def part(self, name: str) -> Part:
        return next(each for each in self.supervisor.parts if each.name == name)

    def end(self, name: str, how: signal.Signals) -> None:
        """End a part at once; it does not come back by itself."""
        process = self.part(name).process
        process.send_signal(how)
        process.wait(PATIENCE)

    def begin(self, name: str) -> None:
        """Start a part again, as the supervisor would."""
        part = self.part(name)
        part.process = part.launch()

    def database_answers(self) -> bool:
        with contextlib.suppress(psycopg2.OperationalError):
            psycopg2.connect(self.variables["DATABASE_ADMIN_URL"], connect_timeout=2).close()
            return True
        return False

    def is_ready(self) -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
            return answer.status == 200
        return False


@contextlib.contextmanager
def connected(variables: dict[str, str]) -> Iterator[None]:
    """Let this process's own connections lead to the installation's database."""
    before = {}
    for alias, variable in ALIASES.items():
        connections[alias].close()
        settings = connections[alias].settings_dict
        before[alias] = {name: settings[name] for name in COPIED}
        found = psycopg2.extensions.parse_dsn(variables[variable])
        given = {"NAME": found["dbname"], "USER": found["user"], "HOST": found["host"], "PORT": found["port"]}
        settings.update(given, PASSWORD=found["password"])
    try:
        yield
    finally:
        for alias, settings in before.items():
            connections[alias].close()
            connections[alias].settings_dict.update(settings)


@contextlib.contextmanager
def started(static: Path) -> Iterator[Installation]:
    """Start the servers with the tables of the test database, restored from its dump; the programs come later."""
    with place.throwaway() as here, Supervisor() as supervisor:
        plan = servers.plan(here, {"SECRET_KEY": os.environ["SECRET_KEY"]})
        servers.start(plan, supervisor)
        dump = here.var / "tables.dump"
        tool("pg_dump", here, "--format=custom", f"--file={dump}", own_url("admin"))
        restore(here, dump, plan.variables()["DATABASE_ADMIN_URL"])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        variables = {**plan.variables(), "VAR": str(static), "PORT": str(port), "SWEEP_SECONDS": "1"}
        yield Installation(here, variables, supervisor, port)


def restore(here: place.Place, dump: Path, url: str) -> None:
    tool("pg_restore", here, "--exit-on-error", f"--dbname={url}", str(dump))


def run_programs(installation: Installation) -> None:
    """Start web, worker and beat, and wait until a page is answered."""
    unset = {name: value for name, value in os.environ.items() if name not in installation.variables}
    environment = {**unset, **installation.variables, "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    installation.supervisor.add(processes.web(environment))
    installation.supervisor.add(processes.worker(environment, installation.here))
    installation.supervisor.add(processes.beat(environment, installation.here))
    until(installation.is_ready)
