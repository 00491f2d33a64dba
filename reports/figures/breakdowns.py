"""Agreement by subject, phase, term and criterion, and with and without rules: counts, intervals, and their limits."""

import dataclasses
from collections.abc import Mapping, Sequence

from pictures.facets import Facet, Facets, draw_facets
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share, Tally
from stats.framing import NOT_RANDOMISED
from stats.planning import two_groups

PLANNING = two_groups(0.75, 0.60).sentence
HANG_TOGETHER = "Criteria of one lesson hang together, so the intervals are a little too narrow."
FRAMINGS = {
    "rr": ("Rule and rule", "both forms have a hard rule"),
    "ri": ("Rule and inductive", "one form has a hard rule"),
    "ii": ("Inductive and inductive", "neither form has one"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """One group of a breakdown: its words and its share, and the limits within which chance alone would leave it."""

    label: str
    share: Share
    detail: str = ""
    limits: tuple[float, float] | None = None


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
    # Where nothing is left to show, even which groups there are would say that each has a lesson.
    hidden = breakdown.hidden if groups else (f"All {breakdown.plural}",)
    picture = Facets(tuple(map(facet_of, groups)), hidden)
    rows: list[tuple[str | int, ...]] = [
        (group.label, group.share.matched, group.share.of, *interval_words(group.share)) for group in groups
    ]
    rows += [(name, "too few to show", "", "", "") for name in hidden]
    heads: tuple[str, ...] = ("Group", "Matched", "Of", "Share", "Likely")
    if any(group.limits for group in groups):
        heads = (*heads, "Limits of chance")
        limits = [*(_limits(group) for group in groups), *("" for _ in hidden)]
        rows = [(*row, limit) for row, limit in zip(rows, limits, strict=True)]
    units = f"{breakdown.unit}s" if not breakdown.unit.endswith("s") else breakdown.unit
    return Finding(
        id=breakdown.id,
        finding=_finding(breakdown, groups),
        method=f"{_method(breakdown, groups)} {breakdown.note}".strip(),
        picture=framed(draw_facets, picture),
        data=Table(f"How many {units} matched", heads, tuple(rows)),
    )


def facet_of(group: Group) -> Facet:
    """Draw a share with its interval, or as dots where there is none."""
    found = group.share.interval
    low, high = (found.low, found.high) if found else (None, None)
    return Facet(group.label, group.share.matched, group.share.of, low, high, group.detail, limits=group.limits)


def _limits(group: Group) -> str:
    """Write the limits of chance, where there are any."""
    return f"{group.limits[0] * 100:.0f}–{group.limits[1] * 100:.0f}%" if group.limits else "–"


def interval_words(share: Share) -> tuple[str, str]:
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
) -> Breakdown:
    """Build the breakdown of one facet in the order of `labels` (value to words); unlabelled values keep their own.

    Without grades, what is counted in each group are criteria that were compared.
    """
    values = [value for value in labels if value in tally.values(facet)]
    values += [value for value in tally.values(facet) if value not in labels]
    groups = tuple(
        Group(labels.get(value, value), tally.share(facet, value)) for value in values if value not in hidden
    )
    names = tuple(labels.get(value, value) for value in values if value in hidden)
    unit, note = ("lesson", "") if tally.sample.graded else ("comparison", HANG_TOGETHER)
    return Breakdown(facet.replace("_", "-"), plural, groups, names, unit=unit, note=note)


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
        near = sum(tally.share("criterion", code, apart=1).matched for tally in tallies)
        if share.of:
            groups.append(Group(label, share, f"{near:,} of {share.of:,} at most one step apart"))
    note = "Counted where both forms ask about the same thing and it applied; criteria of one lesson hang together."
    return Breakdown("criteria", "criteria", tuple(groups), unit="comparison", note=note)
