"""Celery tasks of this room: no arguments or ids, one call. Each may be delivered twice or never."""

import uuid
from typing import Any

from celery import shared_task
from celery.signals import task_success

from people import clock
from reports import jobs
from reports.documents.making import WORKS
from reports.snapshots.take import take_all

LONGEST_SECONDS = 120.0
"""What is not done by then is left to the next sweep, well inside a task's time limit."""


@shared_task(name="reports.take_snapshots")
def take_snapshots() -> None:
    """Work out the figures of every scope whose counts have changed since."""
    take_all(now=clock.now, seconds=LONGEST_SECONDS)


@task_success.connect
def after_a_count(sender: Any = None, **_kwargs: Any) -> None:  # noqa: ANN401  # Celery's signature
    """Ask for new figures once something has been counted; a hint that may be lost, since the sweep asks too."""
    if getattr(sender, "name", "") == "observations.count_reveal":
        take_snapshots.apply_async(retry=False, ignore_result=True)


@shared_task(name="reports.work")
def work(job_id: str) -> None:
    """Do one piece of long work."""
    jobs.take(uuid.UUID(job_id), WORKS, now=clock.now)


@shared_task(name="reports.sweep_jobs")
def sweep_jobs() -> None:
    """Do what waits: work whose hint was lost, whose worker died, or that failed and has rested."""
    jobs.sweep(WORKS, now=clock.now, seconds=LONGEST_SECONDS)
