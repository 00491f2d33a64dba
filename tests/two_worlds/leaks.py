"""Leaks as systems like this have had them, each to be planted alone: they are the test of the test."""

import contextlib
import dataclasses
import functools
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator

from celery import current_app
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, connections, transaction
from django.utils.http import http_date

from observations import hints
from observations.queries import MyLessons
from observations.views import listing
from people import sight
from people.models import User
from tests import addresses

SHEETS = """
SELECT s.joint_id, s.person_id, s.draft, s.sealed_at, s.saved_at,
    ARRAY(SELECT n.text FROM observations_note n WHERE n.sheet_id = s.id ORDER BY n.key)
FROM observations_sheet s JOIN observations_jointobservation j ON j.id = s.joint_id
WHERE j.revealed_at IS NULL AND s.person_id = %s
"""
OBSERVERS = "SELECT DISTINCT person_id FROM observations_observer ORDER BY person_id"


@dataclasses.dataclass(frozen=True)
class Peeked:
    """What stands on a sheet that its reader must not know of."""

    joint: object
    person: object
    draft: int
    sealed_at: object
    saved_at: object
    texts: list[str]


def peek(me) -> list[Peeked]:
    """Read the sheets of all others with their own eyes, as a function of the owner might: past the database's wall."""
    found = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(OBSERVERS)
        for (person,) in cursor.fetchall():
            sight.look_as(person)
            cursor.execute(SHEETS, [person])
            found += [Peeked(*row) for row in cursor.fetchall() if person != me]
        sight.look_as(me)
    return found


Change = Callable[[object, object, list[Peeked]], object]


def at(name: str, change: Change, *, before: bool = False):
    """Plant a leak in one page: `change` gets the request, its answer (None `before` there is one), and the sheets."""

    @contextlib.contextmanager
    def planted() -> Iterator[None]:
        pattern = addresses.pattern(name)
        view = pattern.callback

        @functools.wraps(view)
        def leaking(request, *args, **kwargs):
            user = getattr(request, "user", None)
            reader = user.pk if user and user.is_authenticated else None
            if before:
                change(request, None, peek(reader))
            response = view(request, *args, **kwargs)
            return response if before else change(request, response, peek(reader)) or response

        pattern.callback = leaking
        try:
            yield
        finally:
            pattern.callback = view

    return planted


def write(response, words: object) -> None:
    response.content += f"<!-- {words} -->".encode()


def own_texts(request) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(SHEETS, [request.user.pk])
        return [text for row in cursor.fetchall() for text in row[-1]]


def differs(request, response, others) -> None:
    mine = own_texts(request)
    write(response, any(text in mine for each in others for text in each.texts))


def counted(request, response, others) -> None:
    response["X-Total-Count"] = str(len(others))


def etag(request, response, others) -> None:
    response["ETag"] = f'"{hashlib.sha256(str(sorted(map(str, others))).encode()).hexdigest()[:12]}"'


def last_modified(request, response, others) -> None:
    if others:
        response["Last-Modified"] = http_date(max(each.saved_at for each in others).timestamp())


def one_query_more(request, response, others) -> None:
    for _each in others:
        User.objects.filter(pk=request.user.pk).exists()


def search(request, response, others) -> None:
    asked = request.GET.get("q", "")
    write(response, f"{sum(asked in text for each in others for text in each.texts)} found" if asked else "")


def log_line(request, response, others) -> None:
    logging.getLogger("observations").warning("Draft %s", sum(each.draft for each in others))


def calendar_line(request, response, others) -> None:
    response.content = response.content.replace(b"END:VCALENDAR", f"X-SHEETS:{len(others)}\r\nEND:VCALENDAR".encode())


def cookie(request, response, others) -> None:
    response.set_cookie("waiting", str(len(others)))


def clock(request, response, others) -> None:
    write(response, f"observed, {len(others)} of 2 begun")


def for_administrators(request, response, others) -> None:
    if request.user.is_administrator:
        write(response, f"{len(others)} drafts")


def file_name(request, response, others) -> None:
    if "Content-Disposition" in response:
        response["Content-Disposition"] = f'attachment; filename="event-{sum(map(len_of, others))}.csv"'


def forbidden(request, response, others) -> None:
    if any(each.joint == request.resolver_match.kwargs["joint_id"] for each in others):
        raise PermissionDenied("Wait for the other")


def len_of(each: Peeked) -> int:
    return sum(map(len, each.texts))


def longer(request, response, others) -> None:
    response.content += b" " * sum(map(len_of, others))


def task(request, response, others) -> None:
    for each in others:
        hints._publish("observations.remind", str(each.joint))


def way(request, response, others) -> None:
    if "Location" in response:
        response["Location"] += f"?of={len(others)}"


def shell(request, response, others) -> None:
    response.content += f"// {len(others)}\n".encode()


