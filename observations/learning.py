"""What differed in one's own joint observations, for oneself to learn from: nobody else ever reads it.

Everything is read through one's own places on revealed lessons, as the comparison itself is.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from observations.comparison.grounds import Group, side_by_side
from observations.comparison.lines import CompareLine, criterion_lines, overall_lines
from observations.comparison.seats import Seat, read_all_seats
from observations.lining_up import Asked, Crosswalk, crosswalks
from observations.models.ledger import Verdict
from observations.models.lessons import JointObservation
from people.clock import LONDON
from people.models import User
from pictures.wording import listed


@dataclasses.dataclass(frozen=True, slots=True)
class Differed:
    """One lesson: what was apart, and the grounds that only one named; `verdict` is empty without grades."""

    joint_id: uuid.UUID
    title: str
    school: str
    starts_at: dt.datetime
    others: str
    verdict: str
    lines: tuple[CompareLine, ...]
    groups: tuple[Group, ...]

    @property
    def is_alike(self) -> bool:
        """Whether nothing that could be compared was apart."""
        return not self.lines


@dataclasses.dataclass(frozen=True, slots=True)
class Pattern:
    """How often one was above or below the others on one thing, of the lessons in which it could be compared."""

    title: str
    lessons: int
    above: int
    below: int

    @property
    def words(self) -> str:
        """Say it: `Apart in 3 of 5 lessons: you were above twice and below once.`."""
        where = [f"above {_times(self.above)}"] if self.above else []
        where += [f"below {_times(self.below)}"] if self.below else []
        of = f"{self.lessons} lesson{'' if self.lessons == 1 else 's'}"
        return f"Apart in {self.above + self.below} of {of}: you were {listed(where)}."


@dataclasses.dataclass(frozen=True, slots=True)
class Learning:
    """The page: how things stand over all lessons, and each lesson, the newest first."""

    lessons: int
    patterns: tuple[Pattern, ...]
    differed: tuple[Differed, ...]


def _times(count: int) -> str:
    """Return `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def my_learning(person: User) -> Learning:
    """Return what differed in the lessons that a person observed and that are revealed (five queries)."""
    ids = list(
        JointObservation.objects.observed_by(person)
        .filter(state__in=JointObservation.AFTER_REVEAL)
        .order_by("-lesson__starts_at", "pk")
        .values_list("pk", flat=True)
    )
    if not ids:
        return Learning(0, (), ())
    seated = read_all_seats(ids, person.pk)
    rows = [_lines(seats, lines_up) for seats, lines_up in zip(seated, crosswalks(_asked(seated)), strict=True)]
    differed = tuple(_differed(seats, lines) for seats, lines in zip(seated, rows, strict=True))
    return Learning(len(seated), tuple(_patterns(rows)), differed)


def _asked(seated: Sequence[tuple[Seat, ...]]) -> list[Asked]:
    """Return between which forms and which scale each lesson's judgements stand, and on which day."""
    return [
        Asked(
            frozenset(seat.observer.version_id for seat in seats),
            seats[0].observer.joint.round.scale_id,
            seats[0].observer.joint.lesson.starts_at.astimezone(LONDON).date(),
        )
        for seats in seated
    ]


def _lines(seats: tuple[Seat, ...], lines_up: Crosswalk) -> tuple[CompareLine, ...]:
    """Return every row of a comparison, the judgement as a whole first where there are grades."""
    whole = overall_lines(seats)[:1] if seats[0].observer.joint.graded else ()
    return (*whole, *criterion_lines(seats, lines_up))


def _differed(seats: tuple[Seat, ...], lines: Iterable[CompareLine]) -> Differed:
    """Return one lesson's differences."""
    joint = seats[0].observer.joint
    return Differed(
        joint_id=joint.pk,
        title=joint.lesson.title,
        school=joint.lesson.school.name,
        starts_at=joint.lesson.starts_at,
        others=listed([seat.observer.person.name for seat in seats[1:]]),
        verdict=str(Verdict(seats[0].frozen.entry.verdict).label) if joint.graded else "",
        lines=tuple(line for line in lines if line.distance.verdict == "apart"),
        groups=tuple(group for group in side_by_side(seats).groups if group.shape and group.named),
    )


def _patterns(rows: Iterable[tuple[CompareLine, ...]]) -> list[Pattern]:
    """Return how one stood to the others on each thing that was ever apart, the most often apart first.

    Above is nearer to the best place than the mean of the others; only one's own lines count.
    """
    tally: dict[str, list[int]] = {}
    for line in (line for lesson in rows for line in lesson):
        mine, *others = line.cells
        places = [cell.place for cell in others if cell.place is not None and cell.key == mine.key]
        if mine.place is None or not places:
            continue
        counts = tally.setdefault(line.title, [0, 0, 0])
        mean = sum(places) / len(places)
        counts[0] += 1
        counts[1] += mine.place < mean
        counts[2] += mine.place > mean
    found = [Pattern(title, *counts) for title, counts in tally.items() if counts[1] or counts[2]]
    return sorted(found, key=lambda each: (-(each.above + each.below), each.title))
