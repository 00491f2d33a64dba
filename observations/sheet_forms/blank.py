"""The form on paper: what it asks, with room to answer by hand. Nothing that anybody wrote is in it."""

import dataclasses

from observations.models.lessons import Observer
from observations.models.sheets import Ground, Rating, Sheet
from observations.paperwork import Form, paper_of
from observations.sheet_forms.incoming import rates_levels
from observations.sheet_forms.lines import PLACES
from observations.wording import rule_condition, rule_effect

NOTE_LINES = 14
SPELLS = 6  # times that a pen may note how long somebody taught from the front


@dataclasses.dataclass(frozen=True, slots=True)
class BlankForm:
    """What the printed form shows; `lines` and `spells` are only counted."""

    paper: Form
    answers: tuple[str, ...]
    roles: tuple[str, ...]
    rules: tuple[str, ...]
    hows: tuple[str, ...]
    notes: range = range(NOTE_LINES)
    grounds: range = range(len(PLACES))
    spells: range = range(SPELLS)


def blank(place: Observer) -> BlankForm:
    """Return the form that this observer fills in, blank."""
    paper = paper_of(place)
    levels = tuple(paper.level_word(level) for level in Rating.Level)
    return BlankForm(
        paper=paper,
        answers=levels if rates_levels(place, paper) else tuple(grade.word for grade in paper.grades),
        roles=tuple(str(role.label) for role in Ground.Role),
        rules=tuple(f"{rule_condition(rule)} {rule_effect(rule, paper)}" for rule in paper.rules),
        hows=tuple(str(how.label) for how in Sheet.HowReached),
    )
