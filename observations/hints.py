"""Hints to the workers. A hint may be lost or repeated: the sweep does whatever was not done.

No request waits for the broker: hints leave in a thread of their own, one try each, and after a failure none for half a
minute. (A broker that hangs, rather than refuses, holds even a single try for seconds.)
"""

import logging
import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from celery import current_app

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 30.0
_quiet_until = 0.0
_latest: "Future[None] | None" = None


def count_reveal(entry_id: uuid.UUID) -> None:
    """Ask a worker to count this ledger entry soon; returns at once."""
    _publish("observations.count_reveal", str(entry_id))


def ask(task: str, about: uuid.UUID) -> None:
    """Ask a worker to do this task soon; returns at once."""
    _publish(task, str(about))


def is_quiet() -> bool:
    """Whether a failed publish keeps hints back just now."""
    return time.monotonic() < _quiet_until


def resume() -> None:
    """Publish again at once."""
    global _quiet_until  # noqa: PLW0603  # one circuit for the process
    _quiet_until = 0.0


def settle(seconds: float) -> None:
    """Wait until the hints given so far have left or failed, at most so many seconds."""
    if _latest is not None:
        _latest.result(timeout=seconds)


def _publish(task: str, argument: str) -> None:
    """Hand one task to the thread that publishes, unless the broker has just failed."""
    global _latest  # noqa: PLW0603  # one queue for the process
    if not is_quiet():
        _latest = _publisher().submit(_send, task, argument)


@cache
def _publisher() -> ThreadPoolExecutor:
    """Return the process's publishing thread, started with its first hint (so after a server has forked)."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="hints")


def _send(task: str, argument: str) -> None:
    """Publish with one try; on failure stay quiet for `PAUSE_SECONDS` (monotonic seconds)."""
    global _quiet_until  # noqa: PLW0603  # one circuit for the process
    if is_quiet():
        return
    try:
        current_app.send_task(task, args=[argument], retry=False, ignore_result=True)
    except Exception as failure:  # noqa: BLE001  # whatever the broker does, what was saved stays saved
        _quiet_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("The broker did not answer (%r); the sweep will do %s", failure, task)
