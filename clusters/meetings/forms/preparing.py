"""What comes in while a meeting is prepared: agenda items, words, quick summaries, documents asked for."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from clusters.meetings.actions.agenda import seen_item
from clusters.meetings.actions.papers import USUAL
from clusters.models import AgendaItem, Turn
from clusters.models.meetings import LONGEST_ITEM
from clusters.refusals import seen
from people.forms import plain_helper

BULLETS = 5
LONGEST_BULLET = 500
EVERYBODY = "all"


class ItemForm(forms.Form):
    """One item of the agenda: `key` is that of a new one, `seen` the mark of what it read when the form was drawn."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)
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


def item_initial(item: AgendaItem | None) -> dict[str, Any]:
    """Return an item as the form shows it; for a new one a key of its own."""
    if item is None:
        return {"key": uuid.uuid4()}
    return {"title": item.title, "minutes": item.minutes, "seen": seen_item(item)}


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


def _bullet(number: int) -> forms.CharField:
    return forms.CharField(label=f"Bullet {number}", max_length=LONGEST_BULLET, required=False)


class SummaryForm(forms.Form):
    """The quick summary of an alliance: at most five bullets; `seen` is the mark of what it read before."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)
    line_1, line_2, line_3, line_4, line_5 = map(_bullet, range(1, BULLETS + 1))

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        for number, line in enumerate(turn.summary.splitlines()[:BULLETS], start=1):
            self.fields[f"line_{number}"].initial = line
        self.fields["seen"].initial = seen(turn.summary)
        self.helper = plain_helper()

    def lines(self) -> list[str]:
        """Return the bullets that were filled in."""
        return [line for line in (self.cleaned_data[name] for name in self.fields if name != "seen") if line]


class PaperForm(forms.Form):
    """A document that the research needs from an alliance."""

    title = forms.CharField(
        label="What is needed",
        help_text=f"For example: {'; '.join(USUAL)}.",
        max_length=120,
        error_messages={"required": "Say what is needed"},
    )
    alliance = forms.ChoiceField(
        label="From whom",
        error_messages={"required": "Choose an alliance", "invalid_choice": "Choose an alliance of this meeting"},
    )

    def __init__(self, *args: Any, turns: Sequence[Turn], **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["alliance"].choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            (EVERYBODY, "Every alliance"),
            *((str(turn.alliance_id), turn.alliance.name) for turn in turns),
        ]
        self.helper = plain_helper()
