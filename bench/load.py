"""A busy morning: 25 saves and 25 reads a second, among 2,000 people and 20,000 joint observations that are counted."""

import datetime as dt
import http.client
import itertools
import os
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.installation import Client, empty_database, gunicorn  # isort: skip  # sets Django up
from django.db import connections
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.models import Cluster, Membership
from observations import actions, simulation
from observations.actions import arranging
from observations.models import JointObservation, LedgerEntry
from people import clock
from people.models import Installation, User
from tests import world as worlds
from tests.faults.clients import Observer, digest

PEOPLE, LESSONS = 2_000, 20_000
PAIRS = 60  # who write at the same time: each saves every five seconds or so, as the form does
RATE = 25  # saves a second, and reads
SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
HANDS = 16  # of the client, for each kind
WARM = 3
FLOORS = 4  # of those who read open the plain page instead
OK = 200
Doing = Callable[[], None]


def crowd(world: worlds.World) -> None:
    """Add people until there are so many, each a teacher of one of the three schools."""
    missing = PEOPLE - User.objects.count()
    people = [User(name=f"Teacher {at}", email=f"t{at}@example.org", created_at=worlds.T0) for at in range(missing)]
    schools = itertools.cycle([world.agnes, world.trevean, world.penrose])
    Membership.objects.bulk_create(
        Membership(person=person, role="teacher", post="teacher", school=next(schools), starts_on=worlds.SINCE)
        for person in User.objects.bulk_create(people)
    )


def pairs(world: worlds.World) -> Iterator[tuple[JointObservation, User, User]]:
    """Arrange a lesson for each of the pairs, with two observers of its own."""
    for number in range(PAIRS):
        host, visitor = worlds.person(f"Host {number}"), worlds.person(f"Visitor {number}")
        for who, school in ((host, world.agnes), (visitor, world.trevean)):
            cluster_actions.give_role(
                person=who, role="teacher", scope=school, post="senior", by=None, at=worlds.T0, on=worlds.SINCE
            )
        start = worlds.LESSON_START - dt.timedelta(hours=number)
        made = arranging.arrange(
            round=world.round,
            lesson=arranging.LessonFacts(
                school=world.agnes,
                teacher=world.teacher,
                subject="Science",
                key_stage="3",
                starts_at=start,
                ends_at=start + dt.timedelta(minutes=50),
            ),
            places=(
                arranging.Place(host, world.agnes, world.inductive),
                arranging.Place(visitor, world.trevean, world.ruled),
            ),
            by=None,
            at=worlds.T0,
        )
        yield worlds.everyone_says_yes(made, at=worlds.T0), host, visitor


class Reader:
    """One person who opens a page; one at a time, as a person does."""

    def __init__(self, client: Client, url: str, answers: Counter[int], took: list[float]) -> None:
        self.client, self.url, self.answers, self.took = client, url, answers, took
        self.alone = threading.Lock()

    def __call__(self) -> None:
        """Open it, and note how it went."""
        with self.alone:
            try:
                milliseconds, status, _ = self.client.get(self.url)
            except http.client.RemoteDisconnected:  # it was kept too long: a browser asks again, too
                self.client.http.close()
                milliseconds, status, _ = self.client.get(self.url)
        self.answers[status] += 1
        self.took.append(milliseconds)


class Saver:
    """One observer's page: it saves the whole sheet, with a note more each time."""

    def __init__(self, observer: Observer) -> None:
        self.observer, self.alone = observer, threading.Lock()

    def __call__(self) -> None:
        """Save once."""
        (joint,) = self.observer.joints
        with self.alone:
            self.observer.note(joint.pk)
            self.observer.save(joint.pk)


