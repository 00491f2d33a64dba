"""The decision study: what more observers or more lessons would do (Brennan 2001, ch. 4)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stats.components import Components
from stats.results import Undefined

TARGET = 0.8


@dataclass(frozen=True, slots=True)
class Needed:
    """How many observers (or lessons) reach the target, or None if no number does; and what that many reach."""

    of: Literal["observers", "lessons"]
    target: float
    count: int | None
    reached: float


def phi(components: Components, observers: int) -> float:
    """Dependability of a lesson's grade from the mean of that many observers, severity counted as error.

    With one observer this is ICC2. Raises ValueError below one observer.
    """
    return _share(components.lesson, components.observer + components.residual, observers)


def generalizability(components: Components, observers: int) -> float:
    """The same where the same observers grade every lesson, so that severity does not change the order (ICC3)."""
    return _share(components.lesson, components.residual, observers)


def severity_reliability(components: Components, lessons: int) -> float:
    """How dependably an observer's severity shows in the mean of that many lessons."""
    return _share(components.observer, components.lesson + components.residual, lessons)


def decision_study(components: Components, observers: Iterable[int] = range(1, 7)) -> tuple[tuple[int, float], ...]:
    """Phi for each number of observers."""
    return tuple((count, phi(components, count)) for count in observers)


def observers_needed(components: Components, target: float = TARGET) -> Needed | Undefined:
    """Observers on a lesson until its mean grade is as dependable as the target (phi).

    `Undefined` with "no variation" where the components are all 0. Raises ValueError if the target is not within 0
    and 1.
    """
    return _needed("observers", components.lesson, components.observer + components.residual, target)


def lessons_needed(components: Components, target: float = TARGET) -> Needed | Undefined:
    """Lessons an observer grades until their severity is as dependable as the target."""
    return _needed("lessons", components.observer, components.lesson + components.residual, target)


def _needed(of: Literal["observers", "lessons"], signal: float, noise: float, target: float) -> Needed | Undefined:
    """The smallest count whose share of signal reaches the target."""
    if not 0 < target < 1:
        message = f"a target lies between 0 and 1, not at {target!r}"
        raise ValueError(message)
    if signal + noise == 0:
        return Undefined("no variation")
    if signal == 0:
        return Needed(of, target, None, 0.0)
    count = max(1, math.ceil(target / (1 - target) * noise / signal - _ROUNDING))
    return Needed(of, target, count, _share(signal, noise, count))


_ROUNDING = 1e-9
"""A count this little above a whole number is that number."""


def _share(signal: float, noise: float, count: int) -> float:
    """Divide: signal / (signal + noise / count), and 0 without any variance."""
    if count < 1:
        message = f"at least one, not {count}"
        raise ValueError(message)
    total = signal + noise / count
    return signal / total if total > 0 else 0.0
