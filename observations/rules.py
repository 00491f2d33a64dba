"""What a hard rule does to a grade. Pure: positions in, positions out (1 is best)."""

import dataclasses
import uuid
from collections.abc import Iterable

from observations.models.forms import Rule

PER_CENT = 100


@dataclasses.dataclass(frozen=True, slots=True)
class HardRule:
    """One rule of a published form. `over_percent` is of the lesson's length; `position` is its grade's (1 is best)."""

    id: uuid.UUID
    over_percent: int
    effect: str
    position: int

    def fires(self, *, front_seconds: int | None, lesson_seconds: int) -> bool:
        """Whether more than `over_percent` of the lesson was taught from the front (exactly that much is not more)."""
        return front_seconds is not None and front_seconds * PER_CENT > self.over_percent * lesson_seconds

    def allows(self, position: int) -> bool:
        """Whether a grade at this position obeys the rule once it has fired."""
        if self.effect == Rule.Effect.IS_JUDGED:
            return position == self.position
        if self.effect == Rule.Effect.AT_MOST:
            return position >= self.position
        return position <= self.position


def fired(rules: Iterable[HardRule], *, front_seconds: int | None, lesson_seconds: int) -> HardRule | None:
    """Return the rule that applies: of those that fire the one with the highest mark, or None."""
    firing = [rule for rule in rules if rule.fires(front_seconds=front_seconds, lesson_seconds=lesson_seconds)]
    return max(firing, key=lambda rule: rule.over_percent, default=None)
