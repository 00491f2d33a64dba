"""The lines of the form as they come in: how each was rated, and which of them decided the judgement."""

import dataclasses
import uuid
from collections.abc import Mapping

from django.http import QueryDict

from observations.judgements import GroundContent, RatingContent
from observations.models.sheets import Ground, Rating
from observations.paperwork import Form
from observations.sheet_forms import writing

PLACES = (1, 2, 3)
RATING = "rating-"


@dataclasses.dataclass(frozen=True, slots=True)
class TypedGround:
    """One of the three places for a ground as it stands in the form: the id of a line (or nothing) and its role."""

    place: int
    criterion: str = ""
    role: str = ""
    problem: str = ""

    @property
    def field(self) -> str:
        """The name under which its problem goes."""
        return f"ground-{self.place}"


def usual_role(place: int) -> str:
    """Return the role that a ground has until another is chosen: the first is decisive."""
    return Ground.Role.DECISIVE if place == 1 else Ground.Role.SUPPORTING


def typed_grounds(grounds: tuple[GroundContent, ...]) -> tuple[TypedGround, ...]:
    """Return all three places as they stand in the form."""
    written = {place: TypedGround(place, str(each.criterion), each.role) for place, each in enumerate(grounds, start=1)}
    return tuple(written.get(place) or TypedGround(place, role=usual_role(place)) for place in PLACES)


def read_grounds(data: QueryDict, *, form: Form) -> tuple[tuple[GroundContent, ...], tuple[TypedGround, ...]]:
    """Return the grounds that can be stored, in their order, and all three places as typed."""
    known = {str(criterion.id): criterion.id for criterion in form.criteria}
    stored: list[GroundContent] = []
    typed: list[TypedGround] = []
    for place in PLACES:
        criterion = data.get(f"ground-{place}", "").strip()
        role = data.get(f"ground-{place}-role") or usual_role(place)
        found = ""
        if criterion and criterion not in known:
            found = "Choose a line of your own form"
        elif criterion and role not in Ground.Role.values:
            found = "Choose decisive, supporting or on the boundary"
        elif criterion and any(known[criterion] == other.criterion for other in stored):
            found = "Name each ground once"
        elif criterion:
            stored.append(GroundContent(known[criterion], role))
        typed.append(TypedGround(place, writing.shown(criterion), role, found))
    return tuple(stored), tuple(typed)


def typed_ratings(ratings: tuple[RatingContent, ...]) -> dict[uuid.UUID, str]:
    """Return stored ratings as they stand in the form, by line."""
    return {each.criterion: str(each.grade) if each.grade else each.level for each in ratings}


def read_ratings(
    data: QueryDict, *, form: Form, on_levels: bool
) -> tuple[tuple[RatingContent, ...], dict[uuid.UUID, str], dict[str, str]]:
    """Return the ratings that can be stored in the order of the form, all as typed, and problems by field."""
    grades = {str(grade.id): grade.id for grade in form.grades}
    stored: list[RatingContent] = []
    typed: dict[uuid.UUID, str] = {}
    problems = _of_no_line(data, {f"{RATING}{criterion.id}" for criterion in form.criteria})
    for criterion in form.criteria:
        field = f"{RATING}{criterion.id}"
        value = typed[criterion.id] = data.get(field, "").strip()
        if on_levels and value in Rating.Level.values:
            stored.append(RatingContent(criterion.id, level=value))
        elif not on_levels and value in grades:
            stored.append(RatingContent(criterion.id, grade=grades[value]))
        elif value:
            problems[field] = f"{criterion.label}: choose one of the answers"
    return tuple(stored), typed, problems


def _of_no_line(data: Mapping[str, object], known: set[str]) -> dict[str, str]:
    """Return a problem if there is a rating of something that is not on the form."""
    if any(name.startswith(RATING) and name not in known for name in data):
        return {"ratings": "One answer is about a line that is not on your form: load the page again"}
    return {}
