"""Faults on real servers: nothing acknowledged is lost, and every number is right in the end."""

import dataclasses
import datetime as dt
import os
import signal
import statistics
import threading
import time
from contextlib import closing

import psutil
import psycopg2
import pytest
import redis
from django.db import connections, transaction
from django.utils import timezone

from observations import actions, hints
from observations.models import Cell, JointObservation, LedgerEntry
from people import actions as people_actions
from people import queries
from tests import world as worlds
from tests.faults import clients
from tests.faults.installation import Installation, connected, restore, run_programs, started, tool, until

pytestmark = pytest.mark.workers
BACK_WITHIN = 10.0  # seconds from the moment the database answers again: a poll limit
COUNTED_WITHIN = 120.0
RESTARTS = 3
FEW = 5
PAIRS = 6  # in each test
AT_ONCE = int(os.environ.get("PAIRS", "100"))  # sealed by both at the same moment; `make test-long` has 400
LESSONS = 3 * PAIRS + AT_ONCE


@dataclasses.dataclass
class House:
    """The installation with its people, and lessons for each test."""

    installation: Installation
    world: worlds.World
    lessons: list[JointObservation]

    def observers(self, pairs: int = PAIRS) -> list[clients.Observer]:
        """Both observers at work on the same lessons."""
        joints = [self.lessons.pop() for _ in range(pairs)]
        forms = ((self.world.host, self.world.inductive), (self.world.visitor, self.world.ruled))
        return [clients.Observer(self.installation.port, person, form, joints) for person, form in forms]


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    hinted, hints._publish = hints._publish, lambda task, argument: None
    var = tmp_path_factory.mktemp("var")
    for name in ("assets", "static"):
        (var / name).mkdir()
    with django_db_blocker.unblock(), started(var) as installation, connected(installation.variables):
        queries.forget()
        world = worlds.build()
        people_actions.open_installation(kind="demo", at=worlds.T0, clock_offset=worlds.AFTER - timezone.now())
        starts = [worlds.LESSON_START - dt.timedelta(minutes=number) for number in range(LESSONS)]
        lessons = [worlds.lesson(world, start=start) for start in starts]
        run_programs(installation)
        yield House(installation, world, lessons)
    queries.forget()
    hints._publish = hinted


def notes_kept() -> dict[str, str]:
    """The hash of every note of every sheet by its UUID, as the owner sees them; a note kept twice would be seen."""
    connections["admin"].close()  # the database may have been away since it was opened
    with connections["admin"].cursor() as cursor:
        cursor.execute("SELECT key, text FROM observations_note")
        rows = cursor.fetchall()
    assert len({key for key, _ in rows}) == len(rows)
    return {str(key): clients.digest(text) for key, text in rows}


