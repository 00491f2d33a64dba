"""Scoped reads of who belongs where: the clusters, alliances and schools whose figures a person may see on a day."""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from clusters.models import Cluster, Membership
from people.models import User

AT_SCHOOL = frozenset({Membership.Role.TEACHER, Membership.Role.SCHOOL_LEAD})
IN_ALLIANCE = frozenset({Membership.Role.SLE, Membership.Role.ALLIANCE_LEAD})
# One query: a role's own scope, and for people at a school the alliances of that school, a row for each.
COLUMNS = (
    "role",
    *("cluster_id", "cluster__name", "cluster__wave"),
    *("alliance_id", "alliance__name"),
    *("alliance__cluster_id", "alliance__cluster__name", "alliance__cluster__wave"),
    *("school_id", "school__name", "school__partnerships__joined_on", "school__partnerships__left_on"),
    *("school__partnerships__alliance_id", "school__partnerships__alliance__name"),
    "school__partnerships__alliance__cluster_id",
    "school__partnerships__alliance__cluster__name",
    "school__partnerships__alliance__cluster__wave",
)


@dataclasses.dataclass(frozen=True, slots=True)
class ClusterAt:
    """A cluster; `short` is what pages call it in passing: its wave where it has one."""

    id: uuid.UUID
    name: str
    short: str


@dataclasses.dataclass(frozen=True, slots=True)
class AllianceAt:
    """An alliance in its cluster."""

    id: uuid.UUID
    name: str
    cluster: ClusterAt


@dataclasses.dataclass(frozen=True, slots=True)
class SchoolAt:
    """A school."""

    id: uuid.UUID
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """What a person belongs to on a day, each in alphabetical order.

    `clusters` are those they lead (for an administrator: all); `alliances` those they are inside, by a role there or by
    their school; `led` the alliances among them that they lead; `schools` those they work at.
    """

    clusters: tuple[ClusterAt, ...] = ()
    alliances: tuple[AllianceAt, ...] = ()
    schools: tuple[SchoolAt, ...] = ()
    led: tuple[AllianceAt, ...] = ()

    def cluster(self, cluster_id: uuid.UUID) -> ClusterAt | None:
        """Return the cluster with this id if the person leads it."""
        return next((each for each in self.clusters if each.id == cluster_id), None)

    def alliance(self, alliance_id: uuid.UUID) -> AllianceAt | None:
        """Return the alliance with this id if the person is inside it."""
        return next((each for each in self.alliances if each.id == alliance_id), None)

    def school(self, school_id: uuid.UUID) -> SchoolAt | None:
        """Return the school with this id if the person works there."""
        return next((each for each in self.schools if each.id == school_id), None)

    @property
    def cluster_ids(self) -> frozenset[uuid.UUID]:
        """The clusters they lead, and those of the alliances they are inside."""
        return frozenset({each.id for each in self.clusters} | {each.cluster.id for each in self.alliances})


def reach_of(person: User, *, on: dt.date) -> Reach:
    """Return what the person belongs to on this day (one query, two for an administrator)."""
    rows = Membership.objects.of(person).current(on).values(*COLUMNS)
    clusters: set[ClusterAt] = set()
    alliances: set[AllianceAt] = set()
    schools: set[SchoolAt] = set()
    led: set[AllianceAt] = set()
    for row in rows:
        role = row["role"]
        if role == Membership.Role.CLUSTER_LEAD:
            clusters.add(_cluster(row, ""))
        elif role in IN_ALLIANCE:
            alliance = _alliance(row, "")
            alliances.add(alliance)
            led |= {alliance} if role == Membership.Role.ALLIANCE_LEAD else set()
        elif role in AT_SCHOOL:
            schools.add(SchoolAt(row["school_id"], row["school__name"]))
            alliances |= {_alliance(row, "school__partnerships__")} if _partner(row, on) else set()
    if person.is_administrator:
        clusters |= {ClusterAt(each.pk, each.name, each.wave or each.name) for each in Cluster.objects.all()}
    return Reach(
        clusters=tuple(sorted(clusters, key=_by_name)),
        alliances=tuple(sorted(alliances, key=_by_name)),
        schools=tuple(sorted(schools, key=_by_name)),
        led=tuple(sorted(led, key=_by_name)),
    )


def _by_name(each: ClusterAt | AllianceAt | SchoolAt) -> tuple[str, str]:
    """Order by name, and by id where names are the same."""
    return each.name.casefold(), str(each.id)


def _cluster(row: dict[str, Any], before: str) -> ClusterAt:
    """Build the cluster of one row; `before` is the way to it."""
    name, wave = row[f"{before}cluster__name"], row[f"{before}cluster__wave"]
    return ClusterAt(row[f"{before}cluster_id"], name, wave or name)


def _alliance(row: dict[str, Any], before: str) -> AllianceAt:
    """Build the alliance of one row; `before` is the way to it."""
    return AllianceAt(row[f"{before}alliance_id"], row[f"{before}alliance__name"], _cluster(row, f"{before}alliance__"))


def _partner(row: dict[str, Any], on: dt.date) -> bool:
    """Whether this row's school is in this row's alliance on the day."""
    joined, left = row["school__partnerships__joined_on"], row["school__partnerships__left_on"]
    return joined is not None and joined <= on and (left is None or left >= on)
