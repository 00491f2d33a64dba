"""The observation form as the page shows it, whole."""

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Mapping

from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from observations.actions.judging import unfinished
from observations.judgements import Content, PhotoView, Writer
from observations.models.forms import Rule
from observations.models.lessons import Observer
from observations.paperwork import Form, FormGrade, paper_of
from observations.rules import HardRule
from observations.sheet_forms import check, incoming, rows, stopwatch
from observations.sheet_forms.fields import MEASURED, SheetForm
from observations.sheet_forms.incoming import Incoming
from observations.sheet_forms.notes import TypedNote, name_hint
from observations.wording import A_MINUTE, amount_words, rule_condition, rule_effect, saved_words
from people.clock import LONDON
from pictures.ruler import RuleRuler, Stopwatch, draw_rule_ruler, draw_stopwatch
from pictures.wording import counted, sentence

STEPS = (("setting", "Setting"), ("saw", "What I saw"), ("judgement", "Judgement"), ("check", "Check"))


@dataclasses.dataclass(frozen=True, slots=True)
class RulePanel:
    """A rule of the form; the page shows the one that fires and keeps the others hidden for the script.

    `number` is that of the field with what it measures; empty for minutes from the front.
    """

    rule: HardRule
    number: str
    condition: str
    effect: str
    sets: FormGrade | None
    is_fired: bool
    ruler: SafeString
    timed: str

    @property
    def key(self) -> str:
        """Names it for the script: by its mark, and by what else it measures."""
        return f"{self.rule.compares}-{self.rule.over_percent}{f'-{self.number}' if self.number else ''}"


@dataclasses.dataclass(frozen=True, slots=True)
class StepTab:
    """One step of the form; `address` is its place in the page."""

    number: int
    title: str
    address: str
    is_done: bool
    is_current: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary: where it leads, and the sentence."""

    anchor: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class SheetPage:
    """Everything that the observation form shows."""

    place: Observer
    paper: Form
    fields: SheetForm
    draft: int
    saved: str
    notes: tuple[rows.NoteRow, ...]
    blank: rows.NoteRow
    grade: rows.GradeQuestion | None
    grade_without_rule: rows.GradeQuestion | None
    ratings: tuple[rows.RatingRow, ...]
    rates_levels: bool
    grounds: tuple[rows.GroundRow, ...]
    rules: tuple[RulePanel, ...]
    stretches: str
    ruler: SafeString
    clock: str
    answers: tuple[check.Answer, ...]
    steps: tuple[StepTab, ...]
    errors: tuple[ErrorLine, ...]
    moments: Mapping[str, int]
    can_seal: bool
    photos: tuple[PhotoView, ...]
    writer: Writer | None

    @property
    def errors_title(self) -> str:
        """The heading of the error summary."""
        return f"{sentence(counted(len(self.errors), 'thing')).removesuffix('.')} to put right"

    @property
    def measures(self) -> tuple[BoundField, ...]:
        """The fields for what else the form's rules measure."""
        return tuple(self.fields[name] for name in self.fields.fields if name.startswith(MEASURED))

    @property
    def rule_fires(self) -> bool:
        """Whether a rule of the form applies."""
        return any(rule.is_fired for rule in self.rules)


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """What the page starts from: the content as far as it can be stored, what is typed, the draft and its problems.

    `writer` is the page that saved this content last, where it stands as it was saved.
    """

    content: Content
    typed: incoming.Typed
    draft: int = 0
    saved_at: dt.datetime | None = None
    problems: Mapping[str, str] = dataclasses.field(default_factory=dict)
    photos: tuple[PhotoView, ...] = ()
    writer: Writer | None = None


def refused(
    incoming: Incoming,
    problems: Mapping[str, str],
    *,
    saved_at: dt.datetime | None = None,
    photos: tuple[PhotoView, ...] = (),
) -> Standing:
    """Return what the page starts from where something is wrong: all that was typed, each problem beside its field."""
    fields = incoming.typed.fields
    for field, words in problems.items():
        if field in fields.fields and field not in fields.errors:
            fields.add_error(field, words)
    draft = max(0, incoming.based_on)
    return Standing(incoming.content, incoming.typed, draft, saved_at, problems, photos)


def build(place: Observer, standing: Standing, *, now: dt.datetime) -> SheetPage:
    """Return the page of this observer's form as it stands now."""
    paper, content, typed, problems = (
        paper_of(place),
        standing.content,
        standing.typed,
        standing.problems,
    )
    lesson = place.joint.lesson
    fired = incoming.rule_on(content, place, paper)
    levels = incoming.rates_levels(place, paper)
    return SheetPage(
        place=place,
        paper=paper,
        fields=typed.fields,
        draft=standing.draft,
        saved=saved_words(standing.saved_at, now=now) if standing.saved_at else "",
        notes=tuple(rows.note_row(note, paper, problems, name_hint(note.text, lesson)) for note in typed.notes),
        blank=rows.note_row(_blank(place, standing, now), paper, problems),
        grade=rows.grade_question(typed.fields, "grade"),
        grade_without_rule=rows.grade_question(typed.fields, "grade_without_rule"),
        ratings=tuple(rows.rating_rows(paper, typed.ratings, problems, levels=levels)),
        rates_levels=levels,
        grounds=tuple(rows.ground_rows(paper, typed.grounds, problems)),
        rules=tuple(_rule(rule, content, place, is_fired=rule == fired) for rule in _asked(place, paper)),
        stretches=json.dumps(typed.stretches),
        ruler=_ruler(typed, place, now) if paper.times_front else SafeString(""),
        clock="{}:{:02}".format(*divmod(content.front_seconds or 0, A_MINUTE)),
        answers=check.answers(content, place),
        steps=_steps(content, place, paper, problems, now),
        errors=tuple(ErrorLine(_anchor(field, typed), words) for field, words in problems.items()),
        moments={
            "now": _milliseconds(now),
            "start": _milliseconds(lesson.starts_at),
            "end": _milliseconds(lesson.ends_at),
        },
        can_seal=lesson.starts_at <= now,
        photos=standing.photos,
        writer=standing.writer,
    )


