"""Bootstrap, jackknife and seeds: they agree with the analytic error, and a re-run is identical."""

from typing import Any

import numpy as np
import pytest

from stats.agreement import coefficient
from stats.patterns import PatternCounts
from stats.resampling import Resampled, bootstrap, bootstrap_clusters, bootstrap_many, jackknife
from stats.results import Estimate, Undefined
from stats.seeds import seed_of
from tests.stats.golden import counts_of, entries, name_of

GRADES = [1, 2, 3, 4]
REQUESTS = [
    ("percent_agreement", "identity"),
    ("within_one", "identity"),
    ("cohen_kappa", "identity"),
    ("cohen_kappa", "quadratic"),
    ("conger_kappa", "linear"),
    ("fleiss_kappa", "ordinal"),
    ("scott_pi", "identity"),
    ("gwet_ac", "identity"),
    ("gwet_ac", "quadratic"),
    ("brennan_prediger", "linear"),
    ("krippendorff_alpha", "identity"),
    ("krippendorff_alpha", "ordinal_metric"),
]


def many_lessons(seed: int = 3, n: int = 4000, observers: int = 2) -> PatternCounts:
    """Skewed grades with much agreement."""
    stream = np.random.default_rng(seed)
    true = stream.choice(4, n, p=[0.05, 0.15, 0.55, 0.25])
    noise = stream.choice(4, (n, observers), p=[0.1, 0.2, 0.4, 0.3])
    rows = np.where(stream.random((n, observers)) < 0.7, true[:, None], noise)
    return PatternCounts.from_ratings((rows + 1).astype(np.int8), GRADES)


@pytest.mark.parametrize(("name", "weights"), REQUESTS)
def test_the_bootstrap_finds_the_analytic_error(name: Any, weights: Any) -> None:
    counts = many_lessons()
    analytic = coefficient(counts, name, weights=weights)
    drawn = bootstrap(counts, name, weights=weights, replicates=4000)
    left_out = jackknife(counts, name, weights=weights)
    assert isinstance(analytic, Estimate)
    assert isinstance(drawn, Resampled)
    assert isinstance(left_out, Resampled)
    assert drawn.estimate.se == pytest.approx(analytic.se, rel=0.06)
    assert left_out.estimate.se == pytest.approx(analytic.se, rel=0.01)
    assert (drawn.estimate.low, drawn.estimate.high) == pytest.approx((analytic.low, analytic.high), abs=0.004)


@pytest.mark.parametrize(("name", "weights"), [("conger_kappa", "identity"), ("krippendorff_alpha", "ordinal_metric")])
def test_so_it_does_for_four_observers(name: Any, weights: Any) -> None:
    counts = many_lessons(observers=4)
    analytic = coefficient(counts, name, weights=weights)
    drawn = bootstrap(counts, name, weights=weights, replicates=4000)
    assert isinstance(analytic, Estimate)
    assert isinstance(drawn, Resampled)
    assert drawn.estimate.se == pytest.approx(analytic.se, rel=0.06)


@pytest.mark.parametrize("entry", [entry for entry in entries(required=True) if entry.get("jackknife_se")], ids=name_of)
def test_the_jackknife_is_that_of_the_reference(entry: dict[str, Any]) -> None:
    answer = jackknife(counts_of(entry["case"]), entry["coefficient"], weights=entry["weights"])
    assert isinstance(answer, Resampled)
    assert answer.estimate.se == pytest.approx(entry["jackknife_se"], abs=1e-9)
    assert answer.estimate.low <= answer.estimate.value <= answer.estimate.high <= 1


def test_a_re_run_is_identical_and_other_data_are_not() -> None:
    counts = counts_of("gen_2x40_balanced")
    once, again = bootstrap(counts, "gwet_ac"), bootstrap(counts, "gwet_ac")
    assert once == again
    other = bootstrap(counts_of("gen_2x40_missing"), "gwet_ac")
    assert isinstance(once, Resampled)
    assert isinstance(other, Resampled)
    assert once.seed != other.seed


