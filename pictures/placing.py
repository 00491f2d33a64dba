"""Judgements on a scale: who stands where, side by side in a column, and where each would be without a rule.

Used by the two drawings that put judgements on a scale, `lessons` and `comparison`, so that a mark means the same in
both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.grades import Given, Shape, check_place


@dataclass(frozen=True, slots=True)
class Judgement:
    """One observer's grade, and the grade without their form's rule where a rule decided."""

    given: Given
    shape: Shape
    without: Given | None = None

    @property
    def moved(self) -> bool:
        """Whether taking the rule away changes the place."""
        return self.without is not None and self.without.place != self.given.place


def same(judgements: Sequence[Judgement]) -> bool:
    """Whether two judgements or more all stand in one place."""
    return len(judgements) > 1 and len({one.given.place for one in judgements}) == 1


def apart(judgements: Sequence[Judgement]) -> int:
    """How many grades lie between the best and the worst."""
    places = [one.given.place for one in judgements]
    return max(places) - min(places) if places else 0


def without_rules(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Answer the same observers with the grades they would have given without a rule."""
    return tuple(Judgement(one.without or one.given, one.shape) for one in judgements)


def differed_by_rule(judgements: Sequence[Judgement]) -> bool:
    """Whether they differ with the rule and stand in one place without it."""
    return apart(judgements) > 0 and same(without_rules(judgements))


def side_by_side(places: Sequence[int], centres: Sequence[float], pitch: float) -> list[float]:
    """Answer the x of each mark: alone on its column's line, several `pitch` px apart around it, in the order given.

    A place outside the columns is a `ValueError`.
    """
    seen: dict[int, int] = {}
    xs: list[float] = []
    for place in places:
        check_place(place, len(centres))
        among = seen.get(place, 0)
        seen[place] = among + 1
        xs.append(centres[place] + (among - (places.count(place) - 1) / 2) * pitch)
    return xs
