"""Starting other programs so that none of them outlives the launcher."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from alliance.local.account import Account
from alliance.local.trouble import Trouble

_PR_SET_PDEATHSIG = 1  # from linux/prctl.h
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def spawn(  # noqa: PLR0913  each of these differs between the parts
    command: Sequence[str | Path],
    *,
    cwd: str | Path = "/",
    env: Mapping[str, str] | None = None,
    account: Account = Account(),  # noqa: B008  immutable
    stdin: int = subprocess.DEVNULL,
    log: Path | None = None,
    farewell: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that Ctrl-C reaches the launcher alone, which then ends all in order.

    Its messages go to the file `log`, or to the terminal without one. On Linux it is sent `farewell` if the launcher is
    killed. Raises Trouble if it cannot be started.
    """
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(log.open("ab")) if log else None
        try:
            return subprocess.Popen(  # noqa: S603  starting programs is what this is for
                [str(part) for part in command],
                cwd=cwd,
                env=env,
                user=account.uid,
                group=account.gid,
                extra_groups=account.extra_groups,
                stdin=stdin,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=_ending_with_parent(farewell),  # noqa: PLW1509  one system call, no locks, one thread
            )
        except OSError as error:
            message = f"Cannot start {command[0]}: {error.strerror}"
            raise Trouble(message) from error


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of a program and its own children."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def last_line(log: Path) -> str:
    """Return the last thing a program wrote, to say why it stopped."""
    with log.open(errors="replace") as lines:
        return next((line.strip() for line in reversed(deque(lines, maxlen=20)) if line.strip()), "it said nothing")


def _ending_with_parent(farewell: signal.Signals) -> Callable[[], None] | None:
    """Return what has to run in the new process for the kernel to end it together with its parent."""
    if _libc is None:
        return None
    prctl = _libc.prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, farewell.value)
