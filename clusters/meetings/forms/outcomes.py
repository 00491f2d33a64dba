"""What is typed at a meeting: a note, a decision, an action; and putting one right."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.db.models import QuerySet

from clusters.forms.starting import DayField
from clusters.meetings.actions.outcomes import OutcomeFacts, seen_outcome
from clusters.models import AgendaItem, Outcome, Turn
from people.forms import plain_helper
from people.models import User


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
        empty_label="Choose who",
        error_messages={
            "required": "Choose whose action it is",
            "invalid_choice": "Choose somebody who is asked to the meeting",
        },
    )
    due_on = DayField(label="By")
    use_required_attribute = False  # of an action alone they are asked

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]  # it is a ModelChoiceField
        if self.is_bound and self.data.get("kind") != Outcome.Kind.ACTION:
            self.fields["owner"].required = self.fields["due_on"].required = False
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Field("key"),
            Field("kind", wrapper_class="segmented"),
            Field("text"),
            Div("owner", "due_on", css_class="fields outcome-form__action"),
        )

    def facts(self) -> OutcomeFacts:
        """Return what was typed."""
        data = self.cleaned_data
        return OutcomeFacts(data["key"], data["kind"], data["text"], data["owner"], data["due_on"])


def fresh_outcome(people: QuerySet[User]) -> OutcomeForm:
    """Return an empty form with a key of its own."""
    return OutcomeForm(people=people, initial={"key": uuid.uuid4(), "kind": Outcome.Kind.NOTE})


class ChangeOutcomeForm(OutcomeForm):
    """The same, put right afterwards: against which item and alliance it stands, too."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    item = forms.ChoiceField(
        label="Under which item", required=False, error_messages={"invalid_choice": "Choose an item of this agenda"}
    )
    alliance = forms.ChoiceField(
        label="About which alliance",
        required=False,
        error_messages={"invalid_choice": "Choose an alliance of this meeting"},
    )

    def __init__(  # what may be chosen
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        people: QuerySet[User],
        items: Sequence[AgendaItem],
        turns: Sequence[Turn],
        **kwargs: Any,  # noqa: ANN401  # Django's own
    ) -> None:
        super().__init__(*args, people=people, **kwargs)
        chosen = [(str(item.pk), item.short or item.title) for item in items]
        self.fields["item"].choices = [("", "The meeting as a whole"), *chosen]  # type: ignore[attr-defined]  # it is a ChoiceField
        spoke = [(str(turn.alliance_id), turn.alliance.name) for turn in turns]
        self.fields["alliance"].choices = [("", "None in particular"), *spoke]  # type: ignore[attr-defined]  # it is a ChoiceField
        self.helper.layout.fields += [Field("item"), Field("alliance"), Field("seen")]


def outcome_initial(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as the form shows it."""
    return {
        "key": outcome.pk,
        "kind": outcome.kind,
        "text": outcome.text,
        "owner": outcome.owner_id,
        "due_on": outcome.due_on,
        "item": outcome.item_id or "",
        "alliance": outcome.alliance_id or "",
        "seen": seen_outcome(outcome),
    }


def differing(form: ChangeOutcomeForm, there: Outcome) -> list[tuple[str, str, str]]:
    """Return what was entered beside what others saved: (label, entered, saved) of each that differs."""
    typed, saved = form.cleaned_data, outcome_initial(there)
    rows = []
    for name in ("kind", "text", "owner", "due_on", "item", "alliance"):
        here, other = _said(form, name, typed[name]), _said(form, name, saved[name])
        rows += [(str(form.fields[name].label), here, other)] if here != other else []
    return rows


def _said(form: ChangeOutcomeForm, name: str, value: object) -> str:
    """Return a value as the form shows it: what it is chosen from says it in words."""
    key = str(getattr(value, "pk", value) or "")
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    choices = getattr(form.fields[name], "choices", ())
    return next((str(words) for each, words in choices if str(each) == key), key)
