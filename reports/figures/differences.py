"""Differences between groups large enough to compare: framings against each other, terms against all terms."""

from collections.abc import Sequence

from pictures.grades import Grade
from pictures.wording import listed
from reports.figures.breakdowns import FRAMINGS, Group
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Tally
from stats.drift import p_chart
from stats.framing import Difference, compare_framings
from stats.results import Undefined


def framing_differences(tally: Tally, scale: tuple[Grade, ...], hidden: frozenset[str]) -> str:
    """Say how far apart each two kinds of form are, with interval and test; nothing below 20 lessons each."""
    grades = [grade.word for grade in scale]
    groups = {
        value: tally.vectors(grades, "framing", value)
        for value in FRAMINGS
        if value not in hidden and tally.share("framing", value).of >= FEWEST_FOR_COEFFICIENTS
    }
    found = compare_framings(groups, "percent_agreement")
    return " ".join(_words(pair, each) for pair, each in found.items() if isinstance(each, Difference))


def _words(pair: tuple[str, str], found: Difference) -> str:
    """Write one difference in points, with how often chance alone gives as much."""
    first, second = (FRAMINGS[value][0] for value in pair)
    value, low, high = (_points(share) for share in (found.value, found.low, found.high))
    return (
        f"{first} less {second[0].lower()}{second[1:]}: {value} points (likely {low} to {high}); lessons relabelled at "
        f"random differ as much in {found.test.p_value * 100:.2g}% of {found.test.permutations:,} draws."
    )


def _points(share: float) -> str:
    """Write a difference in percentage points, with its sign."""
    return f"{share * 100:+.0f}".replace("-", "−")


def drift_words(groups: Sequence[Group]) -> str:
    """Say whether a term stands out by more than chance; nothing for one term or fewer than 20 lessons."""
    terms = [(group.label, group.share.matched, group.share.of) for group in groups if group.share.of]
    if len(terms) == 1 or sum(of for _, _, of in terms) < FEWEST_FOR_COEFFICIENTS:
        return ""
    chart = p_chart(terms)
    if isinstance(chart, Undefined):
        return ""
    standing = [point.term for point in chart.points if point.beyond or point.in_run]
    share = f"{chart.centre * 100:.0f}% over all terms"
    if not standing:
        return f"No term stands out from {share} by more than chance (three sigmas)."
    return f"{listed(standing)} {'stands' if len(standing) == 1 else 'stand'} out from {share} by more than chance."
