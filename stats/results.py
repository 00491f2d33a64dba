"""What the functions of this package answer: frozen, without NaN, and saying how they came about."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from stats.arrays import Bools, Floats, Grade, Ints

Reason = Literal[
    "no pairs",
    "one grade only",
    "no overlap",
    "observers unknown",
    "no lessons",
    "too few lessons",
    "no variation",
    "not connected",
]
"""Why a figure does not exist. The first four concern agreement coefficients:

- no pairs: no lesson has two ratings
- one grade only: the formula is 0/0 because only one grade occurs
- no overlap: the observers fall into groups that never meet on a lesson (Conger)
- observers unknown: who gave which grade was not kept, and this coefficient needs it
- no lessons: nothing to count
- too few lessons: fewer lessons, observers or groups than the estimate has unknowns
- no variation: every rating is the same, so there is nothing to divide up
- not connected: the graph of observers falls apart, so their severities cannot be compared
"""

IntervalName = Literal[
    "t", "normal", "wilson", "clopper-pearson", "bootstrap", "jackknife", "credible", "newcombe", "f"
]
Flag = Literal["few lessons", "perfect agreement", "clipped", "no spread"]
"""Remarks on an estimate: fewer than 20 lessons; every lesson in full agreement; the interval reached beyond what is
possible and was cut; the standard error is 0 although agreement is not perfect, so the interval comes from Wilson."""

FEW_LESSONS = 20
"""Below this many lessons only counts and Wilson intervals are shown."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its uncertainty.

    `se` is None where one lesson alone leaves no standard error. `low` and `high` are the 95% interval unless another
    level was asked for, by the method that `interval` names. `n_lessons` counts the lessons given, `n_pairable` those
    with two ratings or more, `n_dropped` those that do not enter this figure at all.
    """

    value: float
    se: float | None
    low: float
    high: float
    interval: IntervalName
    n_lessons: int
    n_pairable: int
    n_dropped: int
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Undefined:
    """There is no such figure, and why. Two are equal if their reasons are."""

    reason: Reason
    n_lessons: int = field(default=0, compare=False)
    n_pairable: int = field(default=0, compare=False)
    n_dropped: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Interval:
    """A proportion `value` = successes / n with the interval from `low` to `high`, by the method `interval` names."""

    value: float
    low: float
    high: float
    interval: IntervalName
    successes: float
    n: float


@dataclass(frozen=True, slots=True)
class GradeAgreement:
    """Of the lessons that at least one observer called `grade`, how many did all of their observers call it."""

    grade: Grade
    either: int
    both: int
    share: Interval | Undefined


@dataclass(frozen=True, eq=False, slots=True)
class Estimates:
    """One answer for each subset of a batch: arrays for speed, an `Estimate` or `Undefined` at each index.

    `defined` marks the subsets that have a value; elsewhere the numbers are 0 and mean nothing. `reasons` lists
    reasons with the subsets each holds for, the first that holds counts; `flags` does the same for remarks. `se` is
    infinite where one lesson alone leaves no standard error. `by_wilson` marks intervals from Wilson, the others are
    by the method `interval` names.
    """

    defined: Bools
    value: Floats
    se: Floats
    low: Floats
    high: Floats
    interval: IntervalName
    by_wilson: Bools
    n_lessons: Ints
    n_pairable: Ints
    n_dropped: Ints
    reasons: tuple[tuple[Reason, Bools], ...]
    flags: tuple[tuple[Flag, Bools], ...]

    def __len__(self) -> int:
        """How many subsets the batch has."""
        return len(self.defined)

    def __getitem__(self, index: int) -> Estimate | Undefined:
        """The answer for one subset."""
        counted = (int(self.n_lessons[index]), int(self.n_pairable[index]), int(self.n_dropped[index]))
        for reason, holds in self.reasons:
            if holds[index]:
                return Undefined(reason, *counted)
        se = float(self.se[index])
        return Estimate(
            float(self.value[index]),
            se if math.isfinite(se) else None,
            float(self.low[index]),
            float(self.high[index]),
            "wilson" if self.by_wilson[index] else self.interval,
            *counted,
            tuple(flag for flag, holds in self.flags if holds[index]),
        )

    def __iter__(self) -> Iterator[Estimate | Undefined]:
        """The answers in the order of the subsets."""
        return (self[index] for index in range(len(self)))
