"""A cluster with its first alliance and its terms, and further alliances."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.db.models import QuerySet

from clusters.actions import SEPTEMBER, TermDates
from clusters.models import Alliance, Cluster
from people.forms import plain_helper

TERMS = ("autumn", "spring", "summer")
FIRST_YEAR, LAST_YEAR = 2005, 2100
REAL_DATE = "Enter a real date, for example 7 January 2013"
ALLIANCE_NAME = {"required": "Say what your alliance is called"}


class DayField(forms.DateField):
    """A day, from a date input or typed in words, in years that a school could mean."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"],
            error_messages={"invalid": REAL_DATE, "required": "Enter a date"},
            **kwargs,
        )

    def validate(self, value: dt.date | None) -> None:
        """Refuse days of other centuries."""
        super().validate(value)
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise forms.ValidationError(f"Enter a date from {FIRST_YEAR} on")


def proposed_terms(today: dt.date) -> dict[str, Any]:
    """Return initial values for the three terms of this day's school year, without gaps: no lesson falls out."""
    year = today.year if today.month >= SEPTEMBER else today.year - 1
    dates = (
        (dt.date(year, 9, 1), dt.date(year, 12, 31)),
        (dt.date(year + 1, 1, 1), dt.date(year + 1, 4, 15)),
        (dt.date(year + 1, 4, 16), dt.date(year + 1, 8, 31)),
    )
    proposed: dict[str, Any] = {}
    for term, (starts_on, ends_on) in zip(TERMS, dates, strict=True):
        proposed |= {f"{term}_starts": starts_on, f"{term}_ends": ends_on}
    return proposed


class StartForm(forms.Form):
    """A cluster, its first alliance, and the three terms of a school year."""

    alliance = forms.CharField(
        label="Your alliance",
        help_text="A lead school and its partners, under whatever name they go by.",
        max_length=120,
        error_messages=ALLIANCE_NAME,
    )
    cluster = forms.CharField(
        label="The cluster it belongs to",
        help_text="The alliances that meet each term to report to one another. On your own? Repeat your name.",
        max_length=120,
        error_messages={"required": "Say what the cluster is called; your alliance’s name will do"},
    )
    wave = forms.CharField(label="Wave", help_text="For example Wave 1", max_length=40, required=False)
    theme = forms.CharField(
        label="What the cluster researches",
        help_text="For example Leadership of great pedagogy",
        max_length=300,
        required=False,
    )
    autumn_starts = DayField(label="Autumn term from")
    autumn_ends = DayField(label="Autumn term until")
    spring_starts = DayField(label="Spring term from")
    spring_ends = DayField(label="Spring term until")
    summer_starts = DayField(label="Summer term from")
    summer_ends = DayField(label="Summer term until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Field("alliance"),
            Field("cluster"),
            Field("wave"),
            Field("theme"),
            Fieldset(
                "Terms of this school year",
                *[Div(f"{term}_starts", f"{term}_ends", css_class="fields") for term in TERMS],
            ),
        )

    def clean_cluster(self) -> str:
        """Refuse a name that is there already: a form sent twice starts one cluster."""
        name = str(self.cleaned_data["cluster"])
        if Cluster.objects.filter(name=name).exists():
            raise forms.ValidationError("There is a cluster of this name already: start another alliance in it")
        return name

    def clean(self) -> dict[str, Any]:
        """Keep the terms in order and apart."""
        data = super().clean() or {}
        before: dt.date | None = None
        for term in TERMS:
            starts, ends = data.get(f"{term}_starts"), data.get(f"{term}_ends")
            if before and starts and starts <= before:
                self.add_error(f"{term}_starts", f"The {term} term starts after the term before it has ended")
            if starts and ends and ends <= starts:
                self.add_error(f"{term}_ends", f"The {term} term ends after it starts")
            before = ends or before
        return data

    def terms(self) -> Iterator[TermDates]:
        """Yield the terms as entered."""
        for term in TERMS:
            yield TermDates(term.capitalize(), self.cleaned_data[f"{term}_starts"], self.cleaned_data[f"{term}_ends"])


class AllianceForm(forms.Form):
    """A further alliance in a cluster that is there."""

    name = forms.CharField(label="The alliance", max_length=120, error_messages=ALLIANCE_NAME)
    cluster = forms.ModelChoiceField(
        label="The cluster it belongs to",
        queryset=Cluster.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose a cluster", "invalid_choice": "Choose a cluster from the list"},
    )

    def __init__(self, *args: Any, clusters: QuerySet[Cluster], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["cluster"].queryset = clusters  # type: ignore[attr-defined]  # it is a ModelChoiceField
        self.helper = plain_helper()

    def clean(self) -> dict[str, Any]:
        """Refuse a name that the cluster has already."""
        data = super().clean() or {}
        if Alliance.objects.filter(cluster=data.get("cluster"), name=data.get("name", "")).exists():
            self.add_error("name", "That cluster has an alliance of this name already")
        return data
