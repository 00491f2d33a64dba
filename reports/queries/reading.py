"""What is read for an agreement page: a scope's cells, the sample looked at, and what its reader may be told."""

import dataclasses
import json
import uuid
from collections.abc import Mapping
from typing import Any

from observations.models import SubCode
from pictures.grades import Grade
from reports.figures import breakdowns
from reports.figures.tally import CellRow, Sample, Tally, samples
from reports.figures.withheld import Observed, withheld
from reports.models import Snapshot
from reports.queries import counts
from reports.queries.scopes import CLUSTER, Scope
from stats import ENGINE_VERSION

CRITERIA = {code.value: code.label for code in SubCode if code != SubCode.OTHER}
MOST_LESSONS_LOOKED_THROUGH = 300
"""Above this many lessons a worker looks through the ledger, not the page: it costs the same however many there are."""


@dataclasses.dataclass(frozen=True, slots=True)
class WorkedOut:
    """A scope's snapshot: `figures` of one sample (empty before the first), and how far the next has come.

    `is_current` is false while the figures are those of an earlier count, or of formulas that have changed since.
    """

    figures: Mapping[str, Any]
    is_current: bool
    state: str = ""
    doing: str = ""
    parts_done: int = 0
    parts: int = 1
    data_hash: str = ""
    engine: str = ""

    @property
    def has_severity(self) -> bool:
        """Whether observers can be told their own severity: all of them are linked by lessons they shared."""
        return "severity" in self.figures and "undefined" not in self.figures["severity"]


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A scope's cells for one sample, all its samples, and what its reader may be told."""

    scope: Scope
    rows: tuple[CellRow, ...]
    samples: tuple[Sample, ...]
    tally: Tally
    scale: tuple[Grade, ...]
    told_all: bool = True
    silence: str = ""
    withheld: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)

    @property
    def scale_id(self) -> uuid.UUID:
        """The reference scale of the sample."""
        return self.tally.sample.scale_id

    @property
    def criteria(self) -> breakdowns.Breakdown:
        """Agreement on each criterion, on the scale of the grades and on that of the levels."""
        facet, graded = f"{self.tally.sample.prefix}criterion", self.tally.sample.graded
        scales = {row.scale_id for row in self.rows if row.facet == facet}
        tallies = [Tally(self.rows, Sample(scale_id, graded)) for scale_id in sorted(scales, key=str)]
        return breakdowns.criteria_breakdown(tallies, CRITERIA)

    def hidden(self, facet: str) -> frozenset[str]:
        """The groups of a facet that this reader is not told."""
        return self.withheld.get(facet, frozenset())


def key_of(sample: Sample) -> str:
    """Return the short word for a sample in an address."""
    return f"{'g' if sample.graded else 'u'}-{sample.scale_id.hex[:8]}"


def read(scope: Scope, of: str = "") -> Reading | None:
    """Read a scope's cells (one query, two for readers above); None before anything is counted in it.

    `of` is the word for a sample; any other word is the sample with most lessons.
    """
    rows = counts.cells_of(scope.kind, scope.id)
    found = samples(rows)
    if not found:
        return None
    chosen = next((each for each in found if key_of(each) == of), found[0])
    reading = Reading(scope, rows, found, Tally(rows, chosen), counts.scale_of(chosen.scale_id))
    return reading if scope.inside or _all_pairs_shown(reading) else _told_less(reading)


def _all_pairs_shown(reading: Reading) -> bool:
    """Whether the cells alone tell that all schools agreed: a pair of schools is in them only where both did."""
    ends = ("all", "school_pair")
    lessons = [row for row in reading.rows if row.unit == "lesson" and row.with_rules]
    total, shown = (sum(row.count for row in lessons if row.facet in {end, f"u_{end}"}) for end in ends)
    return total == shown


def _told_less(reading: Reading) -> Reading:
    """Narrow what readers above are told to what the schools agreed to and to groups of five teachers."""
    observed = _observed(reading)
    if observed is None:
        silence = "Only the total is shown while it is worked out which groups are large enough. It takes a minute."
        return dataclasses.replace(reading, told_all=False, silence=silence)
    if observed.all_agreed:
        return reading
    if not reading.scope.is_closed:
        silence = "Only the total is shown until the round closes: its schools did not all agree to be shown."
        return dataclasses.replace(reading, told_all=False, silence=silence)
    hidden = observed.withheld
    few = "Only the total is shown: fewer than five teachers were observed, and not all schools agreed to more."
    return dataclasses.replace(reading, told_all=False, silence=few if hidden is None else "", withheld=hidden or {})


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """Whether all schools of a scope agreed to be shown, and else which groups are hidden (None: all of them)."""

    all_agreed: bool
    withheld: Mapping[str, frozenset[str]] | None


def _observed(reading: Reading) -> Told | None:
    """Return who may be told what: at once for a short list, else as a worker found it for these very cells.

    What several rounds of a cluster may show together takes a worker too.
    """
    scope, sample = reading.scope, reading.tally.sample
    if sum(Tally(reading.rows, each).lessons for each in reading.samples) <= MOST_LESSONS_LOOKED_THROUGH:
        found = counts.openness(scope.kind, scope.id, sample)
        if found.all_agreed:
            return Told(all_agreed=True, withheld={})
        if not opens_more(scope.kind) or len({each.round for each in found.observed}) == 1:
            return Told(all_agreed=False, withheld=withheld(found.observed))
    worked = worked_out(reading)
    if not worked.is_current or "told" not in worked.figures:
        return None
    told = worked.figures["told"]
    hidden = told["withheld"]
    return Told(
        told["all_agreed"],
        None if hidden is None else {facet: frozenset(values) for facet, values in hidden.items()},
    )


def worked_out(reading: Reading) -> WorkedOut:
    """Return what a worker found for a scope's sample (one query)."""
    scope = reading.scope
    found = Snapshot.objects.filter(scope_kind=scope.kind, scope_id=scope.id).first()
    if found is None:
        return WorkedOut({}, is_current=False)
    by_sample = json.loads(found.result) if found.result else {}
    return WorkedOut(
        figures=by_sample.get(key_of(reading.tally.sample), {}),
        is_current=bool(found.result) and (found.counted_at, found.engine) == (scope.stamp.counted_at, ENGINE_VERSION),
        state=found.state,
        doing=found.doing,
        parts_done=found.parts_done,
        parts=found.parts,
        data_hash=found.data_hash,
        engine=found.engine,
    )


def opens_more(kind: str) -> bool:
    """Whether rounds together may show what one of them hides: in the widest scope alone."""
    return kind == CLUSTER


def observed_of(kind: str, rows: tuple[Observed, ...]) -> Mapping[str, list[str]] | None:
    """Return the hidden groups of each facet as a snapshot keeps them: in order; None where all are."""
    hidden = withheld(rows, opens=opens_more(kind))
    return None if hidden is None else {facet: sorted(values) for facet, values in sorted(hidden.items())}
