"""The scope of an agreement page: a round, school, alliance or cluster whose figures a person may see."""

import dataclasses
import datetime as dt
import hashlib
import uuid

from django.db.models import Max, Q, Sum
from django.urls import reverse

from clusters.models import Alliance
from clusters.queries import AllianceAt, Reach
from observations.models import Cell, Round

ROUND, SCHOOL, ALLIANCE, CLUSTER = Cell.Scope.ROUND, Cell.Scope.SCHOOL, Cell.Scope.ALLIANCE, Cell.Scope.CLUSTER
Link = tuple[str, str]
"""Words and address; the address is empty for the page itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """A scope as its reader meets it.

    `inside` is whether the reader belongs to the alliance whose lessons these are; `is_published` is false for a round
    whose figures wait for its close. `trail` leads down to it, `below` to narrower scopes that the reader may open.
    """

    kind: str
    id: uuid.UUID
    name: str
    inside: bool
    trail: tuple[Link, ...]
    below: tuple[Link, ...] = ()
    is_published: bool = True

    @property
    def address(self) -> str:
        """Where its page is."""
        return address_of(self.kind, self.id)


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """When a scope's cells last changed (None: never) and how many lessons they hold."""

    counted_at: dt.datetime | None
    lessons: int

    @property
    def token(self) -> str:
        """A short word that changes when the cells do, and says nothing else."""
        return hashlib.sha256(f"{self.counted_at}/{self.lessons}".encode()).hexdigest()[:16]


def address_of(kind: str, scope_id: uuid.UUID) -> str:
    """Return the address of a scope's page."""
    return reverse("agreement-scope", args=[kind, scope_id])


def find(kind: str, scope_id: uuid.UUID, reach: Reach) -> Scope | None:
    """Return the scope if this reader may see its figures, None otherwise (at most two queries)."""
    finders = {CLUSTER: _cluster, ALLIANCE: _alliance, SCHOOL: _school, ROUND: _round}
    return finders[Cell.Scope(kind)](scope_id, reach) if kind in finders else None


def widest(reach: Reach) -> str:
    """Return the address of the widest scope that this reader may see, or an empty string."""
    for kind, scopes in ((CLUSTER, reach.clusters), (ALLIANCE, reach.alliances), (SCHOOL, reach.schools)):
        if scopes:
            return address_of(kind, scopes[0].id)
    return ""


def stamp_of(kind: str, scope_id: uuid.UUID) -> Stamp:
    """Return the stamp of a scope's cells (one query)."""
    lessons = Q(facet="all", unit=Cell.Unit.LESSON, with_rules=True)
    found = Cell.objects.filter(scope_kind=kind, scope_id=scope_id).aggregate(
        at=Max("counted_at"), lessons=Sum("count", filter=lessons)
    )
    return Stamp(found["at"], found["lessons"] or 0)


def _cluster(cluster_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A cluster, for those who lead it."""
    cluster = reach.cluster(cluster_id)
    if cluster is None:
        return None
    alliances = Alliance.objects.filter(cluster=cluster_id).order_by("name").values_list("name", "pk")
    below = tuple((name, address_of(ALLIANCE, pk)) for name, pk in alliances)
    return Scope(CLUSTER, cluster_id, cluster.name, inside=False, trail=((cluster.short, ""),), below=below)


def _alliance(alliance_id: uuid.UUID, reach: Reach) -> Scope | None:
    """An alliance, for those inside it and those who lead its cluster."""
    alliance, inside = reach.alliance(alliance_id), True
    if alliance is None:
        alliance, inside = _led_from_above(alliance_id, reach), False
    if alliance is None:
        return None
    rounds = Round.objects.filter(alliance=alliance_id).order_by("created_at", "pk")
    below = tuple((each.title, address_of(ROUND, each.pk)) for each in rounds if inside or each.is_published)
    if inside:
        below += tuple((school.name, address_of(SCHOOL, school.id)) for school in reach.schools)
    trail = (*_above(alliance, reach), (alliance.name, ""))
    return Scope(ALLIANCE, alliance_id, alliance.name, inside, trail, below)


def _led_from_above(alliance_id: uuid.UUID, reach: Reach) -> AllianceAt | None:
    """An alliance of a cluster that the reader leads."""
    if not reach.clusters:
        return None
    found = Alliance.objects.filter(pk=alliance_id).values_list("name", "cluster_id").first()
    cluster = reach.cluster(found[1]) if found else None
    return AllianceAt(alliance_id, found[0], cluster) if found and cluster else None


def _school(school_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A school, for its own staff."""
    school = reach.school(school_id)
    if school is None:
        return None
    home = reach.alliances[0] if reach.alliances else None
    above = (*_above(home, reach), (home.name, address_of(ALLIANCE, home.id))) if home else ()
    return Scope(SCHOOL, school_id, school.name, inside=True, trail=(*above, (school.name, "")))


def _round(round_id: uuid.UUID, reach: Reach) -> Scope | None:
    """A round, for the people of its alliance; for those who lead its cluster once its figures are published."""
    found = Round.objects.select_related("alliance__cluster").filter(pk=round_id).first()
    if found is None:
        return None
    alliance, inside = reach.alliance(found.alliance_id), True
    if alliance is None:
        cluster, inside = reach.cluster(found.alliance.cluster_id), False
        if cluster is None or not found.is_published:
            return None
        alliance = AllianceAt(found.alliance_id, found.alliance.name, cluster)
    trail = (*_above(alliance, reach), (alliance.name, address_of(ALLIANCE, alliance.id)), (found.title, ""))
    return Scope(ROUND, round_id, found.title, inside, trail, is_published=found.is_published)


def _above(alliance: AllianceAt, reach: Reach) -> tuple[Link, ...]:
    """The cluster of an alliance, as a link for those who may open it."""
    may_open = reach.cluster(alliance.cluster.id) is not None
    return ((alliance.cluster.short, address_of(CLUSTER, alliance.cluster.id)),) if may_open else ()
