"""Who stands by for a lesson."""

import itertools
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from observations.actions.arranging import Place
from observations.models.forms import InstrumentVersion
from observations.setup_forms.lessons import NOBODY
from observations.starting import AtSchool
from observations.talk_forms import PlainForm


class StandByForm(PlainForm):
    """Somebody of the alliance who observes if one of the observers cannot."""

    reserve = forms.ChoiceField(
        label="Who could step in",
        help_text="They are asked to accept the agreement first.",
        error_messages={"invalid_choice": NOBODY, "required": NOBODY},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        people: Sequence[AtSchool],
        versions: Mapping[uuid.UUID, InstrumentVersion],
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.versions = {each.key: each for each in people}, versions
        field = self.fields["reserve"]
        if isinstance(field, forms.ChoiceField):
            groups = itertools.groupby(people, key=lambda each: each.school)
            field.choices = [
                ("", "Choose"),
                *((school.name, [(each.key, each.person.name) for each in group]) for school, group in groups),
            ]

    def place(self) -> Place:
        """Return whom one chose, on their school's current form."""
        each = self.people[self.cleaned_data["reserve"]]
        return Place(each.person, each.school, self.versions[each.school.pk])
