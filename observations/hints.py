"""Hints to the workers. A hint may be lost or repeated: the sweep does whatever was not done.

No request waits for the broker: one try with short timeouts, and after a failure none at all for half a minute.
"""

import logging
import time
import uuid

from celery import current_app

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 30.0
_quiet_until = 0.0


def count_reveal(entry_id: uuid.UUID) -> None:
    """Ask a worker to count this ledger entry soon."""
    _publish("observations.count_reveal", str(entry_id))


def _publish(task: str, argument: str) -> None:
    """Publish one task with one try; on failure stay quiet for `PAUSE_SECONDS` (monotonic seconds)."""
    global _quiet_until  # noqa: PLW0603  # one circuit for the process
    if is_quiet():
        return
    try:
        current_app.send_task(task, args=[argument], retry=False, ignore_result=True)
    except Exception as failure:  # noqa: BLE001  # whatever the broker does, what was saved stays saved
        _quiet_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("The broker did not answer (%r); the sweep will do %s", failure, task)


def resume() -> None:
    """Publish again at once."""
    global _quiet_until  # noqa: PLW0603  # one circuit for the process
    _quiet_until = 0.0


def is_quiet() -> bool:
    """Whether a failed publish keeps hints back just now."""
    return time.monotonic() < _quiet_until
