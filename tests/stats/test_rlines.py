"""The lines of R: the right function, weights and data, and nothing a label could smuggle in."""

import re

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
