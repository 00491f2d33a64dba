"""How far one opens one's room, and how comfortable one is."""

from typing import Any

from django import forms

from observations.models.openness import MOST_COMFORT, Opening
from observations.talk_forms import PlainForm

NOT_YET = ("", "Not yet")


class OpeningForm(PlainForm):
    """For each rung how far: not yet, my department, other departments, other schools."""

    def __init__(self, *args: Any, known: dict[str, str], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        for rung, label in Opening.Rung.choices:
            self.fields[rung] = forms.ChoiceField(
                label=label,
                choices=[NOT_YET, *Opening.Reach.choices],
                initial=known.get(rung, ""),
                required=False,
                error_messages={"invalid_choice": "Choose one of the four"},
            )

    def rungs(self) -> dict[str, str]:
        """Return the rungs one is open to, and how far each goes."""
        return {rung: reach for rung, reach in self.cleaned_data.items() if reach}


class ComfortForm(PlainForm):
    """How comfortable, 0 to 10."""

    value = forms.TypedChoiceField(
        label="How comfortable are you with it?",
        help_text="0 is not at all, 10 is entirely. Nobody but you sees it, whoever runs this installation included.",
        choices=[(number, str(number)) for number in range(MOST_COMFORT + 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a number from 0 to 10", "invalid_choice": "Choose a number from 0 to 10"},
    )
