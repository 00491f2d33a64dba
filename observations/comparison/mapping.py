"""Why two words count as the same place: never a conversion without a word."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from observations.comparison.seats import Seat
from observations.lining_up import Crosswalk, Place
from observations.models.forms import CrosswalkRow
from observations.paperwork import LEVELS, FormGrade, scale_grades
from pictures.wording import count_word

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclasses.dataclass(frozen=True, slots=True)
class LinedUp:
    """One own word and the scale's word that it stands beside; `because` and `dispute` are sentences' ends."""

    own: str
    reference: str
    because: str
    kind: str
    dispute: str


def explanations(seats: Sequence[Seat], lines_up: Crosswalk, *, is_demo: bool) -> tuple[LinedUp, ...]:
    """Return how each word that was used lines up, where it is another word than the scale's or is disputed."""
    scale = {grade.position: grade for grade in scale_grades(seats[0].frozen.entry.scale_id)}
    found: dict[tuple[str, str], LinedUp] = {}
    for seat in seats:
        for grade in _used(seat):
            place = lines_up.place(grade)
            if place is None or place.position not in scale:
                continue
            if place.kind != CrosswalkRow.Kind.SAME_WORD or place.disputed:
                reference = scale[place.position]
                words = LinedUp(
                    own=grade.word,
                    reference=reference.word,
                    because=_because(grade, place, of=reference.of),
                    kind=_kind(place, is_demo=is_demo),
                    dispute=place.dispute_reason.rstrip(".") if place.disputed else "",
                )
                found[(grade.word, reference.word)] = words
    for seat in seats:
        found |= {(each.own, each.reference): each for each in _level_words(seat)}
    return tuple(found.values())


def _level_words(seat: Seat) -> Iterator[LinedUp]:
    """Yield the form's own words for levels that this observer used, with what each stands beside."""
    used = {rating.level for rating in seat.sheet.content.ratings}
    for number, level in enumerate(LEVELS, start=1):
        own = seat.form.level_word(level)
        if level in used and own.casefold() != level.label.casefold():
            because = f"because both are {ORDINALS[number]} of {count_word(len(LEVELS))}"
            yield LinedUp(own, str(level.label), because, str(CrosswalkRow.Kind.SAME_POSITION.label), "")


def _used(seat: Seat) -> list[FormGrade]:
    """Return the grades of a form that this observer gave anywhere."""
    content = seat.sheet.content
    given = {content.grade, content.grade_without_rule, *(rating.grade for rating in content.ratings)}
    return [grade for grade in seat.form.grades if grade.id in given]


def _because(grade: FormGrade, place: Place, *, of: int) -> str:
    """Return why the two are one place."""
    if place.kind == CrosswalkRow.Kind.SAME_POSITION and grade.position == place.position and grade.of == of:
        return f"because both are {ORDINALS[place.position]} of {count_word(of)}"
    if place.kind == CrosswalkRow.Kind.SAME_WORD:
        return "because the word is the same"
    return ""


def _kind(place: Place, *, is_demo: bool) -> str:
    """Return the kind of the row: *same position*, *judged equivalent by NAME on DATE*."""
    if place.kind == CrosswalkRow.Kind.JUDGED:
        by = f" by {place.judged_by}" if place.judged_by else ""
        return f"judged equivalent{by}{f' on {_date(place.judged_on)}' if place.judged_on else ''}"
    label = str(CrosswalkRow.Kind(place.kind).label)
    return f"{label} (illustrative)" if is_demo and place.kind == CrosswalkRow.Kind.SAME_POSITION else label


def _date(day: dt.date) -> str:
    """Return `1 November 2012`."""
    return f"{day.day} {day:%B %Y}"
