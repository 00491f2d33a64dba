"""Which groups of a breakdown are kept back from readers above the alliance: fewer than five observed teachers.

Hidden groups beside a known total could be had by subtraction, so others are hidden with them (`stats.disclosure`).
"""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping

from stats.disclosure import suppress
from stats.lattice import Breakdown, Cell, Lattice

FACETS = ("framing", "key_stage", "rules_changed", "school_phase", "subject", "term")
# `rules_changed` is yes where a grade would have been another without a rule, so that the moves are not given away.
LATTICE = Lattice(FACETS, ((), *((facet,) for facet in FACETS)))


@dataclasses.dataclass(frozen=True, slots=True)
class Observed:
    """Lessons of one teacher (None: no longer known) with the same value in each of `FACETS`."""

    values: tuple[str, ...]
    teacher: uuid.UUID | None
    lessons: int


def withheld(observed: Iterable[Observed]) -> Mapping[str, frozenset[str]] | None:
    """Return the values to hide, by facet; None where even the whole has too few teachers for any breakdown."""
    lessons: Counter[Cell] = Counter()
    teachers: dict[Cell, set[uuid.UUID]] = {}
    for each in observed:
        for cell in ((), *(((facet, value),) for facet, value in zip(FACETS, each.values, strict=True))):
            lessons[cell] += each.lessons
            teachers.setdefault(cell, set()).update([each.teacher] if each.teacher else [])
    values = {
        facet: tuple(sorted({cell[0][1] for cell in lessons if cell and cell[0][0] == facet})) for facet in FACETS
    }
    breakdown = Breakdown(LATTICE, lessons, {cell: len(who) for cell, who in teachers.items()}, values)
    found = suppress(breakdown)
    if not found.shown:
        return None
    return {facet: frozenset(cell[0][1] for cell in found.hidden if cell[0][0] == facet) for facet in FACETS}