def _milliseconds(moment: dt.datetime) -> int:
    """Return a moment as scripts count it."""
    return int(moment.timestamp() * 1000)


def _blank(place: Observer, standing: Standing, now: dt.datetime) -> TypedNote:
    """Return the note still to write. The same page gives it the same key, another page or moment another.

    Its time is now in the lesson, else that of the last note or of the lesson's begin.
    """
    lesson, notes = place.joint.lesson, standing.typed.notes
    key = uuid.uuid5(place.pk, f"{standing.draft} {now.isoformat()}")
    if notes and not lesson.starts_at <= now <= lesson.ends_at:
        return TypedNote(key, notes[-1].time, "")
    moment = min(max(lesson.starts_at, now), lesson.ends_at) if now <= lesson.ends_at else lesson.starts_at
    return TypedNote(key, f"{moment.astimezone(LONDON):%H:%M}", "")


def _ruler(typed: incoming.Typed, place: Observer, now: dt.datetime) -> SafeString:
    """Return the lesson as a ruler with the stretches from the front; what is still to come is hatched."""
    minutes = place.joint.lesson.minutes
    into = stopwatch.into(place.joint.lesson, now)
    spans = tuple((start / A_MINUTE, (into if end is None else end) / A_MINUTE) for start, end in typed.stretches)
    ruler = Stopwatch(minutes, spans, into / A_MINUTE if into < minutes * A_MINUTE else None)
    return mark_safe(draw_stopwatch(ruler))  # noqa: S308  # drawn by us; every text in it is escaped


def _asked(place: Observer, paper: Form) -> tuple[HardRule, ...]:
    """Return the rules that may ask for a second grade: none on a lesson without grades."""
    return paper.rules if place.joint.graded else ()


def _rule(rule: HardRule, content: Content, place: Observer, *, is_fired: bool) -> RulePanel:
    """Return one rule with the minutes against its mark."""
    paper, lesson = paper_of(place), place.joint.lesson
    taken = rule.amount(front_seconds=content.front_seconds, measured=content.measured) or 0
    ruler = ""
    if rule.unit == Rule.Unit.PERCENT:
        ruler = draw_rule_ruler(RuleRuler(lesson.minutes, taken / A_MINUTE, rule.over_percent))
    words = [words for words, _ in paper.measures]
    return RulePanel(
        rule=rule,
        number=str(words.index(rule.measure)) if rule.measure else "",
        condition=rule_condition(rule),
        effect=rule_effect(rule, paper),
        sets=paper.grade_at(rule.position) if rule.effect == Rule.Effect.IS_JUDGED else None,
        is_fired=is_fired,
        ruler=mark_safe(ruler),  # noqa: S308  # drawn by us; every text in it is escaped
        timed=amount_words(taken, rule.unit, lesson_seconds=lesson.minutes * A_MINUTE),
    )


def _steps(
    content: Content, place: Observer, paper: Form, problems: Mapping[str, str], now: dt.datetime
) -> tuple[StepTab, ...]:
    """Return the steps: what is done, and where the observer most likely wants to go on."""
    rule = incoming.rule_on(content, place, paper)
    judged = not unfinished(
        incoming.under_rule(content, place, paper), form=paper, rule=rule, graded=place.joint.graded
    )
    done = {"setting": True, "saw": bool(content.notes), "judgement": judged, "check": False}
    lesson = place.joint.lesson
    if problems:
        first = next(iter(problems))
        current = "saw" if first == "minutes" or first.startswith(("note-", MEASURED)) else "judgement"
    elif now < lesson.starts_at:
        current = "setting"
    elif now < lesson.ends_at or not content.notes:
        current = "saw"
    else:
        current = "check" if judged else "judgement"
    return tuple(
        StepTab(number, title, f"#{name}", done[name], name == current)
        for number, (name, title) in enumerate(STEPS, start=1)
    )


def _anchor(field: str, typed: incoming.Typed) -> str:
    """Return the id of what the error summary leads to, or nothing for the whole form."""
    if field == "ratings":
        return f"id_rating-{next(iter(typed.ratings))}" if typed.ratings else ""
    if field in typed.fields.fields:
        return f"id_{field}" if field == "minutes" or field.startswith(MEASURED) else f"id_{field}_0"
    return f"id_{field}" if field else ""
