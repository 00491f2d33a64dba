"""How the grades of a published form line up with the reference scale, from which day on, and disputes of it."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms

from clusters.forms.starting import DayField
from observations.models.forms import CrosswalkRow
from observations.paperwork import FormGrade, ScaleGrade
from people import clock
from people.forms import plain_helper
from people.models import User

APART = "apart"
NOT_LINED_UP = "Nothing: not comparable, never counted as a match"
Kind = CrosswalkRow.Kind


@dataclass(frozen=True, slots=True)
class Line:
    """What one grade is to line up with (None: nothing), and why."""

    grade_id: uuid.UUID
    reference_id: uuid.UUID | None
    kind: str


def proposed(grade: FormGrade, scale: Sequence[ScaleGrade]) -> str:
    """Return the value that words and positions propose: same word first, then same position among as many grades."""
    for reference in scale:
        if reference.word.casefold() == grade.word.casefold():
            return f"{Kind.SAME_WORD}:{reference.id}"
    at_position = next((each for each in scale if each.position == grade.position and each.of == grade.of), None)
    return f"{Kind.SAME_POSITION}:{at_position.id}" if at_position else APART


def choices_for(grade: FormGrade, scale: Sequence[ScaleGrade], row: CrosswalkRow | None) -> list[tuple[str, str]]:
    """Return the choices of one grade: nothing, what is proposed, what stands, and a judgement of one's own."""
    found = [(APART, NOT_LINED_UP)]
    words = {str(each.id): each.word for each in scale}
    propose = proposed(grade, scale)
    if propose != APART:
        kind, _, reference = propose.partition(":")
        found.append((propose, f"{words[reference]} ({Kind(kind).label})"))
    for each in scale:
        value = f"{Kind.JUDGED}:{each.id}"
        stands = row is not None and value == value_of(row)
        if row is not None and stands and row.judged_on is not None:
            by = row.judged_by.name if row.judged_by else "somebody"
            said = f"judged equivalent by {by} on {row.judged_on.day} {row.judged_on:%B %Y}"
        else:
            said = "judged equivalent, as said below"
        found.append((value, f"{each.word} ({said})"))
    if row is not None and value_of(row) not in dict(found):
        found.insert(1, (value_of(row), f"{row.reference_grade.word} ({row.get_kind_display()})"))
    return found


def value_of(row: CrosswalkRow) -> str:
    """Return the value by which the form names what a row says."""
    return f"{row.kind}:{row.reference_grade_id}"


class LinesForm(forms.Form):
    """What each grade lines up with, from one day on. `rows` are those in force now, by grade.

    `people` may have judged a line equivalent; the first of them is who fills it in.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  # Django's own
        grades: Sequence[FormGrade],
        scale: Sequence[ScaleGrade],
        rows: Mapping[uuid.UUID, CrosswalkRow],
        from_day: dt.date,
        people: Sequence[User] = (),
        **kwargs: Any,  # noqa: ANN401  # likewise
    ) -> None:
        super().__init__(*args, **kwargs)
        self.grades = grades
        for grade in grades:
            row = rows.get(grade.id)
            stands = value_of(row) if row else APART
            self.fields[f"grade_{grade.position}"] = forms.ChoiceField(
                label=f"{grade.word} is the same place as",
                choices=choices_for(grade, scale, row),
                initial=stands if rows else proposed(grade, scale),
                error_messages={
                    "required": f"Say what “{grade.word}” lines up with",
                    "invalid_choice": f"Choose from the list for “{grade.word}”",
                },
            )
        self.fields["valid_from"] = DayField(
            label="From which day on",
            help_text="Lessons before that day keep the lines they had. Counted lessons never change.",
            initial=from_day,
        )
        self.people = {str(each.pk): each for each in people}
        self._ask_who_judged()
        if any(row.disputed_on for row in rows.values()):
            self.fields["settle"] = forms.BooleanField(
                label="The disputes are settled",
                help_text="Lines that are disputed are said again from that day on, without their dispute.",
                required=False,
            )
        self.helper = plain_helper()
        self.helper.layout = Layout(*[Field(name) for name in self.fields])

    def _ask_who_judged(self) -> None:
        """Add who judged what is judged equivalent, and on which day."""
        self.fields["judged_by"] = forms.ChoiceField(
            label="What is judged equivalent was judged by",
            help_text="Only for lines that say so",
            choices=[(key, each.name) for key, each in self.people.items()],
            required=False,
            error_messages={"invalid_choice": "Choose somebody from the list"},
        )
        self.fields["judged_on"] = DayField(
            label="On which day", help_text="Today, if you leave it empty", required=False
        )

    def judge(self) -> User | None:
        """Return who judged; None for whoever fills it in."""
        return self.people.get(self.cleaned_data.get("judged_by", ""))

    def clean_judged_on(self) -> dt.date | None:
        """Nobody judges tomorrow."""
        day: dt.date | None = self.cleaned_data["judged_on"]
        if day is not None and day > clock.today():
            raise forms.ValidationError("Enter a day that has come")
        return day

    def lines(self) -> Iterator[Line]:
        """Yield what was chosen for each grade."""
        for grade in self.grades:
            kind, _, reference = str(self.cleaned_data[f"grade_{grade.position}"]).partition(":")
            yield Line(grade.id, uuid.UUID(reference) if reference else None, "" if kind == APART else kind)


class DisputeForm(forms.Form):
    """Why somebody disputes a line."""

    reason = forms.CharField(
        label="Why you dispute it",
        help_text="It stands beside the line. Lessons are still counted by it, and say that it is disputed.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
