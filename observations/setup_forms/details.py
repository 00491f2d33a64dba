"""What is guessed from a pasted form's words and can be changed: letters on chips, themes; and a guide to each line."""

import dataclasses
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms

from observations.actions.forms import FormText
from observations.models.forms import THEME_OF, SubCode, Theme
from people.forms import plain_helper

LONGEST_GUIDE = 300
# The themes of the minutes, each with what belongs to it.
BY_THEME = [
    (str(theme.label), [(code.value, str(code.label)) for code in SubCode if THEME_OF[code] == theme])
    for theme in Theme
]


class DetailsForm(forms.Form):
    """The letters of each grade's chip, what each criterion is about, and what to look for."""

    def __init__(self, *args: Any, text: FormText, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.before = text
        for number, (word, letters, _) in enumerate(text.grades):
            self.fields[f"letters_{number}"] = _letters(word, letters)
        guides = dict(text.guides)
        for number, (label, sub_code) in enumerate(text.criteria):
            self.fields[f"about_{number}"] = _about(label, sub_code)
            self.fields[f"guide_{number}"] = forms.CharField(
                label="What to look for",
                initial=guides.get(label, ""),
                max_length=LONGEST_GUIDE,
                required=False,
                error_messages={"max_length": f"Shorten this guide to {LONGEST_GUIDE} characters"},
            )
        grades = [f"letters_{number}" for number in range(len(text.grades))]
        lines = [Div(f"about_{number}", f"guide_{number}", css_class="fields") for number in range(len(text.criteria))]
        self.helper = plain_helper()
        self.helper.layout = Layout(
            *([Fieldset("Letters on the chips", Div(*grades, css_class="fields"))] if grades else []),
            Fieldset("What each criterion is about", *lines),
        )

    def clean(self) -> dict[str, Any]:
        """Keep the letters different."""
        data = super().clean() or {}
        seen: dict[str, str] = {}
        for number, (word, _, _) in enumerate(self.before.grades):
            letters = data.get(f"letters_{number}", "")
            if letters and letters in seen:
                self.add_error(f"letters_{number}", f"“{word}” has the same letters as “{seen[letters]}”")
            seen.setdefault(letters, word)
        return data

    def text(self) -> FormText:
        """Return the form with letters, themes and guides as entered."""
        data = self.cleaned_data
        labels = [label for label, _ in self.before.criteria]
        return dataclasses.replace(
            self.before,
            grades=tuple(
                (word, data[f"letters_{number}"], description)
                for number, (word, _, description) in enumerate(self.before.grades)
            ),
            criteria=tuple((label, data[f"about_{number}"]) for number, label in enumerate(labels)),
            guides=tuple((label, guide) for number, label in enumerate(labels) if (guide := data[f"guide_{number}"])),
        )


def _letters(word: str, letters: str) -> forms.CharField:
    """Return the field for the letters of one grade."""
    return forms.CharField(
        label=word,
        initial=letters,
        max_length=2,
        widget=forms.TextInput(attrs={"size": 3, "autocomplete": "off"}),
        error_messages={
            "required": f"Give “{word}” one or two letters",
            "max_length": f"Give “{word}” at most two letters",
        },
    )


def _about(label: str, sub_code: str) -> forms.ChoiceField:
    """Return the field for what one criterion is about, offered by theme."""
    return forms.ChoiceField(
        label=label,
        choices=BY_THEME,
        initial=sub_code,
        error_messages={"required": f"Say what “{label}” is about", "invalid_choice": "Choose from the list"},
    )
