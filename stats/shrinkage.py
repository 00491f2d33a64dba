"""Figures of school pairs with few lessons, drawn towards the table of their cluster as far as the data say.

Empirical Bayes with a Dirichlet-multinomial model: each pair's table of patterns is a draw around the cluster's table,
and the concentration, how close the pairs lie to it, is estimated from how much they really differ.
"""

from dataclasses import dataclass
from itertools import combinations_with_replacement, product

import numpy as np
from scipy import special

from stats.agreement import CoefficientName, values
from stats.arrays import Bools, Floats, Ints
from stats.coding import PAIR
from stats.patterns import PatternCounts
from stats.proportions import LEVEL, z_of
from stats.results import FEW_LESSONS, Estimate, Flag, Undefined
from stats.seeds import generator, seed_of
from stats.weights import WeightName

DRAWS = 2000
_FEWEST, _MOST, _STEPS = 0.2, 2000.0, 60
_BEYOND = 20
"""Rows of many lessons can lie closer together than `_MOST` says: then up to so many times their own lessons."""
_UNIT = 1e12
"""Shares as whole numbers, so that they are counted like lessons."""


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """One answer for each row of the batch, and how strongly they were drawn together.

    `rows` hold posterior mean, standard deviation and credible interval. `concentration` is the posterior median, with
    its interval: a pair with as many lessons as that is moved half-way to the cluster. `seed` reproduces the draw.
    """

    rows: tuple[Estimate | Undefined, ...]
    concentration: float
    concentration_low: float
    concentration_high: float
    draws: int
    seed: int


def shrink(
    counts: PatternCounts,
    name: CoefficientName = "percent_agreement",
    *,
    weights: WeightName | Floats = "identity",
    draws: int = DRAWS,
    level: float = LEVEL,
) -> Shrinkage | Undefined:
    """Shrunken figures for every row (school pair, school) of a batch.

    The uncertainty of the concentration and of the cluster's own table are in the intervals, so that they do not close
    up when the pairs happen to look alike. The concentration has the uniform shrinkage prior (Daniels 1999). A row
    without lessons is `Undefined`; all is, with "too few lessons", below 20 pairable lessons or two rows that have
    any. Raises ValueError without a batch.
    """
    if not counts.is_batch:
        message = "shrink needs a batch: one row for each school pair"
        raise ValueError(message)
    z_of(level)
    lessons = counts.n_pairable
    if lessons.sum() < FEW_LESSONS or (lessons > 0).sum() < PAIR:
        return Undefined("too few lessons", int(counts.n_lessons.sum()), int(lessons.sum()))
    seed = seed_of(counts, name, draws)
    full = with_all_patterns(counts)
    active = full.with_counts(full.counts[lessons > 0])
    belief = _belief(active.counts)
    drawn, defined, concentrations = _draw(active, belief, name, weights, draws=draws, seed=seed)
    tails = [0.5 - level / 2, 0.5, 0.5 + level / 2]
    low, median, high = np.quantile(concentrations, tails)
    rows: list[Estimate | Undefined] = [Undefined("no lessons")] * len(lessons)
    for place, row in enumerate(np.flatnonzero(lessons)):
        rows[row] = _estimate(active.row(place), drawn[:, place], defined[:, place], tails)
    return Shrinkage(tuple(rows), float(median), float(low), float(high), draws, seed)


def with_all_patterns(counts: PatternCounts) -> PatternCounts:
    """The pairable lessons, on all patterns they might have had: (q, q) cells, or all vectors of the sizes seen."""
    q = counts.q
    keep = counts.pairable
    if counts.ordered is not None and counts.ordered.shape[1] == PAIR:
        every = PatternCounts.of_ordered(counts.categories, np.asarray(list(product(range(q), repeat=2))), _none(q * q))
        return every.with_counts(counts.table().reshape(-1, q * q))
    sizes = np.unique(counts.ratings_each[keep & counts.counts.any(axis=0)])
    vectors = np.asarray(
        [np.bincount(grades, minlength=q) for size in sizes for grades in combinations_with_replacement(range(q), size)]
    )
    every = PatternCounts(counts.categories, vectors, _none(len(vectors)))
    seen = PatternCounts(counts.categories, counts.vectors[keep], counts.counts[:, keep]).of_observed()
    stacked = PatternCounts.stack([every, seen])
    return stacked.with_counts(stacked.counts[1:])


