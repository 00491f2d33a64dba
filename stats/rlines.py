"""The lines of R that reproduce a figure, so that nobody has to take our word for it.

They need the packages irrCAC (Gwet), irr for the ordinal metric, and base R; the data are in the lines themselves.
"""

import numpy as np

from stats import ENGINE_VERSION
from stats.agreement import COEFFICIENT_NAMES, CoefficientName, Divisor, coefficient
from stats.arrays import Ints
from stats.coding import MISSING, PAIR
from stats.patterns import PatternCounts
from stats.results import FEW_LESSONS, Estimate, Undefined
from stats.weights import WEIGHT_NAMES, WeightName

_RAW = {
    "percent_agreement": "pa.coeff.raw",
    "conger_kappa": "conger.kappa.raw",
    "fleiss_kappa": "fleiss.kappa.raw",
    "krippendorff_alpha": "krippen.alpha.raw",
    "gwet_ac": "gwet.ac1.raw",
    "brennan_prediger": "bp.coeff.raw",
}
_DISTRIBUTION = {
    "percent_agreement": "pa.coeff.dist",
    "fleiss_kappa": "fleiss.kappa.dist",
    "krippendorff_alpha": "krippen.alpha.dist",
    "gwet_ac": "gwet.ac1.dist",
    "brennan_prediger": "bp.coeff.dist",
}
_TABLE = {
    "percent_agreement": "pa2.table",
    "cohen_kappa": "kappa2.table",
    "conger_kappa": "kappa2.table",
    "fleiss_kappa": "scott2.table",
    "scott_pi": "scott2.table",
    "krippendorff_alpha": "krippen2.table",
    "gwet_ac": "gwet.ac1.table",
    "brennan_prediger": "bp2.table",
}
_R_WEIGHTS = {"identity": "unweighted", "linear": "linear", "quadratic": "quadratic", "ordinal": "ordinal"}


def r_lines(
    counts: PatternCounts,
    name: CoefficientName,
    *,
    weights: WeightName = "identity",
    se_divisor: Divisor = "n-1",
) -> tuple[str, ...]:
    """R code, one line each, that gives the same figure, with ours in a comment.

    Grades are numbered from 1 on the declared scale, which is named in a comment; missing is NA. Raises ValueError for
    a name or weights that do not exist, and for a batch.
    """
    if name not in COEFFICIENT_NAMES or weights not in WEIGHT_NAMES:
        message = f"unknown coefficient or weights: {name!r}, {weights!r}"
        raise ValueError(message)
    ours = coefficient(counts, name, weights=weights, se_divisor=se_divisor)
    given = counts.of_observed() if name == "krippendorff_alpha" else _rated(counts)
    # A line break in the name of a grade would end the comment.
    names = (" ".join(str(grade).split()) for grade in counts.categories)
    scale = ", ".join(f"{place} = {grade}" for place, grade in enumerate(names, start=1))
    head = [f"# Staffroom {ENGINE_VERSION}: {name}, weights {weights}. {_said(ours)}", f"# Grades: {scale}"]
    if isinstance(ours, Undefined):
        return (*head, *_data(given), "# There is no value, so there is nothing to compute.")
    if name == "within_one":
        return (*head, *_data(given), *_within_one(given, ours, se_divisor))
    wilson = _wilson(ours) if name == "percent_agreement" and ours.n_pairable < FEW_LESSONS else ()
    if weights == "ordinal_metric":
        return (*head, "library(irr)", *_expanded(given), 'kripp.alpha(t(ratings), method = "ordinal")')
    return (*head, "library(irrCAC)", *_call(given, name, weights, se_divisor), *wilson)


def _rated(counts: PatternCounts) -> PatternCounts:
    """Without lessons that nobody graded, on which irrCAC divides by zero (alpha counts them in its degrees)."""
    return counts.with_counts(counts.counts * (counts.ratings_each > 0)).of_observed()


def _call(counts: PatternCounts, name: str, weights: str, divisor: str) -> tuple[str, ...]:
    """The call of irrCAC that has the same formula and divisor."""
    q = counts.q
    complete = counts.ordered is not None and counts.ordered.shape[1] == PAIR and bool(counts.pairable.all())
    if name in {"cohen_kappa", "scott_pi"} or (complete and divisor == "n"):
        fixed = f"diag({q})" if weights == "identity" else f"{weights}.weights(1:{q})"
        return (*_table(counts), f"{_TABLE[name]}(table, weights = {fixed})")
    if counts.ordered is None:
        return (*_data(counts), f'{_DISTRIBUTION[name]}(vectors, weights = "{_R_WEIGHTS[weights]}")')
    call = f'{_RAW[name]}(ratings, weights = "{_R_WEIGHTS[weights]}", categ.labels = 1:{q})'
    return (*_expanded(counts), call)


