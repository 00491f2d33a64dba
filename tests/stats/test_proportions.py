"""Wilson and Clopper-Pearson, against statsmodels and their own definitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from stats.proportions import clopper_pearson, wilson
from stats.results import Interval, Undefined

CASES = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(CASES, st.sampled_from([0.8, 0.95, 0.997]))
def test_both_are_those_of_statsmodels(case: tuple[int, int], level: float) -> None:
    for interval, method in ((wilson, "wilson"), (clopper_pearson, "beta")):
        ours = interval(*case, level=level)
        assert isinstance(ours, Interval)
        expected = proportion_confint(*case, alpha=1 - level, method=method)
        assert (ours.low, ours.high) == pytest.approx(expected, abs=1e-9)


@given(CASES)
def test_intervals_hold_the_share_and_have_a_width(case: tuple[int, int]) -> None:
    for interval in (wilson, clopper_pearson):
        ours = interval(*case)
        assert isinstance(ours, Interval)
        assert 0 <= ours.low <= ours.value <= ours.high <= 1
        assert ours.high > ours.low


def test_six_of_eight() -> None:
    ours = wilson(6, 8)
    assert isinstance(ours, Interval)
    assert (round(ours.low, 2), round(ours.high, 2)) == (0.41, 0.93)


def test_no_lessons_have_no_share() -> None:
    assert wilson(0, 0) == clopper_pearson(0, 0) == Undefined("no lessons")


@pytest.mark.parametrize(("successes", "n"), [(3, 2), (-1, 2), (0, -1), (float("nan"), 2), (1, float("inf"))])
def test_what_is_no_proportion_is_refused(successes: float, n: float) -> None:
    for interval in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="not a proportion"):
            interval(successes, n)


@pytest.mark.parametrize("level", [0, 1, 1.5, -0.1])
def test_a_level_lies_within_0_and_1(level: float) -> None:
    for interval in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="level"):
            interval(1, 2, level=level)
