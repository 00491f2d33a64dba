"""The embedded PostgreSQL: what is made once, what stays, and what is never touched."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from alliance.local import place, postgres, servers
from alliance.local.place import Place
from alliance.local.programs import programs_for
from alliance.local.supervisor import Supervisor
from alliance.local.trouble import Trouble


@pytest.fixture
def here() -> Iterator[Place]:
    """Return an installation with nothing in it."""
    with place.throwaway() as made:
        yield made


def start(here: Place) -> tuple[Supervisor, servers.Plan]:
    """Start both servers."""
    supervisor = Supervisor()
    plan = servers.plan(here, {})
    try:
        servers.start(plan, supervisor, throwaway=True)
    except Trouble:
        supervisor.stop()
        raise
    return supervisor, plan


def connect(plan: servers.Plan) -> psycopg2.extensions.connection:
    """Connect as the role that owns the database."""
    return psycopg2.connect(plan.variables()["DATABASE_ADMIN_URL"])


def test_what_is_written_is_found_by_the_next_start(here: Place) -> None:
    supervisor, plan = start(here)
    with closing(connect(plan)) as admin, admin, admin.cursor() as cursor:
        cursor.execute("CREATE TABLE lesson (subject text); INSERT INTO lesson VALUES ('Latin')")
    supervisor.stop()

    supervisor, plan = start(here)
    with closing(connect(plan)) as admin, admin, admin.cursor() as cursor:
        cursor.execute("SELECT subject FROM lesson")
        assert cursor.fetchall() == [("Latin",)]
    supervisor.stop()


def test_passwords_are_on_no_command_line(here: Place) -> None:
    supervisor, plan = start(here)
    lines = [Path(f"/proc/{part.process.pid}/cmdline").read_text() for part in supervisor.parts]
    supervisor.stop()

    assert len(lines) == 2
    for secret in (plan.keys.postgres, plan.keys.admin, plan.keys.app, plan.keys.valkey):
        assert not any(secret in line for line in lines)
    assert not (here.servers / "initdb-password").exists()


def test_a_server_left_behind_is_ended_first(here: Place) -> None:
    supervisor, _plan = start(here)
    left = supervisor.parts[1].process

    again, _plan = start(here)

    assert left.wait(10) == 0
    again.stop()
    supervisor.stop()


def test_a_stale_mark_does_not_touch_the_program_that_has_the_number_now(here: Place) -> None:
    start(here)[0].stop()
    with subprocess.Popen(["sleep", "60"]) as bystander:
        mark = here.postgres / "postmaster.pid"
        mark.write_text(f"{bystander.pid}\n{here.postgres}\n")
        here.account.own(mark)

        start(here)[0].stop()

        assert bystander.poll() is None
        bystander.send_signal(signal.SIGKILL)


def test_an_interrupted_beginning_is_begun_again(here: Place) -> None:
    (here.servers / "postgres.new").mkdir()
    (here.servers / "postgres.new" / "PG_VERSION").write_text("18")

    start(here)[0].stop()

    assert not (here.servers / "postgres.new").exists()


def test_data_of_another_major_version_is_left_alone(here: Place) -> None:
    here.postgres.mkdir()
    (here.postgres / "PG_VERSION").write_text("9\n")
    programs = programs_for(here)

    with pytest.raises(Trouble, match=r"is of PostgreSQL 9, and this version of Staffroom brings \d+: save it"):
        postgres.make_data(programs, here, servers.plan(here, {}).keys)


def test_keys_that_do_not_fit_the_data_are_said(here: Place) -> None:
    start(here)[0].stop()
    (here.var / "keys.json").unlink()

    with pytest.raises(Trouble, match=r"^The keys in .* do not fit the data in .*: put the right ones back$"):
        start(here)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands its servers to somebody else")
def test_root_runs_both_as_somebody_else_from_copies(here: Place) -> None:
    supervisor, _plan = start(here)
    owners = {Path(f"/proc/{part.process.pid}").stat().st_uid for part in supervisor.parts}
    programs = [Path(f"/proc/{part.process.pid}/exe").resolve() for part in supervisor.parts]
    groups = [
        line
        for part in supervisor.parts
        for line in Path(f"/proc/{part.process.pid}/status").read_text().splitlines()
        if line.startswith("Groups:")
    ]
    supervisor.stop()

    assert owners == {here.account.uid}
    assert all(here.programs in program.parents for program in programs)
    assert [line.split()[1:] for line in groups] == [[], []]  # none of root's


def test_a_command_gets_servers_of_its_own_and_its_exit_status_comes_back() -> None:
    code = (
        "import os, sys, psycopg2; "
        "psycopg2.connect(os.environ['DATABASE_URL']).close(); print(os.environ['VAR']); sys.exit(7)"
    )
    command = [sys.executable, "-m", "alliance.local", "exec", "--", sys.executable, "-c", code]
    without = {name: value for name, value in os.environ.items() if not name.endswith("_URL") and name != "VAR"}

    done = subprocess.run(command, env=without, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (7, "")
    assert not Path(done.stdout.strip()).exists()
