"""Does agreement drift from term to term? A p-chart whose limits are Wilson's."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy import special

from stats.arrays import Floats
from stats.proportions import LEVEL, wilson
from stats.results import Interval, Undefined

SIGMAS = 3.0
RUN = 8
"""So many terms in a row on the same side of the centre are more than chance (the fourth Western Electric rule)."""


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """One term: its share with the 95% interval, and the limits within which chance alone would leave it.

    `beyond` means outside the limits, `in_run` part of a long run on one side of the centre.
    """

    term: str
    share: Interval | Undefined
    limit_low: float
    limit_high: float
    beyond: bool
    in_run: bool


@dataclass(frozen=True, slots=True)
class DriftChart:
    """The terms in order, around the share of all of them together (or of the baseline)."""

    centre: float
    points: tuple[DriftPoint, ...]

    @property
    def drifts(self) -> bool:
        """Whether any term stands out."""
        return any(point.beyond or point.in_run for point in self.points)


def p_chart(
    terms: Sequence[tuple[str, float, float]],
    *,
    baseline: tuple[float, float] | None = None,
    sigmas: float = SIGMAS,
    level: float = LEVEL,
) -> DriftChart | Undefined:
    """Chart (term, agreeing lessons, lessons) in order; `baseline` is (agreeing, lessons) of an earlier time.

    The limits of a term are those shares whose Wilson interval, of so many sigmas, would just reach the centre. Terms
    without lessons have a place but no share. `Undefined` if there are no lessons. Raises ValueError if a term agrees
    more often than it has lessons.
    """
    shares = [wilson(agreed, lessons, level=level) for _term, agreed, lessons in terms]
    agreed, lessons = baseline or (sum(term[1] for term in terms), sum(term[2] for term in terms))
    if lessons <= 0:
        return Undefined("no lessons")
    wilson(agreed, lessons)
    centre = agreed / lessons
    sizes = np.asarray([term[2] for term in terms], dtype=np.float64)
    low, high = limits(centre, sizes, sigmas=sigmas)
    sides = [0 if isinstance(share, Undefined) else int(np.sign(share.value - centre)) for share in shares]
    runs = _in_runs(sides)
    points = tuple(
        DriftPoint(
            term=term[0],
            share=share,
            limit_low=float(low[place]),
            limit_high=float(high[place]),
            beyond=isinstance(share, Interval) and not low[place] <= share.value <= high[place],
            in_run=runs[place],
        )
        for place, (term, share) in enumerate(zip(terms, shares, strict=True))
    )
    return DriftChart(centre, points)


def limits(centre: float, lessons: Floats, *, sigmas: float = SIGMAS) -> tuple[Floats, Floats]:
    """Control limits of terms with so many lessons: centre and sigmas times its score error, within 0 and 1."""
    error = sigmas * np.sqrt(centre * (1 - centre) / np.maximum(lessons, 1))
    return np.maximum(centre - error, 0.0), np.minimum(centre + error, 1.0)


def false_alarm(sigmas: float = SIGMAS) -> float:
    """The chance that a term without drift lies beyond its limits."""
    return float(2 * special.ndtr(-sigmas))


def _in_runs(sides: Sequence[int]) -> list[bool]:
    """Which terms are part of a run of at least RUN on one side; a term without lessons ends a run."""
    marks: list[bool] = []
    for side, terms in groupby(sides):
        length = len(list(terms))
        marks.extend([side != 0 and length >= RUN] * length)
    return marks
