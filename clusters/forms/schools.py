"""Schools, one by hand or many pasted."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from clusters.access import Remit, refusal_to_take_school
from clusters.actions import SchoolFacts
from clusters.models import Alliance, Partnership, School
from clusters.pasted import Line, Row, folded, read, split
from people.forms import plain_helper

MOST_NAMED = 8  # lines with a problem that the sentence over them counts up
SIX_DIGITS = "A URN has six digits and begins with 1 to 9, for example 113890"
LONGEST_PASTE = 50_000
PHASES = {folded(str(word)): str(value) for value, word in School.Phase.choices} | {
    folded(str(value)): str(value) for value in School.Phase.values
}


class Known:
    """The schools that an alliance may meet again: those in it, and those that the installation knows otherwise."""

    def __init__(self, alliance: Alliance, remit: Remit) -> None:
        """Remember whose list this is; nothing is read before `look_up`."""
        self.alliance, self.remit = alliance, remit
        self.schools: dict[str, School] = {}
        self.here: set[str] = set()

    def look_up(self, urns: list[str]) -> None:
        """Read what is known of these register numbers (two queries)."""
        self.schools = {school.urn: school for school in School.objects.filter(urn__in=urns)}
        here = Partnership.objects.filter(alliance=self.alliance, school__urn__in=urns)
        self.here = set(here.values_list("school__urn", flat=True))

    def refusal(self, urn: str) -> str:
        """Say why this school cannot be added, or nothing."""
        known = self.schools.get(urn)
        if known is None or urn in self.here:
            return ""
        return refusal_to_take_school(self.remit, known)


class SchoolForm(forms.Form):
    """One school."""

    urn = forms.CharField(
        label="URN",
        help_text="Its six digits in the national register of schools (GIAS).",
        max_length=6,
        validators=[RegexValidator(r"^[1-9][0-9]{5}$", SIX_DIGITS)],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Enter the school’s URN", "max_length": SIX_DIGITS},
    )
    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the school’s name"})
    school_phase = forms.ChoiceField(
        label="School phase",
        choices=School.Phase.choices,
        initial=School.Phase.SECONDARY,
        error_messages={"invalid_choice": "Choose a phase: primary, secondary, all-through, special or other"},
    )

    def __init__(self, *args: Any, known: Known, look_up: bool = True, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.known, self.look_up = known, look_up
        self.helper = plain_helper()

    def clean_urn(self) -> str:
        """Refuse a school that is not this person's to add."""
        urn = str(self.cleaned_data["urn"])
        if self.look_up:
            self.known.look_up([urn])
        if refusal := self.known.refusal(urn):
            raise forms.ValidationError(refusal)
        return urn

    def facts(self) -> SchoolFacts:
        """Return the school as entered."""
        return SchoolFacts(self.cleaned_data["urn"], self.cleaned_data["name"], self.cleaned_data["school_phase"])


class PastedSchoolsForm(forms.Form):
    """Many schools, a line each: URN, name, phase."""

    HEADS = ("URN", "Name", "Phase")

    lines = forms.CharField(
        label="One school a line",
        help_text="URN, name, phase. Straight from a spreadsheet is fine. Without a phase it is a secondary school.",
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        error_messages={"required": "Paste at least one line"},
    )

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.known = known
        self.rows: list[Row] = []
        self.schools: list[SchoolFacts] = []
        self.helper = plain_helper()

    def clean_lines(self) -> str:
        """Read the lines into `rows` and, as far as they are good, `schools`; a bad line is an error of the field."""
        text = str(self.cleaned_data["lines"])
        lines = split(text)
        if lines and folded(lines[0].cell(0)) == "urn":
            lines = lines[1:]
        self.known.look_up([line.cell(0) for line in lines])
        self.rows, school_forms = read(lines, self._form_of, columns=len(self.HEADS))
        self._find_repeats()
        self.schools = [form.facts() for form in school_forms if form.is_valid()]
        bad = [row.line.number for row in self.rows if row.problems]
        if bad or not self.rows:
            raise forms.ValidationError(problem_words(bad, len(self.rows)))
        return text

    def _form_of(self, line: Line) -> SchoolForm:
        phase = PHASES.get(folded(line.cell(2)), line.cell(2)) or School.Phase.SECONDARY
        data = {"urn": line.cell(0), "name": line.cell(1), "school_phase": phase}
        return SchoolForm(data, known=self.known, look_up=False)

    def _find_repeats(self) -> None:
        """Mark register numbers that come twice, and note those that are in the alliance already."""
        seen: dict[str, int] = {}
        for index, row in enumerate(self.rows):
            urn = row.line.cell(0)
            problems, note = row.problems, ""
            if urn in seen:
                problems = (*problems, f"The same school as in line {seen[urn]}")
            elif urn in self.known.here:
                note = "in your alliance already"
            seen.setdefault(urn, row.line.number)
            self.rows[index] = replace(row, problems=problems, note=note)


def problem_words(bad: list[int], total: int) -> str:
    """Return the sentence over a preview with problems: which lines to look for, since there may be two hundred."""
    if not total:
        return "Paste at least one line under the heading"
    if total == 1:
        return "The line has a problem"
    named = ", ".join(map(str, bad[:MOST_NAMED])) + (", …" if len(bad) > MOST_NAMED else "")
    lines = f"Line {named} has" if len(bad) == 1 else f"{len(bad)} lines have"
    named = "" if len(bad) == 1 else f" ({named})"
    return f"{lines} a problem{named}: nothing is added until all {total} are right"
