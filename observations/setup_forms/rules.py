"""One hard rule, as a sentence with gaps: more than so much of the lesson, *is judged / at most / at least* a grade."""

from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from observations.actions.forms import FormText, RuleText
from observations.models.forms import Rule
from people.forms import plain_helper

MOST_RULES = 9
A_PERCENT = "Enter a whole number of per cent between 0 and 99, like 20"


class RuleForm(forms.Form):
    """A rule to add to a draft; `text` is the form as it stands."""

    percent = forms.IntegerField(
        label="More than so many per cent of the lesson taught from the front",
        help_text="20 is 10 minutes of a lesson of 50",
        min_value=0,
        max_value=99,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), A_PERCENT),
    )
    effect = forms.ChoiceField(
        label="Then the lesson",
        choices=Rule.Effect.choices,
        initial=Rule.Effect.IS_JUDGED,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what the rule does"),
    )
    word = forms.ChoiceField(
        label="This grade",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the form’s grades"),
    )

    def __init__(self, *args: Any, text: FormText, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.before = text
        words = self.fields["word"]
        if isinstance(words, forms.ChoiceField):
            words.choices = [("", "Choose"), *((word, word) for word, _, _ in text.grades)]
        self.helper = plain_helper()
        self.helper.layout = Layout(Field("percent"), Div("effect", "word", css_class="fields"))

    def clean_percent(self) -> int:
        """Of several rules that apply the highest counts, so two of one height would be one too many."""
        percent = int(self.cleaned_data["percent"])
        if percent in {rule.over_percent for rule in self.before.rules}:
            raise forms.ValidationError("There is a rule at this height already: remove it first")
        return percent

    def clean(self) -> dict[str, Any]:
        """A form has a few rules, not a book of them."""
        if len(self.before.rules) >= MOST_RULES:
            self.add_error("percent", f"A form has at most {MOST_RULES} rules: remove one first")
        return super().clean() or {}

    def rule(self) -> RuleText:
        """Return the rule as entered."""
        data = self.cleaned_data
        return RuleText(data["percent"], data["effect"], data["word"])
