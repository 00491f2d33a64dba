"""The ordinary fields of a sheet, drawn by crispy: the grades, how they were reached, minutes from the front."""

import uuid
from typing import Any, Self

from django import forms

from observations.judgements import Content
from observations.models.forms import Rule
from observations.models.sheets import Sheet
from observations.paperwork import Form, FormGrade
from observations.wording import minutes_words, possessive

NO_GRADE = "none"
MEASURED = "measured_"
MOST_TIMES = 999
HOW_HINTS = {
    Sheet.HowReached.RULE_DECIDED: "The form’s rule set the grade",
    Sheet.HowReached.RULE_INFORMED: "I weighed it with the rest",
    Sheet.HowReached.WEIGHED: "No rule played a part",
}


class RowLabel(str):
    """The words of a choice with what the row shows beside them: a second line, and a grade's chip."""

    __slots__ = ("hint", "letter", "of", "position")
    hint: str
    letter: str
    position: int | None
    of: int

    def __new__(cls, words: str, hint: str = "", letter: str = "", position: int | None = None, of: int = 0) -> Self:
        """Return the words; `position` (1 is best, None for no grade) of `of` grades colours the chip."""
        label = super().__new__(cls, words)
        label.hint, label.letter, label.position, label.of = hint, letter, position, of
        return label


class AskedChoice(forms.ChoiceField):
    """A choice that is asked before sealing, so its label does not say *optional*; a draft may still lack it."""

    def __init__(self, *, rows: list[tuple[str, RowLabel]], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        self.rows = rows
        super().__init__(choices=rows, widget=forms.RadioSelect, **kwargs)

    def validate(self, value: str) -> None:
        """Accept nothing, or one of the choices."""
        if value not in self.empty_values:
            super().validate(value)


class AskedMinutes(forms.DecimalField):
    """Minutes that are asked before sealing; a draft may still lack them."""

    def validate(self, value: Any) -> None:  # noqa: ANN401  # whatever was typed
        """Accept nothing, or a number (its range has validators of its own)."""
        if value not in self.empty_values:
            super().validate(value)


class SheetForm(forms.Form):
    """What every observer is asked, as far as this form and this lesson ask it; nothing is required of a draft."""

    use_required_attribute = False

    def __init__(self, *args: Any, paper: Form, graded: bool, minutes: int, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if paper.times_front:
            self.fields["minutes"] = _minutes(minutes)
        for number, (words, unit) in enumerate(paper.measures):
            self.fields[f"{MEASURED}{number}"] = _amount(words, unit, minutes)
        if graded:
            self.fields["grade"] = _grades(paper, "Your judgement of the lesson", help_text=_paper_words(paper))
        if graded and paper.has_rules:
            self.fields["grade_without_rule"] = _grades(
                paper, "Without the rule, what would you say?", help_text="Both are kept and both are compared."
            )
            self.fields["how_reached"] = AskedChoice(
                label="How did you reach it?",
                rows=[(how.value, RowLabel(how.label, hint)) for how, hint in HOW_HINTS.items()],
                error_messages={"invalid_choice": "Choose how you reached it"},
            )
        for field in self.fields.values():
            field.label_suffix = ""


def _minutes(longest: int) -> AskedMinutes:
    """Return the field for minutes typed by hand."""
    sentence = f"Enter minutes from the front, between 0 and {longest}"
    wrong = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")
    return AskedMinutes(
        label="Minutes from the front",
        help_text=f"The lesson was {longest} minutes long",
        min_value=0,
        max_value=longest,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
        error_messages=dict.fromkeys(wrong, sentence),
    )


def _amount(words: str, unit: str, minutes: int) -> AskedMinutes:
    """Return the field for something else that the form's rules measure."""
    in_minutes = unit == Rule.Unit.PERCENT
    most, places = (minutes, 2) if in_minutes else (MOST_TIMES, 0)
    sentence = f"Enter {'minutes' if in_minutes else 'a whole number'} between 0 and {most}"
    wrong = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")
    return AskedMinutes(
        label=words,
        help_text="In minutes" if in_minutes else "How many times",
        min_value=0,
        max_value=most,
        decimal_places=places,
        widget=forms.NumberInput(attrs={"inputmode": "decimal" if in_minutes else "numeric"}),
        error_messages=dict.fromkeys(wrong, sentence),
    )


def _paper_words(paper: Form) -> str:
    """Say which form the grades are on."""
    words = f"On {possessive(paper.school_name)} “{paper.name}”, version {paper.number}."
    return f"{words} {paper.scale_note}".strip()


def _grades(paper: Form, label: str, *, help_text: str) -> AskedChoice:
    """Return a field for one grade of the form, or none."""
    graded = [
        (str(grade.id), RowLabel(grade.word, grade.description, grade.letters, grade.position, grade.of))
        for grade in paper.grades
    ]
    without = (NO_GRADE, RowLabel("No grade", "Too little seen, or it wouldn’t help", "–", None, len(paper.grades)))
    return AskedChoice(
        label=label,
        help_text=help_text,
        rows=[*graded, without],
        error_messages={"invalid_choice": "Choose a grade of your own form, or “No grade”"},
    )


def initial(content: Content, paper: Form) -> dict[str, str]:
    """Return what the fields show of a stored sheet."""
    amounts = dict(content.measured)
    shown = {
        f"{MEASURED}{number}": f"{amounts[words]:g}"
        for number, (words, _) in enumerate(paper.measures)
        if words in amounts
    }
    return shown | {
        "grade": NO_GRADE if content.no_grade else str(content.grade or ""),
        "grade_without_rule": NO_GRADE if content.no_grade_without_rule else str(content.grade_without_rule or ""),
        "how_reached": content.how_reached,
        "minutes": "" if content.front_seconds is None else minutes_words(content.front_seconds),
    }


def measured(cleaned: dict[str, Any], paper: Form) -> tuple[tuple[str, float], ...]:
    """Return what else was measured, by its words; what was left empty was not."""
    found = ((words, cleaned.get(f"{MEASURED}{number}")) for number, (words, _) in enumerate(paper.measures))
    return tuple(sorted((words, float(amount)) for words, amount in found if amount is not None))


def grade_of(cleaned: dict[str, Any], field: str, paper: Form) -> tuple[uuid.UUID | None, bool]:
    """Return the grade chosen in a field, and whether “No grade” was."""
    value = cleaned.get(field) or ""
    found: FormGrade | None = next((grade for grade in paper.grades if str(grade.id) == value), None)
    return (found.id if found else None), value == NO_GRADE
