"""Scoped reads of who belongs where: the clusters, alliances and schools whose figures a person may see on a day."""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from django.db import connection

from clusters.models import Cluster, Membership
from people.access import SignedInRequest
from people.clock import today
from people.models import User

# A role's own scope, and for people at a school the alliances it is in. Almost every page asks this, and the
# ORM would take ten times as long to write the statement as the database takes to answer it.
REACH = """
SELECT m.role, s.id, s.name, a.id, a.name, c.id, c.name, c.wave
FROM clusters_membership m
LEFT JOIN clusters_school s ON s.id = m.school_id
LEFT JOIN clusters_partnership p
    ON p.school_id = m.school_id AND p.joined_on <= %(on)s AND (p.left_on IS NULL OR p.left_on >= %(on)s)
LEFT JOIN clusters_alliance a ON a.id = COALESCE(m.alliance_id, p.alliance_id)
LEFT JOIN clusters_cluster c ON c.id = COALESCE(m.cluster_id, a.cluster_id)
WHERE m.person_id = %(person)s AND m.starts_on <= %(on)s AND (m.ends_on IS NULL OR m.ends_on >= %(on)s)
"""


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
    their school; `led` the alliances among them that they lead; `schools` those they work at; `roles` all that they
    hold.
    """

    clusters: tuple[ClusterAt, ...] = ()
    alliances: tuple[AllianceAt, ...] = ()
    schools: tuple[SchoolAt, ...] = ()
    led: tuple[AllianceAt, ...] = ()
    roles: frozenset[str] = frozenset()

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


def reach_now(request: SignedInRequest) -> Reach:
    """Return what whoever is signed in belongs to today, read once for a request: its page and its frame both ask."""
    kept: dict[str, Any] = vars(request)
    if "reach" not in kept:
        kept["reach"] = reach_of(request.user, on=today())
    found: Reach = kept["reach"]
    return found


def reach_of(person: User, *, on: dt.date) -> Reach:
    """Return what the person belongs to on this day (one query, two for an administrator)."""
    role = Membership.Role
    clusters: set[ClusterAt] = set()
    alliances: set[AllianceAt] = set()
    schools: set[SchoolAt] = set()
    led: set[AllianceAt] = set()
    roles: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute(REACH, {"person": person.pk, "on": on})
        for held, school, school_name, alliance, alliance_name, cluster, cluster_name, wave in cursor.fetchall():
            roles.add(held)
            if held == role.CLUSTER_LEAD:
                clusters.add(ClusterAt(cluster, cluster_name, wave or cluster_name))
            if school:
                schools.add(SchoolAt(school, school_name))
            if alliance:
                at = AllianceAt(alliance, alliance_name, ClusterAt(cluster, cluster_name, wave or cluster_name))
                alliances.add(at)
                led |= {at} if held == role.ALLIANCE_LEAD else set()
    if person.is_administrator:
        clusters |= {ClusterAt(each.pk, each.name, each.wave or each.name) for each in Cluster.objects.all()}
    return Reach(
        clusters=tuple(sorted(clusters, key=_by_name)),
        alliances=tuple(sorted(alliances, key=_by_name)),
        schools=tuple(sorted(schools, key=_by_name)),
        led=tuple(sorted(led, key=_by_name)),
        roles=frozenset(roles),
    )


def _by_name(each: ClusterAt | AllianceAt | SchoolAt) -> tuple[str, str]:
    """Order by name, and by id where names are the same."""
    return each.name.casefold(), str(each.id)
