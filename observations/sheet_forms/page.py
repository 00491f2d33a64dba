"""The observation form as the page shows it: what stands in each field, its choices, and what is wrong with it."""

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString, mark_safe

from observations.actions.judging import unfinished
from observations.judgements import Content
from observations.models.forms import Rule
from observations.models.lessons import Observer
from observations.models.sheets import Ground, Rating
from observations.paperwork import Form, FormGrade, published_form
from observations.rules import HardRule
from observations.sheet_forms import check, incoming, stopwatch
from observations.sheet_forms.fields import SheetForm
from observations.wording import A_MINUTE, rule_condition, rule_effect, saved_words, timed_words
from people.clock import LONDON
from pictures.ruler import RuleRuler, Stopwatch, draw_rule_ruler, draw_stopwatch
from pictures.wording import counted, sentence

STEPS = (("setting", "Setting"), ("saw", "What I saw"), ("judgement", "Judgement"), ("check", "Check"))
ORDINALS = ("first", "second", "third")


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclasses.dataclass(frozen=True, slots=True)
class NoteRow:
    """One note in the form; `time` is for the input, `clock` for the margin."""

    key: str
    time: str
    text: str
    chips: tuple[Choice, ...]
    problem: str = ""

    @property
    def clock(self) -> str:
        """The time as pages write it."""
        return self.time.replace(":", ".")


@dataclasses.dataclass(frozen=True, slots=True)
class RatingRow:
    """One line of the form to rate."""

    field: str
    label: str
    choices: tuple[Choice, ...]
    problem: str


@dataclasses.dataclass(frozen=True, slots=True)
class GroundRow:
    """One of the three places for a ground."""

    field: str
    ordinal: str
    lines: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    problem: str

    @property
    def is_used(self) -> bool:
        """Whether a line has been chosen."""
        return any(line.is_chosen for line in self.lines)


@dataclasses.dataclass(frozen=True, slots=True)
class RulePanel:
    """A rule of the form; the page shows the one that fires and keeps the others hidden for the script."""

    over_percent: int
    condition: str
    effect: str
    sets: FormGrade | None
    is_fired: bool
    ruler: SafeString
    timed: str


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
    notes: tuple[NoteRow, ...]
    blank: NoteRow
    ratings: tuple[RatingRow, ...]
    rates_levels: bool
    grounds: tuple[GroundRow, ...]
    rules: tuple[RulePanel, ...]
    stretches: str
    ruler: SafeString
    clock: str
    answers: tuple[check.Answer, ...]
    steps: tuple[StepTab, ...]
    errors: tuple[ErrorLine, ...]
    moments: Mapping[str, int]
    can_seal: bool

    @property
    def errors_title(self) -> str:
        """The heading of the error summary."""
        return f"{sentence(counted(len(self.errors), 'thing')).removesuffix('.')} to put right"

    @property
    def rule_fires(self) -> bool:
        """Whether a rule of the form applies."""
        return any(rule.is_fired for rule in self.rules)


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """What the page starts from: the content as far as it can be stored, what is typed, the draft and its problems."""

    content: Content
    typed: incoming.Typed
    draft: int = 0
    saved_at: dt.datetime | None = None
    problems: Mapping[str, str] = dataclasses.field(default_factory=dict)


def build(place: Observer, standing: Standing, *, now: dt.datetime) -> SheetPage:
    """Return the page of this observer's form as it stands now."""
    paper, content, typed = published_form(place.version_id), standing.content, standing.typed
    lesson = place.joint.lesson
    seconds = lesson.minutes * A_MINUTE
    into = stopwatch.into(lesson, now)
    spans = tuple((a / A_MINUTE, (into if b is None else b) / A_MINUTE) for a, b in typed.stretches)
    ruler = Stopwatch(lesson.minutes, spans, into / A_MINUTE if into < seconds else None)
    fired = incoming.rule_on(content, place, paper)
    levels = incoming.rates_levels(place, paper)
    return SheetPage(
        place=place,
        paper=paper,
        fields=typed.fields,
        draft=standing.draft,
        saved=saved_words(standing.saved_at, now=now) if standing.saved_at else "",
        notes=tuple(
            NoteRow(str(n.key), n.time, n.text, _chips(paper, n.criteria), standing.problems.get(n.field, ""))
            for n in typed.notes
        ),
        blank=NoteRow(_new_key(place, standing, now), _usual_time(place, typed, now), "", _chips(paper, frozenset())),
        ratings=tuple(_ratings(paper, typed.ratings, standing.problems, levels=levels)),
        rates_levels=levels,
        grounds=tuple(_grounds(paper, typed, standing.problems)),
        rules=tuple(_rule(rule, content, place, is_fired=rule == fired) for rule in _asked(place, paper)),
        stretches=json.dumps(typed.stretches),
        ruler=mark_safe(draw_stopwatch(ruler)) if paper.has_rules else SafeString(""),  # noqa: S308  # ours, escaped
        clock="{}:{:02}".format(*divmod(content.front_seconds or 0, A_MINUTE)),
        answers=check.answers(content, place),
        steps=_steps(content, place, paper, standing.problems, now),
        errors=tuple(ErrorLine(_anchor(field, typed), words) for field, words in standing.problems.items()),
        moments={
            "now": _milliseconds(now),
            "start": _milliseconds(lesson.starts_at),
            "end": _milliseconds(lesson.ends_at),
        },
        can_seal=lesson.starts_at <= now,
    )


