"""How grades of different forms line up: places on the reference scale, verdicts and patterns. Mostly pure."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from observations.models.ledger import Verdict
from observations.paperwork import FormGrade

# Written out, because the ORM would take longer over it than the database; after the grade, the fields of `Place`.
OF_VERSIONS = """
SELECT g.scale_id, c.valid_from, c.valid_to, o.version_id, c.own_grade_id, c.id, c.kind, g.position,
    c.disputed_on IS NOT NULL, c.dispute_reason, COALESCE(p.name, ''), c.judged_on
FROM observations_crosswalkrow c JOIN observations_owngrade o ON o.id = c.own_grade_id
JOIN observations_referencegrade g ON g.id = c.reference_grade_id LEFT JOIN people_user p ON p.id = c.judged_by_id
WHERE o.version_id = ANY(%s) ORDER BY c.valid_from
"""
IN_FORCE = """
SELECT c.own_grade_id, c.id, c.kind, g.position, c.disputed_on IS NOT NULL, c.dispute_reason, COALESCE(p.name, ''),
    c.judged_on
FROM observations_crosswalkrow c JOIN observations_owngrade o ON o.id = c.own_grade_id
JOIN observations_referencegrade g ON g.id = c.reference_grade_id LEFT JOIN people_user p ON p.id = c.judged_by_id
WHERE o.version_id = ANY(%(versions)s) AND g.scale_id = %(scale)s
    AND c.valid_from <= %(on)s AND (c.valid_to IS NULL OR c.valid_to >= %(on)s)
ORDER BY c.valid_from
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where one grade of a form stands on the reference scale, and by which row of the crosswalk."""

    row_id: uuid.UUID
    kind: str
    position: int
    disputed: bool
    dispute_reason: str
    judged_by: str
    judged_on: dt.date | None


class Crosswalk:
    """The rows in force on one day between some forms and one reference scale."""

    def __init__(self, version_ids: Iterable[uuid.UUID], *, scale_id: uuid.UUID, on: dt.date) -> None:
        """Read the rows (one query); rows outside their dates, or to another scale, line nothing up.

        Without forms it reads nothing, and stands empty.
        """
        self._places: dict[uuid.UUID, Place] = {}
        if not version_ids:
            return
        with connection.cursor() as cursor:
            cursor.execute(IN_FORCE, {"versions": list(set(version_ids)), "scale": scale_id, "on": on})
            self._places.update((own_grade, Place(*row)) for own_grade, *row in cursor.fetchall())

    def add(self, places: Mapping[uuid.UUID, Place]) -> None:
        """Take in the places of further grades, by their id."""
        self._places |= places

    def place(self, grade: FormGrade | None) -> Place | None:
        """Return the place of a grade, or None for no grade and for a grade that is not lined up."""
        return self._places.get(grade.id) if grade else None


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """Between which forms and which scale, and on which day."""

    version_ids: frozenset[uuid.UUID]
    scale_id: uuid.UUID
    on: dt.date


def crosswalks(asked: Sequence[Asked]) -> list[Crosswalk]:
    """Return a crosswalk for each, in this order (one query for all)."""
    found = [Crosswalk((), scale_id=each.scale_id, on=each.on) for each in asked]
    versions = {version for each in asked for version in each.version_ids}
    with connection.cursor() as cursor:
        cursor.execute(OF_VERSIONS, [list(versions)])
        for scale_id, valid_from, valid_to, version_id, own_grade, *row in cursor.fetchall():
            for each, crosswalk in zip(asked, found, strict=True):
                is_asked = scale_id == each.scale_id and version_id in each.version_ids
                if is_asked and valid_from <= each.on and (valid_to is None or valid_to >= each.on):
                    crosswalk.add({own_grade: Place(*row)})
    return found


def verdict(grades: Sequence[FormGrade | None], places: Sequence[Place | None]) -> Verdict:
    """Return how these judgements compare: same word, same place under other words, different, or not comparable."""
    if any(place is None for place in places):
        return Verdict.NOT_COMPARABLE
    if len({place.position for place in places if place}) > 1:
        return Verdict.DIFFER
    words = {grade.word.casefold() for grade in grades if grade}
    return Verdict.AGREE if len(words) == 1 else Verdict.BY_MAPPING


def vector(positions: Sequence[int | None], of: int) -> str:
    """Return the unordered count vector, best first (`0,2,0,0`), or an empty string if any position is missing."""
    if any(position is None for position in positions):
        return ""
    return ",".join(str(sum(1 for position in positions if position == place)) for place in range(1, of + 1))
