"""Agreement by subject, phase, term and criterion, and with and without rules: counts, intervals, and their limits."""

import dataclasses
from collections.abc import Mapping, Sequence

from pictures.facets import Facet, Facets, draw_facets
from pictures.wording import count_word, counted
from reports.figures.finding import Finding, Table, framed, markup
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share, Tally
from stats.framing import NOT_RANDOMISED
from stats.planning import two_groups

PLANNING = two_groups(0.75, 0.60).sentence
FRAMINGS = {
    "rr": ("Rule and rule", "both forms have a hard rule"),
    "ri": ("Rule and inductive", "one form has a hard rule"),
    "ii": ("Inductive and inductive", "neither form has one"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """One group of a breakdown: its words and its share."""

    label: str
    share: Share
    detail: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Breakdown:
    """Groups under one heading. `id` names the figure; `plural` what the groups are; `unit` what is counted in them."""

    id: str
    plural: str
    groups: tuple[Group, ...]
    hidden: tuple[str, ...] = ()
    unit: str = "lesson"
    note: str = ""


def breakdown_figure(breakdown: Breakdown) -> Finding | None:
    """Return the figure of a breakdown; None if nothing was counted in it."""
    groups = tuple(group for group in breakdown.groups if group.share.of)
    if not groups and not breakdown.hidden:
        return None
    picture = Facets(tuple(map(_facet, groups)), breakdown.hidden)
    rows: list[tuple[str | int, ...]] = [
        (group.label, group.share.matched, group.share.of, *_interval(group.share)) for group in groups
    ]
    rows += [(name, "too few to show", "", "", "") for name in breakdown.hidden]
    units = f"{breakdown.unit}s" if not breakdown.unit.endswith("s") else breakdown.unit
    return Finding(
        id=breakdown.id,
        finding=_finding(breakdown, groups),
        method=f"{_method(breakdown, groups)} {breakdown.note}".strip(),
        picture=framed(draw_facets, picture),
        table=markup(Table(f"How many {units} matched", ("Group", "Matched", "Of", "Share", "Likely"), tuple(rows))),
    )


def _facet(group: Group) -> Facet:
    """Draw a share with its interval, or as dots where there is none."""
    found = group.share.interval
    low, high = (found.low, found.high) if found else (None, None)
    return Facet(group.label, group.share.matched, group.share.of, low, high, group.detail)


def _interval(share: Share) -> tuple[str, str]:
    """Return percentage and interval in words; below five lessons neither."""
    return share.percent or "–", share.likely or "–"


def _finding(breakdown: Breakdown, groups: Sequence[Group]) -> str:
    """Say what the breakdown shows, or that it cannot."""
    if not groups:
        return f"Too few in each to show by {breakdown.plural}"
    if len(groups) == 1 and not breakdown.hidden:
        return f"Only {groups[0].label} so far: {groups[0].share.words} matched"
    smallest = min(group.share.of for group in groups)
    if smallest < FEWEST_FOR_COEFFICIENTS:
        return f"Too few to compare {breakdown.plural}"
    shares = sorted(group.share.matched / group.share.of for group in groups)
    return f"From {shares[0] * 100:.0f}% to {shares[-1] * 100:.0f}% matched across {breakdown.plural}"


def _method(breakdown: Breakdown, groups: Sequence[Group]) -> str:
    """State n, the interval, and what comparing would take."""
    total = sum(group.share.of for group in groups)
    said = [f"n = {total:,} {breakdown.unit}{'' if total == 1 else 's'}."]
    if any(group.share.interval for group in groups):
        said.append("Bars: Wilson intervals, 95%.")
    if any(not group.share.interval for group in groups):
        said.append("Below five, each is a dot.")
    if len(groups) > 1 and min(group.share.of for group in groups) < FEWEST_FOR_COEFFICIENTS:
        said.append(PLANNING)
    return " ".join(said)


def by_value(
    tally: Tally,
    facet: str,
    labels: Mapping[str, str],
    *,
    plural: str,
    hidden: frozenset[str] = frozenset(),
    note: str = "",
) -> Breakdown:
    """Build the breakdown of one facet in the order of `labels` (value to words); unlabelled values keep their own."""
    values = [value for value in labels if value in tally.values(facet)]
    values += [value for value in tally.values(facet) if value not in labels]
    groups = tuple(
        Group(labels.get(value, value), tally.share(facet, value)) for value in values if value not in hidden
    )
    names = tuple(labels.get(value, value) for value in values if value in hidden)
    return Breakdown(facet.replace("_", "-"), plural, groups, names, note=note)


def rules_figure(tally: Tally) -> Finding | None:
    """Return the same lessons with and without rules; None before anything can be compared."""
    given, free = tally.share(), tally.share(with_rules=False)
    if not given.of:
        return None
    groups = (
        Group("As they were sealed", given, "rules applied where a form has them"),
        Group("Without rules", free, "by what each said they would give"),
    )
    picture = Facets(tuple(_facet(group) for group in groups if group.share.of))
    rows = tuple((group.label, group.share.matched, group.share.of, *_interval(group.share)) for group in groups)
    return Finding(
        id="rules",
        finding=_rules_finding(given, free),
        method=f"The same {counted(given.of, 'lesson')} counted twice, so the two are not two samples. "
        "Where a rule applied, the observer also said before sealing what they would give without it.",
        picture=framed(draw_facets, picture),
        table=markup(
            Table("Lessons that matched, with and without rules", ("Grades", "Matched", "Of", "Share", "Likely"), rows)
        ),
    )


def _rules_finding(given: Share, free: Share) -> str:
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


def framing_breakdown(tally: Tally, hidden: frozenset[str], *, apart: str) -> Breakdown:
    """Build agreement by which kinds of form met; `apart` says how far apart they are, where that can be said."""
    groups = tuple(
        Group(label, tally.share("framing", value), detail)
        for value, (label, detail) in FRAMINGS.items()
        if value in tally.values("framing") and value not in hidden
    )
    names = tuple(FRAMINGS[value][0] for value in tally.values("framing") if value in hidden)
    return Breakdown("framing", "kinds of form", groups, names, note=f"{apart} {NOT_RANDOMISED}".strip())


def criteria_breakdown(tallies: Sequence[Tally], labels: Mapping[str, str]) -> Breakdown:
    """Build agreement on each criterion, from each scale criteria were rated on, in the order of `labels`."""
    groups = []
    for code, label in labels.items():
        shares = [tally.share("criterion", code) for tally in tallies]
        share = Share(sum(s.matched for s in shares), sum(s.of for s in shares), sum(s.dropped for s in shares))
        if share.of:
            groups.append(Group(label, share))
    note = "Counted where both forms ask about the same thing; criteria of one lesson hang together."
    return Breakdown("criteria", "criteria", tuple(groups), unit="comparison", note=note)
