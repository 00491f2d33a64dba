"""What comes in for a brief: its words, and how long its link lasts. People's names are refused."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from people.forms import plain_helper
from people.models import User
from pictures.wording import listed

LONGEST = 1_200
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Prof)\b\.?\s+[A-Z][\w’'-]+")
LASTS = ((7, "A week"), (30, "A month"), (90, "Three months"))
NO_NAMES = "A brief goes out without names. Take out {}"


def _text(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write a sentence or two"},
    )


class BriefForm(forms.Form):
    """Three texts and an end."""

    title = forms.CharField(
        label="Title",
        max_length=120,
        error_messages={"required": "Give the page a title"},
        help_text="No names, please",
    )
    found = _text("What we did, and what we found", "Two or three sentences that somebody outside understands.")
    ask = _text("What comes next, and what we ask of you", "What the next phase will show, and what it takes.")
    days = forms.TypedChoiceField(label="How long the link lasts", choices=LASTS, coerce=int, initial=30)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()

    def clean_title(self) -> str:
        """Refuse names."""
        return _without_names(str(self.cleaned_data["title"]))

    def clean_found(self) -> str:
        """Refuse names."""
        return _without_names(str(self.cleaned_data["found"]))

    def clean_ask(self) -> str:
        """Refuse names."""
        return _without_names(str(self.cleaned_data["ask"]))

    @property
    def texts(self) -> dict[str, str]:
        """The three texts."""
        return {name: str(self.cleaned_data[name]) for name in ("title", "found", "ask")}


def _without_names(text: str) -> str:
    """Return the text if nobody of this installation, and nobody with a title, is named in it."""
    found = names_in(text, User.objects.values_list("name", flat=True))
    if found:
        raise ValidationError(NO_NAMES.format(listed([f"“{each}”" for each in found])))
    return text


def names_in(text: str, people: Iterable[str]) -> list[str]:
    """Return the names of these people, and any name after a title, that stand in a text."""
    folded = " ".join(text.split()).casefold()
    known = [each for each in people if re.search(rf"(?<!\w){re.escape(each.casefold())}(?!\w)", folded)]
    return sorted({*known, *(" ".join(each.split()) for each in TITLED.findall(text))})
