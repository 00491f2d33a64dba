"""Intervals of a proportion. Successes and n may be fractions of lessons (several observers on one lesson)."""

import math

import numpy as np
from scipy import special

from stats.arrays import Floats
from stats.results import Interval, Undefined

LEVEL = 0.95


def z_of(level: float) -> float:
    """The two-sided normal quantile of a level such as 0.95. Raises ValueError outside (0, 1)."""
    if not 0 < level < 1:
        message = f"a level lies between 0 and 1, not at {level!r}"
        raise ValueError(message)
    return float(special.ndtri(0.5 + level / 2))


def wilson_bounds(successes: Floats, n: Floats, *, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Lower and upper Wilson bounds, element by element; n must be positive (Wilson 1927)."""
    z2 = z_of(level) ** 2
    centre = (successes + z2 / 2) / (n + z2)
    spread = np.sqrt(z2 * (successes * (n - successes) / n + z2 / 4)) / (n + z2)
    low = np.where(successes <= 0, 0.0, np.clip(centre - spread, 0.0, 1.0))
    high = np.where(successes >= n, 1.0, np.clip(centre + spread, 0.0, 1.0))
    return low, high


def wilson(successes: float, n: float, *, level: float = LEVEL) -> Interval | Undefined:
    """The Wilson score interval: 6 of 8 gives 41% to 93%. `Undefined` without lessons (Wilson 1927).

    Raises ValueError if successes are not between 0 and n.
    """
    _check(successes, n)
    if n == 0:
        return Undefined("no lessons")
    low, high = wilson_bounds(np.asarray(successes, dtype=float), np.asarray(n, dtype=float), level=level)
    return Interval(successes / n, float(low), float(high), "wilson", successes, n)


def clopper_pearson(successes: float, n: float, *, level: float = LEVEL) -> Interval | Undefined:
    """The exact interval of Clopper and Pearson (1934), from beta quantiles. `Undefined` without lessons.

    Raises ValueError if successes are not between 0 and n.
    """
    _check(successes, n)
    if n == 0:
        return Undefined("no lessons")
    z_of(level)
    tail = (1 - level) / 2
    low = 0.0 if successes == 0 else float(special.betaincinv(successes, n - successes + 1, tail))
    high = 1.0 if successes == n else float(special.betaincinv(successes + 1, n - successes, 1 - tail))
    return Interval(successes / n, low, high, "clopper-pearson", successes, n)


def _check(successes: float, n: float) -> None:
    """Refuse what is no count."""
    if not (math.isfinite(n) and 0 <= successes <= n):
        message = f"{successes!r} of {n!r} is not a proportion"
        raise ValueError(message)
