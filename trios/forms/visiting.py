"""Times that a host offers, the one that the visitor picks, and what was tried."""

import datetime as dt
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms

from clusters.forms.starting import DayField
from people.clock import LONDON
from people.forms import plain_helper
from trios.actions import OfferTime
from trios.models import Offer

TIMES = (1, 2, 3)
NAMES = ("First time", "Second time", "Third time")


class ClockField(forms.TimeField):
    """A time of day, from a time input or typed as 11.20."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            error_messages={"invalid": "Enter a time, for example 11.20", "required": "Enter a time"},
            **kwargs,
        )


class OfferForm(forms.Form):
    """One to three times, each with a day, from and until; period and room if there are any."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        for at in TIMES:
            self.fields[f"day_{at}"] = DayField(label="Day", required=at == 1)
            self.fields[f"from_{at}"] = ClockField(label="From", required=False)
            self.fields[f"until_{at}"] = ClockField(label="Until", required=False)
            self.fields[f"period_{at}"] = forms.CharField(label="Period", max_length=40, required=False)
            self.fields[f"place_{at}"] = forms.CharField(label="Room", max_length=80, required=False)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            *[
                Fieldset(
                    name,
                    f"day_{at}",
                    Div(f"from_{at}", f"until_{at}", css_class="fields"),
                    Div(f"period_{at}", f"place_{at}", css_class="fields"),
                )
                for at, name in zip(TIMES, NAMES, strict=True)
            ]
        )

    def clean(self) -> dict[str, Any]:
        """Ask for both ends of every day that is given."""
        data = super().clean() or {}
        for at in TIMES:
            if data.get(f"day_{at}"):
                for name in (f"from_{at}", f"until_{at}"):
                    if not data.get(name) and name not in self.errors:
                        self.add_error(name, "Enter a time, for example 11.20")
        return data

    def times(self) -> list[OfferTime]:
        """Return the times as entered; a day left empty is left out."""
        data = self.cleaned_data
        return [
            OfferTime(
                starts_at=dt.datetime.combine(data[f"day_{at}"], data[f"from_{at}"], tzinfo=LONDON),
                ends_at=dt.datetime.combine(data[f"day_{at}"], data[f"until_{at}"], tzinfo=LONDON),
                period=data[f"period_{at}"],
                place=data[f"place_{at}"],
            )
            for at in TIMES
            if data.get(f"day_{at}")
        ]

    def take_in(self, problems: dict[str, str]) -> None:
        """Put an action's sentences beside the days they are about."""
        given = [at for at in TIMES if self.cleaned_data.get(f"day_{at}")]
        for name, sentence in problems.items():
            number = int(name.removeprefix("time_")) if name.startswith("time_") else 0
            self.add_error(f"day_{given[number - 1] if given else 1}" if number else None, sentence)


class PickForm(forms.Form):
    """One of the offered times."""

    offer = forms.ChoiceField(
        error_messages={"required": "Pick a time", "invalid_choice": "This time is no longer offered: pick another"}
    )

    def __init__(self, *args: Any, offers: list[Offer], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.by_key = {str(offer.pk): offer for offer in offers}
        self.fields["offer"].choices = [(key, str(offer)) for key, offer in self.by_key.items()]  # type: ignore[attr-defined]

    def picked(self) -> Offer:
        """Return the time picked."""
        return self.by_key[self.cleaned_data["offer"]]


class BeenForm(forms.Form):
    """What was tried, or taken along to try."""

    tried = forms.CharField(
        label="What was tried, or what you take along to try",
        help_text="A sentence or two. No grades, and no pupils’ names.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
