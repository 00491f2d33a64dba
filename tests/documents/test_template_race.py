"""A new template while a worker writes into the one before: no document keeps a file of the old one."""

import threading
import time

import pytest
from django.db import connection, transaction

from reports import report_actions, template_actions
from reports.models import Report, ReportFile
from tests.world import AFTER

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST_WAIT = 30  # seconds, of a poll
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def test_a_file_that_a_worker_is_just_keeping_goes_with_the_template_it_was_made_of(house, ask):
    report = ask()

    def put():
        try:
            template_actions.put_template(
                owner=house.alliance, name="new.docx", content=b"new", serves=["alliance"], by=None, at=AFTER
            )
        finally:
            connection.close()

    other = threading.Thread(target=put)
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=report.pk)
        report_actions.keep_file(report=report, kind="docx", content=b"of ours", template=None, at=AFTER)
        other.start()
        until = time.monotonic() + LONGEST_WAIT
        while other.is_alive() and time.monotonic() < until and not waits():
            other.join(0.05)
    other.join(LONGEST_WAIT)
    assert not other.is_alive()
    assert not ReportFile.objects.exists()


def waits():
    """Whether anybody waits for a lock of this database."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0
