"""Coefficients that need to know who gave what: Cohen's kappa of two observers and Conger's of several."""

import numpy as np

from stats.arrays import Bools, Floats, Ints
from stats.coding import PAIR
from stats.parts import Parts, nothing, pairwise_disagreement, ratio
from stats.patterns import PatternCounts


def cohen_kappa(counts: PatternCounts, weights: Floats) -> Parts:
    """Chance from the grades of each of two observers (Cohen 1960, weighted 1968).

    The error is that of Fleiss, Cohen and Everitt (1969), which divides by n. Raises ValueError for more than two
    observers.
    """
    if counts.ordered is None:
        return nothing(counts, "observers unknown")
    if counts.ordered.shape[1] > PAIR:
        message = "cohen_kappa is for two observers; conger_kappa is its form for more"
        raise ValueError(message)
    if counts.ordered.shape[1] < PAIR:
        return nothing(counts, "no pairs")
    used = np.asarray((counts.ordered >= 0).all(axis=1))
    n = counts.lessons_in(used)
    first, second = (_one_hot(column, counts.q) * used[:, None] for column in counts.ordered.T)
    own = ((first @ weights) * second).sum(axis=1)
    divisor = n[..., None].astype(np.float64)
    rows, columns = ratio(counts.counts @ first, divisor), ratio(counts.counts @ second, divisor)
    disagreement = ratio(counts.counts @ own, n.astype(np.float64))
    chance = ((rows @ weights) * columns).sum(axis=-1)

    def influence() -> Floats:
        expected = (columns @ weights) @ first.T + (rows @ weights) @ second.T
        below = chance[..., None]
        left = ratio(disagreement, chance)[..., None]
        return -ratio(own - disagreement[..., None], below) + left * ratio(expected - 2 * below, below)

    return Parts(disagreement, chance, used, n, n, influence, divides_by_n=True)


def conger_kappa(counts: PatternCounts, weights: Floats) -> Parts:
    """Chance as the mean over all pairs of observers, each with shares of their own (Conger 1980).

    The error is Gwet's linearisation (2014), as in irrCAC. Observers without a rating are left out.
    """
    if counts.ordered is None:
        return nothing(counts, "observers unknown")
    given = (counts.ordered >= 0) & (counts.counts.reshape(-1, len(counts.vectors)).sum(axis=0) > 0)[:, None]
    codes = counts.ordered[:, given.any(axis=0)]
    if codes.shape[1] < PAIR:
        return nothing(counts, "no pairs")
    return _conger(counts, weights, codes)


def _conger(counts: PatternCounts, weights: Floats, codes: Ints) -> Parts:
    """Conger's parts for the observers who graded at least once."""
    q, ratings = counts.q, counts.ratings_each
    used: Bools = ratings >= 1
    n, pairs = counts.lessons_in(used), counts.n_pairable
    own = pairwise_disagreement(counts, weights)
    disagreement = ratio(counts.counts @ own, pairs.astype(np.float64))
    hot = np.stack([_one_hot(column, q) for column in codes.T])
    given = np.moveaxis(counts.counts @ hot, 0, -2)
    each = given.sum(axis=-1, keepdims=True)
    shares = ratio(given, each)
    observers = (each[..., 0] > 0).sum(axis=-1).astype(np.float64)
    total = shares.sum(axis=-2)
    of_all, of_own = total @ weights, shares @ weights
    pairs_of_observers = observers * (observers - 1)
    chance = ratio((of_all * total).sum(axis=-1) - (of_own * shares).sum(axis=(-2, -1)), pairs_of_observers)

    def influence() -> Floats:
        others = of_all[..., None, :] - of_own
        usual = (others * shares).sum(axis=-1)
        once = ratio(n.astype(np.float64)[..., None], each[..., 0])
        moved = np.einsum("...ok,opk->...op", others, hot) - usual[..., None] * hot.sum(axis=-1)
        expected = (once[..., None] * moved).sum(axis=-2) + usual.sum(axis=-1)[..., None]
        below = chance[..., None]
        kappa = (1 - ratio(disagreement, chance))[..., None]
        scale = ratio(n.astype(np.float64), pairs.astype(np.float64))[..., None] * counts.pairable
        by_chance = 1 - ratio(ratio(expected, pairs_of_observers[..., None]), below)
        return scale * (1 - ratio(own, below)) - kappa - 2 * (1 - kappa) * by_chance

    return Parts(disagreement, chance, used, n, n, influence, apart=_are_apart(counts.counts, codes))


def _are_apart(counts: Ints, codes: Ints) -> Bools:
    """Whether the observers who graded fall into groups that never meet on a lesson, for each subset."""
    present = (codes >= 0).astype(np.int64)
    if present.all():
        return np.zeros(counts.shape[:-1], dtype=bool)
    together = np.einsum("...p,po,pm->...om", counts, present, present) > 0
    active = np.diagonal(together, axis1=-2, axis2=-1)
    reach = together
    for _ in range(int(np.ceil(np.log2(max(codes.shape[1], 2))))):
        reach = (reach.astype(np.int64) @ reach.astype(np.int64)) > 0
    both_active = active[..., :, None] & active[..., None, :]
    apart: Bools = np.asarray((both_active & ~reach).any(axis=(-2, -1)))
    return apart


def _one_hot(codes: Ints, q: int) -> Floats:
    """Rows of the identity, and of zeros for a missing rating."""
    rows: Floats = (codes[:, None] == np.arange(q)).astype(np.float64)
    return rows
