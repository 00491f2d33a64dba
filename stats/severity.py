"""How severely each observer grades, next to those who saw the same lessons. Shown to that observer alone.

Score = lesson + observer + residual, by least squares: lessons are compared with themselves only, so that an observer
who saw weaker lessons is not thought severe.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import linalg, sparse, special

from stats.arrays import Floats
from stats.crossed import Crossed
from stats.proportions import LEVEL
from stats.results import Estimate, Undefined

_ROUNDING = 1e-9
"""A sum of squares below this is rounding."""


@dataclass(frozen=True, slots=True)
class Severity:
    """One observer: grades above (generous) or below (severe) the mean of all observers; the estimates add up to 0."""

    observer: Any
    estimate: Estimate | Undefined


def observer_severity(data: Crossed, *, level: float = LEVEL) -> tuple[Severity, ...] | Undefined:
    """The severity of every observer in grades, with its t interval.

    Observers who never met another one are `Undefined` with "no pairs". All are: with "no pairs" if nobody met, "not
    connected" if the graph of those who did falls apart, "too few lessons" if as much is unknown as is known, "no
    variation" if lesson and observer explain every grade.
    """
    met = data.shared()
    if not met.lessons:
        return Undefined("no pairs", len(data.lessons))
    if not met.is_connected():
        return Undefined("not connected", len(data.lessons))
    degrees = len(met.score) - len(met.lessons) - len(met.observers) + 1
    if degrees < 1:
        return Undefined("too few lessons", len(data.lessons))
    values, errors = _least_squares(met, degrees)
    if not errors.any():
        return Undefined("no variation", len(data.lessons))
    halves = float(special.stdtrit(degrees, 0.5 + level / 2)) * errors
    given = np.bincount(data.observer)
    shared = np.bincount(met.observer)
    found: dict[Any, Estimate | Undefined] = {
        name: Undefined("no pairs", int(n), 0, int(n)) for name, n in zip(data.observers, given, strict=True)
    }
    for place, name in enumerate(met.observers):
        n, kept = found[name].n_lessons, int(shared[place])
        value, half = float(values[place]), float(halves[place])
        found[name] = Estimate(value, float(errors[place]), value - half, value + half, "t", n, kept, n - kept)
    return tuple(Severity(name, found[name]) for name in data.observers)


def _least_squares(data: Crossed, degrees: int) -> tuple[Floats, Floats]:
    """Effects of the observers and their standard errors; errors of 0 where nothing is left to explain."""
    who = data.incidence()
    sizes: Floats = np.asarray(who.sum(axis=1)).ravel()
    apart = data.score - (np.bincount(data.lesson, weights=data.score) / sizes)[data.lesson]
    pull = np.bincount(data.observer, weights=apart)
    alone: Floats = np.diag(np.asarray(who.sum(axis=0)).ravel())
    inverse = linalg.pinvh(alone - (who.T @ sparse.diags_array(1 / sizes) @ who).toarray())
    effects: Floats = inverse @ pull
    left = float(np.square(apart).sum() - pull @ effects)
    if left <= _ROUNDING:
        return effects, np.zeros(len(effects))
    return effects, np.sqrt(np.maximum(np.diag(inverse), 0) * left / degrees)
