"""The rows of the comparison: own words first, the place on the scale second, then line by line of the forms."""

import dataclasses
from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe

from observations.comparison.seats import Seat
from observations.judgements import RatingContent
from observations.lining_up import Crosswalk
from observations.models.forms import SubCode
from observations.models.sheets import Rating
from observations.paperwork import LEVELS, FormCriterion, FormGrade, ScaleGrade, scale_grades
from pictures.distance import Distance, draw_distance

TWO = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What one observer gave: the grade's chip and word, or only words (a level, *no grade*, *not on your form*).

    `place` is what is compared, 1 is best; None where nothing can be. `key` says on what it is compared.
    `is_elsewhere` marks a line that this observer's form does not have.
    """

    words: str
    grade: FormGrade | ScaleGrade | None = None
    place: int | None = None
    key: str = ""
    is_elsewhere: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class CompareLine:
    """One row: what is compared, a cell for each observer, and how far apart they are."""

    title: str
    detail: str
    cells: tuple[Cell, ...]
    distance: Distance

    @property
    def drawing(self) -> SafeString:
        """The mark between the cells; it carries its words."""
        return mark_safe(draw_distance(self.distance))  # noqa: S308  # drawn by us; every text in it is escaped


def overall_lines(seats: Sequence[Seat]) -> tuple[CompareLine, CompareLine]:
    """Return the judgement of the lesson as a whole: in own words, and where that sits on the reference scale."""
    scale = scale_grades(seats[0].frozen.entry.scale_id)
    own = tuple(Cell(seat.grade.word if seat.grade else "No grade", seat.grade, seat.frozen.position) for seat in seats)
    placed = tuple(_on_scale(seat, scale) for seat in seats)
    scale_name = seats[0].observer.joint.round.scale.name
    return (
        CompareLine("Overall, own words", "", own, distance(own, all_of=True)),
        CompareLine("Where that sits", scale_name, placed, distance(placed, all_of=True)),
    )


def criterion_lines(seats: Sequence[Seat], lines_up: Crosswalk) -> tuple[CompareLine, ...]:
    """Return a row for each thing that any of the forms asks about and somebody answered; the reader's form leads."""
    columns = [dict(_criteria(seat)) for seat in seats]
    keys = dict.fromkeys(key for column in columns for key in column)
    found = []
    for key in keys:
        cells = tuple(_cell(seat, column.get(key), lines_up) for seat, column in zip(seats, columns, strict=True))
        title = next(_title(column[key]) for column in columns if key in column)
        if any(cell.grade or cell.key for cell in cells):
            found.append(CompareLine(title, "", cells, distance(cells)))
    return tuple(found)


def distance(cells: Sequence[Cell], *, all_of: bool = False) -> Distance:
    """Return how far apart the cells are that can be compared; with `all_of`, none are if one cannot."""
    placed = [cell for cell in cells if cell.place is not None]
    if len(placed) < TWO or (all_of and len(placed) < len(cells)) or len({cell.key for cell in placed}) > 1:
        return Distance("not compared")
    places = [cell.place for cell in placed if cell.place is not None]
    if apart := max(places) - min(places):
        return Distance("apart", apart, unit="step" if placed[0].key == "levels" else "grade")
    return Distance("same" if len({cell.words.casefold() for cell in placed}) == 1 else "same place")


def topic(criterion: FormCriterion) -> str:
    """Return what a criterion is about, so that forms can be laid side by side; *something else* only by its words."""
    return criterion.sub_code if criterion.sub_code != SubCode.OTHER else f"other {criterion.label.casefold()}"


def _title(criterion: FormCriterion) -> str:
    """Return the neutral words for a topic, or the form's own where there are none."""
    return criterion.label if criterion.sub_code == SubCode.OTHER else str(SubCode(criterion.sub_code).label)


def _criteria(seat: Seat) -> Iterator[tuple[tuple[str, int], FormCriterion]]:
    """Yield the lines of a form by topic; a second line on the same topic is a row of its own."""
    seen: dict[str, int] = {}
    for criterion in seat.form.criteria:
        number = seen[topic(criterion)] = seen.get(topic(criterion), 0) + 1
        yield (topic(criterion), number), criterion


def _cell(seat: Seat, criterion: FormCriterion | None, lines_up: Crosswalk) -> Cell:
    """Return what an observer gave on one line."""
    if criterion is None:
        return Cell("not on your form" if seat.is_reader else f"not on {seat.name}’s form", is_elsewhere=True)
    rating = next((each for each in seat.sheet.content.ratings if each.criterion == criterion.id), None)
    return _rated(seat, rating, lines_up) if rating else Cell("not answered")


def _rated(seat: Seat, rating: RatingContent, lines_up: Crosswalk) -> Cell:
    """Return a rating with its place: on the reference scale, or among the levels (*not applicable* has none)."""
    grade = seat.form.grade(rating.grade)
    if grade is not None:
        place = lines_up.place(grade)
        return Cell(grade.word, grade, place.position if place else None, "grades")
    level = Rating.Level(rating.level)
    seen = LEVELS.index(level) + 1 if level in LEVELS else None
    return Cell(seat.form.level_word(level), None, seen, "levels")


def _on_scale(seat: Seat, scale: Sequence[ScaleGrade]) -> Cell:
    """Return the place that the ledger holds."""
    place = next((grade for grade in scale if grade.position == seat.frozen.position), None)
    if place is not None:
        return Cell(place.word, place, place.position)
    return Cell("nowhere: no grade" if seat.grade is None else "not lined up")
