"""The lines of R that reproduce the numbers of one view of an agreement page, with the data in them."""

import re
from collections.abc import Iterator, Sequence

from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, Share, Tally
from reports.queries.reading import Reading, read
from reports.queries.scopes import Scope
from stats.agreement import CoefficientName
from stats.framing import paired_cells
from stats.patterns import PatternCounts
from stats.rlines import r_lines
from stats.weights import WeightName

FACETS = {"rules": ("framing",), "subject": ("subject", "key_stage", "school_phase"), "term": ("term",)}
COEFFICIENTS: tuple[tuple[CoefficientName, WeightName], ...] = (
    ("gwet_ac", "identity"),
    ("krippendorff_alpha", "ordinal_metric"),
)
GROUPS = (
    "for (i in seq_len(nrow(groups))) {",
    '  cat(groups$group[i], groups$matched[i] / groups$of[i], "\\n")',
    "  print(prop.test(groups$matched[i], groups$of[i], correct = FALSE)$conf.int)  # Wilson",
    "}",
)


def r_of(scope: Scope, view: str, of: str) -> str | None:
    """Return a script for one view of one sample; None where its reader is told too little or nothing is counted."""
    reading = read(scope, of)
    if reading is None or not reading.told_all:
        return None
    grades = [grade.word for grade in reading.scale]
    lines = _graded(reading, view, grades) if reading.tally.sample.graded else _ungraded(reading, view)
    return "\n".join((f"# Staffroom: agreement of {_in_comment(scope.name)}", *lines, ""))


def _graded(reading: Reading, view: str, grades: list[str]) -> Iterator[str]:
    """Yield the lines of a view of lessons with grades."""
    tally = reading.tally
    if view == "":
        yield from _coefficient("Lessons that matched", tally.vectors(grades), "percent_agreement")
        yield from _coefficient("Within one grade", tally.vectors(grades), "within_one")
        shown = [("matched", tally.share()), ("at most one grade apart", tally.share(apart=1))]
        yield from _groups("As the page shows them, with Wilson intervals", [*shown, *_each_grade(tally, grades)])
    elif view == "rules":
        yield from _coefficient("With rules", tally.vectors(grades), "percent_agreement")
        yield from _coefficient("Without rules", tally.vectors(grades, with_rules=False), "percent_agreement")
        yield from _paired(tally, grades)
    elif view == "criteria":
        yield from _criteria(reading)
    elif view == "sure" and tally.share().of >= FEWEST_FOR_COEFFICIENTS:
        for name, weights in COEFFICIENTS:
            yield from _coefficient(name, tally.vectors(grades), name, weights)
        pairs = tally.pairs(grades)
        if int(pairs.counts.sum()) >= FEWEST_FOR_COEFFICIENTS:
            yield from _coefficient("Kappa, home observer first", pairs, "cohen_kappa")
    elif view == "sure":
        yield from _groups("All lessons", [("all", tally.share())])
    yield from _by_facet(tally, view)


def _each_grade(tally: Tally, grades: list[str]) -> list[tuple[str, Share]]:
    """Return how often each grade that one observer gave was given by all."""
    found = tally.vectors(grades).agreement_on_each_grade()
    return [(f"{each.grade} from all", Share(each.both, each.either)) for each in found]


def _ungraded(reading: Reading, view: str) -> Iterator[str]:
    """Yield the lines of a view of lessons without grades: criteria rated alike, of those compared."""
    if view in {"", "sure"}:
        yield from _groups("Criteria rated alike", [("all", reading.tally.share())])
    if view in {"", "criteria"}:
        yield from _criteria(reading)
    yield from _by_facet(reading.tally, view)


def _by_facet(tally: Tally, view: str) -> Iterator[str]:
    """Yield the groups of a view's facets, by their ids where they have no words."""
    for facet in FACETS.get(view, ()):
        groups = [(value, tally.share(facet, value)) for value in tally.values(facet)]
        yield from _groups(f"By {facet.replace('_', ' ')}", groups)


def _criteria(reading: Reading) -> Iterator[str]:
    """Yield how often each criterion was rated alike."""
    yield from _groups("Criteria", [(group.label, group.share) for group in reading.criteria.groups])


def _coefficient(
    heading: str, patterns: PatternCounts, name: CoefficientName, weights: WeightName = "identity"
) -> Iterator[str]:
    """Yield one coefficient with its data."""
    yield from ("", f"# {_in_comment(heading)}", *r_lines(patterns, name, weights=weights))


def _groups(heading: str, groups: Sequence[tuple[str, Share]]) -> Iterator[str]:
    """Yield shares with their Wilson intervals."""
    known = [(label, share) for label, share in groups if share.of]
    if not known:
        return
    labels = ", ".join(f'"{_in_quotes(label)}"' for label, _ in known)
    matched, of = (", ".join(str(getattr(share, part)) for _, share in known) for part in ("matched", "of"))
    yield from ("", f"# {_in_comment(heading)}")
    yield f"groups <- data.frame(group = c({labels}), matched = c({matched}), of = c({of}))"
    yield from GROUPS


def _paired(tally: Tally, grades: list[str]) -> Iterator[str]:
    """Yield the same lessons with rules less without: each lesson's difference, its mean and interval."""
    both = {key: n for key, n in tally.both_ways().items() if key[0] and key[1]}
    if not both:
        return
    given, free = paired_cells(both, grades)
    differences = [_agreement(one) - _agreement(other) for one, other in zip(given.vectors, free.vectors, strict=True)]
    yield from ("", "# With rules less without, on the same lessons (from 20 lessons on the page)")
    yield f"difference <- c({', '.join(f'{each:.10g}' for each in differences)})"
    yield f"times <- c({', '.join(map(str, given.counts.tolist()))})"
    yield "d <- rep(difference, times = times)"
    yield "mean(d) + c(0, -1, 1) * qnorm(.975) * sd(d) / sqrt(length(d))"


def _agreement(vector: Sequence[int]) -> float:
    """Return the share of pairs of observers who gave the same grade."""
    n = int(sum(vector))
    return sum(int(count) * (int(count) - 1) for count in vector) / (n * (n - 1))


def _in_comment(words: str) -> str:
    """Keep words on one line."""
    return " ".join(words.split())


def _in_quotes(words: str) -> str:
    """Keep words inside R's quotes."""
    return re.sub(r'["\\]', "'", _in_comment(words))
