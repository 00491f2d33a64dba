"""Being asked to stop: Ctrl-C, a `kill`, a terminal that is closed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Raised wherever the launcher happens to be. Not an `Exception`: nothing on the way may take it for a failure."""


def listen() -> None:
    """From now on raise Stopped at the first request. Later ones are ignored, for by then everything is being ended."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for request in REQUESTS:
            signal.signal(request, signal.SIG_IGN)
        raise Stopped

    for request in REQUESTS:
        signal.signal(request, stop)


@contextmanager
def deaf() -> Iterator[None]:
    """Ignore requests for the length of the block, which must be short."""
    before = {request: signal.signal(request, signal.SIG_IGN) for request in REQUESTS}
    try:
        yield
    finally:
        for request, handler in before.items():
            signal.signal(request, handler)
