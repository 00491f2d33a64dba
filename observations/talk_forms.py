"""What people write about a lesson beside its judgements: messages, second thoughts, the joint note, when they talk."""

import datetime as dt
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.exceptions import ValidationError

from clusters.forms.starting import DayField
from observations.models.lessons import JointObservation
from observations.paperwork import Form
from observations.setup_forms.lessons import FAR, ClockField, moment_of
from observations.sheet_forms import writing
from people.forms import plain_helper

NO_GRADE = "As I sealed it, or no grade"
MOST_DIGITS = 9


class WordsField(forms.Field):
    """Free words of several lines, at most 20,000 characters; what cannot be kept is shown where it stands."""

    def __init__(self, *, rows: int, none: str = "", **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        """`none` is the sentence for no words at all; without it they may be emptied, and are not called optional."""
        self.none = none
        super().__init__(
            widget=forms.Textarea(attrs={"rows": rows, "maxlength": writing.MOST_CHARACTERS}),
            **kwargs,
        )

    def to_python(self, value: Any) -> str:  # noqa: ANN401  # whatever came in
        """Return the words with one kind of line end."""
        return writing.tidy(str(value or ""))

    def validate(self, value: str) -> None:
        """Refuse what cannot be stored."""
        if problem := writing.problem(value) or ("" if value else self.none):
            raise ValidationError(problem)

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ANN401  # Django's own
        """Return what the page shows again, without characters that no page can hold."""
        found = super().bound_data(data, initial)
        return writing.shown(found) if isinstance(found, str) else found


class PlainForm(forms.Form):
    """A form whose page draws tag, token and buttons."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.helper = plain_helper()


class MessageForm(PlainForm):
    """A message on room, time or cover."""

    words = WordsField(label="Your message", rows=4, none="Write your message first")


class ThoughtForm(PlainForm):
    """A second thought: a grade of one's own form where it would be another now, and the words."""

    words = WordsField(
        label="What do you think now?", rows=4, none="Say in words what you think now; a grade alone says too little"
    )

    def __init__(self, *args: Any, paper: Form, graded: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if graded:
            self.fields["thought_grade"] = forms.ChoiceField(
                label="The grade you would give now",
                choices=[("", NO_GRADE), *((str(grade.id), grade.word) for grade in paper.grades)],
                required=False,
                error_messages={"invalid_choice": "Choose a grade of your own form"},
            )
            self.order_fields(["thought_grade", "words"])


class JointNoteForm(PlainForm):
    """The note that all observers share."""

    joint_note = WordsField(
        label="Joint note", help_text="Each of you can write here. It never changes a judgement.", rows=3
    )


def version_of(raw: str) -> int:
    """Return the version that a page was based on; −1, which no note has, for anything else."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= MOST_DIGITS else -1


class TalkForm(PlainForm):
    """When the feedback conversation with the teacher is, and how."""

    talk_day = DayField(label="Day")
    talk_time = ClockField(label="At")
    talk_how = forms.CharField(label="How", help_text="For example by phone", max_length=40, required=False)

    def __init__(self, *args: Any, joint: JointObservation, now: dt.datetime, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.ends_at, self.now = joint.lesson.ends_at, now
        self.helper.layout = Layout(Div("talk_day", "talk_time", css_class="fields"), Field("talk_how"))

    def clean(self) -> dict[str, Any]:
        """Put day and time together: after the lesson, within two years."""
        data = super().clean() or {}
        day, clock = data.get("talk_day"), data.get("talk_time")
        if day is None or clock is None:
            return data
        try:
            talk = moment_of(day, clock)
        except ValidationError as problem:
            self.add_error("talk_time", problem)
            return data
        if talk < self.ends_at:
            self.add_error("talk_day", "You talk after the lesson")
        elif talk - self.now > FAR:
            self.add_error("talk_day", "Enter a day within two years of today")
        return data | {"talk_at": talk}
