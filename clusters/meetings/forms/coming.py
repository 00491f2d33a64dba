"""What comes in about who comes to a meeting, and when to meet next."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet

from clusters.forms.starting import FIRST_YEAR, LAST_YEAR
from clusters.pasted import split
from people.forms import plain_helper
from people.models import User

LONGEST_NAME = 120
LONGEST_OTHERS = 10_000
REAL_MOMENT = "Enter a real date and time, for example 13 May 2013, 12:30"


class DateForm(forms.Form):
    """A date for the next meeting."""

    starts_at = forms.DateTimeField(
        label="A date for the next meeting",
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d %B %Y, %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": REAL_MOMENT, "invalid": REAL_MOMENT},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean_starts_at(self) -> dt.datetime:
        """Refuse other centuries."""
        value: dt.datetime = self.cleaned_data["starts_at"]
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise forms.ValidationError(f"Enter a date from {FIRST_YEAR} on")
        return value


class AskForm(forms.Form):
    """More people to ask."""

    people = forms.ModelMultipleChoiceField(
        label="Ask them too",
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one", "invalid_choice": "Choose people from the list"},
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField
        self.helper = plain_helper()


class GuestForm(forms.Form):
    """A facilitator from outside; `seen` is the mark of who facilitated when the form was drawn."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)
    name = forms.CharField(label="Their name", max_length=120, error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        label="Their e-mail address",
        max_length=254,
        error_messages={"required": "Enter their address", "invalid": "Enter an address, like name@example.org"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class OthersForm(forms.Form):
    """Others who came and have no account here, a line each."""

    others = forms.CharField(
        label="Name, and school or organisation",
        help_text="Of those who have no account here, a line each. For example: Jo Hill, University of Exeter.",
        max_length=LONGEST_OTHERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Type at least one name"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.people: list[tuple[str, str]] = []
        self.helper = plain_helper()

    def clean_others(self) -> str:
        """Read the lines; one without a name, or with too long a one, is said with its number."""
        text: str = self.cleaned_data["others"]
        for line in split(text):
            name, came_from = line.columns(2)
            if not name:
                raise forms.ValidationError(f"Line {line.number}: the name is missing")
            if max(len(name), len(came_from)) > LONGEST_NAME:
                raise forms.ValidationError(f"Line {line.number}: a name has at most {LONGEST_NAME} characters")
            self.people.append((name, came_from))
        return text