def test_the_seed_knows_the_data_and_not_their_order() -> None:
    rows = [[1, 2], [3, 3], [3, 3], [4, 2]]
    seed = seed_of(PatternCounts.from_ratings(rows, GRADES))
    assert seed == seed_of(PatternCounts.from_ratings(rows[::-1], GRADES))
    assert seed == seed_of(PatternCounts.from_table(PatternCounts.from_ratings(rows, GRADES).table(), GRADES))
    assert seed != seed_of(PatternCounts.from_ratings([row[::-1] for row in rows], GRADES))
    assert seed != seed_of(PatternCounts.from_ratings(rows, [1, 2, 3, 4, 5]))
    assert seed != seed_of(PatternCounts.from_ratings([*rows, [1, 1]], GRADES))
    assert 0 <= seed < 2**63


def test_several_coefficients_share_one_draw() -> None:
    counts = counts_of("gen_2x40_balanced")
    together = bootstrap_many(counts, {"kappa": ("cohen_kappa", "identity"), "ac": ("gwet_ac", "identity")}, seed=7)
    assert together == {
        "kappa": bootstrap(counts, "cohen_kappa", seed=7),
        "ac": bootstrap(counts, "gwet_ac", seed=7),
    }


@pytest.mark.parametrize("name", ["cohen_kappa", "percent_agreement", "krippendorff_alpha"])
def test_perfect_agreement_is_not_certain_in_the_bootstrap_either(name: Any) -> None:
    counts = PatternCounts.from_table(np.diag([3, 5, 2, 4]), GRADES)
    for answer in (bootstrap(counts, name), jackknife(counts, name)):
        assert isinstance(answer, Resampled)
        assert (answer.estimate.value, answer.estimate.interval) == (1.0, "wilson")
        assert answer.estimate.low < 0.9


def test_replicates_without_a_value_are_counted() -> None:
    counts = PatternCounts.from_ratings([[1, 1], [1, 1], [2, 1]], GRADES)
    answer = bootstrap(counts, "cohen_kappa", replicates=500)
    assert isinstance(answer, Resampled)
    assert 0 < answer.n_undefined < 500


def test_what_has_no_value_has_no_bootstrap() -> None:
    counts = counts_of("deg_all_one_category")
    expected = Undefined("one grade only")
    assert bootstrap(counts, "cohen_kappa") == jackknife(counts, "cohen_kappa") == expected
    assert bootstrap_many(counts, {"kappa": ("cohen_kappa", "identity")}) == {"kappa": expected}
    lonely = PatternCounts.from_ratings([[1, 2]], GRADES)
    assert jackknife(lonely, "gwet_ac") == Undefined("too few lessons")


def test_school_pairs_are_drawn_whole() -> None:
    """Pairs that differ from each other make the interval wider than lessons drawn one by one."""
    stream = np.random.default_rng(4)
    tables = []
    for share in stream.beta(2, 1, 12):
        agreed = stream.binomial(20, share)
        tables.append([[agreed // 2, 20 - agreed], [0, agreed - agreed // 2]])
    batch = PatternCounts.from_table(np.asarray(tables), [1, 2])
    by_pair = bootstrap_clusters(batch, "percent_agreement")
    by_lesson = bootstrap(batch.pooled(), "percent_agreement")
    assert isinstance(by_pair, Resampled)
    assert isinstance(by_lesson, Resampled)
    assert by_pair.estimate.value == by_lesson.estimate.value
    assert by_pair.estimate.se is not None
    assert by_lesson.estimate.se is not None
    assert by_pair.estimate.se > 1.5 * by_lesson.estimate.se


def test_one_pair_cannot_vary() -> None:
    batch = PatternCounts.from_table([[[5, 1], [1, 5]], [[0, 0], [0, 0]]], [1, 2])
    assert bootstrap_clusters(batch, "gwet_ac") == Undefined("too few lessons")


def test_resampling_refuses_what_it_cannot_draw() -> None:
    counts = counts_of("cohen1960")
    batch = counts.with_counts(counts.counts[None, :])
    with pytest.raises(ValueError, match="batch"):
        bootstrap(batch, "gwet_ac")
    with pytest.raises(ValueError, match="replicates"):
        bootstrap(counts, "gwet_ac", replicates=5)
    with pytest.raises(ValueError, match="batch"):
        bootstrap_clusters(counts, "gwet_ac")
