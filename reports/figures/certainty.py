"""How sure one can be: what more lessons would bring, and the coefficients where there is enough to compute them."""

import dataclasses

from pictures.facets import Facet, Facets, draw_facets
from pictures.grades import Grade
from reports.figures.finding import Finding, Table, framed, markup
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, FEWEST_FOR_PERCENT, Share, Tally
from stats.agreement import coefficient
from stats.patterns import PatternCounts
from stats.proportions import wilson
from stats.results import Estimate, Interval, Undefined

WOULD_BE = (20, 50, 150, 500)
SKEWED = 0.6
BIASED = 0.1


@dataclasses.dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with what it says in a line."""

    name: str
    answer: Estimate | Undefined
    says: str

    @property
    def value(self) -> str:
        """`0.71`, or that there is none."""
        return f"{self.answer.value:.2f}" if isinstance(self.answer, Estimate) else "none"

    @property
    def likely(self) -> str:
        """`0.52 to 0.89`, or why there is none."""
        if isinstance(self.answer, Undefined):
            return self.answer.reason
        return f"{self.answer.low:.2f} to {self.answer.high:.2f}"


def coefficients(tally: Tally, of: int) -> tuple[Coefficient, ...]:
    """Return the coefficients of a scope on a scale of `of` grades, none below 20 lessons or with one grade in use."""
    lessons = tally.vectors(of)
    used = int((lessons.grade_shares() > 0).sum()) if tally.share().of else 0
    if tally.share().of < FEWEST_FOR_COEFFICIENTS or used < 2:  # noqa: PLR2004  # agreement needs a choice
        return ()
    found = [
        Coefficient(
            "AC1 (Gwet)", coefficient(lessons, "gwet_ac"), "Agreement beyond chance; steady when one grade is common."
        ),
        Coefficient(
            "Alpha (Krippendorff, ordinal)",
            coefficient(lessons, "krippendorff_alpha", weights="ordinal_metric"),
            "Beyond chance, a near miss counting less than a far one.",
        ),
    ]
    pairs = tally.pairs(of)
    if int(pairs.counts.sum()) >= FEWEST_FOR_COEFFICIENTS:
        found.append(Coefficient("Kappa (Cohen)", coefficient(pairs, "cohen_kappa"), _kappa_says(pairs)))
    return tuple(found)


def _kappa_says(pairs: PatternCounts) -> str:
    """Give prevalence and bias beside kappa, and say when they make it mislead."""
    table = pairs.table()
    total = table.sum()
    prevalence = float((table.sum(axis=0) + table.sum(axis=1)).max() / (2 * total))
    bias = float(abs(table.sum(axis=1) - table.sum(axis=0)).sum() / (2 * total))
    said = f"Hosts and visitors, home first. The commonest grade is {prevalence * 100:.0f}% of judgements; hosts and "
    said += f"visitors spread their grades {bias * 100:.0f}% apart."
    if prevalence > SKEWED:
        said += " One grade is so common that kappa comes out low however often they match: read AC1."
    if bias > BIASED:
        said += " Hosts and visitors grade differently as groups, which raises kappa."
    return said


def certainty_figure(share: Share) -> Finding | None:
    """Return the interval now and what it would be with more lessons; None below five lessons."""
    if share.interval is None:
        return None
    now = share.interval
    rows = [("Now", share.matched, share.of, now)]
    for lessons in WOULD_BE:
        at = _would_be(share, lessons)
        if lessons > share.of and at:
            rows.append(("If the share stayed", round(at.successes), lessons, at))
    facets = tuple(
        Facet(
            label if label == "Now" else f"{of:,} lessons",
            matched,
            of,
            at.low,
            at.high,
            "" if label == "Now" else label,
        )
        for label, matched, of, at in rows
    )
    table = tuple(
        (label, matched, of, f"{at.low * 100:.0f}–{at.high * 100:.0f}%", f"{(at.high - at.low) * 100:.0f} points")
        for label, matched, of, at in rows
    )
    return Finding(
        id="certainty",
        finding=f"After {share.of:,} lessons the true share may lie anywhere from {_percent(now.low)} to "
        f"{_percent(now.high)}",
        method="Wilson intervals, 95%, if lessons were independent. Lessons seen by the same two people are not quite: "
        "the truth is a little wider.",
        picture=framed(draw_facets, Facets(facets)),
        table=markup(
            Table("The interval now and with more lessons", ("Lessons", "Matched", "Of", "Likely", "Width"), table)
        ),
    )


def _would_be(share: Share, lessons: int) -> Interval | None:
    """Return the interval of the same share among more lessons."""
    found = wilson(round(share.matched / share.of * lessons), lessons)
    return found if isinstance(found, Interval) else None


def _percent(value: float) -> str:
    """Write a share as a whole percentage."""
    return f"{value * 100:.0f}%"


def coefficients_table(found: tuple[Coefficient, ...]) -> Table:
    """Return the coefficients as rows: value, interval, what it says."""
    rows = tuple((each.name, each.value, each.likely, each.says) for each in found)
    return Table("Coefficients", ("Coefficient", "Value", "Likely (95%)", "What it says"), rows)


def words(tally: Tally, scale: tuple[Grade, ...]) -> tuple[tuple[str, str], ...]:
    """Return what the words on the page mean, with this scope's numbers: (word, sentence)."""
    share, free = tally.share(), tally.share(with_rules=False)
    same = sum(tally.patterns("verdict", "agree").values())
    mapped = sum(tally.patterns("verdict", "mapping").values())
    said = [("Matched", f"Same word ({same:,}), or same position by how the grades line up ({mapped:,}).")]
    if share.interval:
        said.append((f"Likely {share.likely}", "Wilson interval, 95%, if the lessons were independent."))
    else:
        said.append(
            ("No percentage", f"Below {FEWEST_FOR_PERCENT} lessons one lesson would move it by a quarter or more.")
        )
    said += _each_grade(tally, scale)
    said.append(("Without rules", f"The same lessons by the grade each gave without a rule: {free.words}."))
    found = coefficients(tally, len(scale))
    values = "; ".join(f"{each.name} {each.value} ({each.likely})" for each in found)
    said.append(("Kappa, AC1, alpha", f"{values}." if found else too_few(share)))
    return tuple(said)


def too_few(share: Share) -> str:
    """Say from when coefficients are shown."""
    mislead = f" At {share.of:,} they mislead." if share.of < FEWEST_FOR_COEFFICIENTS else ""
    return f"Kappa, AC1 and alpha are shown from 20 lessons, with two or more grades in use.{mislead}"


def _each_grade(tally: Tally, scale: tuple[Grade, ...]) -> list[tuple[str, str]]:
    """Say of the lessons that either called the best grade so, how many both did."""
    best = tally.vectors(len(scale)).agreement_on_each_grade()[0]
    word = scale[0].word
    if not best.either:
        return []
    either = f"the {best.either:,} lessons" if best.either > 1 else "the one lesson"
    return [(f"Agreement on {word}", f"{best.both:,} of {either} that either called {word}, both did.")]
