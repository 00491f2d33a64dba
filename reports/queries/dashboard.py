"""What an alliance, or a cluster, has set in motion: reach by term, who visited whom, how long it took, who came.

Counts of people and schools, never of one person's doings; of the log only what the reader may read. Nothing here looks
at a judgement, or at whether one has been made: a joint observation counts once its lesson has begun.
"""

import dataclasses
import datetime as dt
import statistics
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Q

from clusters.models import GatheringPlace, Membership, Partnership, Term
from inquiry.models import Audience, Entry, Reply
from observations.models import JointObservation
from people.clock import LONDON
from people.models import User
from reports.wording import term_words
from trios.cascade import Cascade, told
from trios.models import Trio
from trios.rows import Rows, read_rows


@dataclasses.dataclass(frozen=True, slots=True)
class TermReach:
    """One term: people in trios, schools reached by its end, visits, joint lessons, places at events, entries."""

    term: str
    people: int
    schools: int
    visits: int
    lessons: int
    came: int
    entries: int


@dataclasses.dataclass(frozen=True, slots=True)
class Wait:
    """Days from agreeing to visiting: the median, the shortest, the longest, and of how many."""

    what: str
    median: float
    shortest: int
    longest: int
    of: int


@dataclasses.dataclass(frozen=True, slots=True)
class EventCame:
    """An event, and who came to it from here: people, and schools."""

    title: str
    held_on: dt.date
    people: int
    schools: int


