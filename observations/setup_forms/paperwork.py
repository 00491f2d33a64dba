"""A school's observation form: pasted words first, then letters and themes, which are guessed and can be changed."""

import dataclasses
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.db.models import QuerySet

from clusters.models import School
from observations.actions.forms import FormText, RuleText
from observations.models.forms import InstrumentVersion, Rule, SubCode
from observations.pasted_form import criteria_in, grade_lines, grades_in, letters_for, speaks_of
from people.forms import plain_helper

FEWEST_GRADES, MOST_GRADES = 2, 9
MOST_CRITERIA = 40
LONGEST_WORD, LONGEST_DESCRIPTION, LONGEST_LABEL = 40, 120, 80
LONGEST_PASTE = 20_000


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
        help_text="One a line, in your school’s own words. A description may follow after a dash.",
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Paste the grade words of your form, one a line"},
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
            (InstrumentVersion.RatesOn.LEVELS, "As clearly, partly or not seen"),
        ],
        initial=InstrumentVersion.RatesOn.GRADES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how criteria are rated"},
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
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        """`version` is the draft that is written anew: its school and name stay."""
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]  # it is a ModelChoiceField
        if version is not None:
            del self.fields["school"], self.fields["name"]
        self.pairs: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self.helper = plain_helper()
        who = [] if version else [Div("school", "name", css_class="fields")]
        self.helper.layout = Layout(
            *who,
            Field("grades"),
            Field("criteria"),
            Field("criteria_on"),
            Field("scale_note"),
            Fieldset(
                "A hard rule, if the form has one",
                Field("rule_percent"),
                Div("rule_effect", "rule_word", css_class="fields"),
            ),
        )

    def clean_grades(self) -> str:
        """Read the grades into `pairs`."""
        self.pairs = grades_in(self.cleaned_data["grades"])
        words = [word for word, _ in self.pairs]
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
        """A form has one draft at a time. A rule has all its parts or none, and names a grade of the form."""
        data = super().clean() or {}
        drafts = InstrumentVersion.objects.filter(published_at__isnull=True, instrument__school=data.get("school"))
        if data.get("name") and drafts.filter(instrument__name=data["name"]).exists():
            self.add_error("name", "There is a draft of this form already: go on with it, or choose another name")
        word, percent = data.get("rule_word", ""), data.get("rule_percent")
        words = {each.casefold() for each, _ in self.pairs}
        if percent is not None and not word and "rule_word" not in self.errors:
            self.add_error("rule_word", "Say which grade the rule speaks of")
        if word and percent is None and "rule_percent" not in self.errors:
            self.add_error("rule_percent", "Say over how many per cent from the front the rule begins")
        if word and "grades" not in self.errors and word.casefold() not in words:
            self.add_error("rule_word", "The rule speaks of a grade that is not in the list above")
        return data

    def text(self, before: FormText | None = None) -> FormText:
        """Return the form as entered; letters and themes are those of `before` where its words are the same."""
        data = self.cleaned_data
        said = {word: letters for word, letters, _ in before.grades} if before else {}
        about = dict(before.criteria) if before else {}
        words = [word for word, _ in self.pairs]
        letters = [said[word] for word in words] if said.keys() >= set(words) else letters_for(words)
        rule = RuleText(data["rule_percent"], data["rule_effect"] or Rule.Effect.IS_JUDGED, data["rule_word"])
        return FormText(
            name=data.get("name", before.name if before else ""),
            grades=tuple(
                (word, letter, description) for (word, description), letter in zip(self.pairs, letters, strict=True)
            ),
            criteria=tuple((label, about.get(label, speaks_of(label))) for label in self.labels),
            rules=(rule,) if data["rule_percent"] is not None else (),
            scale_note=data["scale_note"],
            criteria_on=data["criteria_on"],
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
        "rule_percent": rule.over_percent if rule else None,
        "rule_effect": rule.effect if rule else Rule.Effect.IS_JUDGED,
        "rule_word": rule.word if rule else "",
    }


class DetailsForm(forms.Form):
    """The letters of each grade's chip, and what each criterion is about."""

    def __init__(self, *args: Any, text: FormText, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.before = text
        for number, (word, letters, _) in enumerate(text.grades):
            self.fields[f"letters_{number}"] = forms.CharField(
                label=word,
                initial=letters,
                max_length=2,
                widget=forms.TextInput(attrs={"size": 3, "autocomplete": "off"}),
                error_messages={
                    "required": f"Give “{word}” one or two letters",
                    "max_length": f"Give “{word}” at most two letters",
                },
            )
        for number, (label, sub_code) in enumerate(text.criteria):
            self.fields[f"about_{number}"] = forms.ChoiceField(
                label=label,
                choices=SubCode.choices,
                initial=sub_code,
                error_messages={"required": f"Say what “{label}” is about", "invalid_choice": "Choose from the list"},
            )
        names = list(self.fields)
        self.helper = plain_helper()
        self.helper.layout = Layout(
            Fieldset(
                "Letters on the chips",
                Div(*[name for name in names if name.startswith("letters")], css_class="fields"),
            ),
            Fieldset(
                "What each criterion is about",
                Div(*[name for name in names if name.startswith("about")], css_class="fields"),
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Keep the letters different."""
        data = super().clean() or {}
        seen: dict[str, str] = {}
        for number, (word, _, _) in enumerate(self.before.grades):
            letters = data.get(f"letters_{number}", "")
            if letters and letters in seen:
                self.add_error(f"letters_{number}", f"“{word}” has the same letters as “{seen[letters]}”")
            seen.setdefault(letters, word)
        return data

    def text(self) -> FormText:
        """Return the form with letters and themes as entered."""
        data = self.cleaned_data
        return dataclasses.replace(
            self.before,
            grades=tuple(
                (word, data[f"letters_{number}"], description)
                for number, (word, _, description) in enumerate(self.before.grades)
            ),
            criteria=tuple((label, data[f"about_{number}"]) for number, (label, _) in enumerate(self.before.criteria)),
        )
