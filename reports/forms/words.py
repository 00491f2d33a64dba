"""What those who lead write under the prompts of a report, and which sentence of the evidence goes where."""

from typing import Any

from django import forms

from people.forms import plain_helper
from reports.documents.shown import PROMPTS

LONGEST = 5_000


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


class IntoForm(forms.Form):
    """Under which prompt a sentence of the evidence is put."""

    into = forms.ChoiceField(
        label="Put a sentence under", choices=[(name, heading) for name, (heading, _) in PROMPTS.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
