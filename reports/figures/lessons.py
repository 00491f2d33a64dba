"""The lessons with two marks each.

A lesson is month, subject and key stage; its schools are named where they agreed to it, never its teacher or day.
"""

import dataclasses
import enum
import hashlib
import uuid
from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from observations.models import Lesson as LessonModel
from observations.wording import possessive
from pictures.grades import Given, Grade
from pictures.lessons import Lesson, Lessons, draw_lessons, lessons_finding
from pictures.placing import Judgement
from pictures.wording import counted, listed
from reports.figures.finding import Finding, Table, framed
from reports.figures.grounds import what_decided
from reports.figures.rows import JudgementRow, LessonRow
from reports.wording import in_figures

VERDICTS = {"agree": "matched", "mapping": "matched by mapping", "differ": "differed", "none": "not comparable"}
_KEY = (
    '<span class="mark-keys"><svg class="mark-key{}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
    "{}</svg>{}</span> "
)
ROUND = _KEY.format("", '<circle cx="8" cy="8" r="6.5"/>', "host school")
DIAMOND = _KEY.format("", '<path d="m8 .5 7.5 7.5L8 15.5.5 8z"/>', "visitor")
_UNFILLED = 'fill="none" stroke="#1B2A2F" stroke-dasharray="2 2"'  # on paper, where no stylesheet reaches it
DASHED = _KEY.format(
    " mark-key--dashed", f'<path d="m8 1.5 6.5 6.5L8 14.5 1.5 8z" {_UNFILLED}/>', "the grade without a rule"
)


