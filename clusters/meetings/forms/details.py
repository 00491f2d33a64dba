"""What comes in about when, where and how they meet."""

import datetime as dt
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.db.models import QuerySet

from clusters.forms.starting import DayField
from clusters.meetings.actions.planning import MeetingFacts, seen_meeting
from clusters.models import Meeting
from people.clock import LONDON
from people.forms import plain_helper
from people.models import User

REAL_TIME = "Enter a time, for example 12:30"


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


class ChangeMeetingForm(MeetingForm):
    """The same of a meeting that is planned; `seen` is the mark of what it read when the form was drawn."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, people=people, **kwargs)
        self.helper.layout.fields.append(Field("seen"))


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
        "seen": seen_meeting(meeting),
    }


def differing(form: MeetingForm, there: Meeting) -> list[tuple[str, str, str]]:
    """Return what was entered beside what others saved: (label, entered, saved) of each that differs."""
    typed = form.cleaned_data
    starts, ends = there.starts_at.astimezone(LONDON), there.ends_at.astimezone(LONDON)
    modes = dict(Meeting.Mode.choices)
    rows = {
        "title": (typed["title"], there.title),
        "day": (f"{typed['day'].day} {typed['day']:%B %Y}", f"{starts.day} {starts:%B %Y}"),
        "starts": (f"{typed['starts']:%H.%M}", f"{starts:%H.%M}"),
        "ends": (f"{typed['ends']:%H.%M}", f"{ends:%H.%M}"),
        "mode": (modes[typed["mode"]], there.get_mode_display()),
        "place": (typed["place"], there.place),
        "facilitator": tuple(each.name if each else "Nobody yet" for each in (typed["facilitator"], there.facilitator)),
    }
    return [(str(form.fields[name].label), here, saved) for name, (here, saved) in rows.items() if here != saved]
