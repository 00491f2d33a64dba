"""What one view of an agreement page shows."""

import dataclasses

from django.utils.safestring import SafeString

from reports.figures.finding import Finding
from reports.figures.headline import Headline
from reports.queries.reading import WorkedOut


@dataclasses.dataclass(frozen=True, slots=True)
class Agreement:
    """What the page shows of a scope; figures that have nothing to show are left out.

    `silence` is a sentence where a whole view has nothing, or readers above are told the total alone. `samples` are the
    sets of lessons to choose from, where there are several: words, the short word for the address, whether it is shown.
    `planner` is what stands before the planner of sample sizes, `worked` how far a worker is, where they have a place.
    `told_all` is false for readers who are told less than was counted.
    """

    headline: Headline
    lessons: Finding | None = None
    matrix: Finding | None = None
    pairs: Finding | None = None
    decided: Finding | None = None
    each_grade: Finding | None = None
    words: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    beyond_chance: SafeString | None = None
    silence: str = ""
    counted: str = ""
    told_all: bool = False
    samples: tuple[tuple[str, str, bool], ...] = ()
    planner: str | None = None
    worked: WorkedOut | None = None
    notes: tuple[str, ...] = ()

    @property
    def side_by_side(self) -> tuple[Finding, ...]:
        """Grade by grade beside school by school."""
        return tuple(finding for finding in (self.matrix, self.pairs) if finding)

    @property
    def figures(self) -> tuple[Finding, ...]:
        """Every figure, in the order of the page."""
        found = (self.lessons, *self.findings, self.matrix, self.pairs, self.decided, self.each_grade)
        return tuple(each for each in found if each)
