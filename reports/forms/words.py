"""What those who lead write under the prompts of a report, and which sentence of the evidence goes where."""

from collections.abc import Sequence
from typing import Any, cast

from crispy_forms.layout import Layout
from django import forms

from people.forms import plain_helper
from reports.documents.shown import PROMPTS
from reports.queries.adding import Choice
from reports.report_actions import LONGEST_WORDS

LONGEST = LONGEST_WORDS


def _prompt(name: str) -> forms.CharField:
    heading, asks = PROMPTS[name]
    return forms.CharField(
        label=heading, help_text=asks, max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class WordsForm(forms.Form):
    """The prompts; `version` is when the words they were read at had been saved."""

    version = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])
    summary = _prompt("summary")
    meaning = _prompt("meaning")
    open = _prompt("open")
    next = _prompt("next")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class AddForm(forms.Form):
    """Into which report a finding goes, and under which prompt; where there is one report, nothing is asked."""

    to = forms.ChoiceField(
        label="Which report?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a report", "invalid_choice": "Choose one of these reports"},
    )
    into = forms.ChoiceField(
        choices=[(name, heading) for name, (heading, _) in PROMPTS.items()], widget=forms.HiddenInput
    )

    def __init__(self, choices: Sequence[Choice], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout("to")
        field = cast("forms.ChoiceField", self.fields["to"])
        field.choices = [(each.value, each.words) for each in choices]
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
        if choices:
            field.initial = choices[0].value


class IntoForm(forms.Form):
    """Under which prompt a sentence of the evidence is put."""

    into = forms.ChoiceField(
        label="Put a sentence under", choices=[(name, heading) for name, (heading, _) in PROMPTS.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
