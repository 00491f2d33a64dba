"""Agreement where nobody gave a grade: criteria seen clearly, partly or not, and the grounds that decided.

Criteria are counted like grades, on a scale of three. Grounds are sets; two observers overlap as far as they named the
same ones.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stats.agreement import coefficient
from stats.patterns import PatternCounts
from stats.proportions import LEVEL, wilson, wilson_bounds, z_of
from stats.results import FEW_LESSONS, Estimate, Flag, GradeAgreement, Interval, Undefined

SEEN = ("not seen", "partly", "clearly")
"""The scale of a criterion, lowest first."""


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """One criterion: the same answer, at most one step apart, and agreement on each answer."""

    criterion: str
    exact: Estimate | Undefined
    within_one: Estimate | Undefined
    answers: tuple[GradeAgreement, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far the deciding grounds of two observers are the same.

    `any_shared`: lessons with a ground in common; `same`: lessons with exactly the same grounds; `mean` is the mean
    share of named grounds that both named (Jaccard). `n_dropped` lessons had no ground from either.
    """

    any_shared: Interval | Undefined
    same: Interval | Undefined
    mean: Estimate | Undefined
    n: int
    n_dropped: int


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """How often a theme decided for a role: its share of the lessons that role judged."""

    theme: str
    role: str
    share: Interval | Undefined


def criteria_agreement(counts: Mapping[str, PatternCounts], *, level: float = LEVEL) -> tuple[CriterionAgreement, ...]:
    """Each criterion's counts on the scale `SEEN` (or any other), in the order given."""
    return tuple(
        CriterionAgreement(
            criterion=criterion,
            exact=coefficient(own, "percent_agreement", level=level),
            within_one=coefficient(own, "within_one", level=level),
            answers=own.agreement_on_each_grade(),
        )
        for criterion, own in counts.items()
    )


def overlap_cells(pairs: Sequence[tuple[Collection[Any], Collection[Any]]]) -> dict[tuple[int, int], int]:
    """Pairs of sets of grounds into counts: (named by both, named by either) to the number of lessons."""
    cells: dict[tuple[int, int], int] = {}
    for first, second in pairs:
        one, other = set(first), set(second)
        key = (len(one & other), len(one | other))
        cells[key] = cells.get(key, 0) + 1
    return cells


def overlap_of_grounds(cells: Mapping[tuple[int, int], int], *, level: float = LEVEL) -> Overlap:
    """The overlap of deciding grounds from counts as `overlap_cells` makes them.

    Lessons where neither named a ground are dropped. Raises ValueError for a cell in which more were named by both than
    by either, or a negative count.
    """
    for (both, either), count in cells.items():
        if not 0 <= both <= either or count < 0:
            message = f"{count!r} lessons with {both!r} of {either!r} grounds in common cannot be"
            raise ValueError(message)
    named = {key: count for key, count in cells.items() if key[1] > 0}
    n = sum(named.values())
    shared = sum(count for (both, _either), count in named.items() if both > 0)
    same = sum(count for (both, either), count in named.items() if both == either)
    return Overlap(
        any_shared=wilson(shared, n, level=level),
        same=wilson(same, n, level=level),
        mean=_mean_share(named, n, level),
        n=n,
        n_dropped=sum(cells.values()) - n,
    )


def grounds_agreement(
    counts: Mapping[str, tuple[int, int]], *, level: float = LEVEL
) -> dict[str, Interval | Undefined]:
    """For each ground: of the lessons where either observer named it, the share where both did.

    `counts` maps a ground to (named by both, named by either). Raises ValueError if both exceeds either.
    """
    return {ground: wilson(both, either, level=level) for ground, (both, either) in counts.items()}


def what_decided(
    cells: Mapping[tuple[str, str], int], lessons: Mapping[str, int], *, level: float = LEVEL
) -> tuple[ThemeShare, ...]:
    """Theme by role: how often each theme decided, of the lessons that role judged.

    `cells` maps (theme, role) to lessons, `lessons` a role to all its lessons. Raises ValueError if a theme decided
    more lessons than there were.
    """
    return tuple(
        ThemeShare(theme, role, wilson(count, lessons.get(role, 0), level=level))
        for (theme, role), count in cells.items()
    )


def _mean_share(cells: Mapping[tuple[int, int], int], n: int, level: float) -> Estimate | Undefined:
    """Mean of both / either over the lessons; Wilson below 20 lessons or without spread, else normal."""
    z = z_of(level)
    if not n:
        return Undefined("no lessons")
    shares = np.asarray([both / either for both, either in cells])
    counts = np.asarray(list(cells.values()), dtype=np.float64)
    mean = float(shares @ counts / n)
    se = None if n == 1 else float(np.sqrt(np.square(shares - mean) @ counts / (n - 1) / n))
    flags: tuple[Flag, ...] = ("few lessons",) if n < FEW_LESSONS else ()
    if n < FEW_LESSONS or not se:
        low, high = wilson_bounds(np.asarray(mean * n), np.asarray(float(n)), level=level)
        return Estimate(mean, se, float(low), float(high), "wilson", n, n, 0, flags)
    return Estimate(mean, se, max(mean - z * se, 0.0), min(mean + z * se, 1.0), "normal", n, n, 0, flags)
