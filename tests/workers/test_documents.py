"""Real workers and documents: killed in the middle, the work is done again by whoever comes next, and once."""

import os
import signal

import psutil
import pytest

from clusters.models import Alliance
from reports import report_actions
from reports.models import Job, Report
from tests import world as worlds
from tests.workers.test_round_trip import block, broker, start_worker, until, waits_for_lock  # noqa: F401  # two are fixtures
from tests.world import AFTER

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]
LAST_PART_READS = "clusters_progressupdate"


def asked(world) -> Report:
    alliance = Alliance.objects.select_related("cluster").get(pk=world.alliance.pk)
    return report_actions.ask_for_alliance(alliance=alliance, term=world.term, by=world.alliance_lead, at=AFTER)


def finished() -> bool:
    return Job.objects.filter(kind="files", state="done").exists()


def effects(report) -> tuple:
    events = report.__class__._meta.apps.get_model("reports", "ReportEvent").objects.filter(pgh_obj_id=report.pk)
    jobs = sorted(Job.objects.values_list("kind", "state"))
    return events.exclude(data_hash="").count(), jobs, sorted(report.files.values_list("kind", flat=True))


ONCE = (1, [("compile", "done"), ("files", "done")], ["docx", "pdf"])


def test_a_report_whose_worker_is_killed_is_finished_by_the_next_try_and_has_each_effect_once(start_worker):  # noqa: F811
    parent = start_worker(sweep=86_400)
    world = worlds.build()
    blocker = block(LAST_PART_READS)
    report = asked(world)
    until(lambda: waits_for_lock(LAST_PART_READS))
    assert Job.objects.get().doing == "Reading the update"

    for child in psutil.Process(parent.pid).children():
        os.kill(child.pid, signal.SIGKILL)
    blocker.close()

    assert until(finished)
    assert effects(report) == ONCE
    assert Job.objects.get(kind="compile").tries == 2


def test_a_report_whose_message_was_lost_is_found_by_the_sweep(start_worker, monkeypatch):  # noqa: F811
    from observations import hints

    world = worlds.build()
    monkeypatch.setattr(hints, "_publish", lambda task, argument: None)
    report = asked(world)
    start_worker(sweep=1)

    assert until(finished)
    assert effects(report) == ONCE
