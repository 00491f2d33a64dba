"""Breakdowns of nested scopes: what is shown of several rounds together must not give away what one of them hides.

A round hides cells of its own (`stats.disclosure`). All rounds together may still show a value that some of them hide,
as long as nobody can work out a round's share of it from the sums of rows and columns. What is not opened here is
hidden above wherever a round hides it: then the figures above are sums of shown ones and say nothing new.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from stats.arrays import Bools, Floats

FEWEST_TEACHERS = 5
LEAST_WIDTH = 2
_GUESSES = 24
"""So many random goals show most cells to be free, before any is asked for by name."""


@dataclass(frozen=True, slots=True)
class HiddenCell:
    """One value that one round hides: what matched and what differed in it, and who was observed.

    `is_known_to_be_there` is false where the round hides its whole table, so that nobody knows which values it has.
    """

    round: Hashable
    value: str
    matched: int
    differed: int
    teachers: frozenset[Hashable]
    is_known_to_be_there: bool = True


def opened(
    cells: Sequence[HiddenCell], *, fewest: int = FEWEST_TEACHERS, least_width: int = LEAST_WIDTH
) -> frozenset[str]:
    """Return the values that all rounds together may show although some rounds hide them.

    The largest are tried first, and each stays open only if every hidden cell of every round could still be several
    numbers, and its matches too unless the round's own total gives them away. What is left closed is none at all or
    has enough teachers, since the last closed value is the total less the open ones.
    """
    if not cells:
        return frozenset()
    columns = {value: [cell for cell in cells if cell.value == value] for value in sorted({c.value for c in cells})}
    safe = [value for value, column in columns.items() if _teachers(column) >= fewest]
    largest_first = sorted(safe, key=lambda value: (-sum(c.matched + c.differed for c in columns[value]), value))
    attack = _Attack(cells, least_width)
    open_now: list[str] = []
    for value in largest_first:
        closed = [cell for other in columns if other not in {*open_now, value} for cell in columns[other]]
        if (not closed or _teachers(closed) >= fewest) and attack.fails({*open_now, value}):
            open_now.append(value)
    return frozenset(open_now)


def _teachers(cells: Collection[HiddenCell]) -> int:
    """How many teachers were observed in these cells."""
    return len(frozenset[Hashable]().union(*(cell.teachers for cell in cells)))


class _Attack:
    """What can be worked out of the hidden cells from each round's sums and those of the open values.

    The unknowns are the matched, then the differed lessons of each cell.
    """

    def __init__(self, cells: Sequence[HiddenCell], least_width: int) -> None:
        """Lay out the unknowns as they really are, and the rows of the rounds."""
        self._cells, self._least_width = cells, least_width
        self._true = np.asarray([*(c.matched for c in cells), *(c.differed for c in cells)], dtype=np.float64)
        there = [float(cell.is_known_to_be_there and cell.matched + cell.differed > 0) for cell in cells]
        self._at_least = optimize.LinearConstraint(sparse.hstack([sparse.eye_array(len(cells))] * 2), there, np.inf)
        self._rounds = [self._both([c.round == name for c in cells]) for name in dict.fromkeys(c.round for c in cells)]
        self._given_away = self._without_choice()

    def _both(self, chosen: Sequence[bool]) -> Floats:
        """Two rows of ones: the matched and the differed lessons of the chosen cells."""
        row = np.asarray(chosen, dtype=np.float64)
        return np.asarray(np.kron(np.eye(2), row), dtype=np.float64)

    def _without_choice(self) -> Bools:
        """Which unknowns are 0 whatever is opened: nothing in the round's hidden cells matched, or nothing differed."""
        sums = np.stack([rows @ self._true for rows in self._rounds])
        return np.asarray(((np.concatenate(self._rounds).T @ (sums.ravel() == 0)) > 0), dtype=np.bool_)

    def fails(self, open_values: Collection[str]) -> bool:
        """Whether no hidden cell can be worked out when these values are open."""
        columns = [self._both([cell.value == value for cell in self._cells]) for value in sorted(open_values)]
        rows = np.concatenate([*self._rounds, *columns])
        known = optimize.LinearConstraint(sparse.csr_array(rows), rows @ self._true, rows @ self._true)
        n = len(self._cells)
        of_cells = np.hstack([np.eye(n), np.eye(n)])
        goals = np.concatenate([of_cells, np.eye(2 * n)])
        widths = np.concatenate([np.full(n, self._least_width), np.where(self._given_away, 0, 1)])
        low = high = goals @ self._true
        stream = np.random.default_rng(0)
        for goal in stream.integers(-9, 10, size=(_GUESSES, 2 * n)):
            found = self._solve(goal.astype(np.float64), known)
            low, high = np.minimum(low, goals @ found), np.maximum(high, goals @ found)
        return all(self._is_wide(goals[at], known, widths[at]) for at in np.flatnonzero(high - low < widths))

    def _is_wide(self, goal: Floats, known: optimize.LinearConstraint, width: float) -> bool:
        """Whether this sum can be so far apart at its least and at its most."""
        least, most = (goal @ self._solve(sign * goal, known) for sign in (1.0, -1.0))
        return bool(most - least >= width)

    def _solve(self, goal: Floats, known: optimize.LinearConstraint) -> Floats:
        """Return the numbers, within all that is known, where this goal is least."""
        found = optimize.milp(goal, constraints=[known, self._at_least], integrality=np.ones(len(goal), dtype=np.int64))
        if found.x is None:
            message = "the figures shown contradict each other"
            raise ValueError(message)
        return np.asarray(np.rint(found.x), dtype=np.float64)
