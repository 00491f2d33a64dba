"""A practice lesson of one's own: in words or behind a link, with the judgement that others compare theirs with."""

from collections.abc import Iterator, Sequence
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms

from clusters.models import Alliance, School
from observations.actions.practice import PracticeText
from observations.models.forms import SubCode
from observations.models.lessons import Lesson
from observations.models.practice import PracticeLesson
from observations.models.sheets import Ground, Rating
from observations.paperwork import ScaleGrade
from people.forms import plain_helper

CODES = [code for code in SubCode if code != SubCode.OTHER]
MOST_GROUNDS = 3
LONGEST_LESSON, LONGEST_REASON = 20_000, 2_000
A_LENGTH = "Enter the length in whole minutes, between 1 and 480"
FROM_LIST = {"invalid_choice": "Choose from the list"}


class PracticeForm(forms.Form):
    """A lesson to practise on, and its reference; neither changes once it is added."""

    owner = forms.ChoiceField(
        label="For whom",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a school or an alliance from the list"),
    )
    title = forms.CharField(
        label="What it is called", max_length=80, error_messages={"required": "Give the practice lesson a name"}
    )
    subject = forms.CharField(label="Subject", max_length=40, error_messages={"required": "Enter the subject"})
    year_group = forms.CharField(label="Year group", help_text="For example Year 8", max_length=20, required=False)
    key_stage = forms.ChoiceField(
        label="Key stage",
        choices=[("", "Choose"), *((value, str(label).capitalize()) for value, label in Lesson.KeyStage.choices)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose the key stage from the list"),
    )
    minutes = forms.IntegerField(
        label="Length in minutes",
        initial=50,
        min_value=1,
        max_value=480,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), A_LENGTH),
    )
    text = forms.CharField(
        label="The lesson in words",
        help_text="What was seen and heard, with times. No pupils’ names, and no lesson that colleagues would know.",
        max_length=LONGEST_LESSON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    link = forms.URLField(
        label="Or a link to a recording",
        help_text="Begins with https://. Everyone on it, or their parents, has agreed to that.",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole address, beginning with https://"},
    )
    grade = forms.ChoiceField(
        label="The grade",
        help_text="Leave it at none for practice without grades",
        required=False,
        error_messages=FROM_LIST,
    )
    reason = forms.CharField(
        label="Why, in words",
        help_text="Shown beside each person’s own judgement once they have sealed it",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what decided it: this is what others learn from"},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        owners: Sequence[School | Alliance],
        scale: Sequence[ScaleGrade],
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(each.pk): each for each in owners}
        grades = [("", "None"), *((str(each.position), each.word) for each in scale)]
        _choices(self.fields["owner"], [(key, str(each)) for key, each in self.owners.items()])
        _choices(self.fields["grade"], grades)
        for code in CODES:
            self._ask(code, grades)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Fieldset(
                "The lesson",
                Div("owner", "title", css_class="fields"),
                Div("subject", "year_group", css_class="fields"),
                Div("key_stage", "minutes", css_class="fields"),
                Field("text"),
                Field("link"),
            ),
            Fieldset(
                "The judgement to compare with",
                Field("grade"),
                *[Div(f"level_{code}", f"grade_{code}", f"role_{code}", css_class="fields") for code in CODES],
                Field("reason"),
            ),
        )

    def _ask(self, code: SubCode, grades: list[tuple[str, str]]) -> None:
        """Add what is asked about one sub-code: how far it was seen, its grade, and the part that it played."""
        levels, roles = list(Rating.Level.choices), list(Ground.Role.choices)
        asked = (
            (f"level_{code}", str(code.label), [("", "Not said"), *levels]),
            (f"grade_{code}", "As a grade", grades),
            (f"role_{code}", "As a ground", [("", "None"), *roles]),
        )
        for name, label, choices in asked:
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, error_messages=FROM_LIST
            )

    def clean_link(self) -> str:
        """Take nothing but https: what is behind a link is out of our hands as it is."""
        link = str(self.cleaned_data["link"])
        if link and not link.startswith("https://"):
            raise forms.ValidationError("Enter a whole address, beginning with https://")
        return link

    def clean(self) -> dict[str, Any]:
        """There is a lesson in words or behind a link, something that was judged, and at most three grounds."""
        data = super().clean() or {}
        if not (data.get("text") or data.get("link") or {"text", "link"} & self.errors.keys()):
            self.add_error("text", "Write the lesson down, or link to a recording of it")
        self._clean_once(data)
        named = [code for code in CODES if data.get(f"role_{code}")]
        if len(named) > MOST_GROUNDS:
            self.add_error(f"role_{named[MOST_GROUNDS]}", "Name at most three grounds")
        if not named and not any(data.get(f"level_{code}") or data.get(f"grade_{code}") for code in CODES):
            self.add_error(f"level_{CODES[0]}", "Say for at least one line what was seen")
        return data

    def _clean_once(self, data: dict[str, Any]) -> None:
        """A form sent twice adds one lesson: whoever it is for has no other of this name."""
        owner = self.owners.get(data.get("owner", ""))
        if owner is None or not data.get("title"):
            return
        of = {"school": owner} if isinstance(owner, School) else {"alliance": owner}
        if PracticeLesson.objects.filter(title=data["title"], put_away_at__isnull=True, **of).exists():
            self.add_error("title", "There is a practice lesson of this name already")

    def belongs_to(self) -> School | Alliance:
        """Return whose lesson it is."""
        return self.owners[self.cleaned_data["owner"]]

    def practice(self) -> PracticeText:
        """Return the lesson with its reference as entered; decisive grounds come first."""
        data = self.cleaned_data
        named = [(str(code), data[f"role_{code}"]) for code in CODES if data[f"role_{code}"]]
        return PracticeText(
            **{name: data[name] for name in ("title", "subject", "year_group", "key_stage", "minutes", "text", "link")},
            reason=data["reason"],
            position=int(data["grade"]) if data["grade"] else None,
            ratings=tuple(self._ratings()),
            grounds=tuple(sorted(named, key=lambda ground: Ground.Role.values.index(ground[1]))),
        )

    def _ratings(self) -> Iterator[tuple[str, str, int | None]]:
        """Yield what was said of each sub-code of which something was."""
        for code in CODES:
            level, grade = self.cleaned_data[f"level_{code}"], self.cleaned_data[f"grade_{code}"]
            if level or grade:
                yield str(code), level, int(grade) if grade else None


def _choices(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Give a choice its choices."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