def _table(counts: PatternCounts) -> tuple[str, ...]:
    """The two-way table of two observers; where it is not known who gave what, each half way."""
    if counts.ordered is not None and counts.ordered.shape[1] == PAIR:
        cells = [str(cell) for cell in counts.table().ravel().tolist()]
    else:
        vectors = counts.vectors[counts.pairable]
        both = np.einsum("p,pk,pl->kl", counts.counts[counts.pairable], vectors, vectors) / 2
        both -= np.diag(np.einsum("p,pk->k", counts.counts[counts.pairable], vectors) / 2)
        cells = [f"{cell:g}" for cell in both.ravel().tolist()]
    return (f"table <- matrix(c({', '.join(cells)}), nrow = {counts.q}, byrow = TRUE)",)


def _data(counts: PatternCounts) -> tuple[str, ...]:
    """The lessons: one row of ratings each, or one row of counts each where who gave what is not known."""
    if counts.ordered is not None:
        return _expanded(counts)
    return (
        _matrix("patterns", counts.vectors, None),
        _times(counts),
        "vectors <- as.data.frame(patterns[rep(seq_along(times), times = times), , drop = FALSE])",
    )


def _expanded(counts: PatternCounts) -> tuple[str, ...]:
    """One row of ratings for each lesson; from count vectors, the ratings in the order of the grades."""
    ordered = _laid_out(counts) if counts.ordered is None else counts.ordered
    return (
        _matrix("patterns", ordered + 1, MISSING + 1),
        _times(counts),
        "ratings <- as.data.frame(patterns[rep(seq_along(times), times = times), , drop = FALSE])",
    )


def _laid_out(counts: PatternCounts) -> Ints:
    """Count vectors as rows of codes, filled up with missing."""
    widest = int(counts.ratings_each.max(initial=0))
    rows = np.full((len(counts.vectors), widest), MISSING, dtype=np.int64)
    for place, vector in enumerate(counts.vectors):
        codes = np.repeat(np.arange(counts.q), vector)
        rows[place, : len(codes)] = codes
    return rows


def _matrix(name: str, rows: Ints, missing: int | None) -> str:
    """An R matrix, row by row."""
    cells = ("NA" if cell == missing else str(cell) for cell in rows.ravel().tolist())
    return f"{name} <- matrix(c({', '.join(cells)}), ncol = {rows.shape[1]}, byrow = TRUE)"


def _times(counts: PatternCounts) -> str:
    """How often each pattern occurs."""
    return f"times <- c({', '.join(map(str, counts.counts.tolist()))})"


def _within_one(counts: PatternCounts, ours: Estimate, divisor: Divisor) -> tuple[str, ...]:
    """Pairs of ratings at most one step apart, averaged over the lessons; the error counts those of one rating too."""
    rows = () if counts.ordered is not None else _expanded(counts)
    by_n = divisor == "n" and counts.ordered is not None
    interval: tuple[str, ...] = (
        "prop.test(sum(close, na.rm = TRUE), sum(!is.na(close)), correct = FALSE)$conf.int  # Wilson",
    )
    if ours.interval == "t":
        interval = (
            "n <- length(close)",
            "x <- ifelse(is.na(close), 0, close * n / sum(!is.na(close)))",
            f"se <- sqrt(sum((x - mean(x))^2) / (n * {'n' if by_n else '(n - 1)'}))",
            "pmin(1, pmax(0, mean(x) + c(-1, 1) * qt(.975, n - 1) * se))",
        )
    return (
        *rows,
        "close <- apply(ratings, 1, function(x) { d <- dist(x[!is.na(x)]); if (length(d)) mean(d <= 1) else NA })",
        "mean(close, na.rm = TRUE)",
        *interval,
    )


def _wilson(ours: Estimate) -> tuple[str, ...]:
    """The interval shown below 20 lessons."""
    agreed = ours.value * ours.n_pairable
    return (f"prop.test({agreed:.10g}, {ours.n_pairable}, correct = FALSE)$conf.int  # Wilson",)


def _said(ours: Estimate | Undefined) -> str:
    """Our figure, in a comment."""
    if isinstance(ours, Undefined):
        return f"Undefined: {ours.reason}."
    error = "no standard error" if ours.se is None else f"standard error {ours.se:.6f}"
    interval = f"{ours.low:.6f} to {ours.high:.6f} ({ours.interval})"
    return f"Ours: {ours.value:.6f}, {error}, {interval}, {ours.n_lessons} lessons."
