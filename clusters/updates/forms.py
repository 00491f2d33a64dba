"""What comes in about progress updates: the five parts, a pasted text, a comment."""

from typing import Any

from django import forms

from clusters.models.updates import LONGEST
from people.forms import plain_helper

LONGEST_PASTED = 60_000


def _part(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class UpdateForm(forms.Form):
    """a) to d), next steps, and what was pasted and belongs nowhere yet; `version` is what they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    activity = _part("a) Activity undertaken this term", "A line for each point.")
    successes = _part("b) Key successes")
    challenges = _part("c) Any challenges")
    impact = _part("d) How you have measured the impact of your activity, and emerging findings")
    next_steps = _part("Next steps")
    unsorted = _part("Not yet sorted", "What was pasted under no heading. Move it where it belongs, or leave it here.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        if not (self.initial.get("unsorted") or self.data.get("unsorted")):
            self.fields["unsorted"].widget = forms.HiddenInput()  # nothing was pasted that belongs nowhere
        self.helper = plain_helper()


class PasteForm(forms.Form):
    """A whole update as it stands in a mail or a document."""

    pasted = forms.CharField(
        label="Paste the whole update",
        help_text="From a mail or from Word. Headings such as “Key successes” or “c)” are recognised.",
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Paste the text first"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class CommentForm(forms.Form):
    """A remark under an update; `shown` is the number of the last one that stood on the page."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000, required=False)
    text = forms.CharField(
        label="Your comment",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write something first"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class ReadForm(forms.Form):
    """Up to which comment somebody has read."""

    up_to = forms.UUIDField(widget=forms.HiddenInput)
