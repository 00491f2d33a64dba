"""The agreement page of one scope, put together from its cells and, for a short list, its lessons."""

import dataclasses
import uuid
from collections.abc import Callable

from clusters.models import School
from observations.models import Lesson
from people.clock import LONDON
from people.queries import installation
from pictures.decided import decided_most
from pictures.grades import Grade
from pictures.wording import counted
from reports.figures import breakdowns, certainty, headline, overview
from reports.figures.common_grounds import common_grounds_figure
from reports.figures.differences import drift, framing_words
from reports.figures.each_grade import each_grade_figure
from reports.figures.finding import Finding
from reports.figures.headline import Headline
from reports.figures.lessons import Setting, lessons_figure
from reports.figures.names import short_names
from reports.figures.rows import LessonRow
from reports.figures.rules import rules_figure
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Sample, Tally
from reports.queries import counts
from reports.queries.page import Agreement
from reports.queries.reading import Reading, key_of, read, worked_out
from reports.queries.scopes import ROUND, SCHOOL, Scope
from reports.queries.sure import pair_names, sure

MOST_LESSONS_LISTED = 40
NOTHING_COMPARED = "Nothing of two observers has been compared yet."
KEY_STAGES = {stage.value: stage.label.capitalize() for stage in Lesson.KeyStage}
PHASES = {phase.value: phase.label for phase in School.Phase}


def _headline(reading: Reading) -> Headline:
    """Return the headline: grades if there are any, else criteria, else grounds alone."""
    note = reading.scope.note
    if reading.tally.sample.graded:
        return headline.of_lessons(reading.tally, note)
    if reading.tally.share().of:
        return headline.of_criteria(reading.tally, note)
    return headline.of_grounds(reading.tally, note)


def _counted(reading: Reading) -> str:
    """Say when was counted last, and what is not in these figures."""
    counted_at = reading.scope.stamp.counted_at
    at = counted_at.astimezone(LONDON) if counted_at else None
    when = f"Counted {at.day} {at:%b %Y, %H.%M}. " if at else ""
    said = f"{when}{headline.dropped_words(reading.tally)}"
    elsewhere = sum(Tally(reading.rows, each).lessons for each in reading.samples if each != reading.tally.sample)
    return f"{said} {counted(elsewhere, 'lesson').capitalize()} more under the other choices." if elsewhere else said


def _samples(reading: Reading) -> tuple[tuple[str, str, bool], ...]:
    """Return the sets of lessons that this scope lets one choose from; nothing where there is only one."""
    if len(reading.samples) == 1:
        return ()
    return tuple((_sample_words(each, reading), key_of(each), each == reading.tally.sample) for each in reading.samples)


def _sample_words(sample: Sample, reading: Reading) -> str:
    """Write `Outstanding to Inadequate (8)`, or that there were no grades."""
    scale = counts.scale_of(sample.scale_id)
    words = f"{scale[0].word} to {scale[-1].word}" if sample.graded else "Without grades"
    alike = [each for each in reading.samples if each.graded == sample.graded and each != sample]
    others = {(grades[0].word, grades[-1].word) for each in alike if (grades := counts.scale_of(each.scale_id))}
    if sample.graded and (scale[0].word, scale[-1].word) in others:
        words = f"{words}, {len(scale)} grades"
    return f"{words} ({Tally(reading.rows, sample).lessons:,})"


def agreement(scope: Scope, view: str, of: str = "") -> Agreement | None:
    """Return one view of one sample of a scope; None before anything is counted."""
    reading = read(scope, of)
    if reading is None:
        return None
    empty = Agreement(
        _headline(reading),
        silence=reading.silence,
        counted=_counted(reading),
        told_all=reading.told_all,
        samples=_samples(reading),
    )
    return empty if reading.silence else VIEWS[view][1](reading, empty)


