"""How many lessons a question takes, before anyone collects them.

Normal approximations for proportions (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, ch.
4). Lessons of one school pair are not independent: the design effect 1 + (m - 1) r of m lessons with correlation r
multiplies the number.
"""

import math
from dataclasses import dataclass
from typing import Literal

from scipy import special

POWER = 0.8
ALPHA = 0.05
Sides = Literal[1, 2]


@dataclass(frozen=True, slots=True)
class Clustering:
    """How many lessons one school pair gives, and how alike they are (intraclass correlation)."""

    lessons_per_pair: float = 1.0
    correlation: float = 0.0

    @property
    def design_effect(self) -> float:
        """How many times as many lessons are needed as if they were independent."""
        return 1 + (self.lessons_per_pair - 1) * self.correlation


INDEPENDENT = Clustering()


@dataclass(frozen=True, slots=True)
class Plan:
    """`lessons` are needed in each group; `total` in all. `sentence` says it with its conditions."""

    kind: Literal["one group against a figure", "two groups"]
    lessons: int
    total: int
    expected: float
    against: float
    power: float
    alpha: float
    sides: Sides
    sentence: str


def one_group(
    expected: float,
    figure: float,
    *,
    power: float = POWER,
    alpha: float = ALPHA,
    sides: Sides = 2,
    clustering: Clustering = INDEPENDENT,
) -> Plan:
    """Lessons needed to tell the expected agreement of one group from a figure.

    Raises ValueError for proportions outside 0 to 1, two equal ones, or a power, alpha or sides that make no sense.
    """
    _check(expected, figure, power, alpha, sides)
    at_figure = _quantile(1 - alpha / sides) * math.sqrt(figure * (1 - figure))
    at_expected = _quantile(power) * math.sqrt(expected * (1 - expected))
    lessons = _round_up(((at_figure + at_expected) / (expected - figure)) ** 2 * clustering.design_effect)
    sentence = (
        f"Telling {_percent(expected)} from a fixed {_percent(figure)} takes about {_about(lessons)} lessons "
        f"({_conditions(power, alpha, sides, clustering)})."
    )
    return Plan("one group against a figure", lessons, lessons, expected, figure, power, alpha, sides, sentence)


def two_groups(
    first: float,
    second: float,
    *,
    power: float = POWER,
    alpha: float = ALPHA,
    sides: Sides = 2,
    clustering: Clustering = INDEPENDENT,
) -> Plan:
    """Lessons needed in each of two groups to tell their agreement apart: 75% from 60% takes about 150 in each.

    Raises ValueError as `one_group` does.
    """
    _check(first, second, power, alpha, sides)
    mean = (first + second) / 2
    together = _quantile(1 - alpha / sides) * math.sqrt(2 * mean * (1 - mean))
    apart = _quantile(power) * math.sqrt(first * (1 - first) + second * (1 - second))
    lessons = _round_up(((together + apart) / (first - second)) ** 2 * clustering.design_effect)
    sentence = (
        f"Telling {_percent(first)} from {_percent(second)} between two groups takes about {_about(lessons)} lessons "
        f"in each ({_conditions(power, alpha, sides, clustering)})."
    )
    return Plan("two groups", lessons, 2 * lessons, first, second, power, alpha, sides, sentence)


def power_of_two_groups(
    first: float,
    second: float,
    lessons: int,
    *,
    alpha: float = ALPHA,
    sides: Sides = 2,
    clustering: Clustering = INDEPENDENT,
) -> float:
    """The power that so many lessons in each group give: the other way round. Raises ValueError as `one_group` does."""
    _check(first, second, POWER, alpha, sides)
    if lessons < 1:
        message = f"at least one lesson, not {lessons}"
        raise ValueError(message)
    mean = (first + second) / 2
    reach = abs(first - second) * math.sqrt(lessons / clustering.design_effect)
    short = reach - _quantile(1 - alpha / sides) * math.sqrt(2 * mean * (1 - mean))
    spread = math.sqrt(first * (1 - first) + second * (1 - second))
    if spread == 0:
        return 1.0 if short > 0 else 0.0
    return float(special.ndtr(short / spread))


def _check(first: float, second: float, power: float, alpha: float, sides: int) -> None:
    """Refuse a plan for nothing."""
    if not (0 <= first <= 1 and 0 <= second <= 1) or first == second:
        message = f"two different proportions between 0 and 1, not {first!r} and {second!r}"
        raise ValueError(message)
    if not (0 < alpha < 1 and alpha / 2 < power < 1) or sides not in {1, 2}:
        message = f"no plan has power {power!r}, alpha {alpha!r} and {sides!r} sides"
        raise ValueError(message)


def _quantile(probability: float) -> float:
    """Of the standard normal."""
    return float(special.ndtri(probability))


def _round_up(lessons: float) -> int:
    """Whole lessons; at least two, since one shows no spread."""
    return max(2, math.ceil(lessons - 1e-9))


def _percent(share: float) -> str:
    """For a sentence."""
    return f"{100 * share:.3g}%"


def _about(lessons: int) -> str:
    """Two figures are as exact as a plan can be: 152 is about 150."""
    digits = len(str(lessons)) - 2
    return str(lessons) if digits <= 0 else f"{round(lessons, -digits):,}"


def _conditions(power: float, alpha: float, sides: int, clustering: Clustering) -> str:
    """What the number holds for."""
    side = "two-sided" if sides == 2 else "one-sided"  # noqa: PLR2004 - there are one and two
    said = f"{side} at {_percent(alpha)}, power {_percent(power)}"
    if clustering.design_effect == 1:
        return f"{said}, if lessons were independent"
    return f"{said}, {clustering.lessons_per_pair:g} lessons a pair with correlation {clustering.correlation:g}"
