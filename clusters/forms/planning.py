"""A new meeting: of which cluster or alliance, in which series, and when."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from clusters.forms.meetings import MeetingForm
from clusters.models import Alliance, Cluster
from people.models import User


class NewMeetingForm(MeetingForm):
    """When, where and how, of a scope that the person may set meetings for."""

    scope_key = forms.ChoiceField(
        label="Whose meeting",
        error_messages={"required": "Choose one", "invalid_choice": "Choose one of the list"},
    )
    series = forms.CharField(
        label="Series",
        help_text="Meetings of one series share their open actions, and their minutes can be read together.",
        max_length=120,
        initial="Cluster meetings",
        error_messages={"required": "Name the series"},
    )
    field_order = ("scope_key", "series")

    def __init__(self, *args: Any, scopes: Sequence[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401  # Django's
        super().__init__(*args, people=User.objects.none(), **kwargs)
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
        )

    def scope(self) -> tuple[Cluster, Alliance | None]:
        """Return the cluster, and the alliance if the meeting is of one."""
        kind, _, key = str(self.cleaned_data["scope_key"]).partition("-")
        if kind == "cluster":
            return Cluster.objects.get(pk=key), None
        alliance = Alliance.objects.select_related("cluster").get(pk=key)
        return alliance.cluster, alliance