def log_marginal(counts: Ints, centre: Floats, concentration: Floats) -> Floats:
    """Log likelihood of the rows for each concentration, (len(concentration),), the tables integrated out."""
    prior = concentration[:, None, None] * centre
    n = counts.sum(axis=-1)
    whole = special.gammaln(concentration)[:, None] - special.gammaln(concentration[:, None] + n)
    cells = special.gammaln(counts + prior) - special.gammaln(prior)
    total: Floats = (whole + cells.sum(axis=-1)).sum(axis=-1)
    return total


@dataclass(frozen=True, eq=False, slots=True)
class _Belief:
    """What the rows together say: the cluster's table, how sure it is at each concentration, and the weight of each."""

    centre: Floats
    grid: Floats
    lessons_behind: Floats
    weight: Floats


def _belief(counts: Ints) -> _Belief:
    """Centre, and the posterior of the concentration on the grid."""
    n = counts.sum(axis=-1).astype(np.float64)
    smooth = 1 / counts.shape[1]
    centre = (counts.sum(axis=0) + smooth) / (n.sum() + 1)
    usual = n.mean()
    grid = _grid(usual)
    prior = np.log(grid) + np.log(usual) - 2 * np.log(grid + usual)
    behind = (n * (1 + grid[:, None]) / (n + grid[:, None])).sum(axis=1)
    support = log_marginal(counts, centre, grid) + prior + _room(centre, behind)
    weight = np.exp(support - support.max())
    return _Belief(centre, grid, behind, weight / weight.sum())


def _grid(usual: float) -> Floats:
    """Concentrations that are weighed against each other, in lessons: how many the cluster's table counts for."""
    return np.asarray(np.geomspace(_FEWEST, max(_MOST, _BEYOND * usual), _STEPS))


def _room(centre: Floats, behind: Floats) -> Floats:
    """What integrating the centre out adds to the log likelihood: the room its uncertainty leaves, (grid,).

    Around its best value the likelihood of the centre is like that of a multinomial of `behind` lessons. Without this
    term the concentration comes out too high, as a variance does that forgets a degree of freedom.
    """
    sure = behind[:, None] * centre + 1 / len(centre)
    best = behind * (centre * np.log(centre)).sum()
    room: Floats = special.gammaln(sure).sum(axis=1) - special.gammaln(sure.sum(axis=1)) - best
    return room


def _draw(
    counts: PatternCounts,
    belief: _Belief,
    name: CoefficientName,
    weights: WeightName | Floats,
    *,
    draws: int,
    seed: int,
) -> tuple[Floats, Bools, Floats]:
    """Values (draws, rows), where they are defined, and the concentration of each draw."""
    stream = generator(seed)
    chosen = stream.choice(len(belief.grid), size=draws, p=belief.weight)
    concentration = belief.grid[chosen]
    sure = belief.lessons_behind[chosen][:, None] * belief.centre + 1 / len(belief.centre)
    centre = _shares(stream.standard_gamma(sure))
    tables = _shares(stream.standard_gamma(counts.counts + (concentration[:, None] * centre)[:, None, :]))
    whole = np.rint(tables * _UNIT).astype(np.int64).reshape(-1, counts.counts.shape[1])
    value, defined = values(counts.with_counts(whole), name, weights=weights)
    return value.reshape(draws, -1), defined.reshape(draws, -1), concentration


def _shares(gammas: Floats) -> Floats:
    """Gamma variates into shares that add up to one: a Dirichlet draw."""
    positive = gammas + np.finfo(np.float64).tiny
    shares: Floats = positive / positive.sum(axis=-1, keepdims=True)
    return shares


def _estimate(row: PatternCounts, drawn: Floats, defined: Bools, tails: list[float]) -> Estimate | Undefined:
    """Mean, spread and interval of the draws of one row."""
    n = int(row.n_lessons)
    usable = drawn[defined]
    if not len(usable):
        return Undefined("one grade only", n, n)
    low, _median, high = np.quantile(usable, tails)
    flags: tuple[Flag, ...] = ("few lessons",) if n < FEW_LESSONS else ()
    return Estimate(
        float(usable.mean()), float(usable.std(ddof=1)), float(low), float(high), "credible", n, n, 0, flags
    )


def _none(patterns: int) -> Ints:
    """No lesson of any pattern."""
    return np.zeros(patterns, dtype=np.int64)
