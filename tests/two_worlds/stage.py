"""The stages: databases of their own, copied from one prepared world, and how somebody asks for a page there."""

import contextlib
import dataclasses
import datetime as dt
import functools
import gc
import logging
import time
from collections.abc import Iterator

import psycopg2
import psycopg2.errors
import time_machine
from celery import current_app
from django.conf import settings
from django.core import mail
from django.db import Error, connections, transaction
from django.test import Client

from observations import actions, hints
from observations.models import InstrumentVersion, JointObservation, LedgerEntry
from people import queries, sight
from reports.snapshots.take import take_all
from tests import addresses
from tests import world as worlds
from tests.conftest import end_others
from tests.test_blind import set_up
from tests.two_worlds.chance import Chance

DAY = dt.timedelta(days=1)
START = worlds.LESSON_START + dt.timedelta(hours=2)
"""When the play begins: the first lesson is just over, the second was thirteen days ago."""
ALIASES = ("default", "admin")
ATTEMPTS, PAUSE = 50, 0.1  # seconds
FURTHER = {
    "agreement of the round": ("agreement-scope", "round", ""),
    "agreement of the round by subject": ("agreement-scope", "round", "?view=subject"),
    "agreement of the school": ("agreement-scope", "agnes", ""),
    "stamp of the round": ("agreement-stamp", "round", ""),
    "counts of the round": ("agreement-csv", "round", ""),
    "R of the round": ("agreement-r", "round", ""),
}
SEARCHES = {
    "log-list": ("?q=zebra", "?page=2", "?page=-1&sort=sealed"),
    "joint-list": ("?sort=sealed&page=2",),
    "setup-people": ("?q=Host&page=1",),
    "meeting-projector": ("?big=1",),
    "trail": ("?page=2",),
    "trail-all": ("?person=Host&kind=&day=", "?person=Victor&kind=&day="),
}


@dataclasses.dataclass(frozen=True)
class Cast:
    """The prepared world with its two open lessons, and every address that is looked at, by label."""

    world: worlds.World
    joints: tuple[JointObservation, ...]
    addresses: dict[str, str]
    forms: dict[str, InstrumentVersion]
    """The form of each observer."""

    def person(self, name: str):
        return getattr(self.world, name)


@dataclasses.dataclass(frozen=True)
class Answer:
    """All that somebody can tell of one answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: str
    body: bytes
    queries: int
    said: tuple[str, ...]
    """Log lines, task arguments, and mails to anybody but the other observer."""


def prepare(third: bool) -> Cast:
    """Two lessons counted, two open ones with the same observers, and all that pages of an installation expect."""
    world = worlds.build()
    for days, words in ((30, ("Good", "Good")), (31, ("Outstanding", "Good"))):
        joint = worlds.lesson(world, subject="Maths", start=worlds.LESSON_START - days * DAY)
        for who, version, word in zip((world.host, world.visitor), (world.inductive, world.ruled), words, strict=True):
            with transaction.atomic():
                sight.look_as(who.pk)
                place = worlds.place_of(joint, who)
                actions.seal(observer=place, content=worlds.judgement(version, word), by=who, at=worlds.AFTER)
    for entry in LedgerEntry.objects.all():
        actions.count_reveal(entry.pk, at=worlds.AFTER)
    take_all(now=lambda: worlds.AFTER, seconds=60)
    with time_machine.travel(START, tick=False):
        set_up(world)
    joints = (
        worlds.lesson(world, third=third),
        worlds.lesson(world, subject="History", start=worlds.LESSON_START - 13 * DAY),
    )
    forms = {"host": world.inductive, "visitor": world.ruled}
    forms["third"] = InstrumentVersion.objects.get(instrument__school=world.penrose)
    return Cast(world, joints, dict(_addresses(world, joints)), forms)


def _addresses(world: worlds.World, joints: tuple[JointObservation, ...]) -> Iterator[tuple[str, str]]:
    """Every address of the table for the first lesson, those of the second that differ, figures and searches."""
    first, second = (addresses.of(world, joint) for joint in joints)
    for name, path in first.items():
        yield name, path
        if name.startswith(("joint-", "setup-joint")) and second[name] != path and name != "joint-photo":
            yield f"{name} of the second", second[name]
        for asked in SEARCHES.get(name, ()):
            yield f"{name}{asked}", path + asked
    for label, (name, scope, asked) in FURTHER.items():
        kind = "school" if scope == "agnes" else scope
        yield label, addresses.reverse(name, args=[kind, getattr(world, scope).pk]) + asked


class Databases:
    """The test database's own server, and the databases that are made on it for a play."""

    def __init__(self) -> None:
        self.base = str(connections["default"].settings_dict["NAME"])

    def copy(self, name: str, of: str) -> str:
        """Make a database from another, in the place of one of that name."""
        made, source = f"{self.base}_{name}", self.base if of == "base" else f"{self.base}_{of}"
        self.look_at(None)
        self._insist(f'DROP DATABASE IF EXISTS "{made}"')
        self._insist(f'CREATE DATABASE "{made}" TEMPLATE "{source}"')
        return made

    def drop(self, name: str) -> None:
        self._insist(f'DROP DATABASE IF EXISTS "{self.base}_{name}"')

    def look_at(self, name: str | None) -> None:
        """Let both roles' connections lead to this database."""
        for alias in ALIASES:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = self.base if name is None else f"{self.base}_{name}"

    def _insist(self, statement: str) -> None:
        """Do it once nobody uses the database any more: a session that has been closed takes a moment to go.

        Neither role may end the other's sessions, so that forcing it would be refused.
        """
        for _ in range(ATTEMPTS):
            with contextlib.suppress(psycopg2.errors.ObjectInUse):
                return self._run(statement)
            with contextlib.suppress(Error):
                end_others()  # of a server that an earlier test has started, say
            time.sleep(PAUSE)
        raise AssertionError(f"still in use: {statement}")

    def _run(self, statement: str) -> None:
        given = settings.DATABASES["admin"]
        connection = psycopg2.connect(
            dbname="postgres", host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"]
        )
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()


