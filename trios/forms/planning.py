"""A trio's question, dates and parents; who visits whom; why it is set aside."""

from dataclasses import fields
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from clusters.forms.starting import DayField
from people.forms import plain_helper
from people.models import User
from trios.actions import CycleDates
from trios.models import Member, Trio
from trios.wording import names_apart


class DatesForm(forms.Form):
    """The focus question, the dates of the four steps, and the trios that it grew out of."""

    focus = forms.CharField(
        label="Focus question",
        help_text="One sentence that the three of you could answer.",
        max_length=200,
        required=False,
    )
    plan_on = DayField(label="We plan on", required=False)
    visits_from = DayField(label="Visits from", required=False)
    visits_by = DayField(label="until", required=False)
    revisits_from = DayField(label="Revisits from", required=False)
    revisits_by = DayField(label="until", required=False)
    debrief_by = DayField(label="Debrief by", required=False)
    parents = forms.MultipleChoiceField(
        label="Grew out of",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Earlier trios it continues.",
    )

    def __init__(self, *args: Any, trio: Trio, others: list[Trio], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        initial = {name.name: getattr(trio, name.name) for name in fields(CycleDates)} | {"focus": trio.focus}
        initial["parents"] = [str(parent) for parent in trio.descents.values_list("parent", flat=True)]
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.others = {str(other.pk): other for other in others}
        layout = [
            Field("focus"),
            Field("plan_on"),
            Div("visits_from", "visits_by", css_class="fields"),
            Div("revisits_from", "revisits_by", css_class="fields"),
            Field("debrief_by"),
        ]
        if others:
            choices = [(key, f"{other}, led by {other.leader}") for key, other in self.others.items()]
            self.fields["parents"].choices = choices  # type: ignore[attr-defined]
            layout.append(Field("parents"))
        else:
            del self.fields["parents"]
        self.helper = plain_helper()
        self.helper.layout = Layout(*layout)

    def clean(self) -> dict[str, Any]:
        """Keep the dates in order, with the sentence beside the one that is not."""
        data = super().clean() or {}
        for name, sentence in self.dates().out_of_order().items():
            self.add_error(name, sentence)
        return data

    def dates(self) -> CycleDates:
        """Return the dates as entered."""
        return CycleDates(**{field.name: self.cleaned_data.get(field.name) for field in fields(CycleDates)})

    def grew_out_of(self) -> list[Trio]:
        """Return the trios that it grew out of."""
        return [self.others[key] for key in self.cleaned_data.get("parents", [])]


class VisitsForm(forms.Form):
    """For each member, whose lesson they visit."""

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        names = names_apart(member.person for member in members)
        self.people = {str(member.person_id): member.person for member in members}
        for at, member in enumerate(members):
            others = [other for other in members if other != member]
            following = members[(at + 1) % len(members)]
            self.fields[f"host_of_{member.person_id}"] = forms.ChoiceField(
                label=f"{names[member.person_id]} visits",
                choices=[(str(other.person_id), f"{other.person.name}, {other.department}") for other in others],
                initial=str(following.person_id),
                error_messages={"required": "Choose whom", "invalid_choice": "Choose one of the others"},
            )
        self.helper = plain_helper()

    def pairs(self) -> list[tuple[User, User]]:
        """Return visitor and host of each visit."""
        return [
            (person, self.people[self.cleaned_data[f"host_of_{key}"]])
            for key, person in self.people.items()
            if f"host_of_{key}" in self.cleaned_data
        ]


class SetAsideForm(forms.Form):
    """Why a trio will not go on."""

    why = forms.CharField(
        label="What it stalled on",
        help_text="For example cover, time of year, somebody moved on. It helps to see where the cascade stalls.",
        max_length=300,
        error_messages={"required": "Say in a few words what it stalled on"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
