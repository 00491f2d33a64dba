"""Offer times for a lesson, and pick one of them."""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError

from clusters.forms.starting import DayField
from observations.actions.arranging import LessonFacts, Place
from observations.actions.fitting import Time
from observations.models.planning import OfferedTime
from observations.offering import Offering
from observations.planning import time_words
from observations.setup_forms.lessons import FAR, NOBODY, AboutLessonForm, ClockField, moment_of
from observations.starting import AtSchool
from observations.wording import clock_words
from people.clock import LONDON
from people.forms import plain_helper

NUMBERS = (0, 1, 2)
NAMES = ("First time", "Second time", "Third time")
ACCEPT = "I accept it: not for appraisal, capability or pay"
TO_ACCEPT = "Say that you accept it: without everyone’s yes the lesson is not scheduled"


class TimesForm(forms.Form):
    """One to three times, each with a day, from and until; period and room if there are any."""

    def __init__(self, *args: Any, now: dt.datetime, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.now = now
        for at in NUMBERS:
            self.fields[f"day_{at}"] = DayField(label="Day", required=at == 0)
            self.fields[f"from_{at}"] = ClockField(label="From", required=at == 0)
            self.fields[f"until_{at}"] = ClockField(label="Until", required=at == 0)
            self.fields[f"period_{at}"] = forms.CharField(label="Period", max_length=20, required=False)
            self.fields[f"room_{at}"] = forms.CharField(label="Room", max_length=40, required=False)
        self.helper = plain_helper()
        self.helper.layout = Layout(*times_layout())

    def clean(self) -> dict[str, Any]:
        """Put days and times together."""
        data = super().clean() or {}
        self.offered: dict[int, Time] = {}
        for at in NUMBERS:
            if time := self._time(at):
                self.offered[at] = time
        return data

    def _time(self, at: int) -> Time | None:
        """Return one of the times as entered, or None with its errors beside its fields."""
        data = self.cleaned_data
        day = data.get(f"day_{at}")
        ends = [f"from_{at}", f"until_{at}"]
        if day is None:
            if f"day_{at}" not in self.errors and any(data.get(name) for name in ends):
                self.add_error(f"day_{at}", "Say on which day, or leave this time out")
            return None
        if abs(day - self.now.astimezone(LONDON).date()) > FAR:
            self.add_error(f"day_{at}", "Enter a day within two years of today")
        moments = [self._moment(day, name) for name in ends]
        if moments[0] is None or moments[1] is None or self.has_error(f"day_{at}"):
            return None
        return Time(moments[0], moments[1], data.get(f"period_{at}", ""), data.get(f"room_{at}", ""))

    def _moment(self, day: dt.date, name: str) -> dt.datetime | None:
        """Return the moment of a day and a field; what is wrong with it stands beside the field."""
        if self.cleaned_data.get(name) is None:
            if name not in self.errors:
                self.add_error(name, "Enter a time, for example 10.05")
            return None
        try:
            return moment_of(day, self.cleaned_data[name])
        except ValidationError as problem:
            self.add_error(name, problem)
            return None

    def times(self) -> list[Time]:
        """Return the times as entered; a day left empty is left out."""
        return list(self.offered.values())

    def add_problems(self, problems: Mapping[str, str]) -> None:
        """Show what stands against the offer beside its field; a time that will not do, beside its day."""
        given = list(self.offered)
        for where, sentence in problems.items():
            if where.startswith("time_"):
                number = int(where.removeprefix("time_"))
                self.add_error(f"day_{given[number] if number < len(given) else 0}", sentence)
            else:
                self.add_error(self.field_of(where), sentence)

    def field_of(self, where: str) -> str | None:
        """Return which field a problem of the action is about; None for the whole form."""
        return where if where in self.fields else None


def times_layout() -> list[Fieldset]:
    """Return the three times as they stand under each other."""
    return [
        Fieldset(
            name if at == 0 else f"{name} (optional)",
            Field(f"day_{at}"),
            Div(f"from_{at}", f"until_{at}", css_class="fields"),
            Div(f"period_{at}", f"room_{at}", css_class="fields"),
            css_class="may-be-empty" if at else "",
        )
        for at, name in zip(NUMBERS, NAMES, strict=True)
    ]


class OfferForm(TimesForm, AboutLessonForm):
    """A lesson at one's own school, who observes it, and the times on offer."""

    home = forms.ChoiceField(
        label="Who observes at home", error_messages={"invalid_choice": NOBODY, "required": NOBODY}
    )
    visitor = forms.ChoiceField(label="Who visits", error_messages={"invalid_choice": NOBODY, "required": NOBODY})
    another = forms.ChoiceField(label="Who else observes", required=False, error_messages={"invalid_choice": NOBODY})
    reserve = forms.ChoiceField(
        label="Who stands by",
        help_text="They observe if one of the others cannot. They are asked now, and need not keep the time free.",
        required=False,
        error_messages={"invalid_choice": NOBODY},
    )
    accept = forms.BooleanField(label=ACCEPT, required=False)

    def __init__(self, *args: Any, offering: Offering, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.offering = offering
        times = [name for name in self.fields if name.rsplit("_", 1)[-1].isdigit()]
        self.order_fields(["taught", "subject", "year_group", "key_stage", *times, "home", "visitor"])
        self.people = {each.key: each for each in (*offering.home, *offering.away)}
        home = [(each.key, each.person.name) for each in offering.home]
        everybody = _by_school((*offering.home, *offering.away))
        self._choose("taught", [("", "Choose"), *((each.key, offering.label(each)) for each in offering.teachers)])
        self._choose("home", [("", "Choose"), *home])
        self._choose("visitor", [("", "Choose"), *_by_school(offering.away)])
        for name in ("another", "reserve"):
            self._choose(name, [("", "Nobody"), *everybody])
        self.helper.layout = Layout(
            Fieldset(
                "The lesson", Field("taught"), Div("subject", "year_group", css_class="fields"), Field("key_stage")
            ),
            *times_layout(),
            Fieldset("Who observes it", Field("home"), Field("visitor"), Field("another"), Field("reserve")),
            Fieldset("If you observe it yourself", Field("accept")),
        )

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        """Set whom a field lets one choose."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """Keep the observers apart, and ask for one's own yes where one observes."""
        data = super().clean() or {}
        taught = self.people.get(data.get("taught", ""))
        if taught and (refusal := self.offering.refusal_of(taught)):
            self.add_error("taught", refusal)
        seen: set[Any] = set()
        for name in ("home", "visitor", "another"):
            each = self.people.get(data.get(name, ""))
            if each and each.person.pk in seen:
                self.add_error(name, "Choose another person: the same one cannot observe twice")
            elif each and each.school.pk not in self.offering.versions:
                self.add_error(name, f"{each.school.name} has no published observation form yet")
            seen |= {each.person.pk} if each else set()
        if self.offering.reader_key in (data.get("home"), data.get("another")) and not data.get("accept"):
            self.add_error("accept", TO_ACCEPT)
        return data

    def field_of(self, where: str) -> str | None:
        """Return which field a problem of the action is about."""
        known = {"second_observer": "visitor", "teacher": "taught", "ends_at": "until_0", "round": None}
        return known.get(where, super().field_of(where))

    def facts(self) -> LessonFacts:
        """Return the lesson, at the first of its times."""
        data, taught, first = self.cleaned_data, self.people[self.cleaned_data["taught"]], self.times()[0]
        return LessonFacts(
            school=taught.school,
            teacher=taught.person,
            subject=data["subject"],
            key_stage=data["key_stage"],
            starts_at=first.starts_at,
            ends_at=first.ends_at,
            year_group=data["year_group"],
        )

    def places(self) -> tuple[Place, ...]:
        """Return the observers with their schools' current forms."""
        return tuple(place for name in ("home", "visitor", "another") if (place := self._place(name)))

    def stand_by(self) -> Place | None:
        """Return who stands by, if anybody."""
        return self._place("reserve")

    def _place(self, name: str) -> Place | None:
        """Return the place of whoever was chosen in a field."""
        each = self.people.get(self.cleaned_data.get(name, ""))
        version = self.offering.versions.get(each.school.pk) if each else None
        return Place(each.person, each.school, version) if each and version else None


def _by_school(people: Sequence[AtSchool]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return people as grouped choices: a group a school."""
    groups = itertools.groupby(people, key=lambda each: each.school)
    return [(school.name, [(each.key, each.person.name) for each in group]) for school, group in groups]


class TimeChoice(str):
    """A time as one picks it: the day and the period, and in `hint` the clock and the room."""

    __slots__ = ("hint",)
    hint: str


def _choice(time: OfferedTime) -> TimeChoice:
    """Word a time to be picked."""
    made = TimeChoice(time_words(time))
    clock = f"{clock_words(time.starts_at)} to {clock_words(time.ends_at)}"
    made.hint = f"{clock}, {time.room}" if time.room else clock
    return made


class PickForm(forms.Form):
    """One of the offered times, perhaps another in reserve, and one's own yes."""

    offered = forms.ChoiceField(
        label="Which time",
        widget=forms.RadioSelect,
        error_messages={"required": "Pick a time", "invalid_choice": "This time is no longer offered: pick another"},
    )
    reserve = forms.ChoiceField(
        label="Keep another in reserve",
        help_text="If the first falls through, the lesson moves there without asking everyone again.",
        required=False,
        error_messages={"invalid_choice": "This time is no longer offered: choose another, or none"},
    )
    accept = forms.BooleanField(label=ACCEPT, error_messages={"required": TO_ACCEPT})

    def __init__(self, *args: Any, times: Sequence[OfferedTime], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.by_key = {str(time.pk): time for time in times}
        choices = [(key, _choice(time)) for key, time in self.by_key.items()]
        for name, known in (("offered", choices), ("reserve", [("", "None"), *choices])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = known
        if len(choices) == 1:
            del self.fields["reserve"]
        self.use_required_attribute = False
        self.helper = plain_helper()

    def picked(self) -> OfferedTime:
        """Return the time picked."""
        return self.by_key[self.cleaned_data["offered"]]

    def kept(self) -> OfferedTime | None:
        """Return the time kept in reserve, if any."""
        return self.by_key.get(self.cleaned_data.get("reserve", ""))