class Told(enum.Enum):
    """How much of a lesson a reader is told beside its marks."""

    SCHOOLS = "month, subject, key stage and schools"
    SUBJECT = "month, subject and key stage"
    NUMBER = "a number"


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What a lesson list is drawn with: the scale, best first, short names of schools, who reads.

    `in_round` is true for people of the round's own alliance who look at that round: they are told month and subject
    of a lesson whose schools did not agree to be shown; everybody else is told a number. `illustrative` marks a
    demonstration, whose crosswalk is an example.
    """

    scale: tuple[Grade, ...]
    schools: Mapping[uuid.UUID, str]
    in_round: bool
    illustrative: bool = False

    def told(self, lesson: LessonRow) -> Told:
        """Return how much this reader is told of a lesson."""
        if lesson.pair_shown:
            return Told.SCHOOLS
        return Told.SUBJECT if self.in_round else Told.NUMBER


def lessons_figure(lessons: tuple[LessonRow, ...], setting: Setting, *, decided_most: str) -> Finding:
    """Return the figure of all these lessons: named ones by month, the others after them, numbered and shuffled."""
    drawn = tuple(_drawn(lesson, setting, at) for at, lesson in enumerate(in_order(lessons, setting), start=1))
    picture = Lessons(setting.scale, drawn)
    which = "the lesson" if len(lessons) == 1 else f"the {counted(len(lessons), 'lesson')}"
    return Finding(
        id="lessons",
        finding=lessons_finding(picture, decided_most),
        method=_method(lessons, setting),
        picture=framed(draw_lessons, picture),
        data=_table(in_order(lessons, setting), drawn, setting),
        closed=f"Show {which} as a table",
    )


def in_order(lessons: tuple[LessonRow, ...], setting: Setting) -> tuple[LessonRow, ...]:
    """Order lessons by month; those told by number come last, in an order that says nothing."""

    def key(lesson: LessonRow) -> tuple[int, str, bytes]:
        numbered = setting.told(lesson) is Told.NUMBER
        shuffled = hashlib.sha256(lesson.id.bytes).digest()
        return (1, "", shuffled) if numbered else (0, lesson.month.isoformat(), shuffled)

    return tuple(sorted(lessons, key=key))


def _drawn(lesson: LessonRow, setting: Setting, at: int) -> Lesson:
    """Build the row of one lesson, `at` its place in the list from 1."""
    told = setting.told(lesson)
    decided, detail = what_decided(lesson)
    if told is Told.NUMBER:
        return Lesson("", f"Lesson {at}", "", _marks(lesson, setting, own=False), decided)
    title = f"{lesson.subject}, {LessonModel.KeyStage(lesson.key_stage).label}"
    where = _where(lesson, setting) if told is Told.SCHOOLS else ""
    return Lesson(f"{lesson.month:%b}", title, where, _marks(lesson, setting), decided, detail)


def _marks(lesson: LessonRow, setting: Setting, *, own: bool = True) -> tuple[Judgement, ...]:
    """Build the marks, the host's first, with the school's own letters or (`own=False`) those of the scale."""

    def given(letters: str, position: int | None) -> Given | None:
        if position is None:
            return None
        return Given(letters if own else setting.scale[position - 1].letter, position - 1)

    marks = []
    for each in sorted(lesson.judgements, key=lambda each: not each.is_host):
        grade = given(each.letters, each.position)
        without = given(each.letters_without, each.position_without) if each.rule_fired else None
        if grade:
            marks.append(Judgement(grade, "round" if each.is_host else "diamond", without))
    return tuple(marks)


def _where(lesson: LessonRow, setting: Setting) -> str:
    """Write `Carrick Moor, visited by Penhallow`."""
    host = setting.schools[lesson.host_school_id]
    visitors = [setting.schools[each.school_id] for each in lesson.judgements if not each.is_host]
    return f"{host}, visited by {listed(visitors)}" if visitors else host


def _method(lessons: tuple[LessonRow, ...], setting: Setting) -> SafeString:
    """Explain the marks, count what was counted, and say which words stand beside which by position."""
    judgements = sum(len(lesson.judgements) for lesson in lessons)
    marks = [ROUND, DIAMOND]
    if any(each.rule_fired for lesson in lessons for each in lesson.judgements):
        marks.append(DASHED)
    said = f"n = {in_figures(len(lessons), 'lesson')}, {in_figures(judgements, 'judgement')}."
    beside = " ".join(_beside(lessons, setting))
    return format_html("{}{}{}{}", SafeString("".join(marks)), said, SafeString("<br>") if beside else "", beside)


def _beside(lessons: tuple[LessonRow, ...], setting: Setting) -> list[str]:
    """Say for each school that may be named which of its words was lined up by anything but the word itself."""
    found: dict[tuple[str, str, str], JudgementRow] = {}
    for lesson in lessons:
        for each in lesson.compared if setting.told(lesson) is Told.SCHOOLS else ():
            if each.row_kind != "word" and each.position is not None:
                place = setting.scale[each.position - 1].word
                found[setting.schools[each.school_id], each.word, place] = each
    how = {"position": "by position", "judged": "as judged equivalent"}
    return [
        f"{possessive(school)} “{word}” stands beside “{place}” {how[each.row_kind]}"
        + (" (illustrative)." if setting.illustrative else ".")
        for (school, word, place), each in sorted(found.items())
    ]


def _table(lessons: tuple[LessonRow, ...], drawn: tuple[Lesson, ...], setting: Setting) -> Table:
    """Return the same as rows of words."""
    rows = []
    for lesson, row in zip(lessons, drawn, strict=True):
        own = setting.told(lesson) is not Told.NUMBER
        host = [_said(each, setting, own=own) for each in lesson.judgements if each.is_host]
        visitors = [_said(each, setting, own=own) for each in lesson.judgements if not each.is_host]
        decided = "; ".join(filter(None, (row.decided, row.detail)))
        title = ", ".join(filter(None, (row.when, row.title)))
        rows.append((title, row.subtitle, listed(host), listed(visitors), VERDICTS[lesson.verdict], decided))
    heads = ("Lesson", "Schools", "Host", "Visitor", "Together", "What decided")
    return Table("Lessons and the two judgements of each", heads, tuple(rows))


def _said(each: JudgementRow, setting: Setting, *, own: bool) -> str:
    """Write one judgement in words, with the grade without the rule where one applied."""
    if each.position is None:
        return "no grade" if not each.word or not own else f"{each.word} (not lined up)"
    word = each.word if own else setting.scale[each.position - 1].word
    if each.rule_fired and each.position_without is not None:
        return f"{word} (without the rule: {setting.scale[each.position_without - 1].word})"
    return word
