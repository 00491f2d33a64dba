"""What a hard rule does to a grade. Pure: positions in, positions out (1 is best)."""

import dataclasses
import uuid
from collections.abc import Iterable

from observations.models.forms import Rule

PER_CENT = 100
A_MINUTE = 60
Measured = tuple[tuple[str, float], ...]
"""What else was measured, by its words: minutes, or how many times."""


@dataclasses.dataclass(frozen=True, slots=True)
class HardRule:
    """One rule of a published form; `position` is its grade's (1 is best).

    `over_percent` is its mark: per cent of the lesson's length, or how many times where `unit` says so. `measure` is
    what is measured in the school's words; empty is what was taught from the front.
    """

    id: uuid.UUID
    over_percent: int
    effect: str
    position: int
    measure: str = ""
    unit: str = Rule.Unit.PERCENT.value
    compares: str = Rule.Compares.OVER.value

    def amount(self, *, front_seconds: int | None, measured: Measured = ()) -> float | None:
        """Return what was measured: seconds of the lesson, or how many times; None where it was not."""
        if not self.measure:
            return front_seconds
        found = dict(measured).get(self.measure)
        return round(found * A_MINUTE) if found is not None and self.unit == Rule.Unit.PERCENT else found

    def fires(self, *, front_seconds: int | None, lesson_seconds: int, measured: Measured = ()) -> bool:
        """Whether what was measured lies beyond the mark (exactly at it is not beyond); never without a measure."""
        amount = self.amount(front_seconds=front_seconds, measured=measured)
        if amount is None:
            return False
        in_percent = self.unit == Rule.Unit.PERCENT
        taken, mark = (
            (amount * PER_CENT, self.over_percent * lesson_seconds) if in_percent else (amount, self.over_percent)
        )
        return taken < mark if self.compares == Rule.Compares.UNDER else taken > mark

    def allows(self, position: int) -> bool:
        """Whether a grade at this position obeys the rule once it has fired."""
        if self.effect == Rule.Effect.IS_JUDGED:
            return position == self.position
        if self.effect == Rule.Effect.AT_MOST:
            return position >= self.position
        return position <= self.position


def fired(
    rules: Iterable[HardRule], *, front_seconds: int | None, lesson_seconds: int, measured: Measured = ()
) -> HardRule | None:
    """Return the rule that applies, or None: of those that fire on the first measure, the one with the farthest mark.

    What is taught from the front comes first, then measures in the order of the form.
    """
    amounts = {"front_seconds": front_seconds, "lesson_seconds": lesson_seconds, "measured": measured}
    firing = [rule for rule in rules if rule.fires(**amounts)]  # type: ignore[arg-type]
    if not firing:
        return None
    first = firing[0]
    alike = [rule for rule in firing if (rule.measure, rule.compares) == (first.measure, first.compares)]
    farthest = min if first.compares == Rule.Compares.UNDER else max
    return farthest(alike, key=lambda rule: rule.over_percent)
