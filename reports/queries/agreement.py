"""The agreement page of one scope, put together from its cells and, for a short list, its lessons."""

import dataclasses
import uuid
from collections.abc import Callable, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from clusters.models import School
from observations.models import Lesson, SubCode
from people.clock import LONDON
from people.queries import installation
from pictures.decided import decided_most
from pictures.grades import Grade
from pictures.wording import counted
from reports.figures import breakdowns, certainty, headline, overview
from reports.figures.differences import drift_words, framing_differences
from reports.figures.finding import Finding, markup
from reports.figures.headline import Headline
from reports.figures.lessons import Setting, lessons_figure
from reports.figures.names import short_names
from reports.figures.rows import LessonRow
from reports.figures.tally import CellRow, Tally, main_scale
from reports.figures.withheld import withheld
from reports.queries import counts
from reports.queries.counts import Openness
from reports.queries.scopes import ROUND, SCHOOL, Scope

MOST_LESSONS_LISTED = 40
CRITERIA = {code.value: code.label for code in SubCode}
KEY_STAGES = {stage.value: stage.label.capitalize() for stage in Lesson.KeyStage}
PHASES = {phase.value: phase.label for phase in School.Phase}


@dataclasses.dataclass(frozen=True, slots=True)
class Agreement:
    """What the page shows of a scope; figures that have nothing to show are left out.

    `silence` is a sentence where a whole view has nothing, or readers above are told the total alone.
    """

    headline: Headline
    lessons: Finding | None = None
    matrix: Finding | None = None
    pairs: Finding | None = None
    decided: Finding | None = None
    words: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    beyond_chance: SafeString | None = None
    silence: str = ""
    counted: str = ""
    has_csv: bool = False

    @property
    def side_by_side(self) -> tuple[Finding, ...]:
        """Grade by grade beside school by school."""
        return tuple(finding for finding in (self.matrix, self.pairs) if finding)


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A scope's cells on the scale that most of its lessons were counted on, and what its reader may be told."""

    scope: Scope
    rows: tuple[CellRow, ...]
    tally: Tally
    scale_id: uuid.UUID
    scale: tuple[Grade, ...]
    told_all: bool = True
    silence: str = ""
    withheld: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)

    @property
    def criteria(self) -> breakdowns.Breakdown:
        """Agreement on each criterion, on the scale of the grades and on that of the levels."""
        scales = {row.scale_id for row in self.rows if row.facet == "criterion"}
        tallies = [Tally(self.rows, scale_id=scale_id) for scale_id in sorted(scales, key=str)]
        return breakdowns.criteria_breakdown(tallies, CRITERIA)

    def hidden(self, facet: str) -> frozenset[str]:
        """The groups of a facet that this reader is not told."""
        return self.withheld.get(facet, frozenset())


def read(scope: Scope) -> Reading | None:
    """Read a scope's cells (one query, two for readers above); None before anything is counted in it."""
    rows = counts.cells_of(scope.kind, scope.id)
    scale_id = main_scale(rows)
    if scale_id is None:
        return None
    reading = Reading(scope, rows, Tally(rows, scale_id=scale_id), scale_id, counts.scale_of(scale_id))
    if scope.inside or _all_pairs_shown(rows):
        return reading
    return _told_less(reading, counts.openness(scope.kind, scope.id, scale_id))


def _all_pairs_shown(rows: tuple[CellRow, ...]) -> bool:
    """Whether the cells alone tell that all schools agreed: a pair of schools is in them only where both did."""
    lessons = [row for row in rows if row.unit == "lesson" and row.with_rules]
    return sum(row.count for row in lessons if row.facet == "school_pair") == sum(
        row.count for row in lessons if row.facet == "all"
    )


