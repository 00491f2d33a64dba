"""Krippendorff's alpha, with fixed weights or with his ordinal metric, which depends on the data.

Alpha drops lessons with one rating. The error linearises alpha without its small-sample correction, as irrCAC does
(Gwet 2014, ch. 5), and for the ordinal metric follows the metric's own dependence on the shares as well.
"""

import numpy as np

from stats.arrays import Floats, Ints
from stats.parts import Parts, ratio
from stats.patterns import PatternCounts


def krippendorff_alpha(counts: PatternCounts, weights: Floats | None) -> Parts:
    """Alpha (Krippendorff 2011); `weights` are disagreement weights, or None for the ordinal metric."""
    ratings = counts.ratings_each
    used = counts.pairable
    vectors = counts.vectors.astype(np.float64) * used[:, None]
    pairs = vectors[:, :, None] * vectors[:, None, :]
    paired = ratio(pairs, (ratings - 1).astype(np.float64)[:, None, None])
    together = _by_pattern(counts.counts, paired)
    given: Floats = counts.counts @ vectors
    total: Floats = given.sum(axis=-1)
    metric = ordinal_metric(given) if weights is None else weights
    observed = (together * metric).sum(axis=(-2, -1))
    spread = (given[..., :, None] * metric * given[..., None, :]).sum(axis=(-2, -1))
    disagreement = ratio(observed, total)
    chance = ratio(spread, total * (total - 1))

    def influence() -> Floats:
        by_share, by_pair = np.zeros(given.shape), np.zeros(given.shape)
        if weights is None:
            by_share = _metric_gradient(given, given[..., :, None] * given[..., None, :])
            by_pair = _metric_gradient(given, together)
        q = counts.q
        fixed = np.broadcast_to(metric, together.shape).reshape(*given.shape[:-1], q * q)
        own = fixed @ paired.reshape(len(paired), q * q).T
        moved = own + by_pair @ vectors.T
        widened = (2 * (metric * given[..., None, :]).sum(axis=-1) + by_share) @ vectors.T
        left = (observed * total)[..., None]
        below = spread[..., None]
        change = moved * total[..., None] + observed[..., None] * vectors.sum(axis=1)
        n = counts.lessons_in(used)[..., None]
        moves: Floats = n * (ratio(left * widened, below**2) - ratio(change, below))
        return moves

    n = counts.lessons_in(used)
    return Parts(disagreement, chance, used, n, counts.n_lessons, influence)


def ordinal_metric(given: Floats) -> Floats:
    """Squared distance of two grades in ratings given between them, ends counted half; scaled to at most 1."""
    steps = _by_pattern(given, np.moveaxis(_between(given.shape[-1]), -1, 0))
    total = np.maximum(given.sum(axis=-1), 1)[..., None, None]
    return np.asarray(np.square(steps / total))


def _metric_gradient(given: Floats, amounts: Floats) -> Floats:
    """How the sum of amounts times metric moves with each share, the amounts held; the scale of the metric cancels."""
    between = _between(given.shape[-1])
    steps = _by_pattern(given, np.moveaxis(between, -1, 0))
    total = np.maximum(given.sum(axis=-1), 1)[..., None]
    q = given.shape[-1]
    weighted = (2 * amounts * steps).reshape(*given.shape[:-1], q * q)
    return np.asarray(weighted @ between.reshape(q * q, q) / total**2)


def _by_pattern(amounts: Floats | Ints, squares: Floats) -> Floats:
    """Sum of squares (n, q, q) weighted by amounts (batch, n): one matrix product, (batch, q, q)."""
    n, q, _q = squares.shape
    total: Floats = (amounts @ squares.reshape(n, q * q)).reshape(*amounts.shape[:-1], q, q)
    return total


def _between(q: int) -> Floats:
    """What grade g adds to the distance of k and l: 1 strictly between, a half at either end, 0 for k = l."""
    k, low_high, g = np.ogrid[:q, :q, :q]
    low, high = np.minimum(k, low_high), np.maximum(k, low_high)
    inside = ((g > low) & (g < high)).astype(np.float64)
    ends = ((g == low) | (g == high)) & (low < high)
    return np.asarray(inside + ends / 2)
