"""How grades of different forms line up: places on the reference scale, verdicts and patterns. Mostly pure."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from observations.models.forms import CrosswalkRow
from observations.models.ledger import Verdict
from observations.paperwork import FormGrade


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
        """Read the rows (one query); rows outside their dates, or to another scale, line nothing up."""
        rows = (
            CrosswalkRow.objects.in_force(on)
            .filter(own_grade__version__in=set(version_ids), reference_grade__scale=scale_id)
            .order_by("valid_from")
            .select_related("reference_grade", "judged_by")
        )
        self._places = {
            row.own_grade_id: Place(
                row_id=row.pk,
                kind=row.kind,
                position=row.reference_grade.position,
                disputed=row.disputed_on is not None,
                dispute_reason=row.dispute_reason,
                judged_by=row.judged_by.name if row.judged_by else "",
                judged_on=row.judged_on,
            )
            for row in rows
        }

    def place(self, grade: FormGrade | None) -> Place | None:
        """Return the place of a grade, or None for no grade and for a grade that is not lined up."""
        return self._places.get(grade.id) if grade else None


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
