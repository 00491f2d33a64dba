"""The fixed lattice of breakdowns: which tables are ever shown, and what can be worked out from what they show."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy import optimize, sparse

from stats.arrays import Floats

Cell = tuple[tuple[str, str], ...]
"""One figure of a breakdown: (facet, value) for each facet of its table; () is the total."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """`facets` in a fixed order, and `tables`, the sets of facets by which figures are broken down; () is the total.

    It is fixed before anyone looks: tables chosen afterwards could be subtracted from each other. Raises ValueError for
    a table with a facet that does not exist, or in another order.
    """

    facets: tuple[str, ...]
    tables: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Check the tables."""
        for table in self.tables:
            if table != tuple(facet for facet in self.facets if facet in table):
                message = f"table {table} needs facets out of {self.facets}, in that order"
                raise ValueError(message)

    def components(self) -> tuple[tuple[str, ...], ...]:
        """Facets in groups that no table joins: figures of one group say nothing about those of another.

        Any two breakdowns with the same total can come from the same lessons, so each group is attacked alone.
        """
        groups: list[set[str]] = []
        for table in self.tables:
            joined = set(table)
            apart = [group for group in groups if not group & joined]
            groups = [*apart, joined.union(*(group for group in groups if group & joined))]
        return tuple(tuple(facet for facet in self.facets if facet in group) for group in groups if group)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What there is to show: lessons in each cell of each table, and how many different teachers they observe.

    `lessons` add up from cell to cell, `teachers` do not. `values` are the values of each facet.
    """

    lattice: Lattice
    lessons: Mapping[Cell, int]
    teachers: Mapping[Cell, int]
    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of_lessons(
        cls, lattice: Lattice, lessons: Sequence[Mapping[str, str]], teachers: Sequence[Hashable]
    ) -> "Breakdown":
        """Count lessons, each with a value for every facet, and the teacher it observed.

        Raises ValueError if the lengths differ or a lesson has no value for a facet.
        """
        if len(lessons) != len(teachers):
            message = f"one teacher for each lesson, not {len(teachers)} for {len(lessons)}"
            raise ValueError(message)
        missing = [facet for lesson in lessons for facet in lattice.facets if facet not in lesson]
        if missing:
            message = f"a lesson has no value for {missing[0]!r}"
            raise ValueError(message)
        values = {facet: tuple(sorted({lesson[facet] for lesson in lessons})) for facet in lattice.facets}
        counts = {cell: 0 for table in lattice.tables for cell in _cells(table, values)}
        who: dict[Cell, set[Hashable]] = {cell: set() for cell in counts}
        for lesson, teacher in zip(lessons, teachers, strict=True):
            for table in lattice.tables:
                cell = tuple((facet, lesson[facet]) for facet in table)
                counts[cell] += 1
                who[cell].add(teacher)
        return cls(lattice, counts, {cell: len(seen) for cell, seen in who.items()}, values)

    def cells(self, table: tuple[str, ...]) -> tuple[Cell, ...]:
        """Every cell of a table, empty ones too."""
        return tuple(_cells(table, self.values))


@dataclass(eq=False, slots=True)
class Attack:
    """What an outsider can work out by linear programming from the figures shown of one group of facets.

    The unknowns are the lessons of each combination of facet values. Shown cells are equations; a hidden cell is known
    to hold at least one lesson, since empty cells are shown as empty, unless its table is hidden whole.
    """

    breakdown: Breakdown
    facets: tuple[str, ...]
    _places: dict[Cell, Floats] = field(default_factory=dict)

    def cells(self) -> Iterator[Cell]:
        """The cells of the tables within this group, the total included."""
        for table in self.breakdown.lattice.tables:
            if set(table) <= set(self.facets):
                yield from self.breakdown.cells(table)

    def bounds(self, cell: Cell, hidden: Iterable[Cell]) -> tuple[int, int]:
        """The fewest and the most lessons that a cell can have, given all that is not hidden."""
        out = set(hidden)
        rules = [(self._row(own), *self._limits(own, out)) for own in self.cells()]
        rows, fewest, most = (np.asarray(column) for column in zip(*rules, strict=True))
        known = optimize.LinearConstraint(sparse.csr_array(rows), fewest, most)
        goal = self._row(cell)
        low = optimize.milp(goal, constraints=known)
        high = optimize.milp(-goal, constraints=known)
        if low.fun is None:
            message = f"the figures shown around {cell} contradict each other"
            raise ValueError(message)
        top = _UNBOUNDED if high.fun is None else int(np.floor(-high.fun + _ROUNDING))
        return int(np.ceil(low.fun - _ROUNDING)), top

    def _limits(self, cell: Cell, hidden: set[Cell]) -> tuple[float, float]:
        """What an outsider knows of one cell itself."""
        if cell not in hidden:
            lessons = float(self.breakdown.lessons[cell])
            return lessons, lessons
        return (0.0 if self._is_whole_table_in(hidden, cell) else 1.0), np.inf

    def _is_whole_table_in(self, hidden: set[Cell], cell: Cell) -> bool:
        """Whether the table of a cell is hidden with all its cells."""
        return hidden.issuperset(self.breakdown.cells(tuple(facet for facet, _value in cell)))

    def _row(self, cell: Cell) -> Floats:
        """Which combinations belong to a cell, ones and zeros."""
        if cell not in self._places:
            wanted = dict(cell)
            combinations = product(*(self.breakdown.values[facet] for facet in self.facets))
            inside = [
                all(wanted.get(facet, value) == value for facet, value in zip(self.facets, combination, strict=True))
                for combination in combinations
            ]
            self._places[cell] = np.asarray(inside, dtype=np.float64)
        return self._places[cell]


_ROUNDING = 1e-6
_UNBOUNDED = 10**9
"""More lessons than anyone has: shown where nothing limits a hidden cell from above."""


def _cells(table: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> Iterator[Cell]:
    """All combinations of a table's values."""
    for combination in product(*(values[facet] for facet in table)):
        yield tuple(zip(table, combination, strict=True))
