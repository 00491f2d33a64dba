"""Suggest trios among willing people: across department and school, with least travel. Pure: no database, no clock.

A trio is worth what its three pairs are: most for crossing both department and school, less for one of them, minus a
little for each minute of travel. Choosing trios for everybody at once is hard, but one part of it is not: with two
people of every trio kept, who goes third where is an assignment problem, which SciPy solves exactly. So everybody is
seated somehow; then, again and again, one person of every trio gets up and all of them are seated anew in the best way,
which never makes it worse, until nothing gets better. Several beginnings, and the best of their ends is suggested.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy import optimize

from diary.queries import Pair

Grid = npt.NDArray[np.float64]
Seats = npt.NDArray[np.int64]
CROSSES_BOTH, CROSSES_ONE = 100.0, 40.0
PER_MINUTE = 0.5
UNKNOWN_TRIP = 45  # minutes assumed where nobody has entered any
BEGINNINGS = 6
PATIENCE = 40  # rounds without anything better before a beginning has come to its end
TRIO = 3


@dataclass(frozen=True, slots=True)
class Willing:
    """Somebody who would join a trio."""

    key: uuid.UUID
    school: uuid.UUID
    department: str
    school_phase: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A trio and its reasons in figures: how many of its pairs cross department and school, and the minutes between."""

    people: tuple[Willing, Willing, Willing]
    crossing: int  # of three pairs, those that cross both
    departments: int
    schools: int
    phases: int
    minutes: int  # the longest trip between two of them
    guessed: bool  # whether a trip is assumed, not known


def trip(one: Willing, other: Willing, minutes: Mapping[Pair, int]) -> int:
    """Return the minutes between two people's schools."""
    if one.school == other.school:
        return 0
    return minutes.get(frozenset((one.school, other.school)), UNKNOWN_TRIP)


def worth(one: Willing, other: Willing, minutes: Mapping[Pair, int]) -> float:
    """Return what a pair is worth."""
    crossed = (one.school != other.school) + (one.department.casefold() != other.department.casefold())
    return (0.0, CROSSES_ONE, CROSSES_BOTH)[crossed] - PER_MINUTE * trip(one, other, minutes)


def suggest(people: Sequence[Willing], minutes: Mapping[Pair, int]) -> list[Suggestion]:
    """Return trios of these people, best first, nobody in two of them; those that are worth something.

    `minutes` is known travel by pair of schools. The same people give the same answer, whatever their order.
    """
    ordered = sorted(people, key=lambda each: each.key)
    if len(ordered) < TRIO:
        return []
    pairs = np.array([[worth(one, other, minutes) for other in ordered] for one in ordered])
    ends = [_seated(pairs, np.random.default_rng(beginning)) for beginning in range(BEGINNINGS)]
    trios = max(ends, key=lambda seats: float(_worths(pairs, seats).sum()))
    worths = _worths(pairs, trios)
    best = [trios[at] for at in np.argsort(-worths, kind="stable") if worths[at] > 0]
    return [_explained((ordered[a], ordered[b], ordered[c]), minutes) for a, b, c in np.sort(best, axis=1)]


def _worths(pairs: Grid, seats: Seats) -> Grid:
    """Return what each trio is worth; `seats` has a row of three people for each."""
    one, two, three = seats.T
    found: Grid = pairs[one, two] + pairs[one, three] + pairs[two, three]
    return found


def _seated(pairs: Grid, rng: np.random.Generator) -> Seats:
    """Seat everybody by chance, then better and better until nothing gets better; up to two people stay standing."""
    order = rng.permutation(len(pairs))
    seats, standing = order[: len(order) // TRIO * TRIO].reshape(-1, TRIO), order[len(order) // TRIO * TRIO :]
    rows, total, unchanged = np.arange(len(seats)), -np.inf, 0
    while unchanged < PATIENCE:
        up = rng.integers(TRIO, size=len(seats))
        first, second = seats[rows, (up + 1) % TRIO], seats[rows, (up + 2) % TRIO]
        free = np.concatenate([seats[rows, up], standing])
        trios, taken = optimize.linear_sum_assignment(pairs[first][:, free] + pairs[second][:, free], maximize=True)
        seats = np.column_stack([first, second, free[taken[np.argsort(trios)]]])
        standing = np.delete(free, taken)
        now = float(_worths(pairs, seats).sum())
        unchanged = 0 if now > total + 1e-9 else unchanged + 1
        total = now
    return seats


def _explained(people: tuple[Willing, Willing, Willing], minutes: Mapping[Pair, int]) -> Suggestion:
    """Return the suggestion with its reasons."""
    pairs = list(combinations(people, 2))
    known = [one.school == other.school or frozenset((one.school, other.school)) in minutes for one, other in pairs]
    return Suggestion(
        people=people,
        crossing=sum(
            one.school != other.school and one.department.casefold() != other.department.casefold()
            for one, other in pairs
        ),
        departments=len({each.department.casefold() for each in people}),
        schools=len({each.school for each in people}),
        phases=len({each.school_phase for each in people}),
        minutes=max(trip(one, other, minutes) for one, other in pairs),
        guessed=not all(known),
    )
