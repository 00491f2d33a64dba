"""Where the spread of grades comes from: lessons, observers, and the rest.

Score = mean + lesson + observer + residual, lessons crossed with observers (Brennan 2001, Generalizability Theory,
ch. 3). Complete tables use mean squares; with gaps, or where a mean square would make a variance negative, the
components are those of restricted maximum likelihood, which are never negative.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import linalg, optimize

from stats.arrays import Floats
from stats.coding import PAIR
from stats.crossed import Crossed
from stats.results import Undefined

_LARGEST = 1e3
"""A component this many times as spread as the residual is as good as all there is."""


@dataclass(frozen=True, slots=True)
class Components:
    """Variances in squared grades, and how they were estimated."""

    lesson: float
    observer: float
    residual: float
    mean: float
    method: Literal["mean squares", "restricted likelihood"]
    n_lessons: int
    n_observers: int
    n_ratings: int

    @property
    def total(self) -> float:
        """The variance of one grade by one observer."""
        return self.lesson + self.observer + self.residual


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Mean squares of a complete table of n lessons and k observers."""

    lessons: float
    observers: float
    within: float
    residual: float
    n: int
    k: int


def variance_components(data: Crossed) -> Components | Undefined:
    """Components of lesson, observer and residual, for complete and for unbalanced data.

    `Undefined`: "no pairs" if no lesson has two ratings, "too few lessons" if no observer has two or only one lesson is
    left, "no variation" if all grades are the same.
    """
    reason = _why_not(data)
    if reason is not None:
        return reason
    counted = (len(data.lessons), len(data.observers), len(data.score))
    mean = float(data.score.mean())
    means = np.bincount(data.lesson, weights=data.score) / np.bincount(data.lesson)
    if np.array_equal(means[data.lesson], data.score):
        return Components(float(means.var(ddof=1)), 0.0, 0.0, mean, "mean squares", *counted)
    if len(data.score) == len(data.lessons) * len(data.observers):
        squares = mean_squares(data.table())
        lesson = (squares.lessons - squares.residual) / squares.k
        observer = (squares.observers - squares.residual) / squares.n
        if lesson >= 0 and observer >= 0:
            return Components(lesson, observer, squares.residual, mean, "mean squares", *counted)
    lesson, observer, residual = _Likelihood(data).maximum()
    return Components(lesson, observer, residual, mean, "restricted likelihood", *counted)


def mean_squares(table: Floats) -> MeanSquares:
    """Mean squares of a complete (lessons, observers) table with at least two of each."""
    n, k = table.shape
    by_lesson, by_observer, mean = table.mean(axis=1), table.mean(axis=0), table.mean()
    between = k * np.square(by_lesson - mean).sum()
    severity = n * np.square(by_observer - mean).sum()
    left = np.square(table - by_lesson[:, None] - by_observer + mean).sum()
    return MeanSquares(
        lessons=float(between / (n - 1)),
        observers=float(severity / (k - 1)),
        within=float(np.square(table - by_lesson[:, None]).sum() / (n * (k - 1))),
        residual=float(left / ((n - 1) * (k - 1))),
        n=n,
        k=k,
    )


def _why_not(data: Crossed) -> Undefined | None:
    """The reason there is nothing to divide up, or None."""
    by_lesson = np.bincount(data.lesson, minlength=1)
    by_observer = np.bincount(data.observer, minlength=1)
    if by_lesson.max(initial=0) < PAIR:
        return Undefined("no pairs", len(data.lessons))
    if len(data.lessons) < PAIR or by_observer.max(initial=0) < PAIR:
        return Undefined("too few lessons", len(data.lessons))
    if np.ptp(data.score) == 0:
        return Undefined("no variation", len(data.lessons))
    return None


class _Likelihood:
    """The restricted likelihood of two crossed random effects, with the lessons absorbed.

    Lessons enter only by how many ratings they have, so sums over lessons of each size are made once and an evaluation
    costs as much as the observers, not as the lessons.
    """

    def __init__(self, data: Crossed) -> None:
        incidence = data.incidence()
        sizes: Floats = np.asarray(incidence.sum(axis=1)).ravel()
        self.sizes, which = np.unique(sizes, return_inverse=True)
        self.lessons_of_size = np.bincount(which).astype(np.float64)
        score = data.score - data.score.mean()
        totals = np.bincount(data.lesson, weights=score, minlength=len(data.lessons))
        blocks = [incidence[which == place] for place in range(len(self.sizes))]
        self.met = np.stack([(block.T @ block).toarray() for block in blocks])
        self.by_size = np.stack([block.T @ totals[which == place] for place, block in enumerate(blocks)])
        self.ones_by_size = np.stack(
            [block.T @ self.sizes[[place] * block.shape[0]] for place, block in enumerate(blocks)]
        )
        self.squares = np.bincount(which, weights=np.square(totals))
        self.sums = np.bincount(which, weights=totals)
        self.of_observer = np.bincount(data.observer, weights=score)
        self.n_of_observer = np.bincount(data.observer).astype(np.float64)
        self.score_square = float(np.square(score).sum())
        self.n = len(score)

    def maximum(self) -> tuple[float, float, float]:
        """Variances of lesson, observer and residual."""
        bounds = [(0.0, _LARGEST)] * 2
        starts = [(1.0, 0.3), (0.3, 0.0)]
        tries = [optimize.minimize(self.deviance, start, bounds=bounds, method="L-BFGS-B") for start in starts]
        best = min(tries, key=lambda found: float(found.fun))
        polished = optimize.minimize(
            self.deviance, best.x, bounds=bounds, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-12}
        )
        ratios = min((best, polished), key=lambda found: float(found.fun)).x
        residual = self._parts(ratios)[0] / (self.n - 1)
        return float(ratios[0] ** 2 * residual), float(ratios[1] ** 2 * residual), float(residual)

    def deviance(self, ratios: Floats) -> float:
        """Minus twice the restricted log likelihood, residual profiled out, up to a constant.

        `ratios` are the standard deviations of lesson and observer over that of the residual.
        """
        left, log_determinant = self._parts(ratios)
        return (self.n - 1) * float(np.log(max(left, 1e-300))) + log_determinant

    def _parts(self, ratios: Floats) -> tuple[float, float]:
        """Weighted residual sum of squares, and the log determinants."""
        of_lesson, of_observer = ratios[0] ** 2, ratios[1] ** 2
        shrink = of_lesson / (1 + of_lesson * self.sizes)
        met = np.diag(self.n_of_observer) - np.einsum("s,sij->ij", shrink, self.met)
        to_score = self.of_observer - shrink @ self.by_size
        to_one = self.n_of_observer - shrink @ self.ones_by_size
        root = linalg.cho_factor(np.eye(len(met)) + of_observer * met, lower=True)
        solved = linalg.cho_solve(root, np.stack([to_score, to_one], axis=1)) * of_observer
        squares = self.score_square - shrink @ self.squares - to_score @ solved[:, 0]
        cross = -(shrink * self.sizes) @ self.sums - to_one @ solved[:, 0]
        ones = self.n - (shrink * self.sizes**2) @ self.lessons_of_size - to_one @ solved[:, 1]
        determinants = self.lessons_of_size @ np.log1p(of_lesson * self.sizes)
        determinants += 2 * np.log(np.diag(root[0])).sum() + np.log(ones)
        return float(squares - cross**2 / ones), float(determinants)
