"""How sure one can be: what the counts alone say, and what a worker worked out."""

import dataclasses

from django.utils.html import format_html, format_html_join

from pictures.wording import counted, listed
from reports.figures import certainty, overview
from reports.figures.finding import Finding, markup
from reports.figures.names import short_names
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Tally
from reports.figures.worked import (
    beyond_table,
    pairs_drawn_figure,
    schools_drawn_figure,
    spread_figure,
    why_no_spread,
)
from reports.queries import counts
from reports.queries.page import Agreement
from reports.queries.reading import Reading, WorkedOut, worked_out
from reports.queries.scopes import SCHOOL
from reports.wording import in_figures
from stats.planning import two_groups

SCROLLING = '<div class="section scroll" tabindex="0" role="group" aria-label="Scroll sideways">{}</div>'
TOO_FEW = "Fewer than five criteria have been compared: too few to say anything beyond the count."


def sure(reading: Reading, page: Agreement) -> Agreement:
    """How sure one can be."""
    share, graded = reading.tally.share(), reading.tally.sample.graded
    figure = certainty.certainty_figure(share, unit="lesson" if graded else "comparison")
    page = dataclasses.replace(page, planner=_too_few_to_compare(reading), findings=(figure,) if figure else ())
    if not graded:
        return dataclasses.replace(page, silence="" if figure else TOO_FEW)
    if share.of < FEWEST_FOR_COEFFICIENTS:
        too_few = format_html('<p class="lede">Kappa, AC1 and alpha. {}</p>', certainty.too_few(share))
        few = f"{counted(share.of, 'lesson').capitalize()} with two grades: too few to say anything beyond the count."
        return dataclasses.replace(page, beyond_chance=too_few, silence="" if figure else few)
    return _worked_out(reading, page)


def _worked_out(reading: Reading, page: Agreement) -> Agreement:
    """Add what a worker worked out, and how far the next is."""
    worked, share = worked_out(reading), reading.tally.share()
    found = certainty.coefficients(reading.tally, reading.scale)
    beyond = beyond_table(worked.figures.get("beyond", [])) if reading.told_all else None
    tables = [markup(table) for table in (certainty.coefficients_table(found) if found else None, beyond) if table]
    one_grade = format_html('<p class="lede">Kappa, AC1 and alpha. {}</p>', certainty.too_few(share))
    parts = worked.figures.get("components", {})
    more = (*(_drawn(worked, reading) if reading.told_all else ()), spread_figure(parts))
    return dataclasses.replace(
        page,
        findings=(*page.findings, *(each for each in more if each)),
        beyond_chance=format_html_join("", SCROLLING, ((table,) for table in tables)) if tables else one_grade,
        worked=worked,
        notes=tuple(
            note for note in (certainty.use_of_the_scale(reading.tally, reading.scale), why_no_spread(parts)) if note
        ),
    )


def _drawn(worked: WorkedOut, reading: Reading) -> tuple[Finding | None, ...]:
    """Pairs of schools, and schools, drawn together (one query for their names); a school's own page has its pairs."""
    tally = reading.tally
    schools = school_names(tally)
    by_school = worked.figures.get("schools", {}) if reading.scope.kind != SCHOOL else {}
    return (
        pairs_drawn_figure(worked.figures.get("pairs", {}), tally, _pairs_in_words(tally, schools)),
        schools_drawn_figure(by_school, tally, schools),
    )


def _too_few_to_compare(reading: Reading) -> str:
    """Say whether schools can be compared at all, before the planner says what it would take."""
    tally = reading.tally
    fewest = min((tally.share("school_pair", pair).of for pair in tally.values("school_pair")), default=0)
    if fewest >= two_groups(0.75, 0.60).lessons:
        return ""
    return f"Too few to compare schools: {in_figures(tally.lessons, 'lesson')}."


def pair_names(tally: Tally) -> dict[str, str]:
    """Return the pairs of schools in words, in alphabetical order (one query, none without pairs)."""
    return _pairs_in_words(tally, school_names(tally))


def _pairs_in_words(tally: Tally, names: dict[str, str]) -> dict[str, str]:
    """Write each pair as its two schools."""
    pairs = (pair.split("|") for pair in tally.values("school_pair"))
    found = {f"{one}|{other}": listed(sorted((names[one], names[other]))) for one, other in pairs}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def school_names(tally: Tally) -> dict[str, str]:
    """Return the short names of the schools that are in pairs, by id (one query, none without pairs)."""
    pairs = overview.pair_shares(tally)
    if not pairs:
        return {}
    names = short_names(counts.school_names({school for pair in pairs for school in pair}))
    return {str(school): name for school, name in names.items()}