def _told_less(reading: Reading, found: Openness) -> Reading:
    """Narrow what readers above are told to what the schools agreed to and to groups of five teachers."""
    if found.all_agreed:
        return reading
    if not found.all_closed:
        silence = "Only the total is shown until the round closes: its schools did not all agree to be shown."
        return dataclasses.replace(reading, told_all=False, silence=silence)
    hidden = withheld(found.observed)
    few = "Only the total is shown: fewer than five teachers were observed, and not all schools agreed to more."
    return dataclasses.replace(reading, told_all=False, silence=few if hidden is None else "", withheld=hidden or {})


def may_take_away(scope: Scope) -> bool:
    """Whether the cells of a scope may leave as they are: something is counted, and its reader is told all of it."""
    reading = read(scope)
    return reading is not None and reading.told_all


def _headline(reading: Reading) -> Headline:
    """Return the headline: grades if there are any, else criteria, else grounds alone."""
    note = reading.scope.note
    if reading.tally.share().of:
        return headline.of_lessons(reading.tally, note)
    criteria = reading.criteria
    return (
        headline.of_criteria(reading.tally, criteria, note)
        if criteria.groups
        else headline.of_grounds(reading.tally, note)
    )


def _counted(reading: Reading) -> str:
    """Say when was counted last, and what is not in these figures."""
    elsewhere = sum(
        row.count
        for row in reading.rows
        if row.facet == "all" and row.unit == "lesson" and row.with_rules and row.scale_id != reading.scale_id
    )
    counted_at = reading.scope.stamp.counted_at
    at = counted_at.astimezone(LONDON) if counted_at else None
    when = f"Counted {at.day} {at:%b %Y, %H.%M}. " if at else ""
    said = f"{when}{headline.dropped_words(reading.tally)}"
    if not elsewhere:
        return said
    return f"{said} {counted(elsewhere, 'lesson').capitalize()} on another scale, left out here."


def agreement(scope: Scope, view: str) -> Agreement | None:
    """Return one view of a scope; None before anything is counted."""
    reading = read(scope)
    if reading is None:
        return None
    said = _counted(reading)
    empty = Agreement(_headline(reading), silence=reading.silence, counted=said, has_csv=reading.told_all)
    return empty if reading.silence else VIEWS[view][1](reading, empty)


def _everything(reading: Reading, page: Agreement) -> Agreement:
    """The first tab: lessons, grade by grade, schools, what decided, and the words."""
    tally, scale = reading.tally, reading.scale
    lessons, names = _listed(reading)
    unnamed = {school for pair in overview.pair_shares(tally) for school in pair} - names.keys()
    schools = short_names(names | counts.school_names(unnamed) if unnamed else names)
    decided = overview.decided_picture(tally)
    in_round = reading.scope.kind == ROUND and reading.scope.inside
    setting = Setting(scale, schools, in_round=in_round, illustrative=_is_demo())
    figure = lessons_figure(lessons, setting, decided_most=decided_most(decided)) if lessons else None
    graded = bool(tally.share().of)
    return dataclasses.replace(
        page,
        lessons=figure,
        matrix=overview.matrix_figure(tally, scale, takes_in=_takes_in(lessons, scale)) if graded else None,
        pairs=overview.pairs_figure(tally, schools, is_own=reading.scope.kind == SCHOOL) if graded else None,
        decided=overview.decided_figure(decided),
        words=certainty.words(tally, scale) if graded else (),
        findings=() if graded else _found(reading.criteria),
    )


def _is_demo() -> bool:
    """Whether everything here is an example."""
    found = installation()
    return found is not None and found.is_demo


def _listed(reading: Reading) -> tuple[tuple[LessonRow, ...], dict[uuid.UUID, str]]:
    """Return the lessons one by one and their schools' names, if they are few enough to read and have grades."""
    if reading.tally.lessons > MOST_LESSONS_LISTED or not reading.tally.share().of:
        return (), {}
    return counts.lessons_of(reading.scope.kind, reading.scope.id, reading.scale_id)


