"""One launcher for each installation: a file lock, which the system lets go of however the launcher ends."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alliance.local.signals import pause
from alliance.local.trouble import Trouble

NAME = "launcher.lock"


@contextmanager
def held(var: Path) -> Iterator[None]:
    """Hold the installation for the length of the block. Raises Trouble if another launcher has it."""
    with (var / NAME).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"Already running from {var}: stop that one first, or give this one another VAR and PORT"
            raise Trouble(message) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def holder(var: Path) -> int | None:
    """Return the process id of the launcher that runs this installation, if one does."""
    try:
        file = (var / NAME).open("r+")
    except FileNotFoundError:
        return None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # A launcher that took the lock this very moment has yet to write its number.
            while not (number := file.read()):
                time.sleep(0.01)
            return int(number)
        return None


def stop_holder(var: Path, *, seconds: float = 60) -> bool:
    """Ask a running launcher to stop and wait for it. Returns whether there was one; raises Trouble if it stays."""
    running = holder(var)
    if running is None:
        return False
    with suppress(ProcessLookupError):
        os.kill(running, signal.SIGTERM)
    until = time.monotonic() + seconds
    while holder(var) is not None:
        if time.monotonic() > until:
            message = f"Staffroom (process {running}) did not stop within {seconds:.0f} seconds"
            raise Trouble(message)
        pause(0.1)
    return True
