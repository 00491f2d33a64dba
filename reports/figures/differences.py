"""Differences between groups large enough to compare: framings against each other, terms against all terms."""

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from pictures.wording import listed
from reports.figures.breakdowns import FRAMINGS, Group
from reports.figures.rules import points
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Tally
from stats.drift import p_chart
from stats.results import Undefined


def framing_words(worked: Mapping[str, Any] | None, tally: Tally, hidden: frozenset[str]) -> str:
    """Say how far apart each two kinds of form are, as a snapshot found it; nothing below 20 lessons each.

    `worked` maps `rr|ri` to a difference with interval and test, lessons relabelled within each term. Readers who are
    not told all are not told these either, since they rest on the terms of each kind.
    """
    large = [value for value in FRAMINGS if tally.share("framing", value).of >= FEWEST_FOR_COEFFICIENTS]
    if hidden or len(large) < 2:  # noqa: PLR2004  # two to compare
        return ""
    if worked is None:
        return "How sure the differences are stands here as soon as a worker has tested them."
    pairs = (pair for pair in combinations(FRAMINGS, 2) if set(pair) <= set(large))
    found = ((pair, worked.get("|".join(pair))) for pair in pairs)
    return " ".join(_words(pair, each) for pair, each in found if each and "undefined" not in each)


def _words(pair: tuple[str, str], found: Mapping[str, Any]) -> str:
    """Write one difference in points, with how often chance alone gives as much."""
    first, second = (FRAMINGS[value][0] for value in pair)
    value, low, high = points(found)
    return (
        f"{first} less {second[0].lower()}{second[1:]}: {value} points (likely {low} to {high}); lessons relabelled at "
        f"random within each term differ as much in {found['p'] * 100:.2g}% of {found['permutations']:,} draws."
    )


def drift(groups: Sequence[Group]) -> tuple[tuple[Group, ...], str]:
    """Give terms in order their limits of chance (a p-chart), and say whether one stands out by more than chance.

    Nothing is said, and no limits drawn, for one term or fewer than 20 lessons.
    """
    terms = [(group.label, group.share.matched, group.share.of) for group in groups if group.share.of]
    if len(terms) <= 1 or sum(of for _, _, of in terms) < FEWEST_FOR_COEFFICIENTS:
        return tuple(groups), ""
    chart = p_chart(terms)
    if isinstance(chart, Undefined):
        return tuple(groups), ""
    limits = {point.term: (point.limit_low, point.limit_high) for point in chart.points}
    marked = tuple(dataclasses.replace(group, limits=limits.get(group.label)) for group in groups)
    standing = [point.term for point in chart.points if point.beyond or point.in_run]
    share = f"{chart.centre * 100:.0f}% over all terms"
    ticks = "Ticks: within them chance alone would leave a term (three sigmas around the share of all terms)."
    if not standing:
        return marked, f"{ticks} No term stands out from {share} by more than chance."
    stand = "stands" if len(standing) == 1 else "stand"
    return marked, f"{ticks} {listed(standing)} {stand} out from {share} by more than chance."
