"""How sure one can be: what more lessons would bring, and the coefficients where there is enough to compute them."""

import dataclasses

from pictures.facets import Facet, Facets, draw_facets
from pictures.grades import Grade
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, FEWEST_FOR_PERCENT, Share, Tally
from stats.agreement import coefficient
from stats.marginals import stuart_maxwell
from stats.misleading import why_kappa_misleads
from stats.patterns import PatternCounts
from stats.proportions import wilson
from stats.results import Estimate, Interval, Undefined

WOULD_BE = (20, 50, 150, 500)
CHANCE = 0.05
"""Above this p value a difference may be chance."""


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


def coefficients(tally: Tally, scale: tuple[Grade, ...]) -> tuple[Coefficient, ...]:
    """Return the coefficients of a scope, none below 20 lessons or with one grade in use."""
    grades = [grade.word for grade in scale]
    if tally.share().of < FEWEST_FOR_COEFFICIENTS or _grades_used(tally) < 2:  # noqa: PLR2004  # agreement needs a choice
        return ()
    lessons, pairs = tally.vectors(grades), tally.pairs(grades)
    ac1 = coefficient(lessons, "gwet_ac")
    alpha = coefficient(lessons, "krippendorff_alpha", weights="ordinal_metric")
    found = [
        Coefficient("AC1 (Gwet)", ac1, "Agreement beyond chance; steady when one grade is common."),
        Coefficient("Alpha (Krippendorff, ordinal)", alpha, "Beyond chance, a near miss counting less than a far one."),
    ]
    if int(pairs.counts.sum()) >= FEWEST_FOR_COEFFICIENTS:
        found.append(Coefficient("Kappa (Cohen)", coefficient(pairs, "cohen_kappa"), _kappa_says(pairs)))
    return tuple(found)


def _grades_used(tally: Tally) -> int:
    """Count the grades that anybody gave."""
    vectors = [pattern.split(",") for pattern in tally.patterns() if pattern]
    return sum(any(count != "0" for count in grade) for grade in zip(*vectors, strict=True))


def _kappa_says(pairs: PatternCounts) -> str:
    """Give prevalence and bias beside kappa, and say when they make it mislead."""
    found = why_kappa_misleads(pairs)
    if isinstance(found, Undefined):
        return "Hosts and visitors, home first."
    indices = f"Prevalence index {found.balance.prevalence:.2f}, bias index {found.balance.bias:.2f}."
    return f"Hosts and visitors, home first. {indices} {found.sentence or ''}".strip()


def use_of_the_scale(tally: Tally, scale: tuple[Grade, ...]) -> str:
    """Say whether hosts and visitors use the grades equally often; nothing below 20 lessons or without differences."""
    pairs = tally.pairs([grade.word for grade in scale])
    found = stuart_maxwell(pairs)
    if isinstance(found, Undefined) or found.n < FEWEST_FOR_COEFFICIENTS:
        return ""
    alike = found.p_value >= CHANCE
    told = f"use the grades {'alike, as far as' if alike else 'differently, more than chance in'}"
    degrees = f"{found.degrees} degree{'' if found.degrees == 1 else 's'} of freedom"
    test = f"Stuart and Maxwell: χ² {found.statistic:.1f} with {degrees}, p = {found.p_value:.2g}"
    return f"Hosts and visitors {told} {found.n:,} lessons {'can tell' if alike else 'would explain'} ({test})."


def certainty_figure(share: Share, *, unit: str = "lesson") -> Finding | None:
    """Return the interval now and what it would be with more; None below five. `unit` is what was counted."""
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
            label if label == "Now" else f"{of:,} {unit}s",
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
        finding=f"After {share.of:,} {unit}s the true share may lie anywhere from {_percent(now.low)} to "
        f"{_percent(now.high)}",
        method=f"Wilson intervals, 95%, if {unit}s were independent. Those seen by the same two people are not quite: "
        "the truth is a little wider.",
        picture=framed(draw_facets, Facets(facets)),
        data=Table(
            f"The interval now and with more {unit}s",
            (f"{unit.capitalize()}s", "Matched", "Of", "Likely", "Width"),
            table,
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
    found = coefficients(tally, scale)
    values = "; ".join(f"{each.name} {each.value} ({each.likely})" for each in found)
    said.append(("Kappa, AC1, alpha", f"{values}." if found else too_few(share)))
    return tuple(said)


def words_without_grades(tally: Tally) -> tuple[tuple[str, str], ...]:
    """Return what the words mean where nobody gave a grade: (word, sentence)."""
    return (
        ("Seen alike", "All who rated a criterion said the same of it: clearly, partly or not seen."),
        ("Compared", "Both forms ask about it, and for both it applied. “Something else” is never compared."),
        ("Ground in common", f"All named it among their deciding grounds. {in_lessons(tally)}"),
    )


def in_lessons(tally: Tally) -> str:
    """Say how many lessons these are."""
    return f"Counted over {tally.lessons:,} lesson{'' if tally.lessons == 1 else 's'}."


def too_few(share: Share) -> str:
    """Say from when coefficients are shown."""
    mislead = f" At {share.of:,} they mislead." if share.of < FEWEST_FOR_COEFFICIENTS else ""
    return f"Shown from 20 lessons with two or more grades in use.{mislead}"


def _each_grade(tally: Tally, scale: tuple[Grade, ...]) -> list[tuple[str, str]]:
    """Say of the lessons that either called the best grade so, how many both did."""
    best = tally.vectors([grade.word for grade in scale]).agreement_on_each_grade()[0]
    word = scale[0].word
    if not best.either:
        return []
    either = f"the {best.either:,} lessons" if best.either > 1 else "the one lesson"
    return [(f"Agreement on {word}", f"{best.both:,} of {either} that either called {word}, both did.")]
