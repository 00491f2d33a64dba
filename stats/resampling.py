"""Bootstrap and jackknife on pattern counts: a replicate is one multinomial draw, whatever the number of lessons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from stats.agreement import CoefficientName, coefficient, parts_of, values
from stats.arrays import Bools, Floats, Ints
from stats.patterns import PatternCounts
from stats.proportions import LEVEL, z_of
from stats.results import Estimate, Undefined
from stats.seeds import generator, seed_of
from stats.weights import WeightName

REPLICATES = 1000
_FEWEST = 20
"""With fewer usable replicates than this there are no quantiles to speak of."""

Request = tuple[CoefficientName, WeightName]


@dataclass(frozen=True, slots=True)
class Resampled:
    """An estimate whose error and interval come from resampling.

    `replicates` were drawn, of which `n_undefined` had no value and were left out; `seed` reproduces the draw, and is
    None for the jackknife, which draws nothing.
    """

    estimate: Estimate
    replicates: int
    n_undefined: int
    seed: int | None


def bootstrap(
    counts: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    replicates: int = REPLICATES,
    seed: int | None = None,
    level: float = LEVEL,
) -> Resampled | Undefined:
    """One coefficient with the percentile interval of lessons drawn with replacement (Efron 1979).

    The seed comes from the data unless it is given. Where no replicate differs (perfect agreement, one lesson) the
    interval is that of `coefficient`. Raises ValueError for a batch, see `bootstrap_clusters`.
    """
    estimate = coefficient(counts, name, weights=weights, level=level)
    if isinstance(estimate, Undefined):
        return estimate
    seed = seed_of(counts, replicates) if seed is None else seed
    drawn = draw_lessons(counts, replicates, seed)
    return _summary(estimate, *values(drawn, name, weights=weights), seed=seed, level=level)


def bootstrap_many(
    counts: PatternCounts,
    requests: Mapping[str, Request],
    *,
    replicates: int = REPLICATES,
    seed: int | None = None,
    level: float = LEVEL,
) -> dict[str, Resampled | Undefined]:
    """Several coefficients from one and the same draw; `requests` maps a label to a name and its weights."""
    seed = seed_of(counts, replicates) if seed is None else seed
    drawn = draw_lessons(counts, replicates, seed)
    answers: dict[str, Resampled | Undefined] = {}
    for label, (name, weights) in requests.items():
        estimate = coefficient(counts, name, weights=weights, level=level)
        if isinstance(estimate, Estimate):
            answers[label] = _summary(estimate, *values(drawn, name, weights=weights), seed=seed, level=level)
        else:
            answers[label] = estimate
    return answers


def bootstrap_clusters(
    counts: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    replicates: int = REPLICATES,
    seed: int | None = None,
    level: float = LEVEL,
) -> Resampled | Undefined:
    """One coefficient of all rows of a batch together, its interval from rows drawn with replacement.

    This is for what is said beyond one round: lessons within a school pair are not independent, so whole pairs are
    drawn. `Undefined` with "too few lessons" below two rows that have lessons. Raises ValueError without a batch.
    """
    if not counts.is_batch:
        message = "bootstrap_clusters needs a batch: one row for each school pair"
        raise ValueError(message)
    estimate = coefficient(counts.pooled(), name, weights=weights, level=level)
    if isinstance(estimate, Undefined):
        return estimate
    rows = counts.counts[counts.n_lessons > 0]
    if len(rows) < 2:  # noqa: PLR2004 - one pair cannot vary
        return Undefined("too few lessons", estimate.n_lessons, estimate.n_pairable, estimate.n_dropped)
    seed = seed_of(counts, replicates) if seed is None else seed
    times = generator(seed).multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=replicates)
    drawn = counts.with_counts(times @ rows)
    return _summary(estimate, *values(drawn, name, weights=weights), seed=seed, level=level)


def jackknife(
    counts: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName | Floats = "identity",
    level: float = LEVEL,
) -> Resampled | Undefined:
    """One coefficient with the error of leaving out one lesson at a time (Tukey 1958), and its t interval.

    Each pattern is left out once and counts as often as it occurs. `Undefined` with "too few lessons" if there are
    fewer than two lessons, or leaving one out leaves no value.
    """
    estimate = coefficient(counts, name, weights=weights, level=level)
    if isinstance(estimate, Undefined):
        return estimate
    given = counts.of_observed()
    n = int(given.n_lessons)
    without = given.with_counts(given.counts - np.eye(len(given.counts), dtype=np.int64))
    left, defined = values(without, name, weights=weights)
    if n < 2 or not defined.all():  # noqa: PLR2004 - nothing is left without one of one
        return Undefined("too few lessons", estimate.n_lessons, estimate.n_pairable, estimate.n_dropped)
    mean = (given.counts * left).sum() / n
    se = float(np.sqrt((n - 1) / n * (given.counts * np.square(left - mean)).sum()))
    half = float(special.stdtrit(n - 1, 0.5 + level / 2)) * se
    lowest = min(parts_of(counts, name, weights).floor, estimate.value)
    spread = _with_interval(estimate, se, max(estimate.value - half, lowest), estimate.value + half)
    if spread is not estimate:
        spread = replace(spread, interval="jackknife")
    return Resampled(spread, n, 0, None)


def draw_lessons(counts: PatternCounts, replicates: int, seed: int) -> PatternCounts:
    """A batch of replicates: as many lessons as there are with a rating, drawn with replacement.

    Raises ValueError for a batch, or for fewer replicates than quantiles need.
    """
    if counts.is_batch or replicates < _FEWEST:
        message = f"a bootstrap takes one set of counts, not a batch, and at least {_FEWEST} replicates"
        raise ValueError(message)
    rated = counts.counts * (counts.ratings_each > 0)
    n = int(rated.sum())
    drawn: Ints = generator(seed).multinomial(n, rated / max(n, 1), size=replicates)
    return counts.with_counts(drawn)


def _summary(estimate: Estimate, drawn: Floats, defined: Bools, *, seed: int, level: float) -> Resampled:
    """Error and percentile interval of the replicates that have a value."""
    z_of(level)
    usable = drawn[defined]
    n_undefined = len(drawn) - len(usable)
    if len(usable) < _FEWEST:
        return Resampled(estimate, len(drawn), n_undefined, seed)
    low, high = np.quantile(usable, [0.5 - level / 2, 0.5 + level / 2])
    spread = _with_interval(estimate, float(usable.std(ddof=1)), float(low), float(high))
    return Resampled(spread, len(drawn), n_undefined, seed)


def _with_interval(estimate: Estimate, se: float, low: float, high: float) -> Estimate:
    """The estimate with a resampled interval, wide enough to hold it; unchanged if that interval has no width."""
    low, high = min(low, estimate.value), min(max(high, estimate.value), 1.0)
    if high - low <= 0 or se <= 0:
        return estimate
    flags = tuple(flag for flag in estimate.flags if flag != "clipped")
    return replace(estimate, se=se, low=low, high=high, interval="bootstrap", flags=flags)