@dataclasses.dataclass(frozen=True, slots=True)
class LogActivity:
    """What this reader may read of the log: entries, of them tools and processes, replies, and who wrote."""

    entries: int = 0
    kept: int = 0
    replies: int = 0
    writers: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the page."""

    cascade: Cascade
    schools: int
    crossed: int
    visits: int
    terms: tuple[TermReach, ...]
    waits: tuple[Wait, ...]
    events: tuple[EventCame, ...]
    log: LogActivity


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """What is read once for all terms."""

    rows: Rows
    lessons: list[dt.date]
    places: list[tuple[uuid.UUID, str, dt.date, uuid.UUID]]
    entries: list[tuple[dt.datetime, uuid.UUID | None, str]]


def dashboard_of(alliances: set[uuid.UUID], cluster: uuid.UUID, *, reader: User, on: dt.date) -> Dashboard:
    """Return the page of these alliances of one cluster on a day (the same fourteen queries however much there is)."""
    rows = read_rows(alliances, on=on)
    cascade = told(rows, alliances, on=on)
    schools = set(_partners(alliances, on=on))
    lessons = _lessons(alliances, on=on)
    entries = _entries(alliances, schools, cluster, reader=reader, on=on)
    read = _Read(
        rows=rows,
        lessons=[starts for _, starts in lessons],
        places=_places(cluster, schools),
        entries=[(at, author, kind) for _, at, author, kind in entries],
    )
    total = sum(map(sum, cascade.visits))
    terms = Term.objects.filter(cluster=cluster, starts_on__lte=on).order_by("starts_on", "pk")
    return Dashboard(
        cascade=cascade,
        schools=len(schools),
        crossed=total - sum(row[at] for at, row in enumerate(cascade.visits)),
        visits=total,
        terms=tuple(_reach(term, read, on=on) for term in terms),
        waits=_waits(rows, lessons),
        events=_events(read.places),
        log=LogActivity(
            entries=len(entries),
            kept=sum(1 for *_, kind in entries if kind != Entry.Kind.ENTRY),
            replies=Reply.objects.filter(entry__in=[key for key, *_ in entries]).count(),
            writers=len({author for _, _, author, _ in entries if author}),
        ),
    )


def _partners(alliances: Iterable[uuid.UUID], *, on: dt.date) -> list[uuid.UUID]:
    current = Q(left_on__isnull=True) | Q(left_on__gte=on)
    found = Partnership.objects.filter(current, alliance__in=alliances, joined_on__lte=on)
    return list(found.values_list("school", flat=True).distinct())


def _lessons(alliances: Iterable[uuid.UUID], *, on: dt.date) -> list[tuple[dt.date, dt.date]]:
    """Return when joint observations were arranged and when their lessons were, of those that have begun."""
    held = JointObservation.objects.filter(round__alliance__in=alliances).exclude(state="withdrawn")
    days = held.values_list("created_at", "lesson__starts_at")
    return [(_day(arranged), _day(starts)) for arranged, starts in days if _day(starts) <= on]


def _places(cluster: uuid.UUID, schools: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, str, dt.date, uuid.UUID]]:
    """Return each place taken at an event of the cluster by somebody of these schools: event, title, day, school."""
    found = GatheringPlace.objects.filter(gathering__cluster=cluster, school__in=schools)
    return list(found.values_list("gathering", "gathering__title", "gathering__held_on", "school"))


def _entries(
    alliances: Iterable[uuid.UUID], schools: Iterable[uuid.UUID], cluster: uuid.UUID, *, reader: User, on: dt.date
) -> list[tuple[uuid.UUID, dt.datetime, uuid.UUID | None, str]]:
    """Return what the reader may read of what was shared here: with an alliance, its schools or its trios.

    What was shared with the whole cluster counts where its author belongs.
    """
    belongs = Membership.objects.current(on).filter(Q(school__in=schools) | Q(alliance__in=alliances)).values("person")
    here = Q(alliance__in=alliances) | Q(school__in=schools) | Q(trio__alliance__in=alliances)
    here |= Q(cluster=cluster, author__in=belongs)
    seen = Entry.objects.visible_to(reader, on=on).filter(here).exclude(audience=Audience.ME)
    return list(seen.values_list("pk", "written_at", "author", "kind").distinct())


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(LONDON).date()


def _reach(term: Term, read: _Read, *, on: dt.date) -> TermReach:
    """Return one term of what was read."""
    last = min(term.ends_on, on)
    begun = [trio for trio in read.rows.trios if trio.started_on is not None and trio.started_on <= last]
    ran = [trio for trio in begun if trio.ended_on is None or trio.ended_on >= term.starts_on]
    counted = [trio for trio in begun if trio.state != Trio.State.SET_ASIDE]
    visits = [visit for trio in read.rows.trios for visit in read.rows.visits[trio.pk] if visit.done_at]
    return TermReach(
        term=term_words(term),
        people=len({seat.person_id for trio in ran for seat in read.rows.members[trio.pk]}),
        schools=len({seat.school_id for trio in counted for seat in read.rows.members[trio.pk]}),
        visits=sum(1 for visit in visits if visit.starts_at and _within(_day(visit.starts_at), term)),
        lessons=sum(1 for day in read.lessons if _within(day, term)),
        came=sum(1 for *_, held_on, _ in read.places if _within(held_on, term)),
        entries=sum(1 for at, *_ in read.entries if _within(_day(at), term)),
    )


def _within(day: dt.date, term: Term) -> bool:
    return term.starts_on <= day <= term.ends_on


def _waits(rows: Rows, lessons: Sequence[tuple[dt.date, dt.date]]) -> tuple[Wait, ...]:
    """Return how long it took: from the last head's yes to a trio's first visit, from arranging to the lesson."""
    first = {}
    for trio in rows.trios:
        days = [_day(visit.starts_at) for visit in rows.visits[trio.pk] if visit.done_at and visit.starts_at]
        if days and trio.started_on is not None:
            first[trio.pk] = max((min(days) - trio.started_on).days, 0)
    joint = [max((starts - arranged).days, 0) for arranged, starts in lessons]
    found = (
        _wait("From the last head’s yes to the first visit of a trio", list(first.values())),
        _wait("From arranging a joint observation to its lesson", joint),
    )
    return tuple(wait for wait in found if wait is not None)


def _wait(what: str, days: list[int]) -> Wait | None:
    return Wait(what, statistics.median(days), min(days), max(days), len(days)) if days else None


def _events(places: list[tuple[uuid.UUID, str, dt.date, uuid.UUID]]) -> tuple[EventCame, ...]:
    """Return the events that somebody from here came to, in order of time."""
    people = Counter(event for event, *_ in places)
    schools = {event: {school for each, _, _, school in places if each == event} for event in people}
    about = {event: (title, held_on) for event, title, held_on, _ in places}
    found = [EventCame(*about[event], people[event], len(schools[event])) for event in people]
    return tuple(sorted(found, key=lambda each: (each.held_on, each.title)))
