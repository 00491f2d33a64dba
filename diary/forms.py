"""Quiet periods, one's own week, minutes between schools."""

from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from clusters.forms.starting import DayField
from clusters.models import School
from diary.models import LONGEST_TRIP, WeeklyTime
from diary.queries import Pair
from people.forms import plain_helper


class QuietForm(forms.Form):
    """A school is left alone from one day to another."""

    starts_on = DayField(label="From")
    ends_on = DayField(label="Until")
    reason = forms.CharField(
        label="Why",
        help_text="Only the leads of your school see this. Others see “not available until …”.",
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout(Div("starts_on", "ends_on", css_class="fields"), Field("reason"))

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "It ends before it starts")
        return data


class WeeklyTimeForm(forms.Form):
    """A stretch of one's own week."""

    kind = forms.ChoiceField(
        label="What it is",
        choices=WeeklyTime.Kind.choices,
        error_messages={"invalid_choice": "Choose teaching or planning", "required": "Choose teaching or planning"},
    )
    day = forms.TypedChoiceField(
        label="Day",
        choices=WeeklyTime.Day.choices,
        coerce=int,
        error_messages={"invalid_choice": "Choose a school day", "required": "Choose a school day"},
    )
    starts_at = forms.TimeField(
        label="From",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"required": "Enter a time", "invalid": "Enter a time, for example 11.20"},
    )
    ends_at = forms.TimeField(
        label="Until",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"required": "Enter a time", "invalid": "Enter a time, for example 12.10"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Div("kind", "day", css_class="fields"), Div("starts_at", "ends_at", css_class="fields")
        )

    def clean(self) -> dict[str, Any]:
        """Keep the times in order."""
        data = super().clean() or {}
        first, last = data.get("starts_at"), data.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", "It ends before it starts")
        return data


class TravelForm(forms.Form):
    """Minutes between every two schools of an alliance; an empty field is not known."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        pairs: list[tuple[School, School]],
        known: dict[Pair, int],
        **kwargs: Any,  # noqa: ANN401  # Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = {f"{one.pk}_{other.pk}": (one, other) for one, other in pairs}
        for name, (one, other) in self.pairs.items():
            self.fields[name] = forms.IntegerField(
                label=f"{one} – {other}",
                required=False,
                min_value=0,
                max_value=LONGEST_TRIP,
                initial=known.get(frozenset((one.pk, other.pk))),
                error_messages={
                    "invalid": "Enter whole minutes",
                    "min_value": "Enter minutes, 0 or more",
                    "max_value": f"Enter {LONGEST_TRIP} minutes at most",
                },
            )
        self.helper = plain_helper()
        self.helper.layout = Layout(Div(*self.pairs, css_class="fields"))

    def minutes(self) -> dict[tuple[School, School], int | None]:
        """Return the minutes as entered, by pair."""
        return {pair: self.cleaned_data[name] for name, pair in self.pairs.items()}


class CapForm(forms.Form):
    """How often, and for how long, a teacher is observed in a year at most; an empty field is no cap."""

    visits = forms.IntegerField(
        label="Visits a year at most",
        required=False,
        min_value=1,
        max_value=100,
        error_messages={
            "invalid": "Enter a whole number",
            "min_value": "Enter 1 or more, or nothing for no cap",
            "max_value": "Enter 100 at most",
        },
    )
    minutes = forms.IntegerField(
        label="Minutes a year at most",
        help_text="For example 180, three hours",
        required=False,
        min_value=1,
        max_value=10_000,
        error_messages={
            "invalid": "Enter whole minutes",
            "min_value": "Enter 1 or more, or nothing for no cap",
            "max_value": "Enter 10,000 at most",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout(Div("visits", "minutes", css_class="fields"))
