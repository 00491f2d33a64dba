"""How each observer reached their judgement: the rule that fired, or the grounds and a note behind them."""

import dataclasses
from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from observations.comparison.grounds import decisive
from observations.comparison.seats import Seat
from observations.judgements import NoteContent
from observations.models.forms import Rule
from observations.models.sheets import Ground, Sheet
from observations.paperwork import FormGrade
from observations.rules import HardRule
from observations.wording import (
    A_MINUTE,
    amount_words,
    clock_words,
    possessive,
    rule_condition,
    rule_effect,
    short_school,
)
from pictures.ruler import RuleRuler, draw_rule_ruler
from pictures.wording import listed, within

HOW = {
    Sheet.HowReached.RULE_DECIDED: "let a rule on the form decide",
    Sheet.HowReached.RULE_INFORMED: "weighed a rule with the rest",
    Sheet.HowReached.WEIGHED: "weighed the lesson as a whole",
}


@dataclasses.dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that applied: its words, the minutes against its mark, and the grade under it and without it."""

    condition: str
    effect: str
    timed: str
    ruler: SafeString
    under: FormGrade | None
    without: FormGrade | None


@dataclasses.dataclass(frozen=True, slots=True)
class ReasonCard:
    """One observer's way to the judgement. `quote` is a note that speaks to their deciding ground, with its source."""

    title: str
    sentences: tuple[str, ...]
    rule: FiredRule | None
    quote: str
    source: str


def reason_cards(seats: Sequence[Seat]) -> tuple[ReasonCard, ...]:
    """Return a card for each observer."""
    anywhere = any(seat.sheet.rule for seat in seats)
    return tuple(_card(seat, anywhere=anywhere) for seat in seats)


def _card(seat: Seat, *, anywhere: bool) -> ReasonCard:
    """Return one observer's card; `anywhere` says that a rule fired on some sheet of this lesson."""
    rule = next((rule for rule in seat.form.rules if rule.id == seat.sheet.rule), None)
    note = _telling_note(seat)
    whose_form = f"{possessive(short_school(seat.observer.school.name))} form"
    if rule is not None:
        title = f"The rule on {whose_form}"
    elif anywhere and not seat.form.has_rules:
        title = f"{whose_form[:1].upper()}{whose_form[1:]} has no such rule"
    elif anywhere:
        title = f"The rule on {whose_form} did not apply"
    else:
        title = f"How {seat.object} reached it" if seat.observer.joint.graded else f"What weighed for {seat.object}"
    return ReasonCard(
        title=title,
        sentences=tuple(_sentences(seat)),
        rule=_fired(rule, seat) if rule else None,
        quote=note.text if note else "",
        source=f"{seat.name}, note at {clock_words(note.seen_at)}" if note else "",
    )


def _fired(rule: HardRule, seat: Seat) -> FiredRule:
    """Return the rule with what it did."""
    minutes, content = seat.observer.joint.lesson.minutes, seat.sheet.content
    taken = rule.amount(front_seconds=content.front_seconds, measured=content.measured) or 0
    ruler = ""
    if rule.unit == Rule.Unit.PERCENT:
        ruler = draw_rule_ruler(RuleRuler(minutes, taken / A_MINUTE, rule.over_percent))
    said = amount_words(taken, rule.unit, lesson_seconds=minutes * A_MINUTE)
    return FiredRule(
        condition=rule_condition(rule),
        effect=rule_effect(rule, seat.form),
        timed=f"{seat.name} {'noted' if rule.measure else 'timed'} {said}.",
        ruler=mark_safe(ruler),  # noqa: S308  # drawn by us; every text in it is escaped
        under=seat.grade,
        without=seat.grade_without_rule,
    )


def _sentences(seat: Seat) -> list[str]:
    """Say how the grade was reached and on which ground, where no rule fired."""
    if seat.sheet.rule:
        return []
    said = []
    how = seat.sheet.content.how_reached
    if how:
        said.append(f"{seat.name} {HOW[Sheet.HowReached(how)]}.")
    if grounds := decisive(seat):
        the = "The deciding ground was" if len(grounds) == 1 else "The deciding grounds were"
        said.append(f"{the} {listed([within(words) for words in grounds])}.")
    return said or ["No ground was named."]


def _telling_note(seat: Seat) -> NoteContent | None:
    """Return the last note that speaks to what decided it for another observer; one's own need not be quoted."""
    if seat.is_reader:
        return None
    content = seat.sheet.content
    deciding = {ground.criterion for ground in content.grounds if ground.role == Ground.Role.DECISIVE}
    return next((note for note in reversed(content.notes) if deciding.intersection(note.criteria)), None)
