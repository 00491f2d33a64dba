"""Yes or no to a lesson, the teacher's own terms, and the words of an agreement."""

import uuid
from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms

from observations.actions.agreeing import Yes
from observations.models.release import TeachersTerms
from observations.setup_forms.offers import ACCEPT, TO_ACCEPT
from observations.talk_forms import PlainForm, WordsField
from people.models.taking_part import MOST_WORDS
from people.taking_part import Paragraphs

RATHER_NOT = "rather"
NOBODYS_APPRAISER = (
    "Nobody is observed by their appraiser unless they choose it. Say no to this lesson, and other observers are found"
)


class YesForm(PlainForm):
    """An observer's yes to the version that the page shows."""

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    accept = forms.BooleanField(label=ACCEPT, error_messages={"required": TO_ACCEPT})

    def yes(self) -> Yes:
        """Return the yes as given."""
        return Yes(self._version())

    def _version(self) -> uuid.UUID | None:
        """Return which version the page showed; None for what is no id."""
        try:
            return uuid.UUID(self.cleaned_data["version"])
        except ValueError:
            return None


class TeachersYesForm(YesForm):
    """The observed teacher's yes, with what is theirs alone to say."""

    appraiser = forms.ChoiceField(
        label="Is one of the observers your appraiser?",
        choices=[*TeachersTerms.Appraiser.choices, (RATHER_NOT, "One of them is, and I would rather not")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say whether one of the observers is your appraiser",
            "invalid_choice": "Choose one of the three",
        },
    )
    receives = forms.BooleanField(
        label="Show me the judgements once they open. You can change this at any time", required=False
    )
    field_order = ("version", "appraiser", "receives", "accept")

    def clean_appraiser(self) -> str:
        """Take the third answer for what it is."""
        answer: str = self.cleaned_data["appraiser"]
        if answer == RATHER_NOT:
            raise forms.ValidationError(NOBODYS_APPRAISER)
        return answer

    def yes(self) -> Yes:
        """Return the yes as given."""
        data = self.cleaned_data
        return Yes(self._version(), appraiser=data["appraiser"], receives=data["receives"])


class ReasonForm(PlainForm):
    """Why not, if one wants to say."""

    reason = forms.CharField(
        label="Why",
        help_text="Those who take part and those who arrange it read this. It stands nowhere near a judgement.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BreakGlassForm(PlainForm):
    """Why an administrator opens a lesson's judgements."""

    reason = forms.CharField(
        label="Why you have to look",
        help_text="The teacher and every observer read this, with your name.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why: everyone who took part is told"},
    )


class TermsForm(PlainForm):
    """What the teacher decides about the judgements of their lesson."""

    receives = forms.BooleanField(label="I want to see the judgements", required=False)
    released = forms.BooleanField(label="My school lead may see them too", required=False)


class ResponseForm(PlainForm):
    """The teacher's own words about the judgements."""

    words = WordsField(
        label="Your response",
        help_text="The observers read it beside the comparison. It never changes a judgement.",
        rows=5,
        required=False,
    )


def _paragraph(label: str, hint: str, missing: str) -> forms.CharField:
    """Return a paragraph of the agreement."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


class AgreementTextForm(PlainForm):
    """The paragraphs of a version, below the first line that every version has."""

    purpose = _paragraph("What it is for", "", "Say what it is for")
    who_sees = _paragraph("Who sees what, and when", "", "Say who sees what, and when")
    never_shown = _paragraph("What is never shown", "", "Say what is never shown")
    withdrawing = _paragraph("How to withdraw", "", "Say how to withdraw")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(*[Field(name) for name in self.fields])

    def paragraphs(self) -> Paragraphs:
        """Return them as entered."""
        return Paragraphs(**self.cleaned_data)
