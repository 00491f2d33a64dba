"""Cover, ground rules, notes of those who lead, and the waiting list."""

from typing import Any

from django import forms

from clusters.models import Membership
from people.forms import plain_helper
from trios.models import Willingness

MOST_PERIODS = 40


class _Plain(forms.Form):
    """A form whose page draws the form tag, the token and the buttons."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class PromiseForm(_Plain):
    """A head's standing yes."""

    periods = forms.IntegerField(
        label="Lessons a term that you cover, for each of your people in a trio",
        help_text="A cycle takes about four: a visit, a revisit, planning and debrief.",
        min_value=1,
        max_value=MOST_PERIODS,
        error_messages={
            "required": "Enter a number of lessons",
            "invalid": "Enter a whole number of lessons",
            "min_value": "Enter one lesson at least",
            "max_value": f"Enter {MOST_PERIODS} lessons at most",
        },
    )
    note = forms.CharField(
        label="How it works at your school",
        help_text="Whom to ask, and how long before.",
        max_length=300,
        required=False,
    )


class RulesForm(_Plain):
    """Ground rules, a line each."""

    text = forms.CharField(
        label="One rule a line",
        help_text="What everybody in a trio can count on, for example: We watch pupils, not each other.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write at least one rule"},
    )


class NoteForm(_Plain):
    """What somebody who leads did for trios, and what they learned."""

    post = forms.ChoiceField(
        label="You write as",
        choices=Membership.Post.choices,
        initial=Membership.Post.MIDDLE,
        error_messages={"required": "Choose your post", "invalid_choice": "Choose one of the posts"},
    )
    did = forms.CharField(
        label="What you did so that trios could work",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what you did"},
    )
    learned = forms.CharField(
        label="What you learned about leading it",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WillingForm(_Plain):
    """To join a trio, or to lead one."""

    kind = forms.ChoiceField(
        label="I would",
        choices=Willingness.Kind.choices,
        initial=Willingness.Kind.JOIN,
        error_messages={"required": "Choose one", "invalid_choice": "Choose to join or to lead"},
    )
    focus = forms.CharField(label="On what?", max_length=200, required=False)
