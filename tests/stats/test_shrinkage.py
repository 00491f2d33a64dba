"""Shrinkage: drawn towards the cluster as far as the data say, and honest about what it does not know."""

import numpy as np
import pytest

from stats.patterns import PatternCounts
from stats.resampling import bootstrap
from stats.results import Estimate, Undefined
from stats.shrinkage import Shrinkage, log_marginal, shrink, with_all_patterns

GRADES = [1, 2, 3, 4]


def agreeing(tables: list[tuple[int, int]]) -> PatternCounts:
    """Pairs with so many agreeing and so many other lessons, spread over the scale."""
    rows = []
    for agreed, apart in tables:
        table = np.zeros((4, 4), dtype=int)
        np.add.at(table, (np.arange(agreed) % 4, np.arange(agreed) % 4), 1)
        np.add.at(table, (np.arange(apart) % 3, np.arange(apart) % 3 + 1), 1)
        rows.append(table)
    return PatternCounts.from_table(np.stack(rows), GRADES)


def shrunk(counts: PatternCounts, **options) -> Shrinkage:
    answer = shrink(counts, **options)
    assert isinstance(answer, Shrinkage)
    return answer


def test_pairs_move_towards_the_cluster_and_keep_their_order() -> None:
    answer = shrunk(agreeing([(8, 0), (6, 2), (4, 4), (2, 6), (6, 2), (5, 3)]))
    values = [row.value for row in answer.rows if isinstance(row, Estimate)]
    assert len(values) == 6
    assert 0.5 < values[0] < 1.0
    assert 0.25 < values[3] < 0.65
    assert values[0] > values[1] > values[2] > values[3]


def test_many_lessons_stand_on_their_own() -> None:
    answer = shrunk(agreeing([(900, 100), (6, 2), (3, 5), (50, 50)]))
    large = answer.rows[0]
    assert isinstance(large, Estimate)
    assert large.value == pytest.approx(0.9, abs=0.01)
    assert large.high - large.low < 0.06
    assert "few lessons" not in large.flags


def test_pairs_that_differ_are_shrunk_less() -> None:
    alike = shrunk(agreeing([(15, 5)] * 8))
    unlike = shrunk(agreeing([(20, 0), (2, 18)] * 4))
    assert unlike.concentration < alike.concentration / 3
    assert unlike.concentration_low < unlike.concentration < unlike.concentration_high


def test_perfect_pairs_are_not_certain() -> None:
    for row in shrunk(agreeing([(8, 0)] * 5)).rows:
        assert isinstance(row, Estimate)
        assert 0.5 < row.low < row.value < row.high <= 1
        assert row.high - row.low > 0.01


def test_any_coefficient_can_be_shrunk() -> None:
    counts = agreeing([(6, 2), (5, 3), (8, 4), (3, 5)])
    for name, weights in (
        ("gwet_ac", "identity"),
        ("krippendorff_alpha", "ordinal_metric"),
        ("cohen_kappa", "identity"),
    ):
        for row in shrunk(counts, name=name, weights=weights, draws=400).rows:
            assert isinstance(row, Estimate)
            assert row.interval == "credible"
            assert row.low < row.value < row.high <= 1


def test_unordered_lessons_of_several_sizes_can_be_shrunk() -> None:
    stream = np.random.default_rng(6)
    vectors = [stream.multinomial(size, [0.1, 0.2, 0.5, 0.2]) for size in stream.integers(2, 4, 60)]
    counts = PatternCounts.from_counts(vectors, GRADES, groups=np.arange(60) % 6)
    full = with_all_patterns(counts)
    assert len(full.vectors) == 10 + 20
    assert full.n_lessons.tolist() == counts.n_pairable.tolist()
    assert all(isinstance(row, Estimate) for row in shrunk(counts, draws=300).rows)


def test_a_pair_without_lessons_has_no_figure() -> None:
    answer = shrunk(agreeing([(8, 4), (0, 0), (7, 5)]))
    assert [isinstance(row, Estimate) for row in answer.rows] == [True, False, True]
    assert answer.rows[1] == Undefined("no lessons")


def test_too_few_lessons_or_pairs_are_not_shrunk() -> None:
    assert shrink(agreeing([(8, 3), (5, 3)])) == Undefined("too few lessons")
    assert shrink(agreeing([(30, 9), (0, 0)])) == Undefined("too few lessons")
    with pytest.raises(ValueError, match="batch"):
        shrink(agreeing([(8, 3)]).pooled())


def test_a_re_run_is_identical() -> None:
    counts = agreeing([(6, 2), (5, 3), (8, 4)])
    assert shrink(counts) == shrink(counts)


def test_the_marginal_likelihood_is_that_of_two_grades() -> None:
    """Beta-binomial: 2 of 3 with a flat prior has chance 1/4, of which one in three orders."""
    found = log_marginal(np.asarray([[2, 1]]), np.asarray([0.5, 0.5]), np.asarray([2.0]))
    assert np.exp(found) == pytest.approx([1 / 4 / 3])


def test_coverage_at_eight_lessons_a_pair() -> None:
    """A short run of what `bench.stats_coverage` does: pairs drawn around a skewed table, concentration 10."""
    stream = np.random.default_rng(11)
    base = np.asarray([0.03, 0.10, 0.62, 0.25])
    centre = 0.65 * np.diag(base) + 0.35 * np.outer(base, base)
    inside, widths = [], []
    for _ in range(25):
        real = stream.dirichlet(10 * centre.ravel(), size=16)
        tables = np.stack([stream.multinomial(8, table) for table in real]).reshape(-1, 4, 4)
        agreement = real.reshape(-1, 4, 4).trace(axis1=1, axis2=2)
        for row, share in zip(shrunk(PatternCounts.from_table(tables, GRADES), draws=400).rows, agreement, strict=True):
            assert isinstance(row, Estimate)
            inside.append(row.low <= share <= row.high)
            widths.append(row.high - row.low)
    assert np.mean(inside) > 0.92
    assert np.mean(widths) < 0.42


def test_shrinking_is_narrower_than_each_pair_alone() -> None:
    counts = agreeing([(6, 2), (5, 3), (7, 1), (6, 2), (5, 3), (6, 2)])
    answer = shrunk(counts)
    alone = bootstrap(counts.row(0), "percent_agreement")
    assert not isinstance(alone, Undefined)
    row = answer.rows[0]
    assert isinstance(row, Estimate)
    assert row.high - row.low < 0.93 - 0.41
