"""One joint observation: the lesson, who observes it, and perhaps when they talk with the teacher."""

import datetime as dt
import itertools
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError

from clusters.forms.starting import DayField
from observations.actions.arranging import LessonFacts, Place
from observations.models.forms import InstrumentVersion
from observations.models.lessons import Lesson
from observations.starting import AtSchool, is_arranged
from people.clock import LONDON
from people.forms import plain_helper

LONGEST_LESSON = dt.timedelta(hours=8)
FAR = dt.timedelta(days=2 * 365)
REAL_TIME = "Enter a time, for example 10.05"
# Where `arranging.arrange` finds a problem, and which field of this form it is about.
FIELD_OF = {"second_observer": "second", "teacher": "taught", "ends_at": "ends", "round": None}
NOBODY = "Choose somebody from the list"


class ClockField(forms.TimeField):
    """A time of day, from a time input or typed with a dot."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            error_messages={"invalid": REAL_TIME, "required": REAL_TIME},
            **kwargs,
        )


def moment_of(day: dt.date, clock: dt.time) -> dt.datetime:
    """Return the moment of a day and a time in London.

    Raises `ValidationError` for a time that the change of clocks leaves out or brings twice.
    """
    first, second = (dt.datetime.combine(day, clock.replace(fold=fold), LONDON) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        raise ValidationError("The clocks change at that hour: choose another time")
    return first


class AboutLessonForm(forms.Form):
    """Whose lesson it is, in what, and of which pupils."""

    taught = forms.ChoiceField(label="Whose lesson", error_messages={"invalid_choice": NOBODY, "required": NOBODY})
    subject = forms.CharField(label="Subject", max_length=40, error_messages={"required": "Enter the subject"})
    year_group = forms.CharField(label="Year group", help_text="For example Year 8", max_length=20, required=False)
    key_stage = forms.ChoiceField(
        label="Key stage",
        choices=[("", "Choose"), *((value, str(label).capitalize()) for value, label in Lesson.KeyStage.choices)],
        error_messages={"required": "Choose the key stage", "invalid_choice": "Choose the key stage from the list"},
    )


class LessonForm(AboutLessonForm):
    """A lesson with two or three observers, in a round of one alliance."""

    day = DayField(label="Day")
    starts = ClockField(label="From")
    ends = ClockField(label="Until")
    period = forms.CharField(label="Period", help_text="For example period 3", max_length=20, required=False)
    room = forms.CharField(label="Room", max_length=40, required=False)
    first = forms.ChoiceField(label="First observer", error_messages={"invalid_choice": NOBODY, "required": NOBODY})
    second = forms.ChoiceField(label="Second observer", error_messages={"invalid_choice": NOBODY, "required": NOBODY})
    third = forms.ChoiceField(label="Third observer", required=False, error_messages={"invalid_choice": NOBODY})
    talk_day = DayField(label="Day of the conversation", required=False)
    talk_time = ClockField(label="At", required=False)
    talk_how = forms.CharField(label="How", help_text="For example by phone", max_length=40, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        people: Sequence[AtSchool],
        versions: Mapping[uuid.UUID, InstrumentVersion],
        now: dt.datetime,
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        """`versions` are the schools' current forms, by school."""
        super().__init__(*args, **kwargs)
        self.people = {each.key: each for each in people}
        self.versions, self.now = versions, now
        choices = [
            (school.name, [(each.key, each.person.name) for each in group])
            for school, group in itertools.groupby(people, key=lambda each: each.school)
        ]
        for name in ("taught", "first", "second", "third"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", "Nobody" if name == "third" else "Choose"), *choices]
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Fieldset(
                "The lesson",
                Field("taught"),
                Div("subject", "year_group", css_class="fields"),
                Field("key_stage"),
                Field("day"),
                Div("starts", "ends", css_class="fields"),
                Div("period", "room", css_class="fields"),
            ),
            Fieldset("Who observes it", Field("first"), Field("second"), Field("third")),
            Fieldset("Talking with the teacher", Div("talk_day", "talk_time", css_class="fields"), Field("talk_how")),
        )

    def clean_day(self) -> dt.date:
        """Keep to days that somebody could still arrange or enter from paper."""
        day: dt.date = self.cleaned_data["day"]
        if abs(day - self.now.astimezone(LONDON).date()) > FAR:
            raise ValidationError("Enter a day within two years of today")
        return day

    def clean(self) -> dict[str, Any]:
        """Put days and times together, and keep the observers apart."""
        data = super().clean() or {}
        starts, ends = self._moment("day", "starts"), self._moment("day", "ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "The lesson must end after it starts")
        elif starts and ends and ends - starts > LONGEST_LESSON:
            self.add_error("ends", "A lesson lasts at most eight hours")
        elif starts and ends and (taught := self.people.get(data.get("taught", ""))):
            self._clean_free(taught, starts, ends)
        self._clean_talk(ends)
        for name in ("first", "second", "third"):
            person = self.people.get(data.get(name, ""))
            if person and person.school.pk not in self.versions:
                self.add_error(name, f"{person.school.name} has no published observation form yet: write it first")
        for name, before in (("second", ("first",)), ("third", ("first", "second"))):
            person = self.people.get(data.get(name, ""))
            if person and person.person in {each.person for each in self._seated(*before)}:
                self.add_error(name, "Choose another person: the same one cannot observe twice")
        return data | {"starts_at": starts, "ends_at": ends}

    def _seated(self, *names: str) -> list[AtSchool]:
        """Return who was chosen in these fields."""
        return [self.people[key] for name in names if (key := self.cleaned_data.get(name))]

    def _moment(self, day: str, clock: str) -> dt.datetime | None:
        """Return the moment of two fields; a time that does not exist is an error of the second."""
        if not self.cleaned_data.get(day) or self.cleaned_data.get(clock) is None:
            return None
        try:
            return moment_of(self.cleaned_data[day], self.cleaned_data[clock])
        except ValidationError as problem:
            self.add_error(clock, problem)
            return None

    def _clean_free(self, taught: AtSchool, starts: dt.datetime, ends: dt.datetime) -> None:
        """A teacher is observed in one lesson at a time: a form sent twice arranges one."""
        if is_arranged(taught.person, starts, ends):
            self.add_error("starts", f"A lesson of {taught.person.name} at that time is arranged already")

    def _clean_talk(self, ends: dt.datetime | None) -> None:
        """A feedback conversation has a day and a time, or neither, and comes after the lesson."""
        day, clock = self.cleaned_data.get("talk_day"), self.cleaned_data.get("talk_time")
        if day and clock is None and "talk_time" not in self.errors:
            self.add_error("talk_time", "Say at what time you talk, or leave the day out")
        if clock is not None and not day and "talk_day" not in self.errors:
            self.add_error("talk_day", "Say on which day you talk, or leave the time out")
        talk = self._moment("talk_day", "talk_time")
        if talk and ends and talk < ends:
            self.add_error("talk_day", "You talk after the lesson")
        elif talk and talk - self.now > FAR:
            self.add_error("talk_day", "Enter a day within two years of today")
        self.cleaned_data["talk_at"] = talk

    def facts(self) -> LessonFacts:
        """Return the lesson as entered."""
        data, taught = self.cleaned_data, self.people[self.cleaned_data["taught"]]
        return LessonFacts(
            school=taught.school,
            teacher=taught.person,
            subject=data["subject"],
            key_stage=data["key_stage"],
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            year_group=data["year_group"],
            period=data["period"],
            room=data["room"],
        )

    def places(self) -> tuple[Place, ...]:
        """Return the observers with their schools' current forms."""
        seated = self._seated("first", "second", "third")
        return tuple(Place(each.person, each.school, self.versions[each.school.pk]) for each in seated)

    def add_problems(self, problems: Mapping[str, str]) -> None:
        """Show what stands against the arrangement beside its field."""
        for where, sentence in problems.items():
            self.add_error(FIELD_OF.get(where), sentence)
