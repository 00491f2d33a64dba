"""A school's observation form as pasted: its words, how criteria are rated, guide and principles, perhaps one rule.

Letters and themes are guessed from the words, and changed in `details`; further rules are added in `rules`.
"""

from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.db.models import QuerySet

from clusters.models import School
from observations.actions.forms import FormText, RuleText
from observations.models.forms import InstrumentVersion, Rule
from observations.pasted_form import criteria_in, grade_lines, grades_in, letters_for, speaks_of
from people.forms import plain_helper

FEWEST_GRADES, MOST_GRADES = 2, 9
MOST_CRITERIA = 40
LONGEST_WORD, LONGEST_DESCRIPTION, LONGEST_LABEL = 40, 120, 80
LONGEST_PASTE, LONGEST_TEXT = 20_000, 2_000
LEVEL_FIELDS = ("word_clearly", "word_partly", "word_not_seen")


class WordsForm(forms.Form):
    """The words of a form as pasted: grades, criteria, and perhaps one rule."""

    school = forms.ModelChoiceField(
        label="School",
        queryset=School.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose the school", "invalid_choice": "Choose a school from the list"},
    )
    name = forms.CharField(
        label="What the form is called",
        initial="Lesson observation form",
        max_length=120,
        error_messages={"required": "Give the form a name"},
    )
    grades = forms.CharField(
        label="Grade words, best first",
        help_text="One a line, in your school’s own words. A description may follow after a dash. "
        "A form without grades has none: leave this empty.",
        max_length=LONGEST_PASTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    criteria = forms.CharField(
        label="What observers look at",
        help_text="One criterion a line, short: each becomes a chip to press in the lesson.",
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Paste what your form asks observers to look at, one a line"},
    )
    criteria_on = forms.ChoiceField(
        label="Each criterion is rated",
        choices=[
            (InstrumentVersion.RatesOn.GRADES, "With the grade words above"),
            (InstrumentVersion.RatesOn.LEVELS, "As clearly, partly, not seen or not applicable"),
        ],
        initial=InstrumentVersion.RatesOn.GRADES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how criteria are rated"},
    )
    word_clearly = forms.CharField(label="For clearly", max_length=LONGEST_WORD, required=False)
    word_partly = forms.CharField(label="For partly", max_length=LONGEST_WORD, required=False)
    word_not_seen = forms.CharField(label="For not seen", max_length=LONGEST_WORD, required=False)
    guide = forms.CharField(
        label="How to use the form",
        help_text="What observers read before the lesson",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    principles = forms.CharField(
        label="Its principles",
        help_text="What the form stands for, one a line",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    scale_note = forms.CharField(
        label="A note on the grade words",
        help_text="For example: the words of 2009, still in use",
        max_length=120,
        required=False,
    )
    rule_percent = forms.IntegerField(
        label="More than so many per cent of the lesson from the front",
        min_value=0,
        max_value=99,
        required=False,
        error_messages={
            "invalid": "Enter a whole number of per cent, like 20",
            "min_value": "Enter a per cent between 0 and 99",
            "max_value": "Enter a per cent between 0 and 99",
        },
    )
    rule_effect = forms.ChoiceField(
        label="Then the lesson",
        choices=Rule.Effect.choices,
        initial=Rule.Effect.IS_JUDGED,
        required=False,
        error_messages={"invalid_choice": "Choose what the rule does"},
    )
    rule_word = forms.CharField(
        label="This grade", help_text="One of the grade words above", max_length=LONGEST_WORD, required=False
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        schools: QuerySet[School],
        version: InstrumentVersion | None = None,
        before: FormText | None = None,
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        """`version` is the draft that is written anew: its school and name stay.

        `before` is the form that it starts from. Where that has other rules than a plain one, they are not asked here.
        """
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]  # it is a ModelChoiceField
        if version is not None:
            del self.fields["school"], self.fields["name"]
        self.before = before
        rules = before.rules if before else ()
        self.asks_rule = len(rules) <= 1 and all(rule.is_plain for rule in rules)
        if not self.asks_rule:
            del self.fields["rule_percent"], self.fields["rule_effect"], self.fields["rule_word"]
        self.pairs: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self.helper = plain_helper()
        who = [] if version else [Div("school", "name", css_class="fields")]
        self.helper.layout = Layout(
            *who, Field("grades"), Field("scale_note"), Field("criteria"), Field("criteria_on"), *_LEVELS, *_TEXTS
        )
        if self.asks_rule:
            self.helper.layout.append(_rule_fields())

    def clean_grades(self) -> str:
        """Read the grades into `pairs`."""
        self.pairs = grades_in(self.cleaned_data["grades"])
        words = [word for word, _ in self.pairs]
        if not words:
            return ""
        if not FEWEST_GRADES <= len(words) <= MOST_GRADES:
            raise forms.ValidationError(
                f"A form has {FEWEST_GRADES} to {MOST_GRADES} grades, one a line; this has {len(words)}"
            )
        _refuse_long(words, LONGEST_WORD, "Shorten this grade word, or put a dash before its description")
        _refuse_long([said for _, said in self.pairs], LONGEST_DESCRIPTION, "Shorten this description")
        _refuse_twice(words)
        return str(self.cleaned_data["grades"])

    def clean_criteria(self) -> str:
        """Read the criteria into `labels`."""
        self.labels = criteria_in(self.cleaned_data["criteria"])
        if not 1 <= len(self.labels) <= MOST_CRITERIA:
            raise forms.ValidationError(f"A form has 1 to {MOST_CRITERIA} criteria, one a line")
        _refuse_long(self.labels, LONGEST_LABEL, "Shorten this criterion")
        _refuse_twice(self.labels)
        return str(self.cleaned_data["criteria"])

    def clean(self) -> dict[str, Any]:
        """A form has one draft at a time. What is rated with grades has grades, and words for all levels or none."""
        data = super().clean() or {}
        drafts = InstrumentVersion.objects.filter(published_at__isnull=True, instrument__school=data.get("school"))
        if data.get("name") and drafts.filter(instrument__name=data["name"]).exists():
            self.add_error("name", "There is a draft of this form already: go on with it, or choose another name")
        if (
            not self.pairs
            and "grades" not in self.errors
            and data.get("criteria_on") != InstrumentVersion.RatesOn.LEVELS
        ):
            self.add_error("grades", "Paste the grade words, or rate each criterion as clearly, partly or not seen")
        own = [data.get(name, "") for name in LEVEL_FIELDS]
        if any(own) and not all(own):
            self.add_error(LEVEL_FIELDS[own.index("")], "Give words for all three, or for none")
        elif len({each.casefold() for each in own if each}) < len([each for each in own if each]):
            self.add_error("word_not_seen", "Use three different words")
        if self.asks_rule:
            self._clean_rule(data)
        else:
            self._clean_kept_rules()
        return data

    def _clean_kept_rules(self) -> None:
        """Every grade that a rule speaks of stays."""
        words = {each.casefold() for each, _ in self.pairs}
        for rule in self.before.rules if self.before else ():
            if "grades" not in self.errors and rule.word.casefold() not in words:
                self.add_error("grades", f"A rule speaks of “{rule.word}”: keep it, or remove the rule first")

    def _clean_rule(self, data: dict[str, Any]) -> None:
        """A rule has all its parts or none, and names a grade of the form."""
        word, percent = data.get("rule_word", ""), data.get("rule_percent")
        words = {each.casefold() for each, _ in self.pairs}
        if percent is not None and not word and "rule_word" not in self.errors:
            self.add_error("rule_word", "Say which grade the rule speaks of")
        if word and percent is None and "rule_percent" not in self.errors:
            self.add_error("rule_percent", "Say over how many per cent from the front the rule begins")
        if word and "grades" not in self.errors and word.casefold() not in words:
            self.add_error("rule_word", "The rule speaks of a grade that is not in the list above")

    def text(self) -> FormText:
        """Return the form as entered; letters, themes and guides stay where the words are the same."""
        data, before = self.cleaned_data, self.before
        said = {word: letters for word, letters, _ in before.grades} if before else {}
        about = dict(before.criteria) if before else {}
        words = [word for word, _ in self.pairs]
        letters = [said[word] for word in words] if said.keys() >= set(words) else letters_for(words)
        return FormText(
            name=data.get("name", before.name if before else ""),
            grades=tuple(
                (word, letter, description) for (word, description), letter in zip(self.pairs, letters, strict=True)
            ),
            criteria=tuple((label, about.get(label, speaks_of(label))) for label in self.labels),
            rules=self._rules(),
            scale_note=data["scale_note"],
            criteria_on=data["criteria_on"],
            level_words=tuple(data[name] for name in LEVEL_FIELDS if data[name]),
            guides=before.guides if before else (),
            guide=data["guide"],
            principles=data["principles"],
        )

    def _rules(self) -> tuple[RuleText, ...]:
        """Return the one rule that is asked here, or all that the form had."""
        if not self.asks_rule:
            return self.before.rules if self.before else ()
        data = self.cleaned_data
        if data["rule_percent"] is None:
            return ()
        return (RuleText(data["rule_percent"], data["rule_effect"] or Rule.Effect.IS_JUDGED, data["rule_word"]),)


_LEVELS = (Fieldset("Your own words for what was seen, if it has others", Div(*LEVEL_FIELDS, css_class="fields")),)
_TEXTS = (Fieldset("What observers read", Field("guide"), Field("principles")),)


def _rule_fields() -> Fieldset:
    """Return the fields of one rule."""
    return Fieldset(
        "A hard rule, if the form has one",
        Field("rule_percent"),
        Div("rule_effect", "rule_word", css_class="fields"),
    )


def _refuse_long(words: list[str], longest: int, sentence: str) -> None:
    """Raise for the first that is longer than may be."""
    for word in words:
        if len(word) > longest:
            raise forms.ValidationError(f"{sentence} ({longest} characters at most): {word[:longest]}…")


def _refuse_twice(words: list[str]) -> None:
    """Raise for the first that comes twice, whatever its case."""
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            raise forms.ValidationError(f"“{word}” is there twice")
        seen.add(word.casefold())


def words_of(text: FormText) -> dict[str, Any]:
    """Return initial values for a `WordsForm` from a form as it stands."""
    rule = next(iter(text.rules), None)
    return {
        "name": text.name,
        "grades": grade_lines((word, description) for word, _, description in text.grades),
        "criteria": "\n".join(label for label, _ in text.criteria),
        "criteria_on": text.criteria_on,
        "scale_note": text.scale_note,
        **dict(zip(LEVEL_FIELDS, text.level_words, strict=False)),
        "guide": text.guide,
        "principles": text.principles,
        "rule_percent": rule.over_percent if rule else None,
        "rule_effect": rule.effect if rule else Rule.Effect.IS_JUDGED,
        "rule_word": rule.word if rule else "",
    }
