"""Celery tasks of the log. Each may be delivered twice or never."""

from celery import shared_task

from inquiry.actions.digests import send_due
from people import clock


@shared_task(name="inquiry.send_digests")
def send_digests() -> None:
    """Send the weekly mails that are due and have not been sent."""
    send_due(at=clock.now())
