"""Being asked to stop: Ctrl-C, a `kill`, a terminal that is closed.

The request is noted, and answered where the launcher waits for something. Raising out of the handler itself would be
shorter, but Python drops an exception that meets one of its own callbacks, and a request would now and then be lost.
"""

import signal
import time
from dataclasses import dataclass
from types import FrameType

REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """We have been asked to stop. Not an `Exception`: nothing on the way may take it for a failure."""


@dataclass
class _Noted:
    """What the handler leaves for `check`."""

    asked: bool = False


_noted = _Noted()


def listen() -> None:
    """From now on note requests to stop instead of ending at once."""

    def note(_number: int, _frame: FrameType | None) -> None:
        _noted.asked = True

    _noted.asked = False
    for request in REQUESTS:
        signal.signal(request, note)


def check() -> None:
    """Raise Stopped if we have been asked to stop."""
    if _noted.asked:
        raise Stopped


def pause(seconds: float) -> None:
    """Wait a moment for something. Raises Stopped if we have been asked to stop."""
    time.sleep(seconds)
    check()
