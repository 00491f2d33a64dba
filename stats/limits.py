"""From disagreement and chance to estimates: standard errors and intervals, for a whole batch at once."""

from typing import Literal, get_args

import numpy as np
from scipy import special

from stats.arrays import Bools, Floats
from stats.parts import Parts, ratio
from stats.patterns import PatternCounts
from stats.proportions import wilson_bounds, z_of
from stats.results import FEW_LESSONS, Estimates, Flag, Reason

Method = Literal["t", "normal", "wilson"]

_NO_SPREAD = 1e-12
"""A standard error below this is rounding: every lesson moves the coefficient alike."""


def estimates(
    counts: PatternCounts,
    parts: Parts,
    *,
    divisor: str,
    method: Method | None,
    level: float,
) -> Estimates:
    """Estimates of a batch from the parts of a coefficient.

    Raises ValueError for a method that does not exist.
    """
    if method not in {None, *get_args(Method)}:
        message = f"unknown interval {method!r}: use one of {', '.join(get_args(Method))}"
        raise ValueError(message)
    reasons = reasons_of(counts, parts)
    defined = ~any_of(reasons)
    value = np.where(defined, 1 - ratio(parts.disagreement, parts.chance), 0.0)
    se = np.where(defined, _standard_errors(counts, parts, divisor), 0.0)
    by_wilson = _wants_wilson(counts, parts, method) | (se == 0) | ~np.isfinite(se)
    low, high = _around(parts, value, np.where(by_wilson, 0.0, se), method, level)
    from_wilson = _from_wilson(counts, parts, value, level)
    low, high = np.where(by_wilson, from_wilson[0], low), np.where(by_wilson, from_wilson[1], high)
    cut_low, cut_high = np.maximum(low, np.minimum(parts.floor, value)), np.minimum(high, 1.0)
    return Estimates(
        defined=defined,
        value=value,
        se=se,
        low=np.where(defined, cut_low, 0.0),
        high=np.where(defined, cut_high, 0.0),
        interval="normal" if _is_normal(parts, method) else "t",
        by_wilson=by_wilson,
        n_lessons=counts.n_lessons,
        n_pairable=counts.n_pairable,
        n_dropped=counts.n_lessons - parts.n_used,
        reasons=reasons,
        flags=_flags(counts, parts, se, (cut_low > low) | (cut_high < high)),
    )


def any_of(marks: tuple[tuple[Reason, Bools], ...]) -> Bools:
    """Which subsets any of the reasons holds for."""
    found: Bools = np.logical_or.reduce([holds for _reason, holds in marks])
    return found


def reasons_of(counts: PatternCounts, parts: Parts) -> tuple[tuple[Reason, Bools], ...]:
    """The reasons for which there may be no value, each with the subsets it holds for; the first counts."""
    shape = counts.counts.shape[:-1]
    if parts.reason is not None:
        return ((parts.reason, np.ones(shape, dtype=bool)),)
    return (
        ("no pairs", np.asarray((counts.n_pairable == 0) | (parts.n_used == 0))),
        ("no overlap", np.zeros(shape, dtype=bool) if parts.apart is None else parts.apart),
        ("one grade only", np.asarray(parts.chance <= 0)),
    )


def _standard_errors(counts: PatternCounts, parts: Parts, divisor: str) -> Floats:
    """The linearised standard error; infinite where one lesson alone leaves none.

    irrCAC divides by n for tables of two observers only, and by n - 1 for count vectors whatever is asked.
    """
    n = parts.n_used.astype(np.float64)
    squares = np.square(parts.influence()) * parts.used
    total = (counts.counts * squares).sum(axis=-1)
    by_n = parts.divides_by_n or (divisor == "n" and counts.ordered is not None)
    below = n * n if by_n else n * (n - 1)
    errors = np.sqrt(ratio(total, below))
    errors[errors < _NO_SPREAD] = 0.0
    return np.where(n > 1, errors, np.inf)


def _is_normal(parts: Parts, method: Method | None) -> bool:
    """Cohen's kappa comes with the normal interval of its source, the others with t."""
    return method == "normal" or (method is None and parts.divides_by_n)


def _wants_wilson(counts: PatternCounts, parts: Parts, method: Method | None) -> Bools:
    """Where Wilson was asked for, or is the usual interval: perfect agreement, and plain agreement below 20 lessons.

    A perfect coefficient has an error where some lessons have one rating, but not one that says how sure it is.
    """
    if method is not None:
        return np.full(len(counts.counts), fill_value=method == "wilson")
    return np.asarray((parts.disagreement == 0) | ((counts.n_pairable < FEW_LESSONS) & parts.is_plain))


def _around(parts: Parts, value: Floats, se: Floats, method: Method | None, level: float) -> tuple[Floats, Floats]:
    """The symmetric interval."""
    if _is_normal(parts, method):
        half = z_of(level) * se
    else:
        z_of(level)
        half = special.stdtrit(np.maximum(parts.n_degrees - 1.0, 1.0), 0.5 + level / 2) * se
    return value - half, value + half


def _from_wilson(counts: PatternCounts, parts: Parts, value: Floats, level: float) -> tuple[Floats, Floats]:
    """Wilson on the pairable lessons, moved to the scale of the coefficient.

    For plain agreement, and wherever agreement is perfect, these are the bounds themselves; otherwise the distance to
    each bound is divided by the chance disagreement, taken as known.
    """
    n = np.maximum(counts.n_pairable, 1).astype(np.float64)
    agreed = 1 - np.clip(parts.disagreement, 0.0, 1.0)
    low, high = wilson_bounds(agreed * n, n, level=level)
    scale = np.where(parts.disagreement == 0, 1.0, ratio(np.ones_like(n), parts.chance))
    return value - (agreed - low) * scale, value + (high - agreed) * scale


def _flags(counts: PatternCounts, parts: Parts, se: Floats, cut: Bools) -> tuple[tuple[Flag, Bools], ...]:
    """The remarks, each with the subsets it holds for."""
    return (
        ("few lessons", np.asarray(counts.n_pairable < FEW_LESSONS)),
        ("perfect agreement", np.asarray(parts.disagreement == 0)),
        ("no spread", np.asarray((se == 0) & (parts.disagreement > 0))),
        ("clipped", cut),
    )
