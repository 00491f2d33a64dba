"""Do two observers use the scale alike? Tests of symmetry and of equal margins, and what makes kappa mislead.

All of them need to know who gave what: home against away, rule against inductive.
"""

from dataclasses import dataclass

import numpy as np
from scipy import linalg, special

from stats.arrays import Floats, Grade
from stats.coding import PAIR
from stats.patterns import PatternCounts
from stats.results import Undefined


@dataclass(frozen=True, slots=True)
class ChiSquare:
    """A test: statistic, degrees of freedom, p value, and the lessons behind it."""

    statistic: float
    degrees: int
    p_value: float
    n: int


@dataclass(frozen=True, slots=True)
class GradeBalance:
    """How one grade is used. `prevalence` from -1 (hardly) to 1 (nearly always), `bias` first minus second observer."""

    grade: Grade
    prevalence: float
    bias: float


@dataclass(frozen=True, slots=True)
class Balance:
    """How unevenly the scale is used, 0 to 1, over all grades and for each.

    `prevalence`: 0 if all declared grades are equally common, 1 if one is all there is. `bias`: the share of lessons
    that one observer would have to regrade for both to use the grades equally often. For two grades both are the
    indices of Byrt, Bishop and Carlin (1993) without their sign.
    """

    prevalence: float
    bias: float
    grades: tuple[GradeBalance, ...]
    n: int


def mcnemar(counts: PatternCounts) -> ChiSquare | Undefined:
    """Whether two observers say yes equally often, on two grades, without continuity correction (McNemar 1947).

    `Undefined` with "no variation" if they never differ. Raises ValueError unless there are two grades.
    """
    table = _two_grades(counts)
    if isinstance(table, Undefined):
        return table
    more, less = float(table[0, 1]), float(table[1, 0])
    if more + less == 0:
        return Undefined("no variation", int(table.sum()))
    return _chi_square((more - less) ** 2 / (more + less), 1, table)


def mcnemar_exact(counts: PatternCounts) -> float | Undefined:
    """The two-sided binomial p value of the same question; for few differences, prefer it."""
    table = _two_grades(counts)
    if isinstance(table, Undefined):
        return table
    smaller, n = int(min(table[0, 1], table[1, 0])), int(table[0, 1] + table[1, 0])
    if n == 0:
        return Undefined("no variation", int(table.sum()))
    return min(1.0, 2 * float(special.bdtr(smaller, n, 0.5)))


def bowker(counts: PatternCounts) -> ChiSquare | Undefined:
    """Whether each disagreement is as common one way as the other (Bowker 1948).

    Pairs of grades on which nobody differs have no say and no degree of freedom. `Undefined` with "no variation" if
    nobody differs at all.
    """
    table = _table(counts)
    if isinstance(table, Undefined):
        return table
    above, below = table[np.triu_indices(len(table), 1)], table.T[np.triu_indices(len(table), 1)]
    differ = above + below > 0
    if not differ.any():
        return Undefined("no variation", int(table.sum()))
    statistic = (np.square(above - below)[differ] / (above + below)[differ]).sum()
    return _chi_square(float(statistic), int(differ.sum()), table)


def stuart_maxwell(counts: PatternCounts) -> ChiSquare | Undefined:
    """Whether both observers use the grades equally often (Stuart 1955, Maxwell 1970).

    Grades on which nobody differs drop out. `Undefined` with "no variation" if nobody differs.
    """
    table = _table(counts)
    if isinstance(table, Undefined):
        return table
    shift = table.sum(axis=1) - table.sum(axis=0)
    spread = np.diag(table.sum(axis=1) + table.sum(axis=0)) - table - table.T
    return _quadratic_form(shift, spread, table)


def bhapkar(counts: PatternCounts) -> ChiSquare | Undefined:
    """The same question with the variance under difference, never smaller than Stuart and Maxwell's (Bhapkar 1966).

    `Undefined` with "no variation" if nobody differs, or every lesson differs the same way.
    """
    table = _table(counts)
    if isinstance(table, Undefined):
        return table
    shift = table.sum(axis=1) - table.sum(axis=0)
    n = table.sum()
    spread = np.diag(table.sum(axis=1) + table.sum(axis=0)) - table - table.T - np.outer(shift, shift) / n
    return _quadratic_form(shift, spread, table)


def balance(counts: PatternCounts) -> Balance | Undefined:
    """Prevalence and bias of two observers' grades, on the lessons both graded."""
    table = _table(counts)
    if isinstance(table, Undefined):
        return table
    n = table.sum()
    first, second = table.sum(axis=1) / n, table.sum(axis=0) / n
    shares = (first + second) / 2
    grades = tuple(
        GradeBalance(grade, float(2 * share - 1), float(one - other))
        for grade, share, one, other in zip(counts.categories, shares, first, second, strict=True)
    )
    q = len(table)
    prevalence = 1.0 if q == 1 else float((q * shares.max() - 1) / (q - 1))
    return Balance(prevalence, float(np.abs(first - second).sum() / 2), grades, int(n))


def _table(counts: PatternCounts) -> Floats | Undefined:
    """The table of two observers, or why there is none."""
    if counts.ordered is None:
        return Undefined("observers unknown")
    if counts.ordered.shape[1] < PAIR or not (table := counts.table()).sum():
        return Undefined("no pairs", int(counts.n_lessons))
    return table.astype(np.float64)


def _two_grades(counts: PatternCounts) -> Floats | Undefined:
    """A table of yes and no."""
    if counts.q != PAIR:
        message = f"McNemar's test is for two grades, not {counts.q}: use bowker or stuart_maxwell"
        raise ValueError(message)
    return _table(counts)


def _quadratic_form(shift: Floats, spread: Floats, table: Floats) -> ChiSquare | Undefined:
    """The shift weighed by the inverse of its covariance, over as many dimensions as that has."""
    n = int(table.sum())
    roots, vectors = linalg.eigh(spread)
    kept = roots > max(float(np.abs(roots).max()), 1.0) * 1e-10
    along = vectors.T @ shift
    if not kept.any() or np.abs(along[~kept]).max(initial=0.0) > n * 1e-8:
        return Undefined("no variation", n)
    return _chi_square(float((np.square(along[kept]) / roots[kept]).sum()), int(kept.sum()), table)


def _chi_square(statistic: float, degrees: int, table: Floats) -> ChiSquare:
    """The test with its p value."""
    return ChiSquare(statistic, degrees, float(special.chdtrc(degrees, statistic)), int(table.sum()))
