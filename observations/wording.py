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


def rule_condition(rule: HardRule) -> str:
    """Return the first half of a rule: when it applies."""
    return f"More than {rule.over_percent}% of the lesson taught from the front"


def rule_effect(rule: HardRule, form: Form) -> str:
    """Return the second half of a rule: `is judged Satisfactory`."""
    return f"{Rule.Effect(rule.effect).label} {form.grade_at(rule.position).word}"
