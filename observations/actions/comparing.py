"""What observers have in common beside their grades: criteria that both rated, and the grounds that decided."""

import uuid
from collections.abc import Iterator, Sequence

from observations.judgements import SheetView
from observations.lining_up import Crosswalk, vector
from observations.models.forms import ReferenceScale, SubCode
from observations.models.ledger import LedgerCriterion, LedgerEntry
from observations.models.sheets import Rating
from observations.paperwork import LEVELS, Form, scale_grades

LEVELS_CODE = "levels"
TWO = 2
Rated = dict[str, list[int]]
Filled = Sequence[tuple[Form, SheetView]]
"""Each observer's form and what they sealed on it."""


def compared_criteria(entry: LedgerEntry, sheets: Filled, lines: Crosswalk) -> list[LedgerCriterion]:
    """Build one row for each sub-code that at least two observers rated on scales that line up (unsaved).

    An observer counts once for each sub-code: where a form asks twice, its first criterion that was rated counts.
    *Something else* is left out, since what is else on one form is not what is else on another. So is a criterion that
    does not apply.
    """
    graded, levelled = Rated(), Rated()
    for form, sheet in sheets:
        for code, place in _grades(form, sheet, lines).items():
            graded.setdefault(code, []).append(place)
        for code, place in _levels(form, sheet).items():
            levelled.setdefault(code, []).append(place)
    only_levels = {code: places for code, places in levelled.items() if len(graded.get(code, ())) < TWO}
    found = list(_rows(entry, entry.scale_id, graded))
    if any(len(places) >= TWO for places in only_levels.values()):
        found += _rows(entry, ReferenceScale.objects.get(code=LEVELS_CODE).pk, only_levels)
    return found


def _ratings(form: Form, sheet: SheetView) -> Iterator[tuple[str, uuid.UUID | None, str]]:
    """Yield sub-code, grade and level of what was rated, in the order of the form."""
    by_criterion = {rating.criterion: rating for rating in sheet.content.ratings}
    for criterion in form.criteria:
        rating = by_criterion.get(criterion.id)
        if rating and criterion.sub_code != SubCode.OTHER:
            yield criterion.sub_code, rating.grade, rating.level


def _grades(form: Form, sheet: SheetView, lines: Crosswalk) -> dict[str, int]:
    """Return the place of each sub-code's first grade that is lined up."""
    found: dict[str, int] = {}
    for code, grade, _ in _ratings(form, sheet):
        if place := lines.place(form.grade(grade)):
            found.setdefault(code, place.position)
    return found


def _levels(form: Form, sheet: SheetView) -> dict[str, int]:
    """Return each sub-code's first level, 1 for *clearly*."""
    found: dict[str, int] = {}
    for code, _, level in _ratings(form, sheet):
        if level in LEVELS:
            found.setdefault(code, LEVELS.index(Rating.Level(level)) + 1)
    return found


def _rows(entry: LedgerEntry, scale_id: uuid.UUID, rated: Rated) -> Iterator[LedgerCriterion]:
    """Build the rows of the sub-codes that were rated at least twice on one scale."""
    of = len(scale_grades(scale_id))
    for sub_code, positions in sorted(rated.items()):
        if len(positions) >= TWO:
            yield LedgerCriterion(
                entry=entry,
                scale_id=scale_id,
                sub_code=sub_code,
                observers=len(positions),
                vector=vector(positions, of),
            )


def rated_alike(rows: Sequence[LedgerCriterion]) -> int:
    """Return for how many criteria all who rated them gave the same."""
    return sum(str(row.observers) in row.vector.split(",") for row in rows)


def shared_grounds(sheets: Filled) -> tuple[int, int]:
    """Return how many grounds all observers named, of how many any of them did; *something else* is each one's own."""
    named: list[set[tuple[str, int]]] = []
    for number, (form, sheet) in enumerate(sheets):
        criteria = (form.criterion(ground.criterion) for ground in sheet.content.grounds)
        codes = {criterion.sub_code for criterion in criteria if criterion}
        named.append({(code, number if code == SubCode.OTHER else -1) for code in codes})
    return len(set.intersection(*named)), len(set.union(*named))
