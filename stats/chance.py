"""Coefficients of Gwet's family: percent agreement, Brennan-Prediger, AC1/AC2, Fleiss' kappa and Scott's pi.

They share the observed agreement and differ in what they expect by chance. Values and linearised errors follow Gwet
(2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5, as the R package irrCAC computes them: lessons with one
rating inform the chance agreement, not the observed one.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from stats.arrays import Bools, Floats
from stats.coding import PAIR
from stats.parts import Parts, pairwise_disagreement, ratio
from stats.patterns import PatternCounts

ChanceRule = Callable[[Floats, Floats], tuple[Floats, Floats | None]]


def percent_agreement(counts: PatternCounts, weights: Floats) -> Parts:
    """Agreement as it is, nothing taken off for chance."""
    plain = _family(counts, weights, counts.ratings_each >= 1, lambda _shares, _own: (np.ones(()), None))
    return replace(plain, floor=0.0, is_plain=True)


def brennan_prediger(counts: PatternCounts, weights: Floats) -> Parts:
    """Chance as if every declared grade were equally likely (Brennan and Prediger 1981)."""
    parts = _family(counts, weights, counts.ratings_each >= 1, lambda _shares, own: (np.asarray(own.mean()), None))
    return replace(parts, floor=_lowest(weights))


def gwet_ac(counts: PatternCounts, weights: Floats) -> Parts:
    """AC1 with identity weights, AC2 with others: chance only on the lessons that are hard to grade (Gwet 2008)."""
    return replace(_family(counts, weights, counts.ratings_each >= 1, _gwet_chance), floor=_lowest(weights))


def fleiss_kappa(counts: PatternCounts, weights: Floats) -> Parts:
    """Chance from the shares of the grades over all observers (Fleiss 1971)."""
    return _family(counts, weights, counts.ratings_each >= 1, _fleiss_chance)


def scott_pi(counts: PatternCounts, weights: Floats) -> Parts:
    """Fleiss' chance on the lessons that both of two observers graded (Scott 1955).

    Raises ValueError if a lesson has more than two ratings.
    """
    ratings = counts.ratings_each
    if (ratings > PAIR).any():
        message = "scott_pi is for two observers; fleiss_kappa is its form for more"
        raise ValueError(message)
    return _family(counts, weights, ratings == PAIR, _fleiss_chance)


def _lowest(weights: Floats) -> float:
    """No agreement at all where chance agreement is at its highest: all declared grades alike."""
    return -float((1 - weights).mean() / weights.mean()) if weights.any() else -1.0


def _family(counts: PatternCounts, weights: Floats, used: Bools, chance_of: ChanceRule) -> Parts:
    """Parts from a rule of chance.

    The rule takes the shares of the grades (batch, q) and the disagreement weights, and answers the disagreement
    expected by chance and, for each grade, half its gradient by the shares (None where chance is fixed).
    """
    ratings = counts.ratings_each
    n = counts.lessons_in(used)
    pairs = counts.n_pairable
    own = pairwise_disagreement(counts, weights)
    disagreement = ratio(counts.counts @ own, pairs.astype(np.float64))
    profile = ratio(counts.vectors.astype(np.float64) * used[:, None], ratings[:, None].astype(np.float64))
    shares = ratio(counts.counts @ profile, n[..., None].astype(np.float64))
    chance, slope = chance_of(shares, weights)
    chance = np.broadcast_to(chance, n.shape)

    def influence() -> Floats:
        kappa = 1 - ratio(disagreement, chance)
        scale = ratio(n.astype(np.float64), pairs.astype(np.float64))[..., None] * counts.pairable
        moved = scale * (1 - ratio(own, chance[..., None])) - kappa[..., None]
        if slope is None:
            return moved
        expected = slope @ profile.T
        return moved - 2 * (1 - kappa[..., None]) * (1 - ratio(expected, chance[..., None]))

    return Parts(disagreement, chance, used, n, n, influence)


def _fleiss_chance(shares: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Two ratings drawn from the shares."""
    slope = shares @ weights
    return (slope * shares).sum(axis=-1), slope


def _gwet_chance(shares: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """One minus T / (q (q - 1)) times the sum of p (1 - p), with T the sum of the agreement weights."""
    q = weights.shape[0]
    if q == 1:
        return np.zeros(shares.shape[:-1]), np.zeros(shares.shape)
    scale = (1 - weights).sum() / (q * (q - 1))
    return 1 - scale * (shares * (1 - shares)).sum(axis=-1), 1 - scale * (1 - shares)