def readings(port: int, world: worlds.World, writing: list[tuple[User, JointObservation]]) -> list[tuple[Client, str]]:
    """Return who opens what: Today, lists and forms of those who write, and the agreement of the many lessons."""
    simulated = Cluster.objects.get(wave="Simulation")
    agreement = reverse("agreement-scope", args=["cluster", simulated.pk])
    found = [(Client(port, world.administrator), agreement) for _ in range(HANDS // 4)]
    for person, joint in writing[: HANDS // 4]:
        urls = (reverse("today"), reverse("joint-list"), reverse("joint-sheet", args=[joint.pk]))
        found += [(Client(port, person), url) for url in urls]
    return found


def keep_up(doing: Sequence[Doing], hands: ThreadPoolExecutor, end: float) -> None:
    """Begin so many a second, whatever their answers take, until the end."""
    begun = time.monotonic()
    for number, what in enumerate(itertools.cycle(doing)):
        due = begun + number / RATE
        if due >= end:
            return
        time.sleep(max(0.0, due - time.monotonic()))
        hands.submit(what)


def told(name: str, times: list[float], floor: float) -> str:
    """Return how many there were, median and p95 in milliseconds, and how many times that of the plain page beside."""
    p95 = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    return f"{len(times):,} {name}: median {median:.0f} ms, p95 {p95:.0f} ms, {p95 / floor:.1f} times the plain page's"


def lost(observers: list[Observer]) -> int:
    """Return how many acknowledged notes are not in the database exactly as they were sent."""
    with connections["admin"].cursor() as cursor:
        cursor.execute("SELECT key, text FROM observations_note")
        kept = {str(key): digest(text) for key, text in cursor.fetchall()}
    acknowledged = {key: text for each in observers for key, text in each.ledger.notes.items()}
    print(f"notes acknowledged: {len(acknowledged):,}")
    return sum(1 for key, text in acknowledged.items() if kept.get(key) != text)


def main() -> None:
    """Save and read at that pace, seal every sheet, and look whether the ledger is clean."""
    empty_database()
    world = worlds.build()
    Installation.objects.create(kind="real", created_at=worlds.T0)
    simulation.simulate(lessons=LESSONS, seed=1, at=clock.now())
    lessons = list(pairs(world))
    crowd(world)
    answers: Counter[int] = Counter()
    read: list[float] = []
    with (
        gunicorn(workers=2, threads=4) as port,
        ThreadPoolExecutor(HANDS) as saving,
        ThreadPoolExecutor(HANDS) as opening,
    ):
        plain: list[float] = []
        forms = (world.inductive, world.ruled)
        observers = [
            Observer(port, person, form, [joint])
            for joint, *two in lessons
            for person, form in zip(two, forms, strict=True)
        ]
        writing = [(person, joint) for joint, *two in lessons for person in two]
        reading = [Reader(*each, answers, read) for each in readings(port, world, writing)]
        reading += [Reader(Client(port, world.host), "/floor/", answers, plain) for _ in range(FLOORS)]
        for each in reading * WARM:
            each()  # each process loads its pages at the first
        read.clear()
        plain.clear()
        end = time.monotonic() + SECONDS
        halves = [
            threading.Thread(target=keep_up, args=(doing, hands, end))
            for doing, hands in (([Saver(each) for each in observers], saving), (reading, opening))
        ]
        for half in halves:
            half.start()
        for half in halves:
            half.join()
        saving.shutdown()
        opening.shutdown()
        took = time.monotonic() - end + SECONDS
        saved = [1000 * each for one in observers for each in one.ledger.seconds]
        refused = [each for one in observers for each in one.ledger.others]
        for observer in observers:
            observer.seal(observer.joints[0].pk)
    print(f"{User.objects.count():,} people, {LedgerEntry.objects.count():,} counted lessons, {took:.0f} s")
    floor = statistics.quantiles(plain, n=20)[-1]
    print(told("saves", saved, floor))
    print(told("pages", read, floor))
    answered = sum(answers.values()) - answers[OK] + len(refused) + sum(each.ledger.refused for each in observers)
    print(f"answered otherwise than well: {answered}")
    print(f"of them lost: {lost(observers)}")
    entries = LedgerEntry.objects.filter(joint__in=[joint.pk for joint, *_ in lessons])
    print(f"pairs sealed: {PAIRS}; revealed once: {entries.count()}")
    for entry in entries:
        actions.count_reveal(entry.pk, at=clock.now())
    print(f"cells that a recount finds otherwise: {actions.recount(at=clock.now()).changed}")
