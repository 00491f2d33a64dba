"""The figures of a snapshot: pure functions from counts to what JSON can hold, the same each time for the same data."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from reports.figures.breakdowns import FRAMINGS
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Tally
from stats.agreement import CoefficientName
from stats.components import variance_components
from stats.crossed import Crossed
from stats.decision import decision_study, lessons_needed, observers_needed
from stats.framing import Difference, compare, compare_paired, paired_cells
from stats.patterns import PatternCounts
from stats.resampling import bootstrap_clusters
from stats.results import Undefined
from stats.shrinkage import shrink
from stats.weights import WeightName

DIGITS = 9
Figures = dict[str, Any]
BEYOND: tuple[tuple[str, CoefficientName, WeightName], ...] = (
    ("Lessons that matched", "percent_agreement", "identity"),
    ("AC1 (Gwet)", "gwet_ac", "identity"),
    ("Alpha (Krippendorff, ordinal)", "krippendorff_alpha", "ordinal_metric"),
)


def rules(tally: Tally, grades: list[str]) -> Figures:
    """The same lessons with rules less without: difference, interval, test by swapping."""
    both = paired_cells({key: n for key, n in tally.both_ways().items() if key[0] and key[1]}, grades)
    return _difference(compare_paired(*both, "percent_agreement"))


def framing(tally: Tally, grades: list[str]) -> Figures:
    """Each two kinds of form that have 20 lessons: difference, interval, test by relabelling within terms."""
    large = [value for value in FRAMINGS if tally.share("framing", value).of >= FEWEST_FOR_COEFFICIENTS]
    values = tally.values("framing_term")
    terms = sorted({value.split("|")[1] for value in values})
    strata = {
        kind: PatternCounts.stack([tally.vectors(grades, "framing_term", f"{kind}|{term}") for term in terms])
        for kind in large
    }
    return {
        f"{one}|{other}": _difference(compare(strata[one], strata[other], "percent_agreement"))
        for one, other in combinations(large, 2)
    }


def school_pairs(tally: Tally, grades: list[str]) -> Figures:
    """Each pair of schools drawn towards all of them, and how strongly."""
    pairs = tally.values("school_pair")
    if not pairs:
        return {"undefined": "no lessons"}
    return _shrunken(pairs, PatternCounts.stack([tally.vectors(grades, "school_pair", pair) for pair in pairs]))


def schools(tally: Tally, grades: list[str]) -> Figures:
    """Each school, by the lessons of all its pairs, drawn towards all of them: a lesson counts for both its schools."""
    pairs = tally.values("school_pair")
    if not pairs:
        return {"undefined": "no lessons"}
    counts = PatternCounts.stack([tally.vectors(grades, "school_pair", pair) for pair in pairs])
    names = sorted({school for pair in pairs for school in pair.split("|")})
    takes_part = np.asarray([[name in pair.split("|") for pair in pairs] for name in names], dtype=np.int64)
    return _shrunken(names, counts.with_counts(takes_part @ counts.counts))


def _shrunken(names: Sequence[str], counts: PatternCounts) -> Figures:
    """Every row drawn towards all of them, by name, and how strongly."""
    found = shrink(counts)
    if isinstance(found, Undefined):
        return {"undefined": found.reason}
    rows = [
        [name, _round(row.value), _round(row.low), _round(row.high)]
        for name, row in zip(names, found.rows, strict=True)
        if not isinstance(row, Undefined)
    ]
    worth = [_round(each) for each in (found.concentration, found.concentration_low, found.concentration_high)]
    return {"rows": rows, "worth": worth, "seed": str(found.seed), "draws": found.draws}


def beyond(tally: Tally, grades: list[str]) -> list[list[Any]]:
    """Coefficients with intervals from drawing whole school pairs: what can be said beyond these lessons."""
    pairs = tally.values("school_pair")
    if not pairs:
        return []
    counts = PatternCounts.stack([tally.vectors(grades, "school_pair", pair) for pair in pairs])
    rows: list[list[Any]] = []
    for label, name, weights in BEYOND:
        found = bootstrap_clusters(counts, name, weights=weights)
        if not isinstance(found, Undefined):
            at = found.estimate
            rows.append([label, _round(at.value), _round(at.low), _round(at.high), found.replicates])
    return rows


def components(data: Crossed) -> Figures:
    """Where the spread of grades comes from, and what more observers or lessons would do."""
    found = variance_components(data)
    if isinstance(found, Undefined):
        return {"undefined": found.reason}
    observers, lessons = observers_needed(found), lessons_needed(found)
    return {
        "lesson": _round(found.lesson),
        "observer": _round(found.observer),
        "residual": _round(found.residual),
        "method": found.method,
        "lessons": found.n_lessons,
        "observers": found.n_observers,
        "ratings": found.n_ratings,
        "phi": [[count, _round(value)] for count, value in decision_study(found)],
        "observers_needed": None if isinstance(observers, Undefined) else observers.count,
        "lessons_needed": None if isinstance(lessons, Undefined) else lessons.count,
    }


STEPS: Mapping[str, tuple[str, Callable[[Tally, list[str]], Any]]] = {
    "rules": ("Lessons with rules and without", rules),
    "framing": ("Kinds of form", framing),
    "pairs": ("Pairs of schools", school_pairs),
    "schools": ("Schools", schools),
    "beyond": ("Whole pairs drawn again", beyond),
}


def _difference(found: Difference | Undefined) -> Figures:
    """A difference as JSON."""
    if isinstance(found, Undefined):
        return {"undefined": found.reason}
    return {
        "value": _round(found.value),
        "low": _round(found.low),
        "high": _round(found.high),
        "interval": found.interval,
        "p": _round(found.test.p_value),
        "permutations": found.test.permutations,
        "seed": str(found.test.seed),
    }


def _round(value: float) -> float:
    """Nine decimals: what lies below is the machine's, not the data's."""
    return round(float(value), DIGITS) + 0.0
