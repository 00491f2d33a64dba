"""What an administrator asks of the trail: a person, a kind of act, a day."""

import datetime as dt
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q

from people.clock import LONDON
from people.forms import plain_helper
from people.models import User
from people.told import told
from people.trail import Wanted

NAMED_AT_MOST = 5
ROOMS = {
    "people": "Accounts",
    "clusters": "Alliances and meetings",
    "observations": "Rounds and forms",
    "trios": "Trios",
    "diary": "Times",
    "inquiry": "Learning log",
    "reports": "Reports",
    "demo": "Demonstration",
}


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the acts that are told, by room."""
    may_be_told = told().told
    return [
        (ROOMS[room], [(verb, words[:1].upper() + words[1:]) for verb, words in acts.items() if verb in may_be_told])
        for room, acts in sorted(told().rooms.items(), key=lambda each: list(ROOMS).index(each[0]))
    ]


class TrailForm(forms.Form):
    """Whatever is left empty narrows nothing."""

    person = forms.CharField(
        label="Who", required=False, max_length=120, help_text="A name, or part of one, or a mail address."
    )
    kind = forms.ChoiceField(
        label="What",
        required=False,
        error_messages={"invalid_choice": "Choose one of the kinds in the list, or anything"},
    )
    day = forms.DateField(
        label="On which day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter a day as year, month, day: 2013-02-25"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Anything"), *kinds()]  # type: ignore[attr-defined]
        self.helper: FormHelper = plain_helper()

    def clean_person(self) -> User | None:
        """Find the one whom these words name."""
        words = self.cleaned_data["person"].strip()
        if not words:
            return None
        named = User.objects.filter(Q(name__icontains=words) | Q(email__iexact=words)).order_by("name", "pk")
        found = list(named[: NAMED_AT_MOST + 1])
        exactly = [each for each in found if words.casefold() in (each.name.casefold(), each.email.casefold())]
        if len(exactly) == 1 or len(found) == 1:
            return (exactly or found)[0]
        if not found:
            raise forms.ValidationError("Nobody here has this name or mail address")
        some = ", ".join(f"{each.name} ({each.email})" for each in found[:NAMED_AT_MOST])
        raise forms.ValidationError(f"More than one person: {some}{' and more' if len(found) > NAMED_AT_MOST else ''}")

    def wanted(self) -> Wanted:
        """Return what is asked for, of all that is told; only once the form is valid."""
        person, kind, day = (self.cleaned_data[name] for name in ("person", "kind", "day"))
        after = day + dt.timedelta(days=1) if day and day < dt.date.max else None
        return Wanted(
            by=person.pk if person else None,
            verbs=frozenset({kind}) if kind else told().told,
            since=dt.datetime.combine(day, dt.time(), LONDON) if day else None,
            before=dt.datetime.combine(after, dt.time(), LONDON) if after else None,
        )
