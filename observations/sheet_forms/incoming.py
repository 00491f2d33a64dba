"""A sheet as it comes in from the page: what of it can be stored, what was typed, and what is wrong, by field."""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from django.http import QueryDict

from observations.judgements import Content, Writer
from observations.models.forms import Rule
from observations.models.lessons import Lesson, Observer
from observations.models.sheets import Sheet
from observations.paperwork import Form, paper_of
from observations.rules import HardRule, fired
from observations.sheet_forms import fields, lines, notes, stopwatch
from observations.wording import A_MINUTE
from people.clock import LONDON


@dataclasses.dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: from the stored sheet, or as it was typed and could not be saved."""

    fields: fields.SheetForm
    stretches: tuple[stopwatch.Stretch, ...]
    notes: tuple[notes.TypedNote, ...]
    ratings: dict[uuid.UUID, str]
    grounds: tuple[lines.TypedGround, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Incoming:
    """What came in. `content` is fit to be stored only where there are no `problems` (sentences by field).

    `based_on` is the number of the draft that the page had last seen; `writer` is that page, where it says so itself.
    """

    content: Content
    based_on: int
    writer: Writer | None
    problems: dict[str, str]
    typed: Typed


def rates_levels(place: Observer, paper: Form) -> bool:
    """Whether lines are rated on levels: always without grades, and on forms that have levels for them."""
    return paper.rates_levels or not place.joint.graded


def stored(content: Content, place: Observer) -> Typed:
    """Return a stored sheet as it stands in the form."""
    return Typed(
        fields=_fields(place, initial=fields.initial(content, paper_of(place))),
        stretches=content.front_stretches,
        notes=notes.typed_notes(content.notes),
        ratings=lines.typed_ratings(content.ratings),
        grounds=lines.typed_grounds(content.grounds),
    )


def read_sheet(data: QueryDict, *, place: Observer, at: dt.datetime, sealing: bool = False) -> Incoming:
    """Read what the observer's page sent at this moment; nothing that was typed gets lost, whatever is wrong with it.

    `sealing` ends a stopwatch that still runs, and sets the grade that a fired rule leaves no choice about.
    """
    paper, lesson = paper_of(place), place.joint.lesson
    form = _fields(place, data=data)
    form.is_valid()
    written, typed_notes = notes.read_notes(data, form=paper, day=lesson.starts_at.astimezone(LONDON).date())
    ratings, typed_ratings, problems = lines.read_ratings(data, form=paper, on_levels=rates_levels(place, paper))
    grounds, typed_grounds = lines.read_grounds(data, form=paper)
    front = _front(data, form, lesson, at)
    problems |= {name: str(sentences[0]) for name, sentences in form.errors.items()}
    problems |= {note.field: note.problem for note in typed_notes if note.problem}
    problems |= {ground.field: ground.problem for ground in typed_grounds if ground.problem}
    content = Content(
        **_judged(form.cleaned_data, place, paper),
        front_seconds=front.seconds,
        measured=fields.measured(form.cleaned_data, paper),
        front_stretches=front.stretches,
        notes=written,
        ratings=ratings,
        grounds=grounds,
    )
    if sealing:
        content = _final(content, place, paper, at)
    typed = Typed(form, front.stretches, typed_notes, typed_ratings, typed_grounds)
    return Incoming(content, _based_on(data), _writer(data), problems, typed)


def _fields(place: Observer, **kwargs: Any) -> fields.SheetForm:  # noqa: ANN401  # Django's own arguments
    """Return the ordinary fields that this form and this lesson ask for."""
    lesson = place.joint.lesson
    return fields.SheetForm(paper=paper_of(place), graded=place.joint.graded, minutes=lesson.minutes, **kwargs)


def _front(data: QueryDict, form: fields.SheetForm, lesson: Lesson, at: dt.datetime) -> stopwatch.Front:
    """Return what was timed, where the form has rules that need it; what is wrong goes to the field for minutes."""
    if "minutes" not in form.fields:
        return stopwatch.Front()
    front = stopwatch.read_front(
        minutes=form.cleaned_data.get("minutes"), stretches=data.get("stretches", ""), lesson=lesson, at=at
    )
    if front.problem:
        form.add_error("minutes", front.problem)
    return front


def _final(content: Content, place: Observer, paper: Form, at: dt.datetime) -> Content:
    """Return the content as it is sealed: the stopwatch ended, and the grade as a rule that *is judged* sets it."""
    lesson = place.joint.lesson
    stretches = stopwatch.stopped(content.front_stretches, until=stopwatch.into(lesson, at))
    return under_rule(dataclasses.replace(content, front_stretches=stretches), place, paper)


def under_rule(content: Content, place: Observer, paper: Form) -> Content:
    """Return the content with the grade that a fired rule leaves no choice about, where none was chosen."""
    rule = rule_on(content, place, paper)
    if rule is None or rule.effect != Rule.Effect.IS_JUDGED or content.grade or content.no_grade:
        return content
    return dataclasses.replace(content, grade=paper.grade_at(rule.position).id)


def rule_on(content: Content, place: Observer, paper: Form) -> HardRule | None:
    """Return the rule of the form that fires on the minutes timed; lessons without grades have none."""
    if not place.joint.graded:
        return None
    length = place.joint.lesson.minutes * A_MINUTE
    return fired(paper.rules, front_seconds=content.front_seconds, lesson_seconds=length, measured=content.measured)


def _judged(cleaned: dict[str, Any], place: Observer, paper: Form) -> dict[str, Any]:
    """Return the judgement's own part of the content. A form without rules leaves one way to reach a grade."""
    grade, no_grade = fields.grade_of(cleaned, "grade", paper)
    without, no_grade_without = fields.grade_of(cleaned, "grade_without_rule", paper)
    only_way = Sheet.HowReached.WEIGHED.value if place.joint.graded and not paper.has_rules else ""
    return {
        "grade": grade,
        "no_grade": no_grade,
        "grade_without_rule": without,
        "no_grade_without_rule": no_grade_without,
        "how_reached": cleaned.get("how_reached") or only_way,
    }


def _based_on(data: QueryDict) -> int:
    """Return the draft’s number that came with the page; without one it may not write over any."""
    return _number(data.get("draft", "0"))


def _writer(data: QueryDict) -> Writer | None:
    """Return which page wrote this; None without its script, and where what it says cannot be read."""
    step = _number(data.get("step", ""))
    try:
        return Writer(uuid.UUID(data.get("writer", "")), step) if step >= 0 else None
    except ValueError:
        return None


def _number(typed: str) -> int:
    """Return a whole number of at most nine digits; -1 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1  # noqa: PLR2004


def is_of_another(data: QueryDict, place: Observer) -> bool:
    """Whether this was written on somebody else's form, on a device where the person has changed since."""
    return data.get("place", str(place.pk)) != str(place.pk)
