"""How far teachers open their rooms, and one's own comfort. Both are private; a host learns only what fits a lesson."""

import dataclasses
import uuid
from collections.abc import Iterable

from observations.models.lessons import JointObservation
from observations.models.openness import Comfort, Opening
from people.models import User

GRADED = frozenset({Opening.Rung.JOINT})
UNGRADED = frozenset({Opening.Rung.LESSON, Opening.Rung.JOINT})


@dataclasses.dataclass(frozen=True, slots=True)
class Openness:
    """What a host is told of a teacher: whether they have said anything, and whether it takes in this lesson.

    `instead` are the rungs that they do open to other schools, from the easiest on.
    """

    has_said: bool
    allows: bool
    instead: tuple[str, ...]

    @property
    def words(self) -> str:
        """A few words behind the teacher's name."""
        if not self.has_said:
            return "has not said how far"
        return "open to this" if self.allows else "not open to this yet"


def openness_of(people: Iterable[uuid.UUID], *, graded: bool) -> dict[uuid.UUID, Openness]:
    """Return how open each of these people is to a lesson that another school observes (one query)."""
    asked = set(people)
    said: dict[uuid.UUID, list[tuple[str, str]]] = {person: [] for person in asked}
    for person, rung, reach in Opening.objects.filter(person__in=asked).values_list("person", "rung", "reach"):
        said[person].append((rung, reach))
    return {person: _openness(rows, GRADED if graded else UNGRADED) for person, rows in said.items()}


def _openness(rows: list[tuple[str, str]], wanted: frozenset[str]) -> Openness:
    """Judge one person's rungs."""
    to_others = {rung for rung, reach in rows if reach == Opening.Reach.OTHERS}
    instead = tuple(label.lower() for rung, label in Opening.Rung.choices if rung in to_others)
    return Openness(has_said=bool(rows), allows=not rows or bool(to_others & wanted), instead=instead)


def own_rungs(person: User) -> dict[str, str]:
    """Return one's own rungs and how far each goes (one query)."""
    return dict(Opening.objects.filter(person=person).values_list("rung", "reach"))


def own_comfort(joint: JointObservation, person: User) -> dict[str, int]:
    """Return what one said before and after a lesson (one query); the database shows nobody else's."""
    return dict(Comfort.objects.filter(joint=joint, person=person).values_list("moment", "value"))
