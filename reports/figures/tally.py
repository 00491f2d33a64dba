"""The cells of one scope, added up as the figures need them. Pure: rows in, counts out."""

import dataclasses
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stats.patterns import PatternCounts
from stats.proportions import wilson
from stats.results import Interval

UNGRADED = "u_"
"""What facets of lessons without grades start with."""
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


def share_of_parts(patterns: Mapping[str, int]) -> Share:
    """Add up patterns such as `3/4`, three of four alike."""
    parts = [(*map(int, pattern.split("/")), count) for pattern, count in patterns.items()]
    return Share(sum(same * count for same, _, count in parts), sum(of * count for _, of, count in parts))


@dataclasses.dataclass(frozen=True, slots=True)
class Sample:
    """Lessons that are counted together: on one reference scale, with grades or without."""

    scale_id: uuid.UUID
    graded: bool = True

    @property
    def prefix(self) -> str:
        """What the facets of its cells start with."""
        return "" if self.graded else UNGRADED


class Tally:
    """The counts of one scope for one sample. Without grades a share is one of criteria, not of lessons."""

    def __init__(self, rows: Iterable[CellRow], sample: Sample) -> None:
        """Add up the rows of this sample."""
        self.sample = sample
        self._counts: dict[tuple[str, str, bool, str], Counter[str]] = {}
        self._by_observers: Counter[int] = Counter()
        for row in rows:
            if row.scale_id != sample.scale_id or not row.count or row.facet.startswith(UNGRADED) == sample.graded:
                continue
            facet = row.facet.removeprefix(sample.prefix)
            key = (facet, row.value, row.with_rules, row.unit)
            self._counts.setdefault(key, Counter())[row.pattern] += row.count
            if facet == "all" and row.unit == "lesson" and row.with_rules:
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
        """Return how many lessons matched, or lie at most `apart` grades apart; without grades, how many criteria."""
        patterns = self.patterns(facet, value, with_rules=with_rules)
        if self.sample.graded or facet == "criterion":
            return share_of(patterns, apart=apart)
        return share_of_parts(patterns)

    def both_ways(self) -> Mapping[tuple[str, str], int]:
        """Return how often each vector with rules goes with each one without, where lessons have both."""
        pairs = {tuple(pattern.split("|")): count for pattern, count in self.patterns("rules_pair").items()}
        return {(given, free): count for (given, free), count in pairs.items()}

    def grounds(self) -> Mapping[tuple[int, int], int]:
        """Return how often so many deciding grounds were named by all, of so many named by any."""
        parts = {tuple(map(int, pattern.split("/"))): count for pattern, count in self.patterns("grounds").items()}
        return {(shared, named): count for (shared, named), count in parts.items()}

    def table(self, of: int) -> tuple[tuple[int, ...], ...]:
        """Return the pairs with a home observer, `[home][visitor]`, on a scale of `of` grades."""
        pairs = self.patterns(unit="home")
        places = range(1, of + 1)
        return tuple(tuple(pairs.get(f"{home}-{visitor}", 0) for visitor in places) for home in places)

    def vectors(
        self, grades: Sequence[str], facet: str = "all", value: str = "", *, with_rules: bool = True
    ) -> PatternCounts:
        """Return the comparable lessons as pattern counts on these grades, best first."""
        patterns = self.patterns(facet, value, with_rules=with_rules)
        return PatternCounts.from_cells({pattern: n for pattern, n in patterns.items() if pattern}, grades)

    def pairs(self, grades: Sequence[str]) -> PatternCounts:
        """Return the pairs with a home observer as pattern counts, home first, on these grades."""
        return PatternCounts.from_table(self.table(len(grades)), grades)


def samples(rows: Iterable[CellRow]) -> tuple[Sample, ...]:
    """Return the samples of a scope, the one with most lessons first; graded before ungraded where they are as many."""
    lessons: Counter[Sample] = Counter()
    for row in rows:
        if row.facet in {"all", f"{UNGRADED}all"} and row.unit == "lesson" and row.with_rules:
            lessons[Sample(row.scale_id, not row.facet.startswith(UNGRADED))] += row.count
    ranked = sorted(lessons, key=lambda each: (-lessons[each], not each.graded, str(each.scale_id)))
    return tuple(each for each in ranked if lessons[each])
