"""Small words that several pages of this room share: times, schools, rules."""

import datetime as dt

from observations.models.forms import Rule
from observations.paperwork import Form
from observations.rules import PER_CENT, HardRule
from people.clock import LONDON

KINDS_OF_SCHOOL = (" School", " College", " Academy")
A_MINUTE = 60


def clock_words(moment: dt.datetime) -> str:
    """Return the time of day in London: `10.42`."""
    return f"{moment.astimezone(LONDON):%H.%M}"


def day_words(moment: dt.datetime) -> str:
    """Return the day in London: `Wed 30 January`."""
    local = moment.astimezone(LONDON)
    return f"{local:%a} {local.day} {local:%B}"


def short_day_words(moment: dt.datetime) -> str:
    """Return the day in London for a margin: `1 Feb`."""
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%b}"


def saved_words(moment: dt.datetime, *, now: dt.datetime) -> str:
    """Return `10.42` for a moment of today, `Wed 30 January, 10.42` for another day."""
    if moment.astimezone(LONDON).date() == now.astimezone(LONDON).date():
        return clock_words(moment)
    return f"{day_words(moment)}, {clock_words(moment)}"


def short_school(name: str) -> str:
    """Return a school's name as people say it: *Trevarth College* is *Trevarth*."""
    for kind in KINDS_OF_SCHOOL:
        if name.endswith(kind) and len(name) > len(kind):
            return name.removesuffix(kind)
    return name


def possessive(name: str) -> str:
    """Return `Trevarth’s`; a name that is one already (*St Senara’s*) stays as it is."""
    return name if name.endswith(("’s", "'s")) else f"{name}’s"


def minutes_words(seconds: int) -> str:
    """Return minutes with at most two decimals: `17`, `11.67`."""
    return f"{seconds / A_MINUTE:.2f}".rstrip("0").rstrip(".")


def timed_words(seconds: int, *, lesson_seconds: int) -> str:
    """Return `17 of 50 minutes (34%)`, to the nearest minute and per cent."""
    share = round(seconds * PER_CENT / lesson_seconds)
    return f"{round(seconds / A_MINUTE)} of {lesson_seconds // A_MINUTE} minutes ({share}%)"


def rule_words(form: Form) -> list[str]:
    """Return the rules of a form, each as a sentence."""
    return [f"{rule_condition(rule)} {rule_effect(rule, form)}." for rule in form.rules]


def framing_words(form: Form) -> str:
    """Return the framing index of a form with what it means: how much its rules leave to judgement."""
    if not form.grades:
        return "Without grades there is nothing for a rule to set."
    if not form.rules:
        return "Framing index 0: no rules, so the grade is weighed from the evidence as a whole (inductive)."
    ruled_out = f"{form.ruled_out} of {len(form.grades)} grades"
    return (
        f"Framing index {form.framing_index:.2f}: when a rule applies it rules out up to {ruled_out} (strongly framed)."
    )


def rule_condition(rule: HardRule) -> str:
    """Return the first half of a rule: when it applies."""
    is_under = rule.compares == Rule.Compares.UNDER
    if rule.unit == Rule.Unit.TIMES:
        return f"{'Fewer' if is_under else 'More'} than {rule.over_percent} times: {rule.measure}"
    what = f" on: {rule.measure}" if rule.measure else " taught from the front"
    return f"{'Less' if is_under else 'More'} than {rule.over_percent}% of the lesson{what}"


def amount_words(amount: float, unit: str, *, lesson_seconds: int) -> str:
    """Return what was measured: `17 of 50 minutes (34%)`, or `3 times`."""
    if unit == Rule.Unit.PERCENT:
        return timed_words(round(amount), lesson_seconds=lesson_seconds)
    return f"{round(amount)} time{'' if round(amount) == 1 else 's'}"


def rule_effect(rule: HardRule, form: Form) -> str:
    """Return the second half of a rule: `is judged Satisfactory`."""
    return f"{Rule.Effect(rule.effect).label} {form.grade_at(rule.position).word}"
