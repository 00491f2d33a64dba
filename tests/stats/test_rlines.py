"""The lines of R: the right function, weights and data, and nothing a label could smuggle in."""

import re
import shutil
import subprocess

import numpy as np
import pytest

from stats.agreement import COEFFICIENT_NAMES, coefficient
from stats.patterns import PatternCounts
from stats.results import Estimate
from stats.rlines import r_lines
from tests.stats.golden import counts_of


def code(lines: tuple[str, ...]) -> str:
    return "\n".join(line for line in lines if not line.startswith("#"))


@pytest.mark.parametrize(
    ("case", "name", "weights", "call"),
    [
        ("cohen1960", "cohen_kappa", "quadratic", "kappa2.table(table, weights = quadratic.weights(1:3))"),
        ("cohen1960", "scott_pi", "identity", "scott2.table(table, weights = diag(3))"),
        (
            "gwet_raw4raters",
            "conger_kappa",
            "identity",
            'conger.kappa.raw(ratings, weights = "unweighted", categ.labels = 1:5)',
        ),
        (
            "gwet_raw4raters",
            "krippendorff_alpha",
            "quadratic",
            'krippen.alpha.raw(ratings, weights = "quadratic", categ.labels = 1:5)',
        ),
        ("gwet_raw4raters", "krippendorff_alpha", "ordinal_metric", 'kripp.alpha(t(ratings), method = "ordinal")'),
        ("gwet_distrib6raters", "gwet_ac", "linear", 'gwet.ac1.dist(vectors, weights = "linear")'),
        ("gwet_distrib6raters", "krippendorff_alpha", "ordinal_metric", 'kripp.alpha(t(ratings), method = "ordinal")'),
        ("seed_study_6of8", "percent_agreement", "identity", "prop.test(6, 8, correct = FALSE)$conf.int  # Wilson"),
    ],
)
def test_the_call_is_that_of_the_source(case, name, weights, call) -> None:
    assert call in r_lines(counts_of(case), name, weights=weights)


@pytest.mark.parametrize("name", COEFFICIENT_NAMES)
def test_every_coefficient_has_lines_and_our_figure(name) -> None:
    counts = counts_of("gen_2x40_balanced")
    lines = r_lines(counts, name)
    answer = coefficient(counts, name)
    assert isinstance(answer, Estimate)
    assert f"Ours: {answer.value:.6f}" in lines[0]
    assert all("\n" not in line for line in lines)
    assert lines == r_lines(counts, name)


def test_a_table_divided_by_n_calls_the_function_for_tables() -> None:
    lines = r_lines(counts_of("cohen1960"), "gwet_ac", se_divisor="n")
    assert "gwet.ac1.table(table, weights = diag(3))" in lines
    assert "table <- matrix(c(88, 14, 18, 10, 40, 10, 2, 6, 12), nrow = 3, byrow = TRUE)" in lines


def test_the_lines_hold_every_lesson() -> None:
    """Read the R matrix back and count again."""
    counts = counts_of("gwet_raw4raters")
    text = code(r_lines(counts, "gwet_ac"))
    cells = re.search(r"patterns <- matrix\(c\((.*?)\), ncol = (\d+)", text)
    times = re.search(r"times <- c\((.*?)\)", text)
    assert cells
    assert times
    flat = [None if cell == "NA" else int(cell) for cell in cells.group(1).split(", ")]
    width = int(cells.group(2))
    rows = [flat[start : start + width] for start in range(0, len(flat), width)]
    repeated = [row for row, n in zip(rows, times.group(1).split(", "), strict=True) for _ in range(int(n))]
    again = PatternCounts.from_ratings(repeated, counts.categories)
    assert coefficient(again, "gwet_ac") == coefficient(counts, "gwet_ac")


def test_lessons_that_nobody_graded_stay_out_of_r() -> None:
    counts = counts_of("gen_2x40_missing")
    times = re.search(r"times <- c\((.*?)\)", code(r_lines(counts, "gwet_ac")))
    assert times
    assert sum(map(int, times.group(1).split(", "))) == 37


def test_no_value_has_no_call() -> None:
    lines = r_lines(counts_of("deg_all_one_category"), "cohen_kappa")
    assert "Undefined: one grade only" in lines[0]
    assert "kappa2" not in code(lines)


