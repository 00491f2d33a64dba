"""The cells of one scope, added up as the figures need them. Pure: rows in, counts out."""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stats.patterns import PatternCounts
from stats.proportions import wilson
from stats.results import Interval

FEWEST_FOR_PERCENT = 5
"""Below this many lessons there is no percentage."""
FEWEST_FOR_COEFFICIENTS = 20
"""Below this many lessons there is no coefficient."""


@dataclasses.dataclass(frozen=True, slots=True)
class CellRow:
    """One cell of a scope (`observations.models.Cell` without the scope)."""

    facet: str
    value: str
    scale_id: uuid.UUID
    with_rules: bool
    unit: str
    observers: int
    pattern: str
    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """How many of the lessons that could be compared matched, and how many could not be compared (`dropped`)."""

    matched: int
    of: int
    dropped: int = 0

    @property
    def words(self) -> str:
        """`6 of 8`."""
        return f"{self.matched:,} of {self.of:,}"

    @property
    def interval(self) -> Interval | None:
        """The share with its 95% Wilson interval; None below five lessons, where no percentage is shown."""
        if self.of < FEWEST_FOR_PERCENT:
            return None
        found = wilson(self.matched, self.of)
        return found if isinstance(found, Interval) else None

    @property
    def percent(self) -> str:
        """`75%`, empty below five lessons."""
        return f"{self.interval.value * 100:.0f}%" if self.interval else ""

    @property
    def likely(self) -> str:
        """`41–93%`, empty below five lessons."""
        return f"{self.interval.low * 100:.0f}–{self.interval.high * 100:.0f}%" if self.interval else ""


def share_of(patterns: Mapping[str, int], *, apart: int = 0) -> Share:
    """Count the vectors whose grades lie at most `apart` places apart; the empty vector could not be compared."""
    compared = {pattern: count for pattern, count in patterns.items() if pattern}
    matched = sum(count for pattern, count in compared.items() if _spread(pattern) <= apart)
    return Share(matched, sum(compared.values()), patterns.get("", 0))


def _spread(vector: str) -> int:
    """How many places lie between the best and the worst grade of a count vector."""
    used = [place for place, count in enumerate(vector.split(",")) if count != "0"]
    return used[-1] - used[0]


class Tally:
    """The counts of one scope on one reference scale."""

    def __init__(self, rows: Iterable[CellRow], *, scale_id: uuid.UUID) -> None:
        """Add up the rows of this scale."""
        self._counts: dict[tuple[str, str, bool, str], Counter[str]] = {}
        self._by_observers: Counter[int] = Counter()
        for row in rows:
            if row.scale_id != scale_id or not row.count:
                continue
            key = (row.facet, row.value, row.with_rules, row.unit)
            self._counts.setdefault(key, Counter())[row.pattern] += row.count
            if row.facet == "all" and row.unit == "lesson" and row.with_rules:
                self._by_observers[row.observers] += row.count

    @property
    def lessons(self) -> int:
        """All lessons counted, comparable or not."""
        return self._by_observers.total()

    @property
    def judgements(self) -> int:
        """All judgements counted."""
        return sum(observers * count for observers, count in self._by_observers.items())

    @property
    def observers(self) -> tuple[int, ...]:
        """How many observers the lessons had, each number once, fewest first."""
        return tuple(sorted(self._by_observers))

    def patterns(
        self, facet: str = "all", value: str = "", *, with_rules: bool = True, unit: str = "lesson"
    ) -> Mapping[str, int]:
        """Return how often each pattern occurs."""
        return self._counts.get((facet, value, with_rules, unit), Counter())

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values that a facet has here, in alphabetical order."""
        return tuple(sorted({value for name, value, with_rules, _ in self._counts if name == facet and with_rules}))

    def share(self, facet: str = "all", value: str = "", *, with_rules: bool = True, apart: int = 0) -> Share:
        """Return how many lessons matched, or lie at most `apart` grades apart."""
        return share_of(self.patterns(facet, value, with_rules=with_rules), apart=apart)

    def table(self, of: int) -> tuple[tuple[int, ...], ...]:
        """Return the pairs with a home observer, `[home][visitor]`, on a scale of `of` grades."""
        pairs = self.patterns(unit="home")
        places = range(1, of + 1)
        return tuple(tuple(pairs.get(f"{home}-{visitor}", 0) for visitor in places) for home in places)

    def vectors(self, grades: Sequence[str], facet: str = "all", value: str = "") -> PatternCounts:
        """Return the comparable lessons as pattern counts on these grades, best first."""
        patterns = self.patterns(facet, value)
        return PatternCounts.from_cells({pattern: n for pattern, n in patterns.items() if pattern}, grades)

    def pairs(self, grades: Sequence[str]) -> PatternCounts:
        """Return the pairs with a home observer as pattern counts, home first, on these grades."""
        return PatternCounts.from_table(self.table(len(grades)), grades)


def main_scale(rows: Iterable[CellRow]) -> uuid.UUID | None:
    """Return the reference scale that most lessons were counted on, or None without any."""
    lessons: Counter[uuid.UUID] = Counter()
    for row in rows:
        if row.facet == "all" and row.unit == "lesson" and row.with_rules:
            lessons[row.scale_id] += row.count
    ranked = sorted(lessons, key=lambda scale: (-lessons[scale], str(scale)))
    return ranked[0] if ranked and lessons[ranked[0]] else None
