"""Symmetry, margins, prevalence and bias; and when kappa misleads."""

import numpy as np
import pytest

from stats.marginals import Balance, ChiSquare, balance, bhapkar, bowker, mcnemar, mcnemar_exact, stuart_maxwell
from stats.misleading import Misleading, why_kappa_misleads
from stats.patterns import PatternCounts
from stats.results import Undefined
from tests.stats.golden import counts_of

GRADES = [1, 2, 3, 4]


def table(cells, grades=None) -> PatternCounts:
    return PatternCounts.from_table(cells, grades or range(1, len(cells) + 1))


def test_published_statistics_and_degrees() -> None:
    counts = counts_of("stuart1953_vision")
    found = [test(counts) for test in (bowker, stuart_maxwell, bhapkar)]
    assert [round(test.statistic, 3) for test in found] == [19.107, 11.957, 11.976]
    assert [test.degrees for test in found] == [6, 3, 3]
    assert found[0].p_value == pytest.approx(0.004, abs=5e-4)
    assert found[0].n == 7477


def test_unused_grades_take_no_degree_of_freedom() -> None:
    used = table([[5, 3, 0], [1, 6, 2], [0, 4, 8]])
    spare = table([[5, 3, 0, 0], [1, 6, 2, 0], [0, 4, 8, 0], [0, 0, 0, 0]])
    for test in (bowker, stuart_maxwell, bhapkar):
        few, many = test(used), test(spare)
        assert isinstance(few, ChiSquare)
        assert isinstance(many, ChiSquare)
        assert many.statistic == pytest.approx(few.statistic)
        assert many.degrees == few.degrees == 2


def test_for_two_grades_they_are_mcnemars() -> None:
    counts = table([[20, 5], [2, 9]])
    expected = mcnemar(counts)
    assert isinstance(expected, ChiSquare)
    assert expected.statistic == pytest.approx(9 / 7)
    for test in (bowker, stuart_maxwell):
        found = test(counts)
        assert isinstance(found, ChiSquare)
        assert (found.statistic, found.degrees) == pytest.approx((9 / 7, 1))


@pytest.mark.parametrize("test", [bowker, stuart_maxwell, bhapkar])
def test_observers_who_never_differ_have_nothing_to_test(test) -> None:
    assert test(table(np.diag([3, 0, 4]))) == Undefined("no variation")


def test_all_differing_the_same_way_has_no_bhapkar() -> None:
    assert bhapkar(table([[0, 9], [0, 0]])) == Undefined("no variation")
    assert stuart_maxwell(table([[0, 9], [0, 0]])) == ChiSquare(9.0, 1, pytest.approx(0.0027, abs=1e-4), 9)


@pytest.mark.parametrize("test", [bowker, stuart_maxwell, bhapkar, balance, why_kappa_misleads])
def test_who_gave_what_must_be_known(test) -> None:
    assert test(PatternCounts.from_counts([[1, 1, 0, 0]], GRADES)) == Undefined("observers unknown")
    assert test(PatternCounts.from_ratings([[1, None]], GRADES)) == Undefined("no pairs")
    assert test(PatternCounts.from_ratings([[1]], GRADES)) == Undefined("no pairs")


def test_mcnemar_is_for_two_grades() -> None:
    for test in (mcnemar, mcnemar_exact):
        with pytest.raises(ValueError, match="two grades"):
            test(table(np.ones((3, 3), dtype=int)))
        assert test(table([[3, 0], [0, 4]])) == Undefined("no variation")
    assert mcnemar_exact(table([[5, 4], [4, 2]])) == 1.0


def test_prevalence_and_bias_of_two_grades_are_byrts() -> None:
    found = balance(table([[40, 9], [6, 45]]))
    assert isinstance(found, Balance)
    assert found.prevalence == pytest.approx(abs(40 - 45) / 100)
    assert found.bias == pytest.approx(abs(9 - 6) / 100)
    assert [grade.bias for grade in found.grades] == pytest.approx([0.03, -0.03])
    assert [grade.prevalence for grade in found.grades] == pytest.approx([-0.05, 0.05])


def test_prevalence_of_four_grades_runs_from_even_to_one_only() -> None:
    even = balance(table(np.diag([5, 5, 5, 5])))
    single = balance(table(np.diag([0, 20, 0, 0])))
    assert isinstance(even, Balance)
    assert isinstance(single, Balance)
    assert (even.prevalence, even.bias, single.prevalence) == pytest.approx((0, 0, 1))


def test_kappa_misleads_where_one_grade_is_common() -> None:
    found = why_kappa_misleads(counts_of("gwet2008_extreme"))
    assert isinstance(found, Misleading)
    assert found.sentence == (
        "Kappa (-0.02) looks low because 97% of the grades were 1: with one grade so common, chance alone is taken to "
        "explain most of the 94% agreement."
    )


def test_kappa_misleads_where_observers_use_the_scale_differently() -> None:
    found = why_kappa_misleads(counts_of("landis_koch1977_winnipeg"))
    assert isinstance(found, Misleading)
    assert found.sentence is not None
    assert found.sentence.startswith(
        "Kappa (0.21) looks better than it should: the observers use the scale differently"
    )


def test_kappa_without_a_value_says_so() -> None:
    found = why_kappa_misleads(table(np.diag([0, 8, 0]), ["Poor", "Good", "Great"]))
    assert isinstance(found, Misleading)
    assert found.kappa is None
    assert found.sentence == "Every grade was Good, so kappa has no value although the observers agreed on all lessons."


def test_kappa_that_can_be_taken_as_it_is_needs_no_sentence() -> None:
    found = why_kappa_misleads(table([[20, 3], [4, 18]]))
    assert isinstance(found, Misleading)
    assert found.sentence is None
    single = why_kappa_misleads(PatternCounts.from_ratings([[1, 1]] * 3, [1]))
    assert single == Undefined("one grade only")
