"""Differences between framings: intervals, and permutation tests that keep to their strata."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from stats.agreement import coefficient
from stats.framing import (
    NOT_RANDOMISED,
    Difference,
    combined,
    compare,
    compare_framings,
    compare_paired,
    paired_cells,
    paired_counts,
)
from stats.patterns import PatternCounts
from stats.permutation import PermutationTest, permutation_test, swap_test
from stats.results import Interval, Undefined

GRADES = [1, 2, 3, 4]


def lessons(seed: int, n: int, agree: float) -> PatternCounts:
    stream = np.random.default_rng(seed)
    first = stream.integers(1, 5, n)
    second = np.where(stream.random(n) < agree, first, stream.integers(1, 5, n))
    return PatternCounts.from_ratings(np.stack([first, second], axis=1), GRADES)


def test_the_p_value_is_that_of_all_relabellings() -> None:
    """Small enough to go through every relabelling: 12 lessons, 6 of them in the first group."""
    agreed = [1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0]
    rows = [[1, 1] if same else [1, 2] for same in agreed]
    first, second = (PatternCounts.from_ratings(part, [1, 2]) for part in (rows[:6], rows[6:]))
    shares = [abs(sum(chosen) - (sum(agreed) - sum(chosen))) for chosen in combinations(agreed, 6)]
    exact = np.mean([share >= abs(5 - 2) for share in shares])
    found = permutation_test(first, second, "percent_agreement", permutations=40_000)
    assert isinstance(found, PermutationTest)
    assert found.p_value == pytest.approx(exact, abs=0.01)
    assert found.difference == pytest.approx(0.5)


def test_relabelling_stays_within_strata() -> None:
    """Each stratum agrees alike in both groups; only their mixture differs, and that is no difference."""
    first = PatternCounts.from_table([[[90, 10], [0, 0]], [[3, 7], [0, 0]]], [1, 2])
    second = PatternCounts.from_table([[[9, 1], [0, 0]], [[30, 70], [0, 0]]], [1, 2])
    stratified = permutation_test(first, second, "percent_agreement")
    pooled = permutation_test(first.pooled(), second.pooled(), "percent_agreement")
    assert isinstance(stratified, PermutationTest)
    assert isinstance(pooled, PermutationTest)
    assert stratified.difference == pooled.difference
    assert pooled.p_value < 0.001
    assert stratified.p_value > 0.2


def test_the_test_holds_its_level() -> None:
    """Two groups that agree alike are told apart about as often as the level says."""
    p_values = []
    for seed in range(120):
        found = permutation_test(lessons(seed, 40, 0.6), lessons(seed + 999, 30, 0.6), "gwet_ac", permutations=400)
        assert isinstance(found, PermutationTest)
        p_values.append(found.p_value)
    assert np.mean(np.asarray(p_values) <= 0.1) == pytest.approx(0.1, abs=0.08)
    assert 0.35 < np.mean(p_values) < 0.65


def test_sides_add_up() -> None:
    first, second = lessons(1, 60, 0.8), lessons(2, 60, 0.4)
    found: dict[str, float] = {}
    sides: tuple[Any, ...] = ("greater", "less", "two-sided")
    for sided in sides:
        answer = permutation_test(first, second, "cohen_kappa", sided=sided)
        assert isinstance(answer, PermutationTest)
        found[sided] = answer.p_value
    assert found["greater"] < 0.02 < found["less"]
    assert found["two-sided"] < 0.04
    unknown: Any = "both"
    with pytest.raises(ValueError, match="both"):
        permutation_test(first, second, "cohen_kappa", sided=unknown)


def test_a_re_run_is_identical() -> None:
    first, second = lessons(1, 30, 0.8), lessons(2, 30, 0.4)
    assert permutation_test(first, second, "gwet_ac") == permutation_test(first, second, "gwet_ac")
    assert compare(first, second, "gwet_ac") == compare(first, second, "gwet_ac")


def test_strata_must_match() -> None:
    batch = PatternCounts.stack([lessons(1, 9, 0.5), lessons(2, 9, 0.5)])
    with pytest.raises(ValueError, match="strata"):
        permutation_test(batch, lessons(1, 9, 0.5), "gwet_ac")


def test_a_group_without_a_value_has_no_difference() -> None:
    nobody = PatternCounts.from_ratings([[1, None]], GRADES)
    some = lessons(1, 9, 0.5)
    assert permutation_test(some, nobody, "gwet_ac") == Undefined("no pairs")
    assert compare(some, nobody, "gwet_ac") == compare(nobody, some, "gwet_ac") == Undefined("no pairs")
    same = PatternCounts.from_ratings([[3, 3]] * 5, GRADES)
    assert permutation_test(some, same, "cohen_kappa") == Undefined("one grade only")


def test_the_interval_is_newcombes() -> None:
    """Newcombe (1998), example (a): 56/70 and 48/80, method 10 gives 0.0524 to 0.3339."""
    from stats.proportions import wilson

    first, second = wilson(56, 70), wilson(48, 80)
    assert isinstance(first, Interval)
    assert isinstance(second, Interval)
    assert combined(first, second) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_two_perfect_groups_still_leave_room() -> None:
    same = PatternCounts.from_table(np.diag([4, 4, 4, 4]), GRADES)
    found = compare(same, same, "gwet_ac")
    assert isinstance(found, Difference)
    assert found.value == 0
    assert found.low < -0.1 < 0.1 < found.high
    assert found.test.p_value == 1.0


def test_every_two_framings_are_compared_with_their_caveat() -> None:
    groups = {
        "rule x rule": lessons(1, 80, 0.9),
        "rule x inductive": lessons(2, 80, 0.5),
        "inductive": lessons(3, 80, 0.5),
    }
    found = compare_framings(groups, "gwet_ac")
    assert list(found) == [
        ("rule x rule", "rule x inductive"),
        ("rule x rule", "inductive"),
        ("rule x inductive", "inductive"),
    ]
    widest = found["rule x rule", "inductive"]
    assert isinstance(widest, Difference)
    assert widest.low > 0
    assert widest.test.p_value < 0.01
    assert widest.caveat == NOT_RANDOMISED
    assert not widest.paired


def graded_twice(seed: int, n: int = 80) -> tuple[list[list[int]], list[list[int]]]:
    """With rules the observers differ less; both gradings are of the same lessons."""
    stream = np.random.default_rng(seed)
    first = stream.integers(1, 5, n)
    without = np.where(stream.random(n) < 0.5, first, stream.integers(1, 5, n))
    with_rules = np.where(stream.random(n) < 0.6, first, without)
    rows = [np.stack([first, second], axis=1).tolist() for second in (with_rules, without)]
    return rows[0], rows[1]


@pytest.mark.parametrize("name", ["percent_agreement", "gwet_ac", "cohen_kappa", "krippendorff_alpha"])
def test_pairing_follows_each_lesson(name: Any) -> None:
    with_rules, without = graded_twice(1)
    pair = paired_counts(with_rules, without, GRADES)
    found = compare_paired(*pair, name)
    apart = compare(*pair, name)
    assert isinstance(found, Difference)
    assert isinstance(apart, Difference)
    assert found.paired
    assert found.value == pytest.approx(apart.value)
    assert found.high - found.low < apart.high - apart.low
    assert found.test.p_value < 0.01
    stream = np.random.default_rng(2)
    draws = []
    for _ in range(300):
        chosen = stream.integers(0, len(with_rules), len(with_rules))
        again = paired_counts(np.asarray(with_rules)[chosen], np.asarray(without)[chosen], GRADES)
        one, other = (coefficient(counts, name) for counts in again)
        draws.append(one.value - other.value)
    assert (found.high - found.low) / 3.92 == pytest.approx(np.std(draws), rel=0.15)


def test_the_swap_test_counts_every_way_to_swap() -> None:
    """Three lessons agree with rules only, none without only: 2 of 8 ways to swap are as extreme."""
    with_rules = [[1, 1], [2, 2], [3, 3], [4, 4], [1, 2]]
    without = [[1, 2], [2, 3], [3, 4], [4, 4], [1, 2]]
    found = swap_test(*paired_counts(with_rules, without, GRADES), "percent_agreement", permutations=20_000)
    assert isinstance(found, PermutationTest)
    assert found.p_value == pytest.approx(2 / 8, abs=0.02)


def test_the_same_twice_is_no_difference() -> None:
    rows, _other = graded_twice(3)
    found = compare_paired(*paired_counts(rows, rows, GRADES), "gwet_ac")
    assert isinstance(found, Difference)
    assert (found.value, found.test.p_value, found.interval) == (0.0, 1.0, "newcombe")
    assert found.low < 0 < found.high


def test_lessons_that_are_not_in_both_are_left_out() -> None:
    pair = paired_counts([[1, 1], [2, None], [3, 3]], [[1, 2], [2, 2], [3, 3]], GRADES)
    assert [int(counts.n_lessons) for counts in pair] == [2, 2]
    by_cells = paired_cells({("1-1", "1-2"): 1, ("2-", "2-2"): 1, ("3-3", "3-3"): 1}, GRADES)
    assert [counts.table().tolist() for counts in by_cells] == [counts.table().tolist() for counts in pair]
    assert compare_paired(*paired_cells({}, GRADES), "gwet_ac") == Undefined("no pairs")
    with pytest.raises(ValueError, match="same lessons"):
        paired_counts([[1, 1]], [[1, 1], [2, 2]], GRADES)
