"""What comes in about meetings: when and how, items, outcomes, words, people, dates."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.db.models import QuerySet

from clusters.forms.starting import FIRST_YEAR, LAST_YEAR, DayField
from clusters.meeting_actions import MeetingFacts, OutcomeFacts
from clusters.models import Meeting, Outcome, Turn
from clusters.models.meetings import LONGEST_ITEM
from people.clock import LONDON
from people.forms import plain_helper
from people.models import User

BULLETS = 5
REAL_TIME = "Enter a time, for example 12:30"
REAL_MOMENT = "Enter a real date and time, for example 13 May 2013, 12:30"


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": REAL_TIME, "invalid": REAL_TIME},
    )


class MeetingForm(forms.Form):
    """When, where and how they meet, and who facilitates."""

    title = forms.CharField(label="What it is called", max_length=120, error_messages={"required": "Give it a name"})
    day = DayField(label="Day")
    starts = _time("From")
    ends = _time("Until")
    mode = forms.ChoiceField(
        label="How you meet",
        help_text="You can change this later: agenda, updates and summaries stay as they are.",
        choices=Meeting.Mode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two", "invalid_choice": "Choose one of the two"},
    )
    place = forms.CharField(label="Where, or how to dial in", max_length=200, required=False)
    facilitator = forms.ModelChoiceField(
        label="Facilitator",
        help_text="Somebody from outside is invited on the page of who comes.",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody yet",
        error_messages={"invalid_choice": "Choose somebody from the list"},
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Field("title"),
            Field("day"),
            Div("starts", "ends", css_class="fields"),
            Field("mode", wrapper_class="segmented"),
            Field("place"),
            Field("facilitator"),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that ends before it begins."""
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "It ends after it begins")
        return data

    def facts(self) -> MeetingFacts:
        """Return what was entered, in London time."""
        data = self.cleaned_data
        return MeetingFacts(
            title=data["title"],
            starts_at=dt.datetime.combine(data["day"], data["starts"], tzinfo=LONDON),
            ends_at=dt.datetime.combine(data["day"], data["ends"], tzinfo=LONDON),
            mode=data["mode"],
            place=data["place"],
        )


def meeting_initial(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting's facts as the form shows them."""
    starts, ends = meeting.starts_at.astimezone(LONDON), meeting.ends_at.astimezone(LONDON)
    return {
        "title": meeting.title,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "mode": meeting.mode,
        "place": meeting.place,
        "facilitator": meeting.facilitator_id,
    }


class ItemForm(forms.Form):
    """One item of the agenda."""

    title = forms.CharField(label="Item", max_length=200, error_messages={"required": "Say what the item is"})
    minutes = forms.IntegerField(
        label="Minutes",
        min_value=1,
        max_value=LONGEST_ITEM,
        error_messages={
            "required": "Say how many minutes",
            "invalid": "Enter whole minutes, for example 20",
            "min_value": "An item takes at least a minute",
            "max_value": f"An item takes at most {LONGEST_ITEM} minutes",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class OutcomeForm(forms.Form):
    """A note, a decision, or an action with its owner and date."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="What it is",
        choices=Outcome.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is", "invalid_choice": "Choose what it is"},
    )
    text = forms.CharField(
        label="What was said or agreed",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Type what was said or agreed"},
    )
    owner = forms.ModelChoiceField(
        label="Whose action",
        queryset=User.objects.none(),
        required=False,
        empty_label="Choose who",
        error_messages={"invalid_choice": "Choose somebody who is asked to the meeting"},
    )
    due_on = DayField(label="By", required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Field("key"),
            Field("kind", wrapper_class="segmented"),
            Field("text"),
            Div("owner", "due_on", css_class="fields outcome-form__action"),
        )

    def clean(self) -> dict[str, Any]:
        """Ask of an action whose it is, and by when."""
        data = super().clean() or {}
        if data.get("kind") == Outcome.Kind.ACTION:
            if not data.get("owner") and "owner" not in self.errors:
                self.add_error("owner", "Choose whose action it is")
            if not data.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", "Say by when")
        return data

    def facts(self) -> OutcomeFacts:
        """Return what was typed."""
        data = self.cleaned_data
        return OutcomeFacts(data["key"], data["kind"], data["text"], data["owner"], data["due_on"])


def fresh_outcome(people: QuerySet[User]) -> OutcomeForm:
    """Return an empty form with a key of its own."""
    return OutcomeForm(people=people, initial={"key": uuid.uuid4(), "kind": Outcome.Kind.NOTE})


class WordsForm(forms.Form):
    """Reflections, shared challenges and future facilitation; `version` is what they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    reflections = forms.CharField(
        label="Reflections on the leadership of pedagogy",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    shared_challenges = forms.CharField(
        label="Challenges that the alliances share",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_facilitation = forms.CharField(label="Who facilitates in future", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class SummaryForm(forms.Form):
    """The quick summary of an alliance: at most five bullets."""

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        before = turn.summary.splitlines()
        for number in range(BULLETS):
            self.fields[f"line_{number + 1}"] = forms.CharField(
                label=f"Bullet {number + 1}",
                max_length=240,
                required=False,
                initial=before[number] if number < len(before) else "",
            )
        self.helper = plain_helper()

    def lines(self) -> list[str]:
        """Return the bullets that were filled in."""
        return [line for line in (self.cleaned_data[name] for name in self.fields) if line]


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
    """A facilitator from outside."""

    name = forms.CharField(label="Their name", max_length=120, error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        label="Their e-mail address",
        max_length=254,
        error_messages={"required": "Enter their address", "invalid": "Enter an address, like name@example.org"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class PaperForm(forms.Form):
    """A document that the research needs from an alliance."""

    title = forms.CharField(label="What is needed", max_length=120, error_messages={"required": "Say what is needed"})
    alliance = forms.ChoiceField(
        label="From whom",
        error_messages={"required": "Choose an alliance", "invalid_choice": "Choose an alliance of this meeting"},
    )

    def __init__(self, *args: Any, turns: Sequence[Turn], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["alliance"].choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            (str(turn.alliance_id), turn.alliance.name) for turn in turns
        ]
        self.helper = plain_helper()
