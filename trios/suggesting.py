"""Suggest trios among willing people: across department and school, with least travel. Pure: no database, no clock.

Whom to put with whom is a set-packing problem: choose trios so that nobody is in two, with the greatest total worth. A
trio is worth what its three pairs are: most for crossing both department and school, less for one of them, minus a
little for each minute of travel. Candidates are the trios among each person's nearest partners, enough to lose almost
nothing; HiGHS (in SciPy) then finds the best choice among them.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import optimize, sparse

from diary.queries import Pair

CROSSES_BOTH, CROSSES_ONE = 100.0, 40.0
PER_MINUTE = 0.5
UNKNOWN_TRIP = 45  # minutes assumed where nobody has entered any
NEAREST = 8  # partners looked at for each person
ENOUGH = 40  # people among whom every trio is a candidate
SECONDS = 10.0


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
    """Return trios of these people, best first, nobody in two of them; as many as are worth something.

    `minutes` is known travel by pair of schools. The same people give the same answer, whatever their order.
    """
    ordered = sorted(people, key=lambda each: each.key)
    if len(ordered) < 3:  # noqa: PLR2004 - a trio
        return []
    pairs = np.array([[worth(one, other, minutes) for other in ordered] for one in ordered])
    trios = _candidates(pairs)
    values = np.array([pairs[a, b] + pairs[a, c] + pairs[b, c] for a, b, c in trios])
    chosen = [trios[at] for at in _pack(trios, values, len(ordered))]
    chosen.sort(key=lambda trio: -(pairs[trio[0], trio[1]] + pairs[trio[0], trio[2]] + pairs[trio[1], trio[2]]))
    return [_explained((ordered[a], ordered[b], ordered[c]), minutes) for a, b, c in chosen]


def _candidates(pairs: np.ndarray) -> list[tuple[int, int, int]]:
    """Return the trios to choose from, as indices in order: all of them, or those among each person's best partners."""
    size = len(pairs)
    if size <= ENOUGH:
        return list(combinations(range(size), 3))
    # Ties are broken by a turn of the row, so that not everybody is offered the same few colleagues.
    found: set[tuple[int, int, int]] = set()
    for at in range(size):
        order = np.roll(np.arange(size), -at - 1)
        nearest = order[np.argsort(-pairs[at][order], kind="stable")]
        partners = [int(each) for each in nearest if each != at][:NEAREST]
        found.update(_ordered(at, one, other) for one, other in combinations(partners, 2))
    return sorted(found)


def _ordered(one: int, two: int, three: int) -> tuple[int, int, int]:
    low, middle, high = sorted((one, two, three))
    return low, middle, high


def _pack(trios: Sequence[tuple[int, int, int]], values: np.ndarray, size: int) -> list[int]:
    """Return which trios to choose: nobody twice, the greatest total worth."""
    rows = np.array(trios).ravel()
    columns = np.repeat(np.arange(len(trios)), 3)
    seats = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, len(trios)))
    solved = optimize.milp(
        -values,
        constraints=optimize.LinearConstraint(seats, -np.inf, 1),
        integrality=np.ones(len(trios), dtype=int),
        bounds=optimize.Bounds(0, 1),
        options={"time_limit": SECONDS, "mip_rel_gap": 0.001},
    )
    if solved.x is None:
        return []
    return [int(at) for at in np.flatnonzero(solved.x > 0.5) if values[at] > 0]  # noqa: PLR2004 - chosen or not


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
