"""The choices of `coefficient`: reasons, intervals, flags, divisors, weights of one's own."""

import itertools
from typing import Any

import numpy as np
import pytest

from stats.agreement import coefficient, coefficients
from stats.patterns import PatternCounts
from stats.proportions import wilson
from stats.results import Estimate, Interval, Undefined
from tests.stats.golden import CASES, counts_of, entries

GRADES = [1, 2, 3, 4]


def estimate(counts: PatternCounts, name: Any, **options: Any) -> Estimate:
    answer = coefficient(counts, name, **options)
    assert isinstance(answer, Estimate)
    return answer


def test_few_lessons_come_with_wilson_and_say_so() -> None:
    counts = counts_of("seed_study_6of8")
    answer = estimate(counts, "percent_agreement")
    expected = wilson(6, 8)
    assert isinstance(expected, Interval)
    assert (answer.value, answer.low, answer.high) == (0.75, expected.low, expected.high)
    assert (round(answer.low, 2), round(answer.high, 2)) == (0.41, 0.93)
    assert (answer.interval, answer.flags) == ("wilson", ("few lessons",))
    close = estimate(counts, "within_one")
    assert (close.value, close.interval, close.high) == (1.0, "wilson", 1.0)


def test_from_twenty_lessons_on_percent_agreement_has_its_own_error() -> None:
    counts = PatternCounts.from_table([[10, 3], [2, 5]], [1, 2])
    assert estimate(counts, "percent_agreement").interval == "t"
    assert estimate(counts, "cohen_kappa").interval == "normal"
    assert estimate(counts, "cohen_kappa", interval="t").interval == "t"


@pytest.mark.parametrize("name", ["cohen_kappa", "gwet_ac", "krippendorff_alpha", "percent_agreement", "fleiss_kappa"])
def test_perfect_agreement_has_wilsons_interval_on_the_lessons(name: str) -> None:
    answer = estimate(PatternCounts.from_table(np.diag([10, 20, 15, 5]), GRADES), name)
    expected = wilson(50, 50)
    assert isinstance(expected, Interval)
    assert (answer.value, answer.low, answer.high) == (1.0, expected.low, 1.0)
    assert "perfect agreement" in answer.flags


@pytest.mark.parametrize("name", ["gwet_ac", "krippendorff_alpha", "fleiss_kappa", "brennan_prediger"])
def test_so_it_has_where_some_lessons_have_one_rating(name: Any) -> None:
    answer = estimate(PatternCounts.from_ratings([[1, 1], [2, 2], [2, 2], [3, None]], GRADES), name)
    expected = wilson(3, 3)
    assert isinstance(expected, Interval)
    assert (answer.value, answer.low, answer.high) == pytest.approx((1.0, expected.low, 1.0))
    assert answer.interval == "wilson"


@pytest.mark.parametrize(
    ("pairs", "figures"),
    [
        ([(1, 1)] * 6 + [(3, 4), (1, 2)], (0.27, 0.62, 0.83, 0.72)),
        ([(1, 1)] * 3 + [(2, 2)] * 3 + [(3, 4), (1, 2)], (0.60, 0.70, 0.82, 0.69)),
        ([(1, 1)] * 2 + [(2, 2)] * 2 + [(3, 3), (4, 4), (3, 4), (1, 2)], (0.67, 0.79, 0.90, 0.67)),
        ([(1, 1)] * 6 + [(1, 2), (2, 1)], (-0.14, -0.14, -0.14, 0.73)),
    ],
)
def test_six_of_eight_may_be_any_kappa(pairs: list[tuple[int, int]], figures: tuple[float, ...]) -> None:
    """The four spreads of the domain notes: kappa, linear, quadratic, AC1."""
    counts = PatternCounts.from_ratings(pairs, GRADES)
    weights: tuple[Any, ...] = ("identity", "linear", "quadratic")
    found = [estimate(counts, "cohen_kappa", weights=each).value for each in weights]
    assert [round(value, 2) for value in (*found, estimate(counts, "gwet_ac").value)] == list(figures)
    assert estimate(counts, "percent_agreement").value == 0.75


def test_one_lesson_has_a_value_but_no_error() -> None:
    answer = estimate(PatternCounts.from_ratings([[1, 2]], GRADES), "gwet_ac")
    assert answer.se is None
    assert (answer.n_lessons, answer.interval) == (1, "wilson")
    assert answer.low < answer.high


def test_observers_in_groups_that_never_meet_have_no_conger_kappa() -> None:
    apart = PatternCounts.from_ratings([[1, 2, None, None], [2, 2, None, None], [None, None, 3, 4]], GRADES)
    assert coefficient(apart, "conger_kappa") == Undefined("no overlap")
    assert isinstance(coefficient(apart, "fleiss_kappa"), Estimate)
    joined = PatternCounts.from_ratings([[1, 2, None], [None, 2, 3], [1, 1, None], [None, 3, 3]], GRADES)
    assert isinstance(coefficient(joined, "conger_kappa"), Estimate)


def test_who_gave_what_must_be_known() -> None:
    counts = PatternCounts.from_counts([[0, 2, 0, 0], [1, 1, 0, 0]], GRADES)
    for name in ("cohen_kappa", "conger_kappa"):
        assert coefficient(counts, name) == Undefined("observers unknown")