def test_unordered_pairs_of_scott_are_half_way() -> None:
    counts = PatternCounts.from_counts([[1, 1], [2, 0], [0, 2], [1, 1]], ["no", "yes"])
    assert "table <- matrix(c(1, 1, 1, 1), nrow = 2, byrow = TRUE)" in r_lines(counts, "scott_pi")


def test_unordered_lessons_within_one_step() -> None:
    counts = PatternCounts.from_counts([[1, 1, 0], [2, 0, 0], [1, 0, 1]], [1, 2, 3])
    assert any(line.startswith("close <- apply(ratings") for line in r_lines(counts, "within_one"))


def test_a_label_cannot_leave_its_comment() -> None:
    counts = PatternCounts.from_ratings([["a\nsystem('rm')", "b"]], ["a\nsystem('rm')", "b"])
    assert "system" not in code(r_lines(counts, "gwet_ac"))


@pytest.mark.parametrize("options", [{"name": "light_kappa"}, {"name": "gwet_ac", "weights": "cubic"}])
def test_unknown_names_are_refused(options) -> None:
    with pytest.raises(ValueError, match="unknown"):
        r_lines(counts_of("cohen1960"), **options)


R = shutil.which("Rscript")
ASKED_OF_R = """
irrcac <- c("pa.coeff.raw", "conger.kappa.raw", "fleiss.kappa.raw", "krippen.alpha.raw", "gwet.ac1.raw", "bp.coeff.raw",
    "pa.coeff.dist", "fleiss.kappa.dist", "krippen.alpha.dist", "gwet.ac1.dist", "bp.coeff.dist", "pa2.table",
    "kappa2.table", "scott2.table", "krippen2.table", "gwet.ac1.table", "bp2.table", "kripp.alpha")
for (name in irrcac) assign(name, function(x, ...) stopifnot(all(dim(as.matrix(x)) > 0), sum(x, na.rm = TRUE) > 0))
linear.weights <- quadratic.weights <- ordinal.weights <- function(x) diag(length(x))
"""


@pytest.mark.skipif(R is None, reason="R is not installed here")
@pytest.mark.parametrize("case", ["gen_2x40_missing", "gwet_raw4raters", "cohen1960", "seed_study_6of8"])
def test_r_itself_runs_every_line_and_finds_our_interval(case) -> None:
    """Without irrCAC, which a test cannot fetch, its functions only look whether the data arrive."""
    counts = counts_of(case)
    names = [
        name for name in COEFFICIENT_NAMES if counts.ordered.shape[1] == 2 or name not in {"cohen_kappa", "scott_pi"}
    ]
    scripts = {name: r_lines(counts, name) for name in names}
    lines = [line for name in names for line in ("cat('\\n#', 1, '\\n')", *scripts[name]) if "library(" not in line]
    answer = subprocess.run([R, "-e", ASKED_OF_R + "\n".join(lines)], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    parts = answer.stdout.split("# 1")[1:]
    close = parts[names.index("within_one")]
    found = [float(number) for line in re.findall(r"^\[1\] (.*)$", close, re.MULTILINE) for number in line.split()]
    ours = coefficient(counts, "within_one")
    assert isinstance(ours, Estimate)
    assert found[:3] == pytest.approx((ours.value, ours.low, ours.high), abs=1e-5)


def test_close_ones_have_the_interval_of_the_page_in_python_too() -> None:
    """The arithmetic of the lines, done by hand."""
    counts = counts_of("gen_2x40_missing")
    lines = code(r_lines(counts, "within_one"))
    assert "se <- sqrt(sum((x - mean(x))^2) / (n * (n - 1)))" in lines
    rows = np.repeat(counts.ordered, counts.counts, axis=0)
    rated = rows[(rows >= 0).any(axis=1)]
    close = np.asarray([abs(a - b) <= 1 if min(a, b) >= 0 else np.nan for a, b in rated], dtype=float)
    n, met = len(close), int((~np.isnan(close)).sum())
    x = np.where(np.isnan(close), 0, close * n / met)
    answer = coefficient(counts, "within_one")
    assert isinstance(answer, Estimate)
    assert np.nanmean(close) == pytest.approx(answer.value)
    assert np.sqrt(((x - x.mean()) ** 2).sum() / (n * (n - 1))) == pytest.approx(answer.se)