def seal_all(observers: list[clients.Observer]) -> None:
    """Both seal every lesson at the same moment, and ask again until each seal is acknowledged."""
    together = threading.Barrier(len(observers), timeout=COUNTED_WITHIN)

    def seal(observer: clients.Observer) -> None:
        for joint in observer.joints:
            together.wait()
            until(lambda joint=joint: observer.seal(joint.pk), pause=0.2)

    threads = [threading.Thread(target=seal, args=(observer,)) for observer in observers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def counted() -> int:
    cell = Cell.objects.filter(scope_kind="round", facet="all", unit="lesson", with_rules=True).first()
    return cell.count if cell else 0


def check_ledgers(observers: list[clients.Observer]) -> int:
    """See that each acknowledged note is in the database exactly once, and that nothing but 503 was refused."""
    ledgers = [observer.ledger for observer in observers]
    assert [each.others for each in ledgers] == [[], []]
    acknowledged = {key: text for each in ledgers for key, text in each.notes.items()}
    kept = notes_kept()
    assert {key: kept.get(key) for key in acknowledged} == acknowledged
    assert [each.seals for each in ledgers] == [{joint.pk for joint in observers[0].joints}] * 2
    joints = JointObservation.objects.filter(pk__in=[joint.pk for joint in observers[0].joints])
    assert {(joint.state, LedgerEntry.objects.filter(joint=joint).count()) for joint in joints} == {("revealed", 1)}
    return len(acknowledged)


def saved_more(observers: list[clients.Observer], few: int = FEW):
    """Return a question: has each observer been acknowledged a few things since?"""
    before = [len(observer.ledger.notes) + few for observer in observers]
    return lambda: all(len(each.ledger.notes) > then for each, then in zip(observers, before, strict=True))


def test_three_restarts_of_the_database_under_load_lose_nothing_acknowledged(house):
    observers = house.observers()
    for observer in observers:
        observer.start()
    away = []
    for _ in range(RESTARTS):
        until(saved_more(observers))
        house.installation.end("PostgreSQL", signal.SIGQUIT)  # at once, as when the machine goes down
        house.installation.begin("PostgreSQL")
        until(house.installation.database_answers)
        began = time.monotonic()
        until(saved_more(observers, 0), BACK_WITHIN)
        away.append(time.monotonic() - began)
    for observer in observers:
        observer.finish()
        connections["default"].close()
    seal_all(observers)

    acknowledged = check_ledgers(observers)
    refused = sum(observer.ledger.refused for observer in observers)
    until(lambda: not LedgerEntry.objects.filter(counted_at=None).exists(), COUNTED_WITHIN)
    assert actions.recount(at=worlds.AFTER).changed == 0
    print(  # noqa: T201  # the figures that the promise is about
        f"\n{RESTARTS} immediate restarts of the database: {acknowledged} notes acknowledged, 0 lost; {refused} times "
        f"503 with Retry-After, nothing else; back {max(away):.1f} s after it answered"
    )


def test_a_broker_that_stops_hangs_and_forgets_stops_no_saving_and_no_number(house):
    before = counted()
    observers = house.observers()
    broker = house.installation.part("Valkey")
    for observer in observers:
        observer.start()
    until(saved_more(observers))
    broker.process.send_signal(signal.SIGSTOP)  # it hangs
    until(saved_more(observers))
    broker.process.send_signal(signal.SIGCONT)
    redis.Redis.from_url(house.installation.variables["REDIS_URL"]).flushall()
    until(saved_more(observers))
    house.installation.end("Valkey", signal.SIGKILL)
    for observer in observers:
        observer.finish()
    seal_all(observers)  # with no broker at all
    refused = sum(observer.ledger.refused for observer in observers)
    acknowledged = check_ledgers(observers)
    house.installation.begin("Valkey")

    until(lambda: counted() == before + PAIRS, COUNTED_WITHIN)
    assert actions.recount(at=worlds.AFTER).changed == 0
    assert refused == 0
    slowest = statistics.quantiles([each for one in observers for each in one.ledger.seconds], n=20)[-1]
    print(  # noqa: T201  # likewise
        f"\nthe broker hung, flushed and stopped: {acknowledged} notes acknowledged, 0 lost, 0 refused, p95 of a save "
        f"{slowest:.2f} s; all {PAIRS} reveals counted once"
    )


def test_a_killed_worker_repeats_its_work_and_each_effect_comes_once(house):
    before = counted()
    observers = house.observers()
    for observer in observers:
        observer.start()
    until(saved_more(observers))
    for observer in observers:
        observer.finish()
    with closing(psycopg2.connect(house.installation.variables["DATABASE_ADMIN_URL"])) as blocker:
        blocker.cursor().execute("LOCK TABLE observations_cell IN ACCESS EXCLUSIVE MODE")  # stops a count in the middle
        seal_all(observers)
        worker = house.installation.part("The worker").process
        for process in (*psutil.Process(worker.pid).children(), psutil.Process(worker.pid)):
            process.kill()
        worker.wait(30)
    house.installation.begin("The worker")

    until(lambda: counted() == before + PAIRS, COUNTED_WITHIN)
    until(lambda: not LedgerEntry.objects.filter(counted_at=None).exists(), COUNTED_WITHIN)
    assert actions.recount(at=worlds.AFTER).changed == 0
    check_ledgers(observers)


def test_simultaneous_seals_reveal_exactly_once(house):
    before = counted()
    observers = house.observers(AT_ONCE)
    seal_all(observers)

    check_ledgers(observers)
    until(lambda: counted() == before + AT_ONCE, COUNTED_WITHIN)
    assert actions.recount(at=worlds.AFTER).changed == 0
    print(f"\n{AT_ONCE} pairs sealed at the same moment: 0 unrevealed, 0 revealed twice")  # noqa: T201


def contents(url: str) -> dict[str, tuple[int, str]]:
    """Rows and a hash over all of them, for each table."""
    found = {}
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")
            found[table] = cursor.fetchone()
    return found


def test_a_dump_that_is_restored_has_the_same_rows_and_the_same_counts(house):
    here, url = house.installation.here, house.installation.variables["DATABASE_ADMIN_URL"]
    again = f"{url}_again"
    for name in ("The beat", "The worker"):
        house.installation.part(name).process.send_signal(signal.SIGSTOP)
    try:
        tool("createdb", here, f"--maintenance-db={url}", "staffroom_again")
        # A task that had begun is still ended by the worker's children: the dump that counts is one of a quiet moment.
        before = {}
        while contents(url) != before:
            before = contents(url)
            tool("pg_dump", here, "--format=custom", f"--file={here.var / 'all.dump'}", url)
        restore(here, here.var / "all.dump", again)
    finally:
        for name in ("The worker", "The beat"):
            house.installation.part(name).process.send_signal(signal.SIGCONT)

    assert contents(again) == before
    assert before["observations_lesson"][0] == LESSONS
    app = f"{house.installation.variables['DATABASE_URL']}_again"
    with connected({"DATABASE_URL": app, "DATABASE_ADMIN_URL": again}), transaction.atomic():
        found = actions.recount(at=worlds.AFTER)
        assert found.changed == 0
        assert found.lessons == before["observations_ledgerentry"][0]
    print(f"\nrestored: {sum(rows for rows, _ in before.values())} rows of {len(before)} tables, all the same")  # noqa: T201