@pytest.mark.parametrize("name", ["cohen_kappa", "scott_pi"])
def test_two_observers_coefficients_refuse_three(name: Any) -> None:
    with pytest.raises(ValueError, match="two observers"):
        coefficient(PatternCounts.from_ratings([[1, 2, 3]], GRADES), name)


@pytest.mark.parametrize(
    "options", [{"weights": "cubic"}, {"se_divisor": "n-2"}, {"interval": "exact"}, {"level": 1.0}, {"level": 0}]
)
def test_options_that_do_not_exist_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"unknown|level"):
        coefficient(counts_of("cohen1960"), "gwet_ac", **options)


def test_unknown_names_and_misplaced_weights_are_refused() -> None:
    name: Any = "light_kappa"
    with pytest.raises(ValueError, match="light_kappa"):
        coefficient(counts_of("cohen1960"), name)
    with pytest.raises(ValueError, match="ordinal_metric"):
        coefficient(counts_of("cohen1960"), "gwet_ac", weights="ordinal_metric")
    with pytest.raises(ValueError, match="batch"):
        coefficient(PatternCounts.from_table(np.ones((3, 2, 2), dtype=int), [1, 2]), "gwet_ac")


def test_weights_of_ones_own_are_those_of_cohen_1968() -> None:
    entry = next(entry for entry in entries(required=False) if entry["weights"] == "cohen1968")
    own = 1 - np.asarray([[0, 1, 3], [1, 0, 6], [3, 6, 0]]) / 6
    answer = estimate(counts_of("cohen1960"), "cohen_kappa", weights=own)
    assert answer.value == pytest.approx(entry["value"], abs=1e-9)
    assert answer.se == pytest.approx(entry["se"], abs=1e-9)


@pytest.mark.parametrize(
    "matrix",
    [np.eye(2), np.ones((3, 3)), np.eye(3) * 2, [[1, 0.5, 0], [0.2, 1, 0], [0, 0, 1]], np.full((3, 3), np.nan)],
)
def test_weights_of_ones_own_are_checked(matrix: Any) -> None:
    with pytest.raises(ValueError, match="weights"):
        coefficient(counts_of("cohen1960"), "cohen_kappa", weights=np.asarray(matrix))


def test_the_divisor_is_the_one_asked_for() -> None:
    counts = counts_of("cohen1960")
    by_n, by_less = (estimate(counts, "gwet_ac", se_divisor=divisor).se for divisor in ("n", "n-1"))
    assert by_n is not None
    assert by_less is not None
    assert by_n / by_less == pytest.approx(np.sqrt(199 / 200))
    assert estimate(counts, "cohen_kappa", se_divisor="n-1") == estimate(counts, "cohen_kappa", se_divisor="n")


def test_a_wider_level_is_wider() -> None:
    counts = counts_of("gwet_diagnosis4x4")
    for name in ("cohen_kappa", "gwet_ac"):
        narrow, wide = estimate(counts, name, level=0.9), estimate(counts, name, level=0.99)
        assert wide.low < narrow.low < narrow.high < wide.high


def test_what_was_dropped_depends_on_the_coefficient() -> None:
    counts = counts_of("gen_2x40_missing")
    rows = CASES["gen_2x40_missing"]["ratings"]
    empty = sum(row == [None, None] for row in rows)
    single = sum((row[0] is None) != (row[1] is None) for row in rows)
    assert estimate(counts, "fleiss_kappa").n_dropped == empty
    for name in ("cohen_kappa", "krippendorff_alpha", "scott_pi"):
        assert estimate(counts, name).n_dropped == empty + single


def test_six_thousand_tables_in_one_call_are_those_of_a_loop() -> None:
    tables = np.random.default_rng(5).multinomial(30, np.ones(16) / 16, size=6400).reshape(-1, 4, 4)
    batch = PatternCounts.from_table(tables, GRADES)
    answers = coefficients(batch, "krippendorff_alpha", weights="ordinal_metric")
    assert len(answers) == 6400
    for place in itertools.chain(range(0, 6400, 997), [6399]):
        alone = coefficient(
            PatternCounts.from_table(tables[place], GRADES), "krippendorff_alpha", weights="ordinal_metric"
        )
        answer = answers[place]
        assert isinstance(alone, Estimate)
        assert isinstance(answer, Estimate)
        assert (answer.value, answer.se) == pytest.approx((alone.value, alone.se))


def test_a_batch_knows_which_subsets_have_no_value() -> None:
    tables = np.asarray([np.zeros((2, 2)), np.diag([4, 0]), np.diag([4, 3])], dtype=int)
    answers = list(coefficients(PatternCounts.from_table(tables, [1, 2]), "cohen_kappa"))
    assert answers[:2] == [Undefined("no pairs"), Undefined("one grade only")]
    assert isinstance(answers[2], Estimate)


def test_one_declared_grade_leaves_plain_agreement_only() -> None:
    counts = PatternCounts.from_ratings([[1, 1]] * 30, [1])
    assert estimate(counts, "percent_agreement").value == 1.0
    for name in ("gwet_ac", "brennan_prediger", "cohen_kappa", "krippendorff_alpha"):
        assert coefficient(counts, name) == Undefined("one grade only")
