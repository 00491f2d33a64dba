"""Permutation tests on pattern counts: relabelling the lessons is one hypergeometric draw over the patterns."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from stats.agreement import CoefficientName, values
from stats.arrays import AnyArray, Bools, Floats, Ints
from stats.patterns import PatternCounts
from stats.results import Undefined
from stats.seeds import generator, seed_of
from stats.weights import WeightName

PERMUTATIONS = 10_000
Sided = Literal["two-sided", "greater", "less"]

_ROUNDING = 1e-12
"""Two differences closer than this are the same difference."""


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """How often relabelled lessons differ at least as much as the real ones.

    `difference` is first minus second; `p_value` counts the observed labelling too, so it is never 0; `n_undefined`
    relabellings had no value and were left out.
    """

    difference: float
    p_value: float
    sided: Sided
    permutations: int
    n_undefined: int
    seed: int


def permutation_test(
    first: PatternCounts,
    second: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    permutations: int = PERMUTATIONS,
    sided: Sided = "two-sided",
) -> PermutationTest | Undefined:
    """Test whether two groups of lessons agree alike, relabelling lessons within each stratum only.

    Both are sets of counts, or batches whose rows are the same strata (school pairs, terms). The statistic is the
    difference of the coefficient over all strata together. `Undefined` if either group has no value. Raises ValueError
    if the strata do not match.
    """
    seed = seed_of(first, second, name, permutations)
    one, other = _rows_of(first, second)
    real, defined = values(
        one.with_counts(np.stack([one.counts.sum(axis=0), other.counts.sum(axis=0)])), name, weights=weights
    )
    if not defined.all():
        return Undefined("no pairs" if 0 in (one.n_pairable.sum(), other.n_pairable.sum()) else "one grade only")
    in_first = _relabelled(one.counts, other.counts, permutations, seed)
    in_second = (one.counts + other.counts).sum(axis=0) - in_first
    drawn = _differences(one, in_first, in_second, name, weights)
    return summarise(float(real[0] - real[1]), *drawn, sided=sided, seed=seed)


def swap_test(
    first: PatternCounts,
    second: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    permutations: int = PERMUTATIONS,
    sided: Sided = "two-sided",
) -> PermutationTest | Undefined:
    """Test whether the same lessons, graded twice, agree alike: each lesson's two gradings swap with a fair coin.

    `first` and `second` share their counts, pattern by pattern, as `stats.framing.paired_counts` makes them.
    """
    seed = seed_of(first, second, name, permutations)
    both = PatternCounts.stack([first.with_counts(np.diag(first.counts)), second.with_counts(np.diag(second.counts))])
    as_first, as_second = np.split(both.counts, 2)
    pair = both.with_counts(np.stack([as_first.sum(axis=0), as_second.sum(axis=0)]))
    real, defined = values(pair, name, weights=weights)
    if not defined.all():
        return Undefined("one grade only" if first.counts.sum() else "no lessons")
    swapped: Ints = generator(seed).binomial(first.counts, 0.5, size=(permutations, len(first.counts)))
    kinds = np.maximum(first.counts, 1)
    moved = swapped @ ((as_second - as_first) // kinds[:, None])
    drawn = _differences(both, pair.counts[0] + moved, pair.counts[1] - moved, name, weights)
    return summarise(float(real[0] - real[1]), *drawn, sided=sided, seed=seed)


def summarise(difference: float, drawn: Floats, defined: Bools, *, sided: Sided, seed: int) -> PermutationTest:
    """The p value of a difference among drawn ones (Phipson and Smyth 2010). Raises ValueError for an unknown side."""
    usable = drawn[defined]
    match sided:
        case "two-sided":
            extreme = np.abs(usable) >= abs(difference) - _ROUNDING
        case "greater":
            extreme = usable >= difference - _ROUNDING
        case "less":
            extreme = usable <= difference + _ROUNDING
        case _:
            message = f"unknown side {sided!r}: use one of {', '.join(get_args(Sided))}"
            raise ValueError(message)
    p_value = (1 + int(extreme.sum())) / (1 + len(usable))
    return PermutationTest(difference, p_value, sided, len(drawn), len(drawn) - len(usable), seed)


def _rows_of(first: PatternCounts, second: PatternCounts) -> tuple[PatternCounts, PatternCounts]:
    """Both groups on the same patterns, one row for each stratum."""
    rows = (len(np.atleast_2d(first.counts)), len(np.atleast_2d(second.counts)))
    if rows[0] != rows[1] or first.is_batch != second.is_batch:
        message = f"the groups need the same strata, not {rows[0]} and {rows[1]}"
        raise ValueError(message)
    both = PatternCounts.stack([first, second])
    return both.with_counts(both.counts[: rows[0]]), both.with_counts(both.counts[rows[0] :])


def _relabelled(first: Ints, second: Ints, permutations: int, seed: int) -> Ints:
    """Counts of the first group after relabelling, (permutations, patterns), summed over the strata."""
    stream = generator(seed)
    total = np.zeros((permutations, first.shape[1]), dtype=np.int64)
    for in_first, in_second in zip(first, second, strict=True):
        lessons = in_first + in_second
        seen = lessons > 0
        if in_first.any() and in_second.any():
            size = int(in_first.sum())
            total[:, seen] += stream.multivariate_hypergeometric(
                lessons[seen], size, size=permutations, method="marginals"
            )
        else:
            total += in_first
    return total


def _differences(
    patterns: PatternCounts,
    in_first: AnyArray,
    in_second: AnyArray,
    name: CoefficientName,
    weights: WeightName | Floats,
) -> tuple[Floats, Bools]:
    """First minus second for each relabelling, and where both have a value."""
    one, one_defined = values(patterns.with_counts(in_first), name, weights=weights)
    other, other_defined = values(patterns.with_counts(in_second), name, weights=weights)
    return one - other, one_defined & other_defined
