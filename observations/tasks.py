"""Celery tasks: ids in, one call. Each may be delivered twice or never."""

import uuid

from celery import shared_task

from observations import actions
from people import clock


@shared_task(name="observations.count_reveal")
def count_reveal(entry_id: str) -> None:
    """Count one ledger entry."""
    actions.count_reveal(uuid.UUID(entry_id), at=clock.now())


@shared_task(name="observations.sweep")
def sweep() -> None:
    """Count whatever is revealed, published and not counted; mark lessons that are over as observed."""
    actions.sweep(at=clock.now())
