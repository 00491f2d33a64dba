"""Figures from what a worker worked out: pairs of schools drawn together, where the spread of grades comes from."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from pictures.facets import Facet, Facets, draw_facets
from pictures.wording import count_word, counted, listed
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import Share, Tally

Worked = Mapping[str, Any]
MOST_DRAWN = 15
"""Above this many pairs of schools the table alone is readable."""
WHY_NOT = {
    "no pairs": "No two observers have graded the same lesson.",
    "too few lessons": "Nobody has graded two lessons yet, so observers cannot be told from lessons.",
    "no variation": "Every grade was the same, so there is no spread to divide up.",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn together: `id` of the figure, what one and several are called, and what is to be known of them."""

    id: str
    one: str
    several: str
    note: str = ""


PAIRS = Drawn("pairs-drawn", "pair of schools", "pairs of schools")
SCHOOLS = Drawn("schools-drawn", "school", "schools", " A lesson counts for both its schools.")


def pairs_drawn_figure(worked: Worked, tally: Tally, names: Mapping[str, str]) -> Finding | None:
    """Return each pair of schools drawn towards all of them; `names` are the pairs in words. None without any."""
    if not worked or "undefined" in worked:
        return None
    shares = {pair: tally.share("school_pair", pair) for pair, *_ in worked["rows"]}
    return _drawn_figure(PAIRS, worked, shares, names, tally.share())


def schools_drawn_figure(worked: Worked, tally: Tally, names: Mapping[str, str]) -> Finding | None:
    """Return each school, by all its pairs, drawn towards all; `names` by id. None for fewer than three."""
    if not worked or "undefined" in worked or len(worked["rows"]) <= 2:  # noqa: PLR2004  # two schools are one pair
        return None
    counted_in: dict[str, list[Share]] = {}
    for pair in tally.values("school_pair"):
        for school in pair.split("|"):
            counted_in.setdefault(school, []).append(tally.share("school_pair", pair))
    shares = {
        school: Share(sum(each.matched for each in own), sum(each.of for each in own))
        for school, own in counted_in.items()
    }
    return _drawn_figure(SCHOOLS, worked, shares, names, tally.share())


def _drawn_figure(
    drawn: Drawn, worked: Worked, shares: Mapping[str, Share], names: Mapping[str, str], overall: Share
) -> Finding:
    """Return what was drawn towards the share of all, in alphabetical order."""
    rows = sorted((names.get(key, key), key, *found) for key, *found in worked["rows"])
    facets = tuple(
        Facet(name, shares[key].matched, shares[key].of, low, high, value=value) for name, key, value, low, high in rows
    )
    centre = overall.matched / overall.of if overall.of else 0.0
    apart = [name for name, _, _, low, high in rows if not low <= centre <= high]
    half, low, high = worked["worth"]
    table: tuple[tuple[str | int, ...], ...] = tuple(
        (name, shares[key].matched, shares[key].of, f"{value:.0%}", f"{low * 100:.0f}–{high:.0%}")
        for name, key, value, low, high in rows
    )
    head = drawn.one.split(" ")[0]
    return Finding(
        id=drawn.id,
        finding=_standing(apart, drawn),
        method=f"Each {drawn.one} is drawn towards the {centre:.0%} of all, the more the fewer its lessons: with "
        f"{half:,.0f} lessons half-way (likely {low:,.0f} to {high:,.0f}). n = {overall.of:,} lessons.{drawn.note} Dot "
        f"and bar: what is likely of the {head}, 95% credible (empirical Bayes, {worked['draws']:,} draws, seed "
        f"{worked['seed']}).",
        picture=framed(draw_facets, Facets(facets)) if len(facets) <= MOST_DRAWN else "",
        data=Table(
            f"{drawn.several.capitalize()}, counted and drawn together",
            (head.capitalize(), "Matched", "Of", "Likely", "Between"),
            table,
        ),
    )


def _standing(apart: list[str], drawn: Drawn) -> str:
    """Say whether any can be told from all."""
    if not apart:
        return f"No {drawn.one} can be told from the others yet"
    if len(apart) <= 2:  # noqa: PLR2004  # more would not fit in a heading
        return f"{listed(apart)} {'stands' if len(apart) == 1 else 'stand'} apart from the others"
    return f"{count_word(len(apart)).capitalize()} {drawn.several} stand apart from the others"


def spread_figure(worked: Worked) -> Finding | None:
    """Return where the spread of grades comes from and what more observers would bring; None if it cannot be said."""
    if not worked or "undefined" in worked:
        return None
    parts = [worked[name] for name in ("lesson", "observer", "residual")]
    total = sum(parts)
    phi = worked["phi"]
    facets = tuple(
        Facet(counted(count, "observer").capitalize(), 0, 0, value, value, value=value, told=f"{value:.2f}")
        for count, value in phi
    )
    heads = ("Lessons", "Observers", "The rest")
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (head, f"{part:.3f}", f"{part / total:.0%}" if total else "–") for head, part in zip(heads, parts, strict=True)
    )
    observers = tuple((counted(count, "observer"), f"{value:.2f}", "") for count, value in phi)
    return Finding(
        id="spread",
        finding=_needed(worked),
        method=f"{parts[0] / total:.0%} of the spread of grades lies between lessons, {parts[1] / total:.0%} between "
        f"observers, and the rest is neither. {_lessons(worked)} n = {worked['lessons']:,} lessons, "
        f"{worked['observers']:,} observers, {worked['ratings']:,} grades; {worked['method']}. Dependability (phi) is "
        "the part of a mean grade’s spread that is the lesson’s own.",
        picture=framed(draw_facets, Facets(facets, percent=False)),
        data=Table("Spread in squared grades, then dependability", ("Part", "Value", "Share"), rows + observers),
    )


def _needed(worked: Worked) -> str:
    """Say how many observers a dependable grade takes."""
    count = worked["observers_needed"]
    two = dict(map(tuple, worked["phi"]))[2]
    if count is None:
        return "No number of observers makes these grades dependable: lessons hardly differ"
    needed = "one observer is enough" if count == 1 else f"{count_word(count)} observers are needed"
    return f"Two observers reach {two:.2f}; for 0.8, {needed} on a lesson"


def _lessons(worked: Worked) -> str:
    """Say how many lessons would show how severe an observer is."""
    count = worked["lessons_needed"]
    if count is None:
        return "Observers do not differ in severity."
    return f"To know an observer’s severity as well (0.8) takes about {counted(count, 'lesson')} of theirs."


def beyond_table(rows: list[list[Any]]) -> Table | None:
    """Return coefficients whose intervals come from drawing whole school pairs; None without any."""
    if not rows:
        return None
    return Table(
        "Beyond these lessons: whole pairs of schools drawn again, since lessons of one pair are not independent",
        ("Coefficient", "Value", "Likely (95%)", "Draws"),
        tuple((label, f"{value:.2f}", f"{low:.2f} to {high:.2f}", draws) for label, value, low, high, draws in rows),
    )


def why_no_spread(worked: Worked) -> str:
    """Say in a sentence why there are no parts of the spread; nothing where there are."""
    return WHY_NOT.get(str(worked.get("undefined", "")), "")
