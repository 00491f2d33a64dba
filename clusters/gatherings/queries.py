"""Reads of conferences and cross-alliance events, in the clusters that a person belongs to."""

import dataclasses
import uuid
from collections import Counter

from django.db.models import Count, QuerySet

from clusters.models import Gathering, GatheringPlace, School, Term
from clusters.queries import Reach
from clusters.wording import day_words


@dataclasses.dataclass(frozen=True, slots=True)
class GatheringRow:
    """An event in the list."""

    id: uuid.UUID
    title: str
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class GatheringPage:
    """One event: by school (name, came, of them first-timers), by person (place, name, school, is first)."""

    gathering: Gathering
    when: str
    came: int
    firsts: int
    by_school: tuple[tuple[str, int, int], ...]
    by_person: tuple[tuple[uuid.UUID, str, str, bool], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class TermCount:
    """A term's events: how many, the places taken at them, of those the first-timers'."""

    term: str
    events: int
    came: int
    firsts: int


@dataclasses.dataclass(frozen=True, slots=True)
class Attendance:
    """All events of a person's clusters: by term, the earliest first, and by school (name, events, places)."""

    by_term: tuple[TermCount, ...]
    by_school: tuple[tuple[str, int, int], ...]

    @property
    def finding(self) -> str:
        """Say what has become of attendance, from the term before the latest to the latest."""
        if not self.by_term:
            return ""
        last = self.by_term[-1]
        said = f"{_places(last.came)} taken in {last.term}"
        return f"{said}, {self.by_term[-2].came} in {self.by_term[-2].term}" if len(self.by_term) > 1 else said


def _term_words(term: Term) -> str:
    return str(term).replace("-", "–")


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"


def attendance_of(reach: Reach) -> Attendance:
    """Count who came to the events of the person's clusters, by term and by school (two queries)."""
    terms = list(Term.objects.filter(cluster__in=reach.cluster_ids).order_by("starts_on", "pk"))
    places = GatheringPlace.objects.filter(gathering__cluster__in=reach.cluster_ids)
    rows = places.order_by("gathering__held_on", "gathering_id").values_list(
        "gathering_id", "gathering__cluster_id", "gathering__held_on", "school__name", "name"
    )
    known: dict[tuple[uuid.UUID, str, str], uuid.UUID] = {}
    events: dict[str, set[uuid.UUID]] = {}
    came: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    schools: dict[str, set[uuid.UUID]] = {}
    taken: Counter[str] = Counter()
    for event, cluster, held_on, school, name in rows:
        taken[school] += 1
        schools.setdefault(school, set()).add(event)
        is_first = known.setdefault((cluster, school, name.casefold()), event) == event
        term = next(
            (each for each in terms if each.cluster_id == cluster and each.starts_on <= held_on <= each.ends_on), None
        )
        if term is not None:
            came[_term_words(term)] += 1
            firsts[_term_words(term)] += is_first
            events.setdefault(_term_words(term), set()).add(event)
    names = dict.fromkeys(_term_words(term) for term in terms)
    return Attendance(
        by_term=tuple(TermCount(term, len(events[term]), came[term], firsts[term]) for term in names if term in came),
        by_school=tuple((school, len(schools[school]), taken[school]) for school in sorted(taken)),
    )


def gatherings_of(reach: Reach) -> tuple[GatheringRow, ...]:
    """Return the events of the person's clusters, the latest first (one query)."""
    found = _seen(reach).annotate(came=Count("places")).select_related("host").order_by("-held_on", "title", "pk")
    return tuple(
        GatheringRow(
            each.pk,
            each.title,
            f"{day_words(each.held_on)} {each.held_on.year}. {each.get_kind_display()}"
            f"{f' at {each.host}' if each.host else ''}. {each.came} came.",
        )
        for each in found
    )


def _seen(reach: Reach) -> QuerySet[Gathering]:
    return Gathering.objects.filter(cluster__in=reach.cluster_ids)


def find_gathering(reach: Reach, gathering_id: uuid.UUID) -> Gathering | None:
    """Return an event of the person's clusters, or None."""
    return _seen(reach).select_related("host", "cluster").filter(pk=gathering_id).first()


def led_clusters(reach: Reach) -> list[tuple[str, str]]:
    """Return the clusters in which the person keeps events: those they lead, or lead an alliance of."""
    led = {each.id: each.name for each in reach.clusters} | {each.cluster.id: each.cluster.name for each in reach.led}
    return [(str(key), name) for key, name in sorted(led.items(), key=lambda pair: pair[1])]


def keeps(reach: Reach, gathering: Gathering) -> bool:
    """Whether the person keeps this event, and so reads who came by name."""
    return str(gathering.cluster_id) in dict(led_clusters(reach))


def schools_in(cluster_ids: list[uuid.UUID]) -> QuerySet[School]:
    """Return the schools of these clusters, by name."""
    return School.objects.filter(alliances__cluster__in=cluster_ids).distinct().order_by("name", "pk")


def first_timers(gathering: Gathering, places: list[GatheringPlace]) -> set[uuid.UUID]:
    """Return the places of who came to no earlier event of the cluster: by name and school (one query)."""
    earlier = GatheringPlace.objects.filter(
        gathering__cluster=gathering.cluster_id, gathering__held_on__lt=gathering.held_on
    ).values_list("school", "name")
    known = {(school, name.casefold()) for school, name in earlier}
    return {place.pk for place in places if (place.school_id, place.name.casefold()) not in known}


def gathering_page(gathering: Gathering) -> GatheringPage:
    """Return an event with its attendance (two queries)."""
    places = list(gathering.places.select_related("school"))
    firsts = first_timers(gathering, places)
    came = Counter(place.school.name for place in places)
    new = Counter(place.school.name for place in places if place.pk in firsts)
    host = f" Hosted by {gathering.host}." if gathering.host else ""
    return GatheringPage(
        gathering=gathering,
        when=f"{gathering.get_kind_display()}, {day_words(gathering.held_on)} {gathering.held_on.year}.{host}",
        came=len(places),
        firsts=len(firsts),
        by_school=tuple((name, count, new[name]) for name, count in sorted(came.items())),
        by_person=tuple((place.pk, place.name, place.school.name, place.pk in firsts) for place in places),
    )