def _everything(reading: Reading, page: Agreement) -> Agreement:
    """The first tab: lessons, grade by grade, schools, what decided, and the words."""
    if not reading.tally.sample.graded:
        return _without_grades(reading, page)
    tally, scale = reading.tally, reading.scale
    lessons, names = _listed(reading)
    unnamed = {school for pair in overview.pair_shares(tally) for school in pair} - names.keys()
    schools = short_names(names | counts.school_names(unnamed) if unnamed else names)
    decided = overview.decided_picture(tally)
    in_round = reading.scope.kind == ROUND and reading.scope.inside
    setting = Setting(scale, schools, in_round=in_round, illustrative=_is_demo())
    figure = lessons_figure(lessons, setting, decided_most=decided_most(decided)) if lessons else None
    compared = bool(tally.share().of)
    return dataclasses.replace(
        page,
        lessons=figure,
        matrix=overview.matrix_figure(tally, scale, takes_in=_takes_in(lessons, scale)) if compared else None,
        pairs=overview.pairs_figure(tally, schools, is_own=reading.scope.kind == SCHOOL) if compared else None,
        decided=overview.decided_figure(decided),
        words=certainty.words(tally, scale) if compared else (),
        each_grade=each_grade_figure(tally, scale) if compared else None,
    )


def _without_grades(reading: Reading, page: Agreement) -> Agreement:
    """The first tab of lessons without grades: criteria, grounds, schools, and the words."""
    tally = reading.tally
    criteria, grounds = reading.criteria, common_grounds_figure(tally)
    schools = breakdowns.by_value(tally, "school_pair", pair_names(tally), plural="pairs of schools")
    return dataclasses.replace(
        page,
        findings=(*_found(criteria), *((grounds,) if grounds else ()), *_found(schools)),
        decided=overview.decided_figure(overview.decided_picture(tally)),
        words=certainty.words_without_grades(tally),
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
    if not reading.tally.sample.graded:
        return dataclasses.replace(page, silence="Rules concern grades, and these lessons have none.")
    hidden = reading.hidden("framing")
    figures = worked_out(reading).figures if reading.tally.share().of >= FEWEST_FOR_COEFFICIENTS else {}
    may_tell = reading.told_all or not reading.hidden("rules_changed")
    given = rules_figure(reading.tally, figures.get("rules"), may_tell_moves=may_tell)
    apart = framing_words(figures.get("framing"), reading.tally, hidden) if reading.told_all else ""
    framing = breakdowns.framing_breakdown(reading.tally, hidden, apart=apart)
    findings = (given, *_found(framing)) if given else ()
    silence = "" if findings else "Rules concern grades, and no two grades have been compared yet."
    return dataclasses.replace(page, findings=findings, silence=silence)


def _criteria(reading: Reading, page: Agreement) -> Agreement:
    """Criteria; above the alliance only where all agreed, since teachers are not counted by criterion."""
    if not reading.told_all:
        return dataclasses.replace(
            page, silence="Criteria are shown above the alliance where all schools agreed to it."
        )
    grounds = common_grounds_figure(reading.tally)
    findings = (*_found(reading.criteria), *((grounds,) if grounds else ()))
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
    return dataclasses.replace(page, findings=found, silence="" if found else NOTHING_COMPARED)


def _term(reading: Reading, page: Agreement) -> Agreement:
    """Term by term."""
    labels = counts.term_names(reading.tally.values("term"))
    terms = breakdowns.by_value(reading.tally, "term", labels, plural="terms", hidden=reading.hidden("term"))
    groups, said = drift(terms.groups) if reading.tally.sample.graded else (terms.groups, "")
    found = _found(dataclasses.replace(terms, groups=groups, note=f"{said} {terms.note}".strip()))
    silence = "" if found else "No lesson that could be compared lies in one of the cluster’s terms yet."
    return dataclasses.replace(page, findings=found, silence=silence)


VIEWS: dict[str, tuple[str, Callable[[Reading, Agreement], Agreement]]] = {
    "": ("All lessons", _everything),
    "rules": ("Rules and framing", _rules),
    "criteria": ("Criteria", _criteria),
    "subject": ("Subject and phase", _subject),
    "term": ("By term", _term),
    "sure": ("How sure can we be", sure),
}