def forget() -> None:
    """Start with the memory of a fresh process, so far as it was read from a database."""
    queries.forget()
    hints.resume()
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper and each.__module__.split(".")[0] in OURS:
            each.cache_clear()


OURS = {name.split(".")[0] for name in settings.INSTALLED_APPS if not name.startswith("django")} | {"people"}


class Ears(logging.Handler):
    """Hears every line that is logged at INFO or above; of libraries, what is at least a warning."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.WARNING and record.name.split(".")[0] not in OURS:
            return  # such as what a library reads once in a process
        self.heard.append(f"{record.name} {record.levelname} {record.getMessage()}")


class Stage:
    """One world: who asks there is answered, and everything that tells something is written down."""

    def __init__(self, cast: Cast, clock: time_machine.Traveller, *, other: str) -> None:
        self.cast, self.clock, self.chance = cast, clock, Chance()
        self.other = cast.person(other).email
        self.ears = Ears()
        self.queries = 0
        self.now = START
        self._clients: dict[str, Client] = {}

    def client(self, actor: str) -> Client:
        """The actor's browser, signed in at its first use."""
        if actor not in self._clients:
            client = Client(raise_request_exception=False)
            with self.chance.turn_of(actor):
                person = self.cast.person(actor)
                client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
            self._clients[actor] = client
        return self._clients[actor]

    def pass_time(self, more: dt.timedelta) -> None:
        self.now += more
        self.clock.move_to(self.now, tick=False)

    @contextlib.contextmanager
    def _listening(self, actor: str) -> Iterator[None]:
        self.queries, self.ears.heard = 0, []
        mail.outbox.clear()
        with self.chance.turn_of(actor), connections["default"].execute_wrapper(self._count):
            yield

    def _count(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)

    def _said(self) -> tuple[str, ...]:
        letters = [
            f"mail {each.to} {each.subject} {each.body} {each.attachments} {each.extra_headers}"
            for each in mail.outbox
            if self.other not in each.to
        ]
        return (*self.ears.heard, *letters)

    def ask(self, actor: str, method: str, path: str, *args, **kwargs) -> Answer:
        """Ask for a page as somebody; how often they asked for others does not change what is drawn for this one."""
        client = self.client(actor)
        with self._listening(f"{actor} {method} {path}"):
            response = getattr(client, method)(path, *args, **kwargs)
            body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = tuple(sorted(response.headers.items()))
        return Answer(response.status_code, headers, response.cookies.output(), body, self.queries, self._said())

    def run_beat(self) -> Answer:
        """Run everything that the beat asks of the workers."""
        with self._listening("the beat"):
            current_app.loader.import_default_modules()
            for entry in settings.CELERY_BEAT_SCHEDULE.values():
                current_app.tasks[entry["task"]].run()
        return Answer(0, (), "", b"", 0, self._said())
