"""A real worker and beat: a reveal is counted within seconds, and a killed worker repeats work without repeating it."""

import os
import signal
import subprocess
import sys
import time

import kombu
import psutil
import psycopg2
import pytest
import redis
from celery import current_app
from django.conf import settings
from django.db import connection, connections, transaction

from observations import actions, hints
from observations.models import Cell, LedgerEntry
from people import sight
from reports.models import Snapshot
from tests import world as worlds
from tests.world import AFTER

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]
LONGEST = 60.0  # a poll limit, never a timing


def until(what, longest=LONGEST):
    """Poll until `what()` is true; fail after the limit."""
    end = time.monotonic() + longest
    while not (found := what()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
    return found


def database_url(alias: str) -> str:
    of = settings.DATABASES[alias]
    name = connections["default"].settings_dict["NAME"]
    return f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{name}"


def forget_connections() -> None:
    current_app._pool = None
    current_app.amqp._producer_pool = None
    kombu.pools.reset()


def publish_to(url: str, monkeypatch) -> None:
    monkeypatch.setattr(current_app.conf, "broker_url", url)
    monkeypatch.setattr(current_app.conf, "broker_write_url", url)
    forget_connections()


@pytest.fixture
def broker(worker_id, monkeypatch):
    """A broker database of this test process's own, empty."""
    number = 1 + int(worker_id.removeprefix("gw") or 0) if worker_id != "master" else 1
    url = settings.REDIS_URL.rsplit("/", 1)[0] + f"/{number}"
    redis.Redis.from_url(url).flushdb()
    publish_to(url, monkeypatch)
    yield url
    hints.settle(LONGEST)
    forget_connections()


@pytest.fixture
def start_worker(broker, tmp_path):
    """Start workers that are ended with the test; `sweep` in seconds (a day: never)."""
    started = []

    def start(*, sweep: float) -> subprocess.Popen:
        environment = {
            **os.environ,
            "DATABASE_URL": database_url("default"),
            "DATABASE_ADMIN_URL": database_url("admin"),
            "REDIS_URL": broker,
            "SWEEP_SECONDS": str(sweep),
        }
        command = [sys.executable, "-m", "celery", "-A", "alliance", "worker", "--beat", "-c", "1", "-l", "INFO"]
        command += ["--schedule", str(tmp_path / f"beat{len(started)}")]
        with (tmp_path / f"worker{len(started)}.log").open("w") as log:
            started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def revealed_lesson(world) -> LedgerEntry:
    joint = worlds.lesson(world)
    for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
        with transaction.atomic():
            sight.look_as(who.pk)
            actions.seal(
                observer=worlds.place_of(joint, who), content=worlds.judgement(version, "Good"), by=who, at=AFTER
            )
    return LedgerEntry.objects.get(joint=joint)


def counted() -> int:
    cell = Cell.objects.filter(scope_kind="round", facet="all", unit="lesson", with_rules=True).first()
    return cell.count if cell else 0


def block(table="observations_cell"):
    """Hold a lock that stops any work on a table in the middle; close the connection to let it go on."""
    admin = settings.DATABASES["admin"]
    blocker = psycopg2.connect(
        dbname=connections["default"].settings_dict["NAME"],
        host=admin["HOST"],
        port=admin["PORT"],
        user=admin["USER"],
        password=admin["PASSWORD"] or None,
    )
    blocker.cursor().execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
    return blocker


def waits_for_lock(table="observations_cell") -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
            "WHERE c.relname = %s AND NOT l.granted",
            [table],
        )
        return cursor.fetchone()[0] > 0


def test_a_reveal_is_counted_by_a_worker(start_worker):
    start_worker(sweep=86_400)
    revealed_lesson(worlds.build())
    assert until(counted) == 1


def worked_out() -> bool:
    return Snapshot.objects.filter(scope_kind="round", state=Snapshot.State.DONE).exclude(result="").exists()


def test_a_count_is_followed_by_the_figures_that_need_the_ledger(start_worker):
    start_worker(sweep=86_400)
    revealed_lesson(worlds.build())
    assert until(worked_out)


def test_figures_whose_hint_was_lost_are_found_by_the_sweep(start_worker):
    entry = revealed_lesson(worlds.build())
    actions.count_reveal(entry.pk, at=AFTER)
    start_worker(sweep=2)
    assert until(worked_out)


def test_a_killed_child_repeats_its_task_and_counts_once(start_worker):
    parent = start_worker(sweep=86_400)
    blocker = block()
    revealed_lesson(worlds.build())
    until(waits_for_lock)

    for child in psutil.Process(parent.pid).children():
        os.kill(child.pid, signal.SIGKILL)
    blocker.close()

    assert until(counted) == 1
    assert actions.recount(at=AFTER).changed == 0


def test_what_a_killed_worker_held_is_done_by_the_sweep_of_the_next(start_worker):
    parent = start_worker(sweep=86_400)
    blocker = block()
    entry = revealed_lesson(worlds.build())
    until(waits_for_lock)
    for process in [*psutil.Process(parent.pid).children(), parent]:
        os.kill(process.pid, signal.SIGKILL)
    parent.wait(10)
    blocker.close()

    start_worker(sweep=0.5)

    assert until(counted) == 1
    entry.refresh_from_db()
    assert entry.counted_at is not None
    assert actions.recount(at=AFTER).changed == 0


def test_with_the_broker_away_a_seal_is_kept_and_the_sweep_counts_it(monkeypatch):
    publish_to("redis://127.0.0.1:9/0", monkeypatch)  # nobody listens there
    entry = revealed_lesson(worlds.build())
    hints.settle(LONGEST)
    forget_connections()

    assert hints.is_quiet()
    assert counted() == 0
    assert actions.sweep(at=AFTER) == 1
    assert counted() == 1
    assert entry.voided_at is None
