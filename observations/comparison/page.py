"""Everything that the comparison shows, from the revealed sheets and the ledger."""

import dataclasses
import uuid
from collections.abc import Sequence

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from observations import sheet_notes
from observations.comparison import cards, grounds, mapping, wording
from observations.comparison.lines import Cell, CompareLine, criterion_lines, overall_lines
from observations.comparison.seats import Seat, read_seats
from observations.judgements import PhotoView
from observations.lining_up import Crosswalk
from observations.models.ledger import Verdict
from observations.models.lessons import Lesson
from observations.paperwork import FormGrade, ScaleGrade, scale_grades
from observations.wording import short_school
from people.clock import LONDON
from pictures import comparison as pictures
from pictures.frame import framed
from pictures.grades import Given, Grade
from pictures.placing import Judgement
from pictures.wording import listed

TWO = 2
# After which position a boundary lies that matters to everyone: inadequate is a world away from what stands beside it.
BOUNDARIES = {"four-2009": 3, "four-2012": 3}


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """The head of one observer's column, and their notes to read below."""

    name: str
    full_name: str
    detail: str
    shape: str
    notes: tuple[sheet_notes.ReadNote, ...]
    photos: tuple[PhotoView, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ComparePage:
    """The page. `picture` is empty where the judgements cannot stand on one scale; `reasons` then says why."""

    lesson: Lesson
    heading: str
    lede: str
    audience: str
    heads: tuple[Head, ...]
    verdict: str
    verdict_without: str
    decided: str
    boundary: str
    picture: SafeString
    reasons: tuple[str, ...]
    lines: tuple[CompareLine, ...]
    lined_up: tuple[mapping.LinedUp, ...]
    cards: tuple[cards.ReasonCard, ...]
    grounds: grounds.Grounds
    prompts: tuple[wording.Prompt, ...]
    lines_address: str = ""

    @property
    def rows(self) -> tuple[tuple[CompareLine, tuple[tuple[Head, Cell], ...]], ...]:
        """Each line with its cells beside whose they are."""
        return tuple((line, tuple(zip(self.heads, line.cells, strict=True))) for line in self.lines)

    @property
    def is_pair(self) -> bool:
        """Whether two observed: the distance then stands between them."""
        return len(self.heads) == TWO


def read_comparison(joint_id: uuid.UUID, *, reader: uuid.UUID, is_demo: bool) -> ComparePage | None:
    """Return the comparison for one of its observers, by their id (four queries).

    None for everybody else, and before the reveal.
    """
    seats = read_seats(joint_id, reader)
    if not seats:
        return None
    joint = seats[0].observer.joint
    lines_up = Crosswalk(
        [seat.observer.version_id for seat in seats],
        scale_id=joint.round.scale_id,
        on=joint.lesson.starts_at.astimezone(LONDON).date(),
    )
    page = compare(seats, lines_up, is_demo=is_demo)
    is_graded = joint.graded and any(seat.form.grades for seat in seats)
    return dataclasses.replace(page, lines_address=reverse("joint-lines", args=[joint_id])) if is_graded else page


def compare(seats: Sequence[Seat], lines_up: Crosswalk, *, is_demo: bool) -> ComparePage:
    """Return the comparison of these judgements, the reader's first (no query)."""
    joint = seats[0].observer.joint
    by_line = criterion_lines(seats, lines_up)
    named = grounds.side_by_side(seats)
    picture = _picture(seats)
    entry = seats[0].frozen.entry
    return ComparePage(
        lesson=joint.lesson,
        heading=wording.heading(seats, picture, by_line, named),
        lede=wording.lede(seats),
        audience=f"Only you and {listed([seat.name for seat in seats[1:]])} see this",
        heads=tuple(_head(seat) for seat in seats),
        verdict=str(Verdict(entry.verdict).label) if joint.graded else "",
        verdict_without=str(Verdict(entry.verdict_without).label) if wording.rule_name(seats) else "",
        decided=wording.decided(seats),
        boundary=pictures.boundary_sentence(picture) if picture else "",
        picture=_drawn(picture),
        reasons=wording.reasons_not_compared(seats) if joint.graded else (),
        lines=(*(overall_lines(seats) if joint.graded else ()), *by_line),
        lined_up=mapping.explanations(seats, lines_up, is_demo=is_demo),
        cards=cards.reason_cards(seats),
        grounds=named,
        prompts=wording.prompts(seats, by_line, named),
    )


def _head(seat: Seat) -> Head:
    """Return one column's head."""
    part = "host" if seat.observer.is_host else "visitor"
    return Head(
        name=seat.name,
        full_name=seat.full_name,
        detail=f"{seat.observer.school.name}, {part}",
        shape=seat.shape,
        notes=sheet_notes.notes_to_read(seat.sheet.content, seat.form),
        photos=seat.sheet.photos,
    )


def _picture(seats: Sequence[Seat]) -> pictures.Comparison | None:
    """Return the picture's data, or None if a judgement has no place on the scale.

    Where a grade without the rule has no place, the picture leaves the second row out rather than invent one.
    """
    scale = scale_grades(seats[0].frozen.entry.scale_id)
    if any(seat.frozen.position is None for seat in seats):
        return None
    free = all(seat.frozen.position_without is not None for seat in seats)
    return pictures.Comparison(
        scale=tuple(Grade(grade.letters, grade.word) for grade in scale),
        observers=tuple(pictures.Observer(seat.name, _judgement(seat)) for seat in seats),
        notes=tuple(_own_words(seats, grade) for grade in scale),
        boundaries=_crossed(seats),
        rule=wording.rule_name(seats) if free else "",
    )


def _crossed(seats: Sequence[Seat]) -> tuple[int, ...]:
    """Return the boundary that matters, counted from 0, if the judgements lie on either side, with rules or without."""
    after = BOUNDARIES.get(seats[0].observer.joint.round.scale.code)
    if after is None:
        return ()
    sealed = [seat.frozen.position or 0 for seat in seats]
    free = [seat.frozen.position_without or sealed[number] for number, seat in enumerate(seats)]
    return (after - 1,) if any(min(places) <= after < max(places) for places in (sealed, free)) else ()


def _judgement(seat: Seat) -> Judgement:
    """Return where one observer's marks stand, with and without a rule that fired."""
    row = seat.frozen
    without = None
    if row.rule_fired and row.position_without is not None:
        without = Given(row.letters_without, row.position_without - 1)
    return Judgement(Given(row.letters, (row.position or 1) - 1), seat.shape, without)


def _own_words(seats: Sequence[Seat], grade: ScaleGrade) -> str:
    """Return the note under a word of the scale: `“Satisfactory” at Trevarth`."""
    said = {
        (own.word, short_school(seat.observer.school.name))
        for seat in seats
        for own, position in _placed(seat)
        if position == grade.position and own.word.casefold() != grade.word.casefold()
    }
    return ", ".join(f"“{word}” at {school}" for word, school in sorted(said))


def _placed(seat: Seat) -> list[tuple[FormGrade, int | None]]:
    """Return the grades of one observer with the positions that the ledger holds."""
    given = [(seat.grade, seat.frozen.position), (seat.grade_without_rule, seat.frozen.position_without)]
    return [(grade, position) for grade, position in given if grade is not None]


def _drawn(picture: pictures.Comparison | None) -> SafeString:
    """Return both drawings, for wide and for narrow places."""
    if picture is None:
        return SafeString("")
    return mark_safe(framed(pictures.draw_comparison, picture))  # noqa: S308  # drawn by us; every text in it is escaped
