"""`make run`, whole: fresh folders, Ctrl-C, a second start, two beside each other, and who the servers run as."""

import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from alliance.local import launcher, lock, place, servers
from alliance.local.ports import LOOPBACK
from alliance.local.trouble import Trouble
from tests.local.installation import Installation

ROOT = os.geteuid() == 0
SOMEBODY = 65534  # nobody
Install = Callable[..., Installation]


@pytest.fixture
def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def closed_home(tmp_path: Path) -> Path:
    """Return a folder that only its owner may enter, as root's home is."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home


@pytest.fixture
def install(free_port: int) -> Iterator[Install]:
    """Return what makes installations, each with a port of its own; whatever a test leaves running is stopped."""
    made: list[Installation] = []

    def make(var: Path, **rest: Any) -> Installation:
        made.append(Installation(var, free_port + len(made), **rest))
        return made[-1]

    yield make
    for installation in made:
        if hasattr(installation, "launcher"):
            installation.stop()
        place.remove(place.settle(installation.var))


def database(var: Path) -> psycopg2.extensions.connection:
    """Connect to an installation that runs, as its admin role."""
    return psycopg2.connect(servers.plan(place.settle(var), {}, running=True).variables()["DATABASE_ADMIN_URL"])


def names(installation: Installation) -> set[str]:
    """Return what runs for an installation, in a word each."""
    words = ("gunicorn", "worker", "beat", "postgres", "valkey-server", "alliance.local run")
    return {word for word in words for line in installation.processes() if word in line}


def test_a_fresh_folder_in_a_closed_home_starts_stops_and_starts_again(closed_home: Path, install: Install) -> None:
    one = install(closed_home / "var")

    one.start()
    one.wait_until_ready()
    assert one.get("/readyz") == (200, "ready\n")
    assert names(one) == {"gunicorn", "worker", "beat", "postgres", "valkey-server", "alliance.local run"}
    with closing(database(one.var)) as admin, admin, admin.cursor() as cursor:
        cursor.execute("CREATE TABLE lesson (subject text); INSERT INTO lesson VALUES ('Latin')")

    assert one.stop(signal.SIGINT) == 0
    assert one.processes() == []
    assert closed_home.stat().st_mode & 0o777 == 0o700

    one.start()
    one.wait_until_ready()
    assert "Preparing" not in one.output.read_text()  # nothing is done twice
    with closing(database(one.var)) as admin, admin.cursor() as cursor:
        cursor.execute("SELECT subject FROM lesson")
        assert cursor.fetchall() == [("Latin",)]
    assert lock.stop_holder(one.var)
    assert one.launcher.wait(10) == 0
    assert one.processes() == []


def test_an_ordinary_user_and_a_neighbour(tmp_path: Path, install: Install) -> None:
    """One clone each for two people; the second one is stopped while the first works on."""
    become = ordinary_user() if ROOT else ()
    mine = install(tmp_path / "mine", prefix=become)
    theirs = install(tmp_path / "theirs", prefix=become)

    mine.start()
    mine.wait_until_ready()
    for name in ("assets", "static"):  # as collected a moment ago: saves their start the time
        shutil.copytree(mine.var / name, theirs.var / name)
    shutil.copy(mine.var / "static.json", theirs.var)
    theirs.start()
    theirs.wait_until_ready()

    assert (mine.var / "servers" / "postgres").is_dir()
    assert not (mine.var / "servers" / "programs").exists()  # the wheel's own programs
    ports = [port for one in (mine, theirs) for port in json.loads((one.var / "ports.json").read_text()).values()]
    assert len(set(ports)) == 4
    assert theirs.stop(signal.SIGTERM) == 0
    assert theirs.processes() == []
    assert mine.get("/readyz") == (200, "ready\n")
    assert mine.stop(signal.SIGTERM) == 0
    assert mine.processes() == []


def test_databases_of_ones_own_are_used_as_they_are(tmp_path: Path, install: Install) -> None:
    """The servers of this test run stand for those of a school's own; only a database is made beside them."""
    admin_url, name = os.environ["DATABASE_ADMIN_URL"], f"own_{os.getpid()}"
    own = {
        variable: os.environ[variable].rpartition("/")[0] + f"/{name}"
        for variable in ("DATABASE_URL", "DATABASE_ADMIN_URL")
    }
    one = install(tmp_path / "var", given={**own, "REDIS_URL": os.environ["REDIS_URL"]})
    with closing(psycopg2.connect(admin_url)) as admin:
        admin.autocommit = True
        with admin.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            one.start()
            one.wait_until_ready()
            assert names(one) == {"gunicorn", "worker", "beat", "alliance.local run"}
            assert one.stop(signal.SIGINT) == 0
            cursor.execute(f"DROP DATABASE {name}")

    assert one.processes() == []


def test_asked_to_stop_while_it_is_starting(tmp_path: Path, install: Install) -> None:
    one = install(tmp_path / "var")
    one.start()
    while "Preparing the database" not in one.output.read_text():
        assert one.launcher.poll() is None

    assert one.stop(signal.SIGINT) == 130
    assert one.processes() == []


def test_a_taken_port_is_one_line(tmp_path: Path, install: Install) -> None:
    one = install(tmp_path / "var")
    with socket.socket() as other:
        other.bind((LOOPBACK, one.port))
        other.listen()
        one.start()
        assert one.launcher.wait(20) == 1

    assert one.output.read_text() == (
        f"Staffroom: Port {one.port} is taken by another program: "
        f"choose another, for example make run PORT={one.port + 1}\n"
    )


def test_a_second_launcher_on_the_same_folder_is_one_line() -> None:
    with place.throwaway() as here, lock.held(here.var), pytest.raises(Trouble, match=r"^Already running"):
        launcher.run(here, {"DEMO": "0"})


def ordinary_user() -> tuple[str, ...]:
    """Return what makes root an ordinary user who may still read this clone; skips where the system forbids it."""
    become = ("unshare", "--user", f"--map-user={SOMEBODY}", f"--map-group={SOMEBODY}")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*become, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this machine does not let root become an ordinary user for a test")
    return become
