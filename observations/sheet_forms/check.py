"""A sheet in words: for the check before sealing, for reading it after, for what two versions differ in."""

import dataclasses
from collections.abc import Iterator

from observations.actions.judging import unfinished
from observations.judgements import Content
from observations.models.forms import Rule
from observations.models.lessons import Observer
from observations.models.sheets import Ground, Sheet
from observations.paperwork import Form, FormGrade, paper_of
from observations.sheet_forms.incoming import rule_on, under_rule
from observations.sheet_notes import labels_of
from observations.wording import A_MINUTE, amount_words, clock_words, minutes_words, timed_words

NOT_YET = "Not chosen yet"


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """One line of the check: its words, with the grade's chip where it is a grade, and where to change it.

    `is_missing` means that the judgement cannot be sealed without it.
    """

    title: str
    words: str
    step: str
    grade: FormGrade | None = None
    is_missing: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """How one line of the form was rated; `grade` is None for a level."""

    label: str
    words: str
    grade: FormGrade | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """What stands on this page and what was saved from another device."""

    title: str
    here: str
    there: str


def answers(content: Content, place: Observer) -> tuple[Answer, ...]:
    """Return the lines of the check in the order of the form."""
    paper = paper_of(place)
    content = under_rule(content, place, paper)
    rule = rule_on(content, place, paper)
    missing = unfinished(content, form=paper, rule=rule, graded=place.joint.graded)
    lines = [Answer("Notes", _count(len(content.notes), "note"), "saw")]
    if paper.times_front:
        lines.append(Answer("From the front", _front(content, place), "saw"))
    lines += _measured(content, place, paper)
    if place.joint.graded:
        lines.append(_grade("Your judgement", paper.grade(content.grade), content.no_grade, "grade" in missing))
    if rule is not None:
        without = paper.grade(content.grade_without_rule)
        is_missing = "grade_without_rule" in missing
        lines.append(_grade("Without the rule", without, content.no_grade_without_rule, is_missing))
    rated = f"{len(content.ratings)} of {len(paper.criteria)} answered"
    lines.append(Answer("Line by line", rated, "judgement", is_missing="ratings" in missing))
    lines.append(Answer("What decided it", grounds_words(content, paper) or "No grounds (optional)", "judgement"))
    if place.joint.graded and paper.has_rules:
        how = Sheet.HowReached(content.how_reached).label if content.how_reached else NOT_YET
        lines.append(Answer("How you reached it", how, "judgement", is_missing="how_reached" in missing))
    return tuple(lines)


def rated_lines(content: Content, paper: Form) -> tuple[Line, ...]:
    """Return the lines that were rated, in the order of the form."""
    ratings = {each.criterion: each for each in content.ratings}
    found = []
    for criterion in paper.criteria:
        rating = ratings.get(criterion.id)
        if rating is not None:
            grade = paper.grade(rating.grade)
            words = grade.word if grade else paper.level_word(rating.level)
            found.append(Line(criterion.label, words, grade))
    return tuple(found)


def grounds_words(content: Content, paper: Form) -> str:
    """Return the grounds in one line: `Students on task, decisive; Challenge, supporting`."""
    named = ((paper.criterion(each.criterion), Ground.Role(each.role).label) for each in content.grounds)
    return "; ".join(f"{criterion.label}, {role[:1].lower()}{role[1:]}" for criterion, role in named if criterion)


def differences(here: Content, there: Content, place: Observer) -> tuple[Difference, ...]:
    """Return everything in which two versions of a sheet differ, both in words."""
    paper = paper_of(place)
    titles: dict[str, list[str]] = {}
    for side, content in enumerate((here, there)):
        for title, words in _all_words(content, place, paper).items():
            titles.setdefault(title, ["", ""])[side] = words
    return tuple(Difference(title, *sides) for title, sides in titles.items() if sides[0] != sides[1])


def _all_words(content: Content, place: Observer, paper: Form) -> dict[str, str]:
    """Return every answer and every note of a sheet in words, by a title that is the same for two versions."""
    words = {each.title: each.words for each in answers(content, place) if each.title not in {"Notes", "Line by line"}}
    words |= {line.label: line.words for line in rated_lines(content, paper)}
    for note in content.notes:
        title = f"Note at {clock_words(note.seen_at)}"
        text = f"{note.text} ({', '.join(labels)})" if (labels := labels_of(note, paper)) else note.text
        words[title] = f"{words[title]}\n{text}" if title in words else text
    return words


def _measured(content: Content, place: Observer, paper: Form) -> Iterator[Answer]:
    """Yield the lines of what else was measured."""
    amounts, length = dict(content.measured), place.joint.lesson.minutes * A_MINUTE
    for words, unit in paper.measures:
        amount = amounts.get(words)
        if amount is not None and unit == Rule.Unit.PERCENT:
            amount *= A_MINUTE
        said = "Not measured" if amount is None else amount_words(amount, unit, lesson_seconds=length)
        yield Answer(words, said, "saw")


def _grade(title: str, grade: FormGrade | None, no_grade: bool, is_missing: bool) -> Answer:
    """Return the line of one grade."""
    words = grade.word if grade else "No grade" if no_grade else NOT_YET
    return Answer(title, words, "judgement", grade, is_missing)


def _front(content: Content, place: Observer) -> str:
    """Return the minutes from the front in words."""
    if content.front_seconds is None:
        return "Not timed"
    lesson_seconds = place.joint.lesson.minutes * A_MINUTE
    if content.front_seconds < A_MINUTE:
        return f"{minutes_words(content.front_seconds)} minutes"
    return timed_words(content.front_seconds, lesson_seconds=lesson_seconds)


def _count(number: int, word: str) -> str:
    """Return `3 notes`, `1 note`, `No notes yet`."""
    if not number:
        return f"No {word}s yet"
    return f"{number} {word}{'s' if number > 1 else ''}"
