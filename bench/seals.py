"""Pairs of seals at the same moment, through HTTP: how long a seal takes, and that each lesson is revealed once."""

import datetime as dt
import statistics
import threading
from urllib.parse import urlencode

from bench.installation import Client, empty_database, gunicorn  # isort: skip  # sets Django up
from django.urls import reverse

from observations.models import JointObservation, LedgerEntry
from observations.paperwork import published_form
from people.models import Installation, User
from tests import world as worlds

PAIRS = 400
START = dt.datetime(2013, 1, 30, 10, 5, tzinfo=dt.UTC)
FOUND = 302


def sheet(version, draft: str = "") -> str:
    """Return the body of a complete sheet: Good, weighed as a whole."""
    form = published_form(version.pk)
    return urlencode({"action": "seal", "grade": form.grade_at(2).id, "how_reached": "weighed", "draft": draft})


def main() -> None:
    """Seal every lesson from two threads at once; print times beside the floor, and what was not revealed."""
    empty_database()
    world = worlds.build()
    Installation.objects.create(kind="real", created_at=START)
    joints = [worlds.lesson(world, start=START - dt.timedelta(hours=number)) for number in range(PAIRS)]
    urls = [reverse("joint-sheet", args=[joint.pk]) for joint in joints]
    together = threading.Barrier(2, timeout=60)
    times: list[float] = []
    statuses: list[int] = []

    def seal_all(port: int, person: User, body: str) -> None:
        client = Client(port, person)
        for url in urls:
            together.wait()
            took, status, _ = client.post(url, body)
            times.append(took)
            statuses.append(status)

    with gunicorn(workers=2, threads=2) as port:
        threads = [
            threading.Thread(target=seal_all, args=(port, world.host, sheet(world.inductive))),
            threading.Thread(target=seal_all, args=(port, world.visitor, sheet(world.ruled))),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client = Client(port, world.host)
        floors = [client.get("/floor/")[0] for _ in range(200)]
    revealed = JointObservation.objects.filter(state="revealed").count()
    print(f"{PAIRS} pairs: {statuses.count(FOUND)} of {2 * PAIRS} answered with a redirect")
    print(f"not revealed: {PAIRS - revealed}; revealed twice: {LedgerEntry.objects.count() - revealed}")
    seal, floor = (statistics.quantiles(values, n=20)[-1] for values in (times, floors))
    print(f"seal, two at once: median {statistics.median(times):.1f} ms, p95 {seal:.1f} ms; floor p95 {floor:.1f} ms")
