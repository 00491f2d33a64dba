"""Agreement on each grade: of the lessons that anybody called Outstanding, how many all of them did."""

from pictures.facets import Facets, draw_facets
from pictures.grades import Grade
from reports.figures.breakdowns import Group, facet_of, interval_words
from reports.figures.finding import Finding, Table, framed
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share, Tally
from reports.wording import in_figures


def each_grade_figure(tally: Tally, scale: tuple[Grade, ...]) -> Finding | None:
    """Return how often a grade that one observer gave was given by all, grade by grade; None where none was given."""
    found = tally.vectors([grade.word for grade in scale]).agreement_on_each_grade()
    groups = tuple(Group(grade.word, Share(each.both, each.either)) for grade, each in zip(scale, found, strict=True))
    given = tuple(group for group in groups if group.share.of)
    if not given:
        return None
    both, either = ("both", "either") if tally.observers == (2,) else ("all", "any")
    return Finding(
        id="each-grade",
        finding=_finding(given, both, either),
        method=f"n = {in_figures(tally.share().of, 'lesson')}. For each grade: of the lessons where {either} observer "
        f"gave it, in how many {both} did. {_method(given)}",
        picture=framed(draw_facets, Facets(tuple(map(facet_of, given)))),
        data=Table(
            f"Lessons by the grade that {either} observer gave",
            ("Grade", both.capitalize(), either.capitalize(), "Share", "Likely"),
            tuple((each.label, each.share.matched, each.share.of, *interval_words(each.share)) for each in groups),
        ),
    )


def _finding(given: tuple[Group, ...], both: str, either: str) -> str:
    """Say it of the best grade that was given, in counts; from 20 lessons in each, between which shares all lie."""
    if len(given) > 1 and min(group.share.of for group in given) >= FEWEST_FOR_COEFFICIENTS:
        ranked = sorted(given, key=lambda group: group.share.matched / group.share.of)
        ends = " to ".join(f"{group.share.percent} ({group.label})" for group in (ranked[0], ranked[-1]))
        return f"A grade that {either} observer gave came from {both} in {ends} of lessons"
    best = given[0].share
    lessons = "lesson" if best.of == 1 else "lessons"
    return f"{both.capitalize()} gave {given[0].label} in {best.words} {lessons} where {either} did"


def _method(given: tuple[Group, ...]) -> str:
    """Say how the figure is to be read."""
    bars = "Bars: Wilson intervals, 95%. " if any(group.share.interval for group in given) else ""
    dots = "Below five, each lesson is a dot. " if any(not group.share.interval for group in given) else ""
    return f"{bars}{dots}A lesson with two grades counts under each of them."
