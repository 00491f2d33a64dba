"""A round: joint observations planned together."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Field, Fieldset, Layout
from django import forms

from clusters.models import Alliance, School
from observations.models.rounds import Round
from people.forms import plain_helper


class RoundForm(forms.Form):
    """A round with its question, when its figures are published, and which schools agreed to be shown."""

    title = forms.CharField(
        label="What the round is called",
        help_text="For example Spring round",
        max_length=120,
        error_messages={"required": "Give the round a name"},
    )
    graded = forms.BooleanField(
        label="Use grades in this round",
        help_text="Without: what was seen clearly, partly or not, and what decided. It is compared just the same.",
        required=False,
    )
    question = forms.CharField(
        label="What the round asks",
        help_text="Grades need a question, for example: do we see the same lesson in the same way?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    publishes = forms.ChoiceField(
        label="Its figures are published",
        choices=[
            (Round.Publishes.AT_CLOSE, "When the round closes"),
            (Round.Publishes.AS_IT_GOES, "As it goes: a count that ticks from 7 to 8 can tell on one lesson"),
        ],
        initial=Round.Publishes.AT_CLOSE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say when figures are published"},
    )
    sample_note = forms.CharField(
        label="A note on the sample",
        help_text="Stands beside every figure, for example: all four schools were judged outstanding",
        max_length=300,
        required=False,
    )
    shown = forms.MultipleChoiceField(
        label="Schools that agreed to be shown",
        help_text="Leads see a school’s own figures, and those of its pairs, only where it agreed.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose schools of this alliance"},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        alliance: Alliance,
        schools: Sequence[School],
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        super().__init__(*args, **kwargs)
        self.alliance = alliance
        self.schools = {str(school.pk): school for school in schools}
        shown = self.fields["shown"]
        if isinstance(shown, forms.MultipleChoiceField):
            shown.choices = [(key, school.name) for key, school in self.schools.items()]
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Field("title"),
            Fieldset("Grades", Field("graded"), Field("question")),
            Fieldset("Figures", Field("publishes"), Field("sample_note"), Field("shown")),
        )

    def clean_title(self) -> str:
        """Refuse a name that an open round has already: a form sent twice starts one round."""
        title = str(self.cleaned_data["title"])
        if Round.objects.filter(alliance=self.alliance, title=title, closed_at__isnull=True).exists():
            raise forms.ValidationError("A round of this name is open already")
        return title

    def shown_schools(self) -> tuple[School, ...]:
        """Return the schools that agreed to be shown."""
        return tuple(self.schools[key] for key in self.cleaned_data["shown"])
