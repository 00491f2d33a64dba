"""The rounds of a scope and the stamp of its cells, in one query: what every agreement page asks first.

Written out, because the ORM would take longer over these statements than the database takes to answer them.
"""

import dataclasses
import datetime as dt
import hashlib
import uuid

from django.db import connection

from observations.models import Cell

ROWS = """
WITH stamp AS (
    SELECT max(counted_at) AS at,
        COALESCE(sum(count) FILTER (WHERE unit = 'lesson' AND with_rules), 0) AS lessons,
        (SELECT concat_ws('/', state, parts_done, made_at) FROM reports_snapshot
            WHERE scope_kind = %(kind)s AND scope_id = %(id)s) AS worked
    FROM observations_cell WHERE scope_kind = %(kind)s AND scope_id = %(id)s AND facet IN ('all', 'u_all')
)
SELECT stamp.at, stamp.lessons, stamp.worked, a.id, a.name, a.cluster_id, r.id, r.title, r.sample_note,
    r.publishes = 'live' OR r.closed_at IS NOT NULL, r.closed_at IS NOT NULL,
    EXISTS (SELECT FROM observations_cell c WHERE c.scope_id = r.id AND c.scope_kind = 'round' AND c.count > 0)
FROM stamp
LEFT JOIN (clusters_alliance a LEFT JOIN observations_round r ON r.alliance_id = a.id) ON {which}
ORDER BY a.name, a.id, r.created_at, r.id
"""
WHICH: dict[str, str] = {
    Cell.Scope.CLUSTER: "a.cluster_id = %(id)s",
    Cell.Scope.ALLIANCE: "a.id = %(id)s",
    Cell.Scope.ROUND: "r.id = %(id)s",
    Cell.Scope.SCHOOL: "r.id IN (SELECT round_id FROM observations_roundschool WHERE school_id = %(id)s)",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """When a scope's cells last changed (None: never), how many lessons they hold, and how far a worker has come."""

    counted_at: dt.datetime | None
    lessons: int
    worked: str = ""

    @property
    def token(self) -> str:
        """A short word that changes when the cells do, and says nothing else."""
        return hashlib.sha256(f"{self.counted_at}/{self.lessons}/{self.worked}".encode()).hexdigest()[:16]


@dataclasses.dataclass(frozen=True, slots=True)
class RoundRow:
    """A round; `is_published` if its lessons may be counted, `is_closed` if it is over, `is_counted` if some are."""

    id: uuid.UUID
    title: str
    note: str
    is_published: bool
    is_closed: bool
    is_counted: bool


@dataclasses.dataclass(frozen=True, slots=True)
class AllianceRow:
    """An alliance with its rounds in order of time."""

    id: uuid.UUID
    name: str
    cluster_id: uuid.UUID
    rounds: tuple[RoundRow, ...]


def alliances_in(kind: str, scope_id: uuid.UUID) -> tuple[Stamp, tuple[AllianceRow, ...]]:
    """Return the stamp of a scope's cells, and the alliances it lies in or holds, by name, with the scope's rounds."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(which=WHICH[kind]), {"kind": str(kind), "id": scope_id})
        rows = cursor.fetchall()
    found: dict[uuid.UUID, tuple[str, uuid.UUID, list[RoundRow]]] = {}
    for _, _, _, alliance, name, cluster, *of_round in rows:
        if alliance is not None:
            rounds = found.setdefault(alliance, (name, cluster, []))[2]
            if of_round[0] is not None:
                rounds.append(RoundRow(*of_round))
    stamp = Stamp(rows[0][0], int(rows[0][1]), rows[0][2] or "")
    return stamp, tuple(AllianceRow(pk, name, cluster, tuple(all_of)) for pk, (name, cluster, all_of) in found.items())
