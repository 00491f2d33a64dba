"""Reads of conferences and cross-alliance events, in the clusters that a person belongs to."""

import dataclasses
import uuid
from collections import Counter

from django.db.models import Count, QuerySet

from clusters.models import Gathering, GatheringPlace, School
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
    """One event: by school (name, came, of them first-timers), by person (name, school, is first)."""

    gathering: Gathering
    when: str
    came: int
    firsts: int
    by_school: tuple[tuple[str, int, int], ...]
    by_person: tuple[tuple[str, str, bool], ...]


def gatherings_of(reach: Reach) -> tuple[GatheringRow, ...]:
    """Return the events of the person's clusters, the latest first (one query)."""
    found = _seen(reach).annotate(came=Count("places")).select_related("host")
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
        by_person=tuple((place.name, place.school.name, place.pk in firsts) for place in places),
    )
