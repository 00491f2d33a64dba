"""One hard rule, as a sentence with gaps: beyond a mark of what is measured, *is judged, at most, at least* a grade."""

from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms

from observations.actions.forms import FormText, RuleText
from observations.models.forms import Rule
from people.forms import plain_helper

MOST_RULES = 9
LONGEST_MEASURE = 60
A_MARK = "Enter a whole number between 0 and 99, like 20"
FRONT, MINUTES, TIMES = "front", "minutes", "times"
MEASURES = (
    (FRONT, "Minutes taught from the front, with the stopwatch"),
    (MINUTES, "Minutes of something else"),
    (TIMES, "How many times something happens"),
)


class RuleForm(forms.Form):
    """A rule to add to a draft; `text` is the form as it stands."""

    measure = forms.ChoiceField(
        label="What is measured",
        choices=MEASURES,
        initial=FRONT,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what is measured"),
    )
    words = forms.CharField(
        label="Something else, in your own words",
        help_text="For example: pupils copying from the board",
        max_length=LONGEST_MEASURE,
        required=False,
    )
    compares = forms.ChoiceField(
        label="The rule speaks when it is",
        choices=[(value, str(label).capitalize()) for value, label in Rule.Compares.choices],
        initial=Rule.Compares.OVER,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose more or less"),
    )
    percent = forms.IntegerField(
        label="Per cent of the lesson, or times",
        help_text="20 per cent is 10 minutes of a lesson of 50",
        min_value=0,
        max_value=99,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), A_MARK),
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
        self.helper.layout = Layout(
            Field("measure"),
            Field("words"),
            Fieldset("If it is", Div("compares", "percent", css_class="fields")),
            Fieldset("The grade", Div("effect", "word", css_class="fields")),
        )

    def clean(self) -> dict[str, Any]:
        """What is measured has words (but for the front) and one unit; no two rules speak at the same mark."""
        data = super().clean() or {}
        asked, words = data.get("measure", FRONT), data.get("words", "")
        if "words" not in self.errors:
            if asked != FRONT and not words:
                self.add_error("words", "Say in your own words what is measured")
            elif asked != FRONT and self._has_other_unit(words, asked):
                self.add_error("words", "Another rule measures this in the other way: use other words")
        if len(self.before.rules) >= MOST_RULES:
            self.add_error("percent", f"A form has at most {MOST_RULES} rules: remove one first")
        elif not self.errors and self._is_there():
            self.add_error("percent", "There is a rule at this mark already: remove it first")
        return data

    def _has_other_unit(self, words: str, asked: str) -> bool:
        """Whether another rule counts in times what this has in minutes, or the other way round."""
        same = [rule for rule in self.before.rules if rule.measure.casefold() == words.casefold()]
        return any((rule.unit == Rule.Unit.TIMES) != (asked == TIMES) for rule in same)

    def _is_there(self) -> bool:
        """Whether a rule speaks at the same mark of the same measure."""
        new = self.rule()
        return any(
            (rule.measure, rule.compares, rule.over_percent) == (new.measure, new.compares, new.over_percent)
            for rule in self.before.rules
        )

    def rule(self) -> RuleText:
        """Return the rule as entered; words that another rule has already are taken as it has them."""
        data = self.cleaned_data
        asked = data["measure"]
        words = "" if asked == FRONT else data["words"]
        known = {rule.measure.casefold(): rule.measure for rule in self.before.rules}
        return RuleText(
            over_percent=data["percent"],
            effect=data["effect"],
            word=data["word"],
            measure=known.get(words.casefold(), words),
            unit=Rule.Unit.TIMES if asked == TIMES else Rule.Unit.PERCENT,
            compares=data["compares"],
        )
