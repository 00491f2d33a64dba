"""What is still to be set up: alliances in which nothing has begun, and schools without an observation form."""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from django.db import connection

from clusters.models import Membership
from clusters.queries import Reach
from people.models import User

# One that has written an update or formed a trio does without rounds, and is not told of them for ever.
BEGUN = """EXISTS (SELECT FROM observations_round r WHERE r.alliance_id = a.id)
    OR EXISTS (SELECT FROM trios_trio t WHERE t.alliance_id = a.id)
    OR EXISTS (SELECT FROM clusters_progressupdate u WHERE u.alliance_id = a.id)"""
ALLIANCES = f"""
SELECT a.id, a.name FROM clusters_alliance a
WHERE (a.id = ANY(%(led)s) OR a.cluster_id = ANY(%(clusters)s)) AND NOT ({BEGUN})
ORDER BY a.name, a.id LIMIT 1
"""
SCHOOLS = f"""
SELECT s.id, s.name FROM clusters_membership m JOIN clusters_school s ON s.id = m.school_id
WHERE m.person_id = %(person)s AND m.role = %(role)s
    AND m.starts_on <= %(on)s AND (m.ends_on IS NULL OR m.ends_on >= %(on)s)
    AND NOT EXISTS (
        SELECT FROM observations_instrumentversion v JOIN observations_instrument i ON i.id = v.instrument_id
        WHERE i.school_id = s.id AND v.published_at IS NOT NULL
    )
    AND (
        EXISTS (
            SELECT FROM observations_roundschool rs JOIN observations_round r ON r.id = rs.round_id
            WHERE rs.school_id = s.id AND r.closed_at IS NULL
        )
        OR EXISTS (
            SELECT FROM clusters_partnership p JOIN clusters_alliance a ON a.id = p.alliance_id
            WHERE p.school_id = s.id AND p.joined_on <= %(on)s AND (p.left_on IS NULL OR p.left_on >= %(on)s)
                AND NOT ({BEGUN})
        )
    )
ORDER BY s.name, s.id LIMIT 1
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Unready:
    """An alliance or a school that is still to be set up."""

    id: uuid.UUID
    name: str


def alliance_not_begun(person: User, reach: Reach) -> Unready | None:
    """Return an alliance looked after in which nothing has begun yet (one query, none for who looks after none)."""
    clusters = reach.clusters if person.is_administrator else ()
    if not reach.led and not clusters:
        return None
    return _first(ALLIANCES, {"led": [each.id for each in reach.led], "clusters": [each.id for each in clusters]})


def school_without_form(person: User, reach: Reach, *, on: dt.date) -> Unready | None:
    """Return a school led that has no form, where a round or a beginning asks for one (one query, none for others)."""
    if Membership.Role.SCHOOL_LEAD not in reach.roles:
        return None
    return _first(SCHOOLS, {"person": person.pk, "role": Membership.Role.SCHOOL_LEAD, "on": on})


def _first(statement: str, values: dict[str, Any]) -> Unready | None:
    """Return the first row there is."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return Unready(*row) if row else None