def _milliseconds(moment: dt.datetime) -> int:
    """Return a moment as scripts count it."""
    return int(moment.timestamp() * 1000)


def _new_key(place: Observer, standing: Standing, now: dt.datetime) -> str:
    """Return the key of a note still to write: the same page has the same, another page or moment another."""
    return str(uuid.uuid5(place.pk, f"{standing.draft} {now.isoformat()}"))


def _usual_time(place: Observer, typed: incoming.Typed, now: dt.datetime) -> str:
    """Return the time that a new note has: now in the lesson, else that of the last note or the lesson's begin."""
    lesson = place.joint.lesson
    if lesson.starts_at <= now <= lesson.ends_at:
        return f"{now.astimezone(LONDON):%H:%M}"
    return typed.notes[-1].time if typed.notes else f"{lesson.starts_at.astimezone(LONDON):%H:%M}"


def _chips(paper: Form, chosen: frozenset[str]) -> tuple[Choice, ...]:
    """Return the lines of the form as evidence chips."""
    return tuple(Choice(str(each.id), each.label, str(each.id) in chosen) for each in paper.criteria)


def _ratings(
    paper: Form, typed: Mapping[uuid.UUID, str], problems: Mapping[str, str], *, levels: bool
) -> Iterable[RatingRow]:
    """Yield the lines to rate, each on levels or on the form's grades."""
    offered = Rating.Level.choices if levels else [(str(grade.id), grade.word) for grade in paper.grades]
    for criterion in paper.criteria:
        field, value = f"rating-{criterion.id}", typed.get(criterion.id, "")
        choices = tuple(Choice(each, str(words), each == value) for each, words in offered)
        yield RatingRow(field, criterion.label, choices, problems.get(field, ""))


def _grounds(paper: Form, typed: incoming.Typed, problems: Mapping[str, str]) -> Iterable[GroundRow]:
    """Yield the three places for grounds."""
    for ground in typed.grounds:
        lines = tuple(Choice(str(c.id), c.label, str(c.id) == ground.criterion) for c in paper.criteria)
        roles = tuple(Choice(value, str(label), value == ground.role) for value, label in Ground.Role.choices)
        problem = problems.get(ground.field, "")
        yield GroundRow(ground.field, ORDINALS[ground.place - 1], lines, roles, problem)


def _asked(place: Observer, paper: Form) -> tuple[HardRule, ...]:
    """Return the rules that may ask for a second grade: none on a lesson without grades."""
    return paper.rules if place.joint.graded else ()


def _rule(rule: HardRule, content: Content, place: Observer, *, is_fired: bool) -> RulePanel:
    """Return one rule with the minutes against its mark."""
    paper, lesson = published_form(place.version_id), place.joint.lesson
    taught = content.front_seconds or 0
    ruler = draw_rule_ruler(RuleRuler(lesson.minutes, taught / A_MINUTE, rule.over_percent))
    return RulePanel(
        over_percent=rule.over_percent,
        condition=rule_condition(rule),
        effect=rule_effect(rule, paper),
        sets=paper.grade_at(rule.position) if rule.effect == Rule.Effect.IS_JUDGED else None,
        is_fired=is_fired,
        ruler=mark_safe(ruler),  # noqa: S308  # drawn by us; every text in it is escaped
        timed=timed_words(taught, lesson_seconds=lesson.minutes * A_MINUTE),
    )


def _steps(
    content: Content, place: Observer, paper: Form, problems: Mapping[str, str], now: dt.datetime
) -> tuple[StepTab, ...]:
    """Return the steps: what is done, and where the observer most likely wants to go on."""
    rule = incoming.rule_on(content, place, paper)
    judged = not unfinished(content, form=paper, rule=rule, graded=place.joint.graded)
    done = {"setting": True, "saw": bool(content.notes), "judgement": judged, "check": False}
    lesson = place.joint.lesson
    if problems:
        first = next(iter(problems))
        current = "saw" if first == "minutes" or first.startswith("note-") else "judgement"
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
        return f"id_{field}" if field == "minutes" else f"id_{field}_0"
    return f"id_{field}" if field else ""