def _takes_in(lessons: tuple[LessonRow, ...], scale: tuple[Grade, ...]) -> str:
    """Say which other words stand at one of the grades, such as *Satisfactory* at RI."""
    other = {
        (each.position, each.word)
        for lesson in lessons
        for each in lesson.compared
        if lesson.pair_shown and each.position and each.word.casefold() != scale[each.position - 1].word.casefold()
    }
    return " ".join(f"{scale[at - 1].letter} takes in {word}." for at, word in sorted(other))


def _found(*some: breakdowns.Breakdown) -> tuple[Finding, ...]:
    """Return the figures of breakdowns that have anything."""
    figures = map(breakdowns.breakdown_figure, some)
    return tuple(figure for figure in figures if figure)


def _rules(reading: Reading, page: Agreement) -> Agreement:
    """Rules and framing."""
    hidden = reading.hidden("framing")
    apart = framing_differences(reading.tally, reading.scale, hidden)
    framing = breakdowns.framing_breakdown(reading.tally, hidden, apart=apart)
    given = breakdowns.rules_figure(reading.tally)
    findings = (given, *_found(framing)) if given else ()
    silence = "" if findings else "Rules concern grades, and no two grades have been compared yet."
    return dataclasses.replace(page, findings=findings, silence=silence)


def _criteria(reading: Reading, page: Agreement) -> Agreement:
    """Criteria; above the alliance only where all agreed, since teachers are not counted by criterion."""
    if not reading.told_all:
        return dataclasses.replace(
            page, silence="Criteria are shown above the alliance where all schools agreed to it."
        )
    findings = _found(reading.criteria)
    silence = "" if findings else "No criterion has been rated on two forms that both ask about it yet."
    return dataclasses.replace(page, findings=findings, silence=silence)


def _subject(reading: Reading, page: Agreement) -> Agreement:
    """Subject, key stage and school phase."""
    asked: tuple[tuple[str, dict[str, str], str], ...] = (
        ("subject", {}, "subjects"),
        ("key_stage", KEY_STAGES, "key stages"),
        ("school_phase", PHASES, "school phases"),
    )
    found = _found(
        *(
            breakdowns.by_value(reading.tally, facet, labels, plural=plural, hidden=reading.hidden(facet))
            for facet, labels, plural in asked
        )
    )
    return dataclasses.replace(page, findings=found, silence="" if found else "No two grades have been compared yet.")


def _term(reading: Reading, page: Agreement) -> Agreement:
    """Term by term."""
    labels = counts.term_names(reading.tally.values("term"))
    terms = breakdowns.by_value(reading.tally, "term", labels, plural="terms", hidden=reading.hidden("term"))
    found = _found(dataclasses.replace(terms, note=drift_words(terms.groups)))
    silence = "" if found else "No lesson that could be compared lies in one of the cluster’s terms yet."
    return dataclasses.replace(page, findings=found, silence=silence)


def _sure(reading: Reading, page: Agreement) -> Agreement:
    """How sure one can be."""
    share = reading.tally.share()
    figure = certainty.certainty_figure(share)
    found = certainty.coefficients(reading.tally, reading.scale) if share.of else ()
    too_few = format_html('<p class="lede">Kappa, AC1 and alpha. {}</p>', certainty.too_few(share))
    silence = (
        ""
        if figure
        else f"{counted(share.of, 'lesson').capitalize()} with two grades: too few to say anything beyond the count."
    )
    return dataclasses.replace(
        page,
        findings=(figure,) if figure else (),
        beyond_chance=markup(certainty.coefficients_table(found)) if found else too_few,
        silence=silence,
    )


VIEWS: dict[str, tuple[str, Callable[[Reading, Agreement], Agreement]]] = {
    "": ("All lessons", _everything),
    "rules": ("Rules and framing", _rules),
    "criteria": ("Criteria", _criteria),
    "subject": ("Subject and phase", _subject),
    "term": ("By term", _term),
    "sure": ("How sure can we be", _sure),
}
