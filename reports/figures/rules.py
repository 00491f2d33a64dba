"""The same lessons with rules and without: how many matched either way, and how far apart the two are."""

from collections.abc import Mapping
from typing import Any

from pictures.facets import Facets, draw_facets
from pictures.wording import count_word, counted
from reports.figures.breakdowns import Group, facet_of, interval_words
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share, Tally, share_of

NARROW = 0.02
"""An interval narrower than this would look like a point in whole percentages."""
NOT_GIVEN_BY_LOT = "Which forms have rules was not decided by lot, so this is about these forms and these observers."


def rules_figure(tally: Tally, worked: Mapping[str, Any] | None, *, may_tell_moves: bool = True) -> Finding | None:
    """Return the same lessons with and without rules; None before anything can be compared.

    `worked` is the difference with its interval and test, as a snapshot keeps it. `may_tell_moves` is false for readers
    who are not told how many lessons a rule changed.
    """
    given, free = tally.share(), tally.share(with_rules=False)
    if not given.of:
        return None
    groups = (
        Group("As they were sealed", given, "rules applied where a form has them"),
        Group("Without rules", free, "by what each said they would give"),
    )
    table = Table(
        "Lessons that matched, with and without rules",
        ("Grades", "Matched", "Of", "Share", "Likely"),
        tuple((group.label, group.share.matched, group.share.of, *interval_words(group.share)) for group in groups),
    )
    apart = difference_words(worked, given.of) if may_tell_moves else ""
    return Finding(
        id="rules",
        finding=_finding(given, free),
        method=f"The same {counted(given.of, 'lesson')} counted twice, so the two are not two samples. Where a rule "
        f"applied, the observer also said before sealing what they would give without it. {apart}".strip(),
        picture=framed(draw_facets, Facets(tuple(facet_of(group) for group in groups if group.share.of))),
        data=table,
        also=_moves(tally) if may_tell_moves else None,
    )


def _finding(given: Share, free: Share) -> str:
    """Say what taking the rules away would change."""
    if given == free:
        return f"Rules changed nothing: {given.words} matched with them and without"
    more = free.matched - given.matched
    change = f"{count_word(abs(more))} {'more' if more > 0 else 'fewer'}"
    return (
        f"Without rules {free.words} would have matched, {change}"
        if more
        else f"Without rules {free.words} matched too"
    )


def _moves(tally: Tally) -> Table:
    """Write how the same lessons fell with rules and without."""
    both = tally.both_ways()
    fell = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for (given, free), count in both.items():
        fell[bool(share_of({given: 1}).matched), bool(share_of({free: 1}).matched)] += count
    rows: tuple[tuple[str | int, ...], ...] = (
        ("Matched with rules", fell[True, True], fell[True, False]),
        ("Differed with rules", fell[False, True], fell[False, False]),
    )
    heads = ("The same lesson", "Matched without", "Differed without")
    left_out = tally.lessons - sum(both.values())
    dropped = f" ({left_out:,} left out: no grade both ways)" if left_out else ""
    return Table(f"The same {sum(both.values()):,} lessons both ways{dropped}", heads, rows)


def difference_words(worked: Mapping[str, Any] | None, lessons: int) -> str:
    """Say how far apart agreement with and without rules is; nothing below 20 lessons, where counts are enough."""
    if lessons < FEWEST_FOR_COEFFICIENTS:
        return ""
    if worked is None:
        return "How sure the difference is stands here as soon as a worker has tested it."
    if "undefined" in worked:
        return ""
    value, low, high = points(worked)
    return (
        f"With rules less without: {value} points (likely {low} to {high}); when with and without are swapped at "
        f"random in each lesson, {worked['p'] * 100:.2g}% of {worked['permutations']:,} draws differ as much. "
        f"{NOT_GIVEN_BY_LOT}"
    )


def points(worked: Mapping[str, Any]) -> tuple[str, str, str]:
    """Write a difference and its interval in percentage points, signed; with a decimal where the interval is narrow."""
    digits = 0 if worked["high"] - worked["low"] >= NARROW else 1
    value, low, high = (f"{worked[part] * 100:+.{digits}f}".replace("-", "−") for part in ("value", "low", "high"))
    return value, low, high
