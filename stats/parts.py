"""What every coefficient is made of: 1 - disagreement / chance.

In this form unanimous lessons count exactly 0 and a single grade in use makes chance exactly 0, so perfect agreement
and 0/0 are found by comparison with zero, without a tolerance.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stats.arrays import Bools, Floats, Ints
from stats.patterns import PatternCounts
from stats.results import Reason


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Observed and expected disagreement of each subset, shape (batch,) or ().

    `used` marks the patterns that enter, `n_used` their lessons, `n_degrees` the lessons that the t interval counts.
    `influence` answers, for each pattern, what one lesson more of it would move the coefficient by, times n: shape
    (batch, patterns); it is called only where a standard error is wanted. `floor` is the lowest the coefficient can
    usually be, where its interval is cut. `divides_by_n` marks an error that is always divided by n (Cohen's kappa),
    `is_plain` an agreement with nothing taken off for chance. `reason` holds for the whole batch; `apart` marks
    subsets whose observers fall into groups that never meet.
    """

    disagreement: Floats
    chance: Floats
    used: Bools
    n_used: Ints
    n_degrees: Ints
    influence: Callable[[], Floats]
    floor: float = -1.0
    divides_by_n: bool = False
    is_plain: bool = False
    reason: Reason | None = None
    apart: Bools | None = None


def ratio(above: Floats, below: Floats) -> Floats:
    """Divide: above / below, and 0 where below is 0."""
    below = np.asarray(below)
    return np.divide(above, below, out=np.zeros(np.broadcast(above, below).shape), where=below != 0)


def pairwise_disagreement(counts: PatternCounts, weights: Floats) -> Floats:
    """Mean disagreement over the pairs of ratings in each pattern, (patterns,); 0 where there is no pair."""
    vectors = counts.vectors.astype(np.float64)
    ratings = vectors.sum(axis=1)
    return ratio(((vectors @ weights) * vectors).sum(axis=1), ratings * (ratings - 1))


def nothing(counts: PatternCounts, reason: Reason) -> Parts:
    """Parts of a coefficient that does not exist for these counts at all, for one reason."""
    shape = counts.counts.shape[:-1]
    none_used = np.zeros(len(counts.vectors), dtype=bool)
    zeros, no_lessons = np.zeros(shape), np.zeros(shape, dtype=np.int64)
    return Parts(zeros, zeros, none_used, no_lessons, no_lessons, lambda: np.zeros(counts.counts.shape), reason=reason)
