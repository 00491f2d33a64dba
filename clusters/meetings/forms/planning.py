"""A new meeting: of which cluster or alliance, in which series, and when."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from clusters.meetings.actions.dates import agenda_of
from clusters.meetings.agenda import OF_THE_MINUTES, Template
from clusters.meetings.forms.details import MeetingForm
from clusters.meetings.queries import latest_in
from clusters.models import Alliance, Cluster, Meeting
from people.models import User

OF_MINUTES, OF_THE_LAST, EMPTY = "minutes", "last", "empty"
AGENDAS = (
    (OF_MINUTES, "Updates, reflections, next term’s plans, next meeting, documents: 40, 20, 20, 5 and 5 minutes"),
    (OF_THE_LAST, "The agenda of the last meeting of this series"),
    (EMPTY, "An empty one"),
)
# When and how most cluster meetings are: that of 25 February 2013 was.
USUALLY = {"starts": dt.time(12, 30), "ends": dt.time(14, 0), "mode": Meeting.Mode.FACE}


class NewMeetingForm(MeetingForm):
    """When, where and how, of a scope that the person may set meetings for; `key` is the planner's own."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    scope_key = forms.ChoiceField(
        label="Whose meeting",
        error_messages={"required": "Choose one", "invalid_choice": "Choose one of the list"},
    )
    series = forms.CharField(
        label="Series",
        help_text="Meetings of one series share their open actions, and their minutes can be read together.",
        max_length=120,
        error_messages={"required": "Name the series"},
    )
    agenda = forms.ChoiceField(
        label="Agenda to start from",
        choices=AGENDAS,
        initial=OF_MINUTES,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the three"},
    )
    field_order = ("scope_key", "series")

    def __init__(self, *args: Any, scopes: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401  # Django's
        whose = "Cluster" if any(key.startswith("cluster-") for key, _ in scopes) else "Alliance"
        called = {"series": f"{whose} meetings", "title": f"{whose} meeting"}
        initial = USUALLY | called | {"key": uuid.uuid4()}
        super().__init__(*args, people=User.objects.none(), initial=initial, **kwargs)
        self.last: Meeting | None = None
        self.fields["scope_key"].choices = scopes  # type: ignore[attr-defined]  # it is a ChoiceField
        del self.fields["facilitator"]
        self.helper.layout = Layout(
            Field("scope_key"),
            Field("series"),
            Field("title"),
            Field("day"),
            Div("starts", "ends", css_class="fields"),
            Field("mode", wrapper_class="segmented"),
            Field("place"),
            Field("agenda"),
            Field("key"),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse to start from a meeting that has not been."""
        data = super().clean()
        self.last = None
        if data.get("agenda") == OF_THE_LAST and data.get("scope_key") and data.get("series"):
            self.last = latest_in(*self.scope(), data["series"])
            if self.last is None:
                self.add_error("agenda", "This series has had no meeting yet: choose another agenda to start from")
        return data

    def items(self) -> Sequence[Template]:
        """Return the agenda to start from."""
        if self.cleaned_data["agenda"] == EMPTY:
            return ()
        return agenda_of(self.last) if self.last else OF_THE_MINUTES

    def scope(self) -> tuple[Cluster, Alliance | None]:
        """Return the cluster, and the alliance if the meeting is of one."""
        kind, _, key = str(self.cleaned_data["scope_key"]).partition("-")
        if kind == "cluster":
            return Cluster.objects.get(pk=key), None
        alliance = Alliance.objects.select_related("cluster").get(pk=key)
        return alliance.cluster, alliance
