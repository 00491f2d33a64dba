"""Intraclass correlations of Shrout and Fleiss (1979), with the intervals of McGraw and Wong (1996)."""

from typing import Literal, get_args

import numpy as np
from scipy import special

from stats.coding import PAIR
from stats.components import MeanSquares, mean_squares
from stats.crossed import Crossed
from stats.proportions import LEVEL, wilson_bounds, z_of
from stats.results import FEW_LESSONS, Estimate, Flag, Undefined

IccForm = Literal["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]


def icc(data: Crossed, form: IccForm, *, level: float = LEVEL) -> Estimate | Undefined:
    """How far grades of a lesson go together, on the lessons that every observer graded.

    ICC1: observers differ from lesson to lesson; ICC2: the same observers, their severity counted as disagreement
    (absolute agreement); ICC3: severity left out (consistency). With k: of the mean of all observers. `Undefined`:
    "too few lessons" below two complete lessons or two observers, "no variation" if the lessons do not differ, or so
    little that the mean of all observers has no lower limit. Raises ValueError for another form.
    """
    if form not in get_args(IccForm):
        message = f"unknown form {form!r}: use one of {', '.join(get_args(IccForm))}"
        raise ValueError(message)
    z_of(level)
    everything = data.table()
    table = everything[~np.isnan(everything).any(axis=1)]
    pairable = int((np.isfinite(everything).sum(axis=1) >= PAIR).sum())
    counted = (len(everything), pairable, len(everything) - len(table))
    if min(table.shape) < PAIR:
        return Undefined("too few lessons", *counted)
    squares = mean_squares(table)
    if squares.lessons == 0:
        return Undefined("no variation", *counted)
    figures = [max(figure, -1 / (squares.k - 1)) for figure in _single(squares, form, 0.5 + level / 2)]
    if form.endswith("k"):
        if min(figures) <= -1 / (squares.k - 1):
            return Undefined("no variation", *counted)
        figures = [_of_mean(figure, squares.k) for figure in figures]
    value, low, high = figures
    flags: tuple[Flag, ...] = ("few lessons",) if squares.n < FEW_LESSONS else ()
    if high - low <= 0 or not np.isfinite([low, high]).all():
        n = np.asarray(float(squares.n))
        return Estimate(value, None, float(wilson_bounds(n, n, level=level)[0]), 1.0, "wilson", *counted, flags)
    return Estimate(value, None, low, high, "f", *counted, flags)


def _single(squares: MeanSquares, form: str, upper: float) -> tuple[float, float, float]:
    """Value, low and high of one observer's grade."""
    n, k = squares.n, squares.k
    match form[:4]:
        case "ICC1":
            return _from_f(squares.lessons, squares.within, k, (n - 1, n * (k - 1)), upper)
        case "ICC3":
            return _from_f(squares.lessons, squares.residual, k, (n - 1, (n - 1) * (k - 1)), upper)
        case _:
            return _absolute(squares, upper)


def _from_f(
    between: float, within: float, k: int, degrees: tuple[int, int], upper: float
) -> tuple[float, float, float]:
    """(F - 1) / (F + k - 1), for F and for its limits."""
    value = (between - within) / (between + (k - 1) * within)
    low = between / special.fdtri(*degrees, upper)
    high = between * special.fdtri(*degrees[::-1], upper)
    limits = [float((limit - within) / (limit + (k - 1) * within)) for limit in (low, high)]
    return value, limits[0], limits[1]


def _absolute(squares: MeanSquares, upper: float) -> tuple[float, float, float]:
    """ICC2, its degrees of freedom after Satterthwaite."""
    n, k, left = squares.n, squares.k, squares.residual
    value = (squares.lessons - left) / (squares.lessons + (k - 1) * left + k * (squares.observers - left) / n)
    severe = k * value * squares.observers
    rest = (n * (1 + (k - 1) * value) - k * value) * left
    below = severe**2 / (k - 1) + rest**2 / ((n - 1) * (k - 1))
    degrees = (severe + rest) ** 2 / below if below > 0 else (n - 1) * (k - 1)
    spread = k * squares.observers + (k * n - k - n) * left
    upper_f = special.fdtri(n - 1, degrees, upper)
    lower_f = special.fdtri(degrees, n - 1, upper)
    low = n * (squares.lessons - upper_f * left) / (upper_f * spread + n * squares.lessons)
    high = n * (lower_f * squares.lessons - left) / (spread + n * lower_f * squares.lessons)
    return value, float(low), float(high)


def _of_mean(single: float, k: int) -> float:
    """Spearman and Brown: from one observer to the mean of k."""
    return k * single / (1 + (k - 1) * single)
