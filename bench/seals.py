"""Seals through HTTP: one after another, and two at the same moment, when each lesson must be revealed once."""

import datetime as dt
import statistics
import threading
from urllib.parse import urlencode

from bench.installation import Client, empty_database, gunicorn  # isort: skip  # sets Django up
from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observations.models import JointObservation, LedgerEntry
from observations.paperwork import published_form
from people.models import Installation, User
from tests import world as worlds

PAIRS = 400
IN_TURN = 100
FLOORS = 2
START = dt.datetime(2013, 1, 30, 10, 5, tzinfo=dt.UTC)
FOUND = 302


def sheet(version, draft: str = "") -> str:
    """Return the body of a complete sheet: Good, weighed as a whole."""
    form = published_form(version.pk)
    return urlencode({"action": "seal", "grade": form.grade_at(2).id, "how_reached": "weighed", "draft": draft})


def lessons(world: worlds.World, number: int, *, start: dt.datetime) -> list[str]:
    """Arrange so many lessons, an hour apart, and return the addresses of their sheets."""
    joints = [worlds.lesson(world, start=start - dt.timedelta(hours=each)) for each in range(number)]
    return [reverse("joint-sheet", args=[joint.pk]) for joint in joints]


def told(name: str, times: list[float], floors: list[float]) -> str:
    """Return median and p95 in milliseconds, and how many times the floor's p95 that is."""
    seal, floor = (statistics.quantiles(values, n=20)[-1] for values in (times, floors))
    median = statistics.median(times)
    return f"{name}: median {median:.1f} ms, p95 {seal:.1f} ms; p95 ratio {seal / floor:.2f} of the floor's {floor:.1f}"


def queries(sealing: list[tuple[User, str]], url: str) -> list[int]:
    """Return how many queries each seal of one lesson takes, the session's and the user's among them."""
    counts = []
    for person, body in sealing:
        client = InProcess(headers={"host": "localhost"})
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        with CaptureQueriesContext(connection) as captured:
            assert client.post(url, body, content_type="application/x-www-form-urlencoded").status_code == FOUND
        counts.append(len(captured))
    return counts


def in_turn(sealing: list[tuple[User, str]], urls: list[str]) -> None:
    """Seal lessons one after another between pages of the floor; print the first seal apart from the one that reveals.

    The last two lessons are sealed in this process, to count queries once it has read the forms.
    """
    times: list[list[float]] = [[], []]
    floors: list[float] = []
    with gunicorn() as port:
        clients = [(Client(port, person), body) for person, body in sealing]
        for url in urls[:-2]:
            for mine, (client, body) in zip(times, clients, strict=True):
                floors += [client.get("/floor/")[0] for _ in range(FLOORS)]
                took, status, _ = client.post(url, body)
                assert status == FOUND
                mine.append(took)
    queries(sealing, urls[-2])
    for name, mine, count in zip(("first seal", "revealing seal"), times, queries(sealing, urls[-1]), strict=True):
        print(f"{told(name, mine, floors)} (aim 2.5), {count} queries (aim 15)")


def at_once(sealing: list[tuple[User, str]], urls: list[str]) -> None:
    """Seal every lesson from two threads at once; print times beside the floor, and what was not revealed."""
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
        threads = [threading.Thread(target=seal_all, args=(port, person, body)) for person, body in sealing]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client = Client(port, sealing[0][0])
        floors = [client.get("/floor/")[0] for _ in range(200)]
    print(f"{len(urls)} pairs: {statuses.count(FOUND)} of {2 * len(urls)} answered with a redirect")
    print(told("seal, two at once", times, floors))


def main() -> None:
    """Seal in turn, then in pairs, and say whether each lesson was revealed once."""
    empty_database()
    world = worlds.build()
    Installation.objects.create(kind="real", created_at=START)
    sealing = [(world.host, sheet(world.inductive)), (world.visitor, sheet(world.ruled))]
    in_turn(sealing, lessons(world, IN_TURN + 2, start=START - dt.timedelta(days=100)))
    at_once(sealing, lessons(world, PAIRS, start=START))
    every = JointObservation.objects.count()
    revealed = JointObservation.objects.filter(state="revealed").count()
    print(f"not revealed: {every - revealed}; revealed twice: {LedgerEntry.objects.count() - revealed}")
