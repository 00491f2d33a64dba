"""Does agreement depend on how observers framed what they saw? Differences with intervals and permutation tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from stats import cells as cell_patterns
from stats import coding
from stats.agreement import CoefficientName, coefficient, parts_of
from stats.arrays import AnyArray, Floats, Grade, Ints
from stats.patterns import PatternCounts
from stats.permutation import PERMUTATIONS, PermutationTest, permutation_test, swap_test
from stats.proportions import LEVEL, z_of
from stats.results import Estimate, Interval, IntervalName, Undefined
from stats.weights import WeightName

NOT_RANDOMISED = (
    "Framing was not randomised: observers chose it or were given it for other reasons, so a difference may come from "
    "who framed how, and not from the framing."
)


_NO_WIDTH = 1e-12
"""Half an interval below this is rounding."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`value` is first minus second, with its interval and a permutation test of no difference."""

    first: Estimate
    second: Estimate
    value: float
    low: float
    high: float
    interval: IntervalName
    test: PermutationTest
    paired: bool
    caveat: str = NOT_RANDOMISED


def compare(
    first: PatternCounts,
    second: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    permutations: int = PERMUTATIONS,
    level: float = LEVEL,
) -> Difference | Undefined:
    """Two groups of different lessons, such as rule by rule against inductive by inductive.

    Batches are strata, row by row, within which the test relabels; the difference is over all of them. The interval
    combines those of the two figures (Newcombe 1998; Zou and Donner 2008), so it has a width even where both agree
    perfectly. `Undefined` with the reason of the first group that has no value.
    """
    one = coefficient(_whole(first), name, weights=weights, level=level)
    other = coefficient(_whole(second), name, weights=weights, level=level)
    if isinstance(one, Undefined):
        return one
    if isinstance(other, Undefined):
        return other
    test = permutation_test(first, second, name, weights=weights, permutations=permutations)
    if isinstance(test, Undefined):
        return test
    value, low, high = combined(one, other)
    return Difference(one, other, value, low, high, "newcombe", test, paired=False)


def compare_framings(
    groups: Mapping[str, PatternCounts],
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    permutations: int = PERMUTATIONS,
    level: float = LEVEL,
) -> dict[tuple[str, str], Difference | Undefined]:
    """Every two of several groups, in the order given: rule x rule, rule x inductive, inductive x inductive."""
    return {
        (one, other): compare(groups[one], groups[other], name, weights=weights, permutations=permutations, level=level)
        for one, other in combinations(groups, 2)
    }


def compare_paired(
    first: PatternCounts,
    second: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    permutations: int = PERMUTATIONS,
    level: float = LEVEL,
) -> Difference | Undefined:
    """The same lessons graded twice, with rules and without, as `paired_counts` makes them.

    The error follows each lesson through both figures; where that leaves no spread, the interval is that of `compare`,
    which is wider. The test swaps the two gradings of a lesson.
    """
    one = coefficient(first, name, weights=weights, level=level)
    other = coefficient(second, name, weights=weights, level=level)
    if isinstance(one, Undefined):
        return one
    if isinstance(other, Undefined):
        return other
    test = swap_test(first, second, name, weights=weights, permutations=permutations)
    if isinstance(test, Undefined):
        return test
    value, low, high = combined(one, other)
    first_parts, second_parts = parts_of(first, name, weights), parts_of(second, name, weights)
    moves = first_parts.influence() - second_parts.influence()
    n = int(first.n_lessons)
    half = z_of(level) * float(np.sqrt((first.counts * np.square(moves)).sum() / max(n * (n - 1), 1)))
    if half < _NO_WIDTH:
        return Difference(one, other, value, low, high, "newcombe", test, paired=True)
    lowest = [min(parts.floor, figure.value) for parts, figure in ((first_parts, one), (second_parts, other))]
    low, high = max(value - half, lowest[0] - 1), min(value + half, 1 - lowest[1])
    return Difference(one, other, value, low, high, "normal", test, paired=True)


def combined(first: Estimate | Interval, second: Estimate | Interval) -> tuple[float, float, float]:
    """First minus second, and the interval from the limits of each (Newcombe 1998, method 10)."""
    value = first.value - second.value
    low = value - float(np.hypot(first.value - first.low, second.high - second.value))
    high = value + float(np.hypot(first.high - first.value, second.value - second.low))
    return value, low, high


def paired_counts(
    first: AnyArray | Sequence[Sequence[Any]], second: AnyArray | Sequence[Sequence[Any]], categories: Sequence[Grade]
) -> tuple[PatternCounts, PatternCounts]:
    """Two (lessons, observers) tables of the same lessons, as counts that share their lessons.

    Lessons that are not pairable in both are left out. Raises ValueError for tables of different length, or a grade
    that is not declared.
    """
    scale = coding.check_categories(categories)
    codes = [coding.encode(coding.as_ratings(ratings), scale) for ratings in (first, second)]
    if len(codes[0]) != len(codes[1]):
        message = f"the same lessons twice, not {len(codes[0])} and {len(codes[1])}"
        raise ValueError(message)
    both = coding.keys_of_codes(np.hstack(codes), len(scale) + 1).count(None, 0)
    return _split(scale, *both, width=codes[0].shape[1])


def paired_cells(
    cells: Mapping[tuple[str, str], int], categories: Sequence[Grade]
) -> tuple[PatternCounts, PatternCounts]:
    """The same from stored cells: keys such as ("1-3", "2-2") or ("1,0,1", "0,2,0"), with rules and without, to counts.

    All keys are of one kind. Raises ValueError as `PatternCounts.from_cells` does.
    """
    scale = coding.check_categories(categories)
    keys, counts = list(cells), coding.whole_counts(list(cells.values()))
    if keys and not cell_patterns.are_ordered([one for key in keys for one in key]):
        sides = [cell_patterns.vectors([key[side] for key in keys], len(scale)) for side in (0, 1)]
        keep = np.logical_and(*((side.sum(axis=1) >= coding.PAIR) for side in sides))
        return PatternCounts(scale, sides[0][keep], counts[keep]), PatternCounts(scale, sides[1][keep], counts[keep])
    codes = [cell_patterns.ordered([key[side] for key in keys], scale) for side in (0, 1)]
    if not keys:
        codes = [np.empty((0, coding.PAIR), dtype=np.int64)] * 2
    return _split(scale, np.hstack(codes), counts, width=codes[0].shape[1])


def _split(scale: tuple[Grade, ...], codes: Ints, counts: Ints, *, width: int) -> tuple[PatternCounts, PatternCounts]:
    """Joint patterns into the first and the second grading, lesson by lesson."""
    one, other = codes[:, :width], codes[:, width:]
    keep = ((one >= 0).sum(axis=1) >= coding.PAIR) & ((other >= 0).sum(axis=1) >= coding.PAIR)
    return (
        PatternCounts.of_ordered(scale, one[keep], counts[keep]),
        PatternCounts.of_ordered(scale, other[keep], counts[keep]),
    )


def _whole(counts: PatternCounts) -> PatternCounts:
    """All strata together."""
    return counts.pooled() if counts.is_batch else counts