def status(request, response, others) -> None:
    if others:
        response.status_code = 202


EVERYTHING = (
    "SELECT person_id, draft, grade_id, saved_at, sealed_at FROM observations_sheet ORDER BY id",
    "SELECT key, text, seen_at FROM observations_note ORDER BY key",
    "SELECT criterion_id, grade_id, level FROM observations_rating ORDER BY id",
    "SELECT criterion_id, role FROM observations_ground ORDER BY id",
    "SELECT digest, added_at FROM observations_photo ORDER BY digest",
    "SELECT person_id, sealed_at FROM observations_sheetevent ORDER BY sealed_at, person_id",
)


def without_narrowing(request, response, others) -> None:
    """What a page finds that asks for all there is, with its reader's eyes: the database's wall alone stands there."""
    with connection.cursor() as cursor:
        for statement in EVERYTHING:
            cursor.execute(statement)
            write(response, cursor.fetchall())


@contextlib.contextmanager
def ordered() -> Iterator[None]:
    """The list of one's own lessons with those first that another has begun."""
    mine = listing.queries.my_lessons

    def leaking(person, *, now):
        others = {each.joint for each in peek(person.pk)}
        found = mine(person, now=now)
        sheets = sorted(found.to_seal, key=lambda row: row.joint_id not in others)
        return MyLessons(tuple(sheets), found.coming, found.waiting, found.to_compare, found.ended)

    listing.queries.my_lessons = leaking
    try:
        yield
    finally:
        listing.queries.my_lessons = mine


@contextlib.contextmanager
def reminded() -> Iterator[None]:
    """A reminder that whoever is the last gets, and the others do not."""
    current_app.loader.import_default_modules()
    sweep = current_app.tasks["observations.sweep"]
    run = sweep.run

    def leaking() -> None:
        run()
        begun = {each.person for each in peek(None)}
        for person in User.objects.filter(pk__in=_observers()).order_by("email"):
            if not begun - {person.pk}:
                mail.send_mail("Your sheet waits", "Seal it", None, [person.email])

    sweep.run = leaking
    try:
        yield
    finally:
        sweep.run = run


def _observers() -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(OBSERVERS)
        return [person for (person,) in cursor.fetchall()]


def unique_keys() -> None:
    """A constraint over all sheets, that row-level security does not narrow."""
    with connections["admin"].cursor() as cursor:
        cursor.execute("CREATE UNIQUE INDEX planted ON observations_note (key)")


def nothing() -> None:
    """Plant nothing in the database."""


@dataclasses.dataclass(frozen=True)
class Planted:
    """A leak, where it shows, and what of it is planted in the database."""

    where: tuple[str, ...]
    plant: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext
    in_database: Callable[[], None] = nothing
    first: int = 0
    """The first seed in which somebody who is shown it takes part; others would only take their time."""

    def looked_at(self, every: Iterable[str]) -> list[str]:
        """Its own addresses: all others are as they are without it. Some show in what a step is answered."""
        return [label for label in every if label in self.where]


WALL = Planted(("today", "joint-list"), at("today", without_narrowing))
LEAKS = {
    "a flag that says whether we differ": Planted(("joint-mine",), at("joint-mine", differs)),
    "a count in a header": Planted(("joint-list",), at("joint-list", counted)),
    "an ETag of all sheets": Planted(("joint-thread",), at("joint-thread", etag)),
    "when something was last modified": Planted(("joint-list",), at("joint-list", last_modified)),
    "one query more": Planted(("today",), at("today", one_query_more)),
    "the order of a list": Planted(("joint-list",), ordered),
    "a search that finds": Planted(("log-list?q=zebra",), at("log-list", search)),
    "a reminder that does not come": Planted(("beat", "wait"), reminded),
    "a key that must be unique": Planted(("draft", "form", "unfinished"), in_database=unique_keys),
    "a line in the log": Planted(("joint-sheet",), at("joint-sheet", log_line)),
    "a line in a calendar file": Planted(("meeting-calendar",), at("meeting-calendar", calendar_line)),
    "a cookie": Planted(("more",), at("more", cookie)),
    "a clock on the set-up page": Planted(("setup-joint",), at("setup-joint", clock)),
    "what administrators alone are told": Planted(("setup",), at("setup", for_administrators), first=2),
    "the name of an export": Planted(("gathering-csv",), at("gathering-csv", file_name), first=6),
    "a refusal instead of nothing": Planted(("joint-compare",), at("joint-compare", forbidden, before=True)),
    "the length of a page": Planted(("joint-print",), at("joint-print", longer)),
    "the argument of a task": Planted(("joint-photos",), at("joint-photos", task)),
    "the way on": Planted(("joint-sealed",), at("joint-sealed", way)),
    "the service worker's list": Planted(("worker",), at("worker", shell)),
    "a status": Planted(("joint-offline",), at("joint-offline", status)),
}
