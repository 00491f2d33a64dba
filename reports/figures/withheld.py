"""Which groups of a breakdown are kept back from readers above the alliance: fewer than five observed teachers.

Only lessons of schools that did not agree to be shown are weighed: the others can be subtracted. Hidden groups beside a
known total could be had by subtraction, so others are hidden with them (`stats.disclosure`); a value that one round
hides stays hidden above it, unless several rounds together may show it (`stats.nested`).
"""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stats.disclosure import FEWEST_TEACHERS, suppress
from stats.lattice import Breakdown, Cell, Lattice
from stats.nested import HiddenCell, opened

FACETS = ("framing", "key_stage", "rules_changed", "school_phase", "subject", "term")
# `rules_changed` is yes where a grade would have been another without a rule, so that the moves are not given away.
LATTICE = Lattice(FACETS, ((), *((facet,) for facet in FACETS)))
Hidden = Mapping[str, frozenset[str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Observed:
    """Lessons of one teacher (None: no longer known) in one round, with the same value in each of `FACETS`.

    `matched` of `compared` is what they add to a group's share: lessons, or criteria where there are no grades.
    """

    values: tuple[str, ...]
    teacher: uuid.UUID | None
    lessons: int
    round: uuid.UUID | None = None
    matched: int = 0
    compared: int = 0


def withheld(observed: Iterable[Observed], *, opens: bool = False) -> Hidden | None:
    """Return the values to hide, by facet; None where even the whole has too few teachers for any breakdown.

    `observed` are lessons that may not be shown one by one. `opens` lets several rounds together show what some of them
    hide: for the widest scope alone, since two scopes that both did could be subtracted from each other.
    """
    rows = tuple(observed)
    if len({each.teacher for each in rows if each.teacher}) < FEWEST_TEACHERS:
        return None if rows else {facet: frozenset() for facet in FACETS}
    rounds: dict[uuid.UUID | None, list[Observed]] = {}
    for each in rows:
        rounds.setdefault(each.round, []).append(each)
    of_rounds = {name: _of_round(own) for name, own in rounds.items()}
    together = {facet: frozenset[str]().union(*(own[facet] for own in of_rounds.values())) for facet in FACETS}
    if not opens or len(of_rounds) == 1:
        return together
    return {facet: together[facet] - opened(_hidden_cells(facet, rounds, of_rounds)) for facet in FACETS}


def _of_round(rows: Sequence[Observed]) -> Hidden:
    """What one round hides, by facet; everything where it has too few teachers."""
    lessons: Counter[Cell] = Counter()
    teachers: dict[Cell, set[uuid.UUID]] = {}
    for each in rows:
        for cell in ((), *(((facet, value),) for facet, value in zip(FACETS, each.values, strict=True))):
            lessons[cell] += each.lessons
            teachers.setdefault(cell, set()).update([each.teacher] if each.teacher else [])
    values = {facet: tuple(sorted({each.values[at] for each in rows})) for at, facet in enumerate(FACETS)}
    breakdown = Breakdown(LATTICE, lessons, {cell: len(who) for cell, who in teachers.items()}, values)
    found = suppress(breakdown)
    if not found.shown:
        return {facet: frozenset(values[facet]) for facet in FACETS}
    hidden = {facet: {cell[0][1] for cell in found.hidden if cell[0][0] == facet} for facet in FACETS}
    return {facet: frozenset(_mixed(facet, hidden[facet], rows)) for facet in FACETS}


def _mixed(facet: str, hidden: set[str], rows: Sequence[Observed]) -> set[str]:
    """Hide further values, the smallest first, until hidden lessons neither all match nor all differ.

    Otherwise what is left of the total says of each hidden one how it came out.
    """
    at = FACETS.index(facet)
    sizes = Counter[str]()
    for each in rows:
        sizes[each.values[at]] += each.lessons
    while hidden and len(hidden) < len(sizes):
        inside = [each for each in rows if each.values[at] in hidden]
        matched, compared = (sum(getattr(each, part) for each in inside) for part in ("matched", "compared"))
        if not compared or 0 < matched < compared:
            break
        hidden = hidden | {min((size, value) for value, size in sizes.items() if value not in hidden)[1]}
    return hidden


def _hidden_cells(
    facet: str, rounds: Mapping[uuid.UUID | None, list[Observed]], hidden: Mapping[uuid.UUID | None, Hidden]
) -> list[HiddenCell]:
    """What each round hides of one facet, as the rounds together are attacked."""
    at = FACETS.index(facet)
    cells = []
    for name, rows in rounds.items():
        whole = len(hidden[name][facet]) == len({each.values[at] for each in rows})
        for value in sorted(hidden[name][facet]):
            inside = [each for each in rows if each.values[at] == value]
            matched = sum(each.matched for each in inside)
            differed = sum(each.compared for each in inside) - matched
            teachers = frozenset(each.teacher for each in inside if each.teacher)
            cells.append(HiddenCell(name, value, matched, differed, teachers, is_known_to_be_there=not whole))
    return cells
