"""The rows of the observation form: notes, grades, lines, grounds, with what stands in each and what is wrong."""

import dataclasses
import uuid
from collections.abc import Iterator, Mapping

from django.utils.safestring import SafeString

from observations.models.sheets import Ground, Rating
from observations.paperwork import Form
from observations.sheet_forms import markup
from observations.sheet_forms.fields import AskedChoice, RowLabel, SheetForm
from observations.sheet_forms.lines import TypedGround
from observations.sheet_forms.notes import TypedNote

ORDINALS = ("first", "second", "third")


@dataclasses.dataclass(frozen=True, slots=True)
class NoteRow:
    """One note in the form; `time` is for the input, `clock` for the margin."""

    key: str
    time: str
    text: str
    chips: SafeString
    problem: str = ""
    hint: str = ""

    @property
    def clock(self) -> str:
        """The time as pages write it."""
        return self.time.replace(":", ".")


@dataclasses.dataclass(frozen=True, slots=True)
class GradeRow:
    """One grade to choose, with its chip and its second line in the label."""

    value: str
    label: RowLabel
    is_chosen: bool


@dataclasses.dataclass(frozen=True, slots=True)
class GradeQuestion:
    """A question that a grade answers."""

    field: str
    label: str
    hint: str
    rows: tuple[GradeRow, ...]
    problem: str


@dataclasses.dataclass(frozen=True, slots=True)
class RatingRow:
    """One line of the form to rate."""

    field: str
    label: str
    choices: SafeString
    problem: str
    guide: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class GroundRow:
    """One of the three places for a ground."""

    field: str
    ordinal: str
    lines: SafeString
    roles: SafeString
    problem: str


def note_row(note: TypedNote, paper: Form, problems: Mapping[str, str], hint: str = "") -> NoteRow:
    """Return one note with its chips; `hint` asks about a name in it."""
    key = str(note.key)
    chips = markup.boxes(f"note-{key}-criteria", _lines(paper), note.criteria)
    return NoteRow(key, note.time, note.text, chips, problems.get(note.field, ""), hint)


def grade_question(form: SheetForm, field: str) -> GradeQuestion | None:
    """Return a question as the form has it, or None where the form does not ask it."""
    asked = form.fields.get(field)
    if not isinstance(asked, AskedChoice):
        return None
    bound = form[field]
    value = bound.value()
    rows = tuple(GradeRow(each, label, each == value) for each, label in asked.rows)
    return GradeQuestion(field, str(bound.label), str(bound.help_text), rows, str(next(iter(bound.errors), "")))


def rating_rows(
    paper: Form, typed: Mapping[uuid.UUID, str], problems: Mapping[str, str], *, levels: bool
) -> Iterator[RatingRow]:
    """Yield the lines to rate, each on levels or on the form's grades."""
    on_levels = [(level.value, paper.level_word(level)) for level in Rating.Level]
    offered = on_levels if levels else [("", "Not judged"), *((str(grade.id), grade.word) for grade in paper.grades)]
    for criterion in paper.criteria:
        field, value = f"rating-{criterion.id}", typed.get(criterion.id, "")
        choices = markup.radios(field, offered, value) if levels else markup.options(offered, value)
        yield RatingRow(field, criterion.label, choices, problems.get(field, ""), criterion.guide)


def ground_rows(paper: Form, grounds: tuple[TypedGround, ...], problems: Mapping[str, str]) -> Iterator[GroundRow]:
    """Yield the three places for grounds."""
    roles = [(role.value, str(role.label)) for role in Ground.Role]
    for ground in grounds:
        yield GroundRow(
            field=ground.field,
            ordinal=ORDINALS[ground.place - 1],
            lines=markup.options([("", "None"), *_lines(paper)], ground.criterion),
            roles=markup.radios(f"{ground.field}-role", roles, ground.role),
            problem=problems.get(ground.field, ""),
        )


def _lines(paper: Form) -> list[markup.Choice]:
    """Return the lines of the form to choose from."""
    return [(str(criterion.id), criterion.label) for criterion in paper.criteria]
