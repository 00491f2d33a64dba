"""The ten questions when a trio has ended, three of them required, and the head's three."""

from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms

from people.forms import plain_helper
from trios.models import HeadView, Report
from trios.questions import QUESTIONS

LONGEST = 2000


def _words(name: str, *, missing: str = "") -> forms.CharField:
    """Return a question that is answered in words; required where there is a sentence for `missing`."""
    return forms.CharField(
        label=QUESTIONS[name],
        max_length=LONGEST,
        required=bool(missing),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


class ReportForm(forms.Form):
    """One member's report. The required three come first; whoever has a minute answers those."""

    own_teaching = _words(
        "own_teaching",
        missing="Say what has changed in your own teaching, or that nothing has",
    )
    pupils = _words(
        "pupils",
        missing="Say what pupils got out of it, or that it is too early",
    )
    would_lead = forms.ChoiceField(
        label=QUESTIONS["would_lead"],
        choices=Report.WouldLead.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say whether you would lead another trio",
            "invalid_choice": "Choose yes, not yet or no",
        },
    )
    lead_focus = forms.CharField(label=QUESTIONS["lead_focus"], max_length=200, required=False)
    aims = _words("aims")
    went = _words("went")
    learned = _words("learned")
    shared = _words("shared")
    connected = forms.ChoiceField(
        label=QUESTIONS["connected"],
        choices=Report.Connected.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the three"},
    )
    compared = _words("compared")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            *[
                Field(name, wrapper_class="segmented") if name in ("would_lead", "connected") else Field(name)
                for name in self.fields
            ]
        )

    def draft(self) -> dict[str, str] | None:
        """Return what is answered so far, or None where something typed cannot be kept as it is."""
        self.is_valid()
        problems = {error.code for errors in self.errors.as_data().values() for error in errors}
        return {name: str(self.cleaned_data.get(name, "")) for name in QUESTIONS} if problems <= {"required"} else None


class HeadViewForm(forms.Form):
    """The headteacher's short view."""

    again = forms.ChoiceField(
        label="Would your school take part again?",
        choices=HeadView.Again.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say whether your school would take part again",
            "invalid_choice": "Choose one of the three",
        },
    )
    change = forms.CharField(label="What would have to change?", max_length=300, required=False)
    seen = forms.CharField(
        label="What have you seen of it at your school?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean(self) -> dict[str, Any]:
        """Ask what would have to change of whoever says so."""
        data = super().clean() or {}
        if data.get("again") == HeadView.Again.IF and not data.get("change") and "change" not in self.errors:
            self.add_error("change", "Say what would have to change")
        return data
