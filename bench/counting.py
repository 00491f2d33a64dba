"""From the second seal to the new count; one more reveal and a page at a hundred and at a million; a full recount."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from bench.installation import Client, empty_database, gunicorn  # isort: skip  # sets Django up
from django.db import connection, transaction
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.models import Cluster
from observations import actions
from observations.actions.contributions import contributions
from observations.actions.counting import COUNTED, IN_MEMORY, _apply
from observations.models import Cell, LedgerEntry
from observations.simulation import simulate
from people import clock, sight
from people.models import User
from tests import world as worlds

SMALL, LARGE = 100, int(os.environ.get("BENCH_LESSONS", "1000000"))
TURNS = 30
GROUPED = ("lessons", "ungraded", "grounds", "pairs", "criteria", "decided")
GROUP_BY = "SELECT pattern_with, count(*) FROM observations_ledgerpair GROUP BY 1"


def seconds(do) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def from_seal_to_count() -> None:
    """Seal the second sheet while a worker runs; print how long until the cell has changed."""
    empty_database()
    world = worlds.build()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "celery", "-A", "alliance", "worker", "--beat", "-c", "1", "-l", "ERROR"]
        worker = subprocess.Popen([*command, "--schedule", f"{folder}/beat"], env=os.environ)
        try:
            time.sleep(8)  # let it start
            waits = [_one_count(world, number) for number in range(5)]
        finally:
            worker.terminate()
            worker.wait(20)
    print(f"from the second seal to the counted cell: median {statistics.median(waits):.2f} s of {len(waits)}")


def _one_count(world: worlds.World, number: int) -> float:
    """Reveal one lesson and wait for its count; return seconds."""
    joint = worlds.lesson(world, subject=f"Subject {number}")
    for who, version in ((world.host, world.inductive), (world.visitor, world.ruled)):
        with transaction.atomic():
            sight.look_as(who.pk)
            actions.seal(
                observer=worlds.place_of(joint, who),
                content=worlds.judgement(version, "Good"),
                by=who,
                at=worlds.AFTER,
            )
    start = time.perf_counter()
    while not Cell.objects.filter(facet="subject", value=f"Subject {number}").exists():
        time.sleep(0.01)
    return time.perf_counter() - start


def a_hundred_and_a_million() -> None:
    """Print the ratio of the agreement page, of one more reveal, and of a recount to the bare GROUP BY."""
    empty_database()
    at = clock.now()
    sizes: dict[int, Cluster] = {}
    for lessons in (SMALL, LARGE):
        start = time.perf_counter()
        sizes[lessons] = simulate(lessons=lessons, seed=1, at=at).cluster
        print(f"simulated and counted {lessons:,} lessons in {time.perf_counter() - start:.1f} s")
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    bare = min(seconds(_group_by) for _ in range(3))
    full = seconds(lambda: actions.recount(at=at))
    groups = seconds(_group_bys)
    print(f"recount {full:.2f} s; bare GROUP BY of pairs by pattern {bare:.2f} s: {full / bare:.1f} times (aim 3)")
    print(f"the bare GROUP BYs that the cells are made of {groups:.2f} s: {full / groups:.1f} times")
    reveal = {lessons: _one_more(cluster) for lessons, cluster in sizes.items()}
    print(f"one more reveal at {SMALL} and {LARGE:,}: {reveal[SMALL]:.1f} and {reveal[LARGE]:.1f} ms")
    with gunicorn() as port:
        pages = {lessons: _page(port, cluster) for lessons, cluster in sizes.items()}
    ratio = pages[LARGE] / pages[SMALL]
    print(f"agreement page: {pages[SMALL]:.1f} and {pages[LARGE]:.1f} ms: {ratio:.2f} times (aim 2)")


def _group_by() -> None:
    """Group a million pairs by their pattern and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(GROUP_BY)
        cursor.fetchall()


def _group_bys() -> None:
    """Group the ledger by what every cell asks, once for each of its tables and facets, and nothing else."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(IN_MEMORY)
        for name in GROUPED:
            cursor.execute(f"{contributions(COUNTED)} SELECT count(*) FROM {name}")


def _one_more(cluster: Cluster) -> float:
    """Return the median milliseconds of applying one entry to the cells."""
    entries = LedgerEntry.objects.filter(cluster=cluster).values_list("pk", flat=True)[:TURNS]
    took = []
    for entry in entries:
        with transaction.atomic():
            took.append(seconds(lambda entry=entry: _apply(entry, at=clock.now())) * 1000)
            transaction.set_rollback(True)
    return statistics.median(took)


def _page(port: int, cluster: Cluster) -> float:
    """Return the median milliseconds of the cluster's agreement page for its lead."""
    lead = User.objects.create(name=f"Lead {cluster.pk}", email=f"{cluster.pk}@example.org", created_at=clock.now())
    cluster_actions.give_role(
        person=lead, role="cluster_lead", scope=cluster, by=None, at=clock.now(), on=clock.today()
    )
    client = Client(port, lead)
    url = reverse("agreement-scope", args=["cluster", cluster.pk])
    assert client.get(url)[1] == 200
    return statistics.median(client.get(url)[0] for _ in range(TURNS))


def main() -> None:
    """Run both parts."""
    from_seal_to_count()
    a_hundred_and_a_million()
