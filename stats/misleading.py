"""Why kappa can mislead, in words: the two paradoxes of Feinstein and Cicchetti (1990)."""

from dataclasses import dataclass

from stats.agreement import coefficient
from stats.marginals import Balance, balance
from stats.patterns import PatternCounts
from stats.results import Undefined

_UNEVEN = 0.5
"""From this prevalence index on, one grade is common enough to pull kappa down."""
_BIASED = 0.15
"""From this share of lessons on, the observers use the scale differently enough to push kappa up."""
_APART = 0.1
"""Kappa and the coefficient with even chance differ visibly from here on."""
_LIFTED = 0.02
"""Kappa stands above Scott's pi, which has no such bias, visibly from here on."""


@dataclass(frozen=True, slots=True)
class Misleading:
    """The sentence, and the figures it rests on; `sentence` is None where kappa can be taken as it is."""

    sentence: str | None
    kappa: float | None
    even_chance: float
    agreement: float
    balance: Balance


def why_kappa_misleads(counts: PatternCounts) -> Misleading | Undefined:
    """Set Cohen's kappa beside plain agreement, even chance (Brennan-Prediger), prevalence and bias.

    `Undefined` as `balance` is.
    """
    scale = balance(counts)
    if isinstance(scale, Undefined):
        return scale
    kappa = coefficient(counts, "cohen_kappa")
    even = coefficient(counts, "brennan_prediger")
    plain = coefficient(counts, "percent_agreement")
    pi = coefficient(counts, "scott_pi")
    if isinstance(even, Undefined) or isinstance(plain, Undefined):
        return Undefined("one grade only", scale.n)
    value = None if isinstance(kappa, Undefined) else kappa.value
    lift = 0.0 if value is None or isinstance(pi, Undefined) else value - pi.value
    return Misleading(_sentence(value, even.value, plain.value, lift, scale), value, even.value, plain.value, scale)


def _sentence(kappa: float | None, even: float, plain: float, lift: float, scale: Balance) -> str | None:
    """One sentence, the stronger reason first."""
    common = max(scale.grades, key=lambda grade: grade.prevalence)
    share = (common.prevalence + 1) / 2
    if kappa is None:
        return f"Every grade was {common.grade}, so kappa has no value although the observers agreed on all lessons."
    if scale.prevalence >= _UNEVEN and even - kappa >= _APART:
        return (
            f"Kappa ({kappa:.2f}) looks low because {share:.0%} of the grades were {common.grade}: with one grade so "
            f"common, chance alone is taken to explain most of the {plain:.0%} agreement."
        )
    if scale.bias >= _BIASED and lift >= _LIFTED:
        return (
            f"Kappa ({kappa:.2f}) looks better than it should: the observers use the scale differently "
            f"({scale.bias:.0%} of lessons), which lowers the agreement expected by chance."
        )
    return None
