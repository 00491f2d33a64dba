"""The embedded PostgreSQL: over TCP on loopback, with passwords, as an account that is never root."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path

import psycopg2

from alliance.local import roles
from alliance.local.children import last_line, spawn
from alliance.local.keys import Keys
from alliance.local.place import Place
from alliance.local.ports import LOOPBACK
from alliance.local.programs import Programs
from alliance.local.signals import pause
from alliance.local.trouble import Trouble

SUPERUSER = "postgres"
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def make_data(programs: Programs, place: Place, keys: Keys) -> None:
    """Make the data folder unless it is there. It appears whole or not at all.

    Raises Trouble if `initdb` fails, or if the data belongs to another major version.
    """
    if place.postgres.exists():
        version = (place.postgres / "PG_VERSION").read_text().strip()
        if version != programs.postgres_major:
            message = (
                f"The data in {place.postgres} is of PostgreSQL {version}, and this version of Staffroom brings "
                f"{programs.postgres_major}: save it with the older version's pg_dump first"
            )
            raise Trouble(message)
        return
    draft = place.postgres.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    place.account.own(draft)
    password = place.servers / "initdb-password"
    password.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(keys.postgres)
        place.account.own(password)
        _initdb(programs, place, draft, password)
    finally:
        password.unlink(missing_ok=True)
    draft.rename(place.postgres)


def start(place: Place, programs: Programs, port: int, *, throwaway: bool) -> subprocess.Popen[bytes]:
    """Start the server, after ending one that was left behind; `throwaway` trades safety of the data for speed."""
    _end_leftover(place.postgres)
    settings = [
        f"listen_addresses={LOOPBACK}",
        f"port={port}",
        "unix_socket_directories=",
        "log_error_verbosity=terse",  # rows and statements may hold what people wrote: they stay out of the log
        "log_min_error_statement=panic",
        *(UNSAFE_BUT_FAST if throwaway else ()),
    ]
    command: list[str | Path] = [programs.postgres, "-D", place.postgres]
    for setting in settings:
        command += ["-c", setting]
    return spawn(command, account=place.account, log=place.log("postgres"), farewell=signal.SIGINT)


def wait_and_make_roles(process: subprocess.Popen[bytes], place: Place, port: int, keys: Keys) -> None:
    """Wait until the server answers, then make the two roles and the database where they are missing.

    Raises Trouble if the server ends or does not answer within a minute.
    """
    until = time.monotonic() + 60
    while True:
        try:
            connection = psycopg2.connect(
                host=LOOPBACK, port=port, user=SUPERUSER, password=keys.postgres, dbname="postgres"
            )
        except psycopg2.OperationalError as error:
            if process.poll() is not None or time.monotonic() > until:
                message = f"PostgreSQL did not start: {last_line(place.log('postgres'))}"
                raise Trouble(message) from error
            if "password authentication failed" in str(error):
                message = f"The keys in {place.var} do not fit the data in {place.postgres}: put the right ones back"
                raise Trouble(message) from error
            pause(0.02)
        else:
            break
    with closing(connection):
        roles.make(connection, keys)


def _initdb(programs: Programs, place: Place, folder: Path, password: Path) -> None:
    """Fill an empty folder. Text is UTF-8 and sorts by code point, the same on every machine."""
    made = subprocess.run(  # noqa: S603  our own program
        [
            *(programs.initdb, "-D", folder, "-U", SUPERUSER, f"--pwfile={password}", "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *("--no-instructions", "--no-sync"),
        ],
        user=place.account.uid,
        group=place.account.gid,
        extra_groups=place.account.extra_groups,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        complaint = made.stderr.strip().splitlines() or ["it said nothing"]
        message = f"PostgreSQL could not make its data folder: {complaint[0]}"
        raise Trouble(message)


def _end_leftover(data: Path) -> None:
    """End a server that still runs on this data, and forget the mark of one whose number another program has by now.

    PostgreSQL itself clears the mark of a server that is gone, but not if its number was given out again, as happens
    whenever a container restarts. Where there is no /proc this is left to the person, with PostgreSQL's own message.
    """
    mark = data / "postmaster.pid"
    if not mark.exists() or not Path("/proc/self").exists():
        return
    number = int(mark.read_text().split(maxsplit=1)[0])
    with suppress(FileNotFoundError, ProcessLookupError):
        if Path(f"/proc/{number}/cwd").resolve() != data.resolve():
            mark.unlink()
            return
        os.kill(number, signal.SIGINT)
    until = time.monotonic() + 30
    while Path(f"/proc/{number}").exists() and mark.exists():
        if time.monotonic() > until:
            message = f"An earlier PostgreSQL (process {number}) still runs on {data} and does not stop"
            raise Trouble(message)
        time.sleep(0.05)
