"""The same figures from krippendorff, statsmodels and scikit-learn, on random ratings."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater
from statsmodels.stats.contingency_tables import SquareTable

from stats import marginals
from stats.agreement import coefficient
from stats.marginals import ChiSquare
from stats.patterns import PatternCounts
from stats.results import Estimate, Undefined
from tests.stats.strategies import Table, tables

RELAXED = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("weights", "level"), [("identity", "nominal"), ("quadratic", "interval"), ("ordinal_metric", "ordinal")]
)
@RELAXED
@given(drawn=tables())
def test_alpha_is_that_of_krippendorff(drawn: tuple[Table, int], weights, level) -> None:
    rows, q = drawn
    answer = coefficient(PatternCounts.from_ratings(rows, range(1, q + 1)), "krippendorff_alpha", weights=weights)
    assume(isinstance(answer, Estimate))
    data = np.asarray([[np.nan if grade is None else grade for grade in row] for row in rows]).T
    expected = krippendorff.alpha(data, level_of_measurement=level, value_domain=list(range(1, q + 1)))
    assert answer.value == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
@RELAXED
@given(drawn=tables(missing=False, observers=(2, 2)))
def test_cohen_kappa_is_that_of_scikit_learn_and_statsmodels(drawn: tuple[Table, int], weights) -> None:
    rows, q = drawn
    counts = PatternCounts.from_ratings(rows, range(1, q + 1))
    answer = coefficient(counts, "cohen_kappa", weights=weights)
    assume(isinstance(answer, Estimate))
    first, second = np.asarray(rows).T
    peer = cohen_kappa_score(first, second, labels=range(1, q + 1), weights=None if weights == "identity" else weights)
    assert answer.value == pytest.approx(peer, abs=1e-9)
    with np.errstate(invalid="ignore", divide="ignore"):
        other = inter_rater.cohens_kappa(counts.table(), wt=None if weights == "identity" else weights)
    assert answer.value == pytest.approx(other.kappa, abs=1e-9)
    if answer.n_lessons > 1:
        assert answer.se == pytest.approx(np.sqrt(max(other.var_kappa, 0)), abs=1e-6)


@RELAXED
@given(drawn=tables(missing=False, observers=(3, 5)))
def test_fleiss_kappa_is_that_of_statsmodels(drawn: tuple[Table, int]) -> None:
    rows, q = drawn
    vectors = np.asarray([[row.count(grade) for grade in range(1, q + 1)] for row in rows])
    answer = coefficient(PatternCounts.from_counts(vectors, range(1, q + 1)), "fleiss_kappa")
    assume(isinstance(answer, Estimate))
    assert answer.value == pytest.approx(inter_rater.fleiss_kappa(vectors), abs=1e-9)


@RELAXED
@given(drawn=tables(missing=False, observers=(2, 2)))
def test_marginal_tests_are_those_of_statsmodels(drawn: tuple[Table, int]) -> None:
    rows, q = drawn
    counts = PatternCounts.from_ratings(rows * 3, range(1, q + 1))
    table = counts.table()
    used = table.sum(axis=0) + table.sum(axis=1) > 0
    assume(used.all())
    shift = table.sum(axis=1) + table.sum(axis=0) - 2 * np.diag(table)
    assume((shift > 0).all())
    peer = SquareTable(table, shift_zeros=False)
    ours = marginals.stuart_maxwell(counts)
    spread = np.diag(shift) - (table + table.T - 2 * np.diag(np.diag(table)))
    assume(np.linalg.matrix_rank(spread) == q - 1)
    assert isinstance(ours, ChiSquare)
    expected = peer.homogeneity(method="stuart_maxwell")
    assert (ours.statistic, ours.degrees) == pytest.approx((expected.statistic, expected.df), abs=1e-6)
    assert ours.p_value == pytest.approx(expected.pvalue, abs=1e-9)
    own = marginals.bhapkar(counts)
    if isinstance(own, Undefined):
        return
    assert own.statistic >= ours.statistic - 1e-9
    if abs(own.statistic - ours.statistic) < own.n:
        assert own.statistic == pytest.approx(ours.statistic / (1 - ours.statistic / own.n), rel=1e-6)
