"""Small numbers are not given away: hide cells of few teachers, and as many others as it takes to keep them hidden.

Hiding a cell of three is no use if its row adds up to a total that is shown. After the small cells, whole rectangles
are hidden around each one that can still be worked out (the hypercube method of Repsilber 1994), until linear
programming finds an interval of some width for every hidden cell. Where that does not help, tables are hidden whole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from stats.lattice import Attack, Breakdown, Cell

FEWEST_TEACHERS = 5
LEAST_WIDTH = 2
"""A hidden cell could be one of at least three numbers."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is shown, and why the rest is not.

    `small` cells have too few teachers, `withheld` ones no agreement to show them, `complementary` ones would give
    those away. If even the total is small, nothing is shown.
    """

    shown: dict[Cell, int]
    small: frozenset[Cell]
    withheld: frozenset[Cell]
    complementary: frozenset[Cell]

    @property
    def hidden(self) -> frozenset[Cell]:
        """Every cell that is not shown."""
        return self.small | self.withheld | self.complementary


def suppress(
    breakdown: Breakdown,
    *,
    fewest: int = FEWEST_TEACHERS,
    withheld: Collection[Cell] = (),
    least_width: int = LEAST_WIDTH,
) -> Suppression:
    """Decide which cells of a breakdown are shown.

    Empty cells are shown as empty, unless their whole table is hidden.
    `withheld` cells are hidden whatever their size, such as a school that did not agree; if that leaves no way to keep
    them hidden (the only school), nothing is shown. Raises ValueError if `fewest`
    or `least_width` is below one.
    """
    if fewest < 1 or least_width < 1:
        message = "fewest and least_width are at least one"
        raise ValueError(message)
    small = frozenset(
        cell for cell, lessons in breakdown.lessons.items() if lessons and breakdown.teachers[cell] < fewest
    )
    kept_back = frozenset(cell for cell in withheld if breakdown.lessons.get(cell)) - small
    if () in small | kept_back:
        return Suppression({}, frozenset(breakdown.lessons) - kept_back, kept_back, frozenset())
    hidden = set(small | kept_back)
    for facets in breakdown.lattice.components():
        if not _protect(Attack(breakdown, facets), hidden, least_width):
            return Suppression({}, small, kept_back, frozenset(breakdown.lessons) - small - kept_back)
    shown = {cell: lessons for cell, lessons in breakdown.lessons.items() if cell not in hidden}
    return Suppression(shown, small, kept_back, frozenset(hidden) - small - kept_back)


def _protect(attack: Attack, hidden: set[Cell], least_width: int) -> bool:
    """Hide further cells of one group of facets until no hidden one can be worked out; False if nothing helps.

    Hiding more never narrows an interval, so a cell that is safe stays safe.
    """
    own = set(attack.cells())
    waiting = sorted(own & hidden)
    while waiting:
        cell = waiting[0]
        low, high = attack.bounds(cell, hidden)
        if high - low >= least_width:
            waiting.pop(0)
            continue
        more = _next_step(attack, cell, hidden, high - low)
        if not more:
            return False
        hidden |= more
        waiting.extend(sorted(more))
    return True


def _next_step(attack: Attack, cell: Cell, hidden: set[Cell], width: int) -> set[Cell]:
    """The first way of hiding more that widens the interval of a cell; the whole of a table if none does."""
    part = _smallest_part(attack, cell, hidden)
    steps = [_rectangle(attack, cell, hidden)]
    if part is not None:
        steps.append({part} | _rectangle(attack, part, hidden | {part}))
    for step in steps:
        if step:
            low, high = attack.bounds(cell, hidden | step)
            if high - low > width:
                return step
    return _whole_table(attack, hidden)


def _rectangle(attack: Attack, cell: Cell, hidden: set[Cell]) -> set[Cell]:
    """What it takes to complete the cheapest further rectangle of hidden cells around a cell, within its table.

    Each corner takes another value of some facets. A corner without lessons holds nothing that could be elsewhere.
    """
    lessons = attack.breakdown.lessons
    found: list[tuple[int, list[Cell]]] = []
    others = [[value for value in attack.breakdown.values[facet] if value != own] for facet, own in cell]
    for opposite in product(*others):
        sides = [((facet, own), (facet, other)) for (facet, own), other in zip(cell, opposite, strict=True)]
        corners = set(product(*sides))
        to_hide = sorted(corners - hidden)
        if to_hide and all(lessons[corner] for corner in corners):
            found.append((sum(lessons[corner] for corner in to_hide), to_hide))
    return set(min(found)[1]) if found else set()


def _smallest_part(attack: Attack, cell: Cell, hidden: set[Cell]) -> Cell | None:
    """The smallest shown cell of a finer table that is part of this one."""
    lessons = attack.breakdown.lessons
    parts = [own for own in attack.cells() if set(cell) < set(own) and own not in hidden and lessons[own]]
    return min(parts, key=lambda own: (lessons[own], own), default=None)


def _whole_table(attack: Attack, hidden: set[Cell]) -> set[Cell]:
    """All that is left of the smallest table of which something is shown, empty cells too; the total stays."""
    breakdown = attack.breakdown
    open_tables = [
        set(breakdown.cells(table)) - hidden
        for table in breakdown.lattice.tables
        if table and set(table) <= set(attack.facets)
    ]
    return min((cells for cells in open_tables if cells), key=len, default=set())
