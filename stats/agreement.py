"""Coefficients of agreement: one figure, or one for each subset of a batch in a single call.

>>> counts = PatternCounts.from_ratings([[1, 1], [2, 2], [1, 2]], [1, 2, 3, 4])
>>> round(coefficient(counts, "krippendorff_alpha", weights="ordinal_metric").value, 3)
0.444
"""

from typing import Literal, get_args

import numpy as np

from stats import alpha, chance, kappa, limits
from stats.arrays import Bools, Floats
from stats.parts import Parts, ratio
from stats.patterns import PatternCounts
from stats.proportions import LEVEL
from stats.results import Estimate, Estimates, Undefined
from stats.weights import WeightName, disagreement_weights, within_one_weights

CoefficientName = Literal[
    "percent_agreement",
    "within_one",
    "cohen_kappa",
    "conger_kappa",
    "fleiss_kappa",
    "scott_pi",
    "krippendorff_alpha",
    "gwet_ac",
    "brennan_prediger",
]
COEFFICIENT_NAMES: tuple[CoefficientName, ...] = get_args(CoefficientName)
Divisor = Literal["n-1", "n"]

_FORMULAS = {
    "percent_agreement": chance.percent_agreement,
    "cohen_kappa": kappa.cohen_kappa,
    "conger_kappa": kappa.conger_kappa,
    "fleiss_kappa": chance.fleiss_kappa,
    "scott_pi": chance.scott_pi,
    "gwet_ac": chance.gwet_ac,
    "brennan_prediger": chance.brennan_prediger,
}


def coefficient(
    counts: PatternCounts,
    name: CoefficientName,
    weights: WeightName | Floats = "identity",
    *,
    se_divisor: Divisor = "n-1",
    interval: limits.Method | None = None,
    level: float = LEVEL,
) -> Estimate | Undefined:
    """One coefficient of agreement with its standard error and interval.

    `weights` is a name or a (q, q) array of agreement weights; `ordinal_metric` is for alpha alone. `se_divisor` is
    what the linearised variance divides by; Cohen's kappa always takes n. `interval` is "t", "normal" or "wilson";
    left out, it is Wilson for perfect agreement and, below 20 lessons, for percent agreement and within one grade;
    normal for Cohen's kappa; and t otherwise. Where the error is 0, Wilson on the lessons stands in whatever was asked.
    Raises ValueError for a name, weights or divisor that does not exist, for Cohen's kappa or Scott's pi of more than
    two observers, and for a batch.
    """
    if counts.is_batch:
        message = "these counts are a batch: ask `coefficients`"
        raise ValueError(message)
    batch = counts.with_counts(counts.counts[None, :])
    return coefficients(batch, name, weights=weights, se_divisor=se_divisor, interval=interval, level=level)[0]


def coefficients(
    counts: PatternCounts,
    name: CoefficientName,
    weights: WeightName | Floats = "identity",
    *,
    se_divisor: Divisor = "n-1",
    interval: limits.Method | None = None,
    level: float = LEVEL,
) -> Estimates:
    """The same coefficient for every row of a batch, all in one pass: a sequence of what `coefficient` answers."""
    if se_divisor not in get_args(Divisor):
        message = f"unknown divisor {se_divisor!r}: use 'n-1' or 'n'"
        raise ValueError(message)
    if not counts.is_batch:
        counts = counts.with_counts(counts.counts[None, :])
    return limits.estimates(counts, parts_of(counts, name, weights), divisor=se_divisor, method=interval, level=level)


def values(
    counts: PatternCounts, name: CoefficientName, *, weights: WeightName | Floats = "identity"
) -> tuple[Floats, Bools]:
    """Values alone, without errors, and where they are defined (0 elsewhere): what resampling calls."""
    parts = parts_of(counts, name, weights)
    defined = ~limits.any_of(limits.reasons_of(counts, parts))
    return np.where(defined, 1 - ratio(parts.disagreement, parts.chance), 0.0), defined


def parts_of(counts: PatternCounts, name: CoefficientName, weights: WeightName | Floats) -> Parts:
    """Observed and expected disagreement of a coefficient. Raises ValueError for an unknown name or weights."""
    if name == "within_one":
        return chance.percent_agreement(counts, within_one_weights(counts.q))
    if name == "krippendorff_alpha":
        by_data = isinstance(weights, str) and weights == "ordinal_metric"
        return alpha.krippendorff_alpha(counts, None if by_data else disagreement_weights(weights, counts.q))
    if name not in _FORMULAS:
        message = f"unknown coefficient {name!r}: use one of {', '.join(COEFFICIENT_NAMES)}"
        raise ValueError(message)
    return _FORMULAS[name](counts, disagreement_weights(weights, counts.q))
