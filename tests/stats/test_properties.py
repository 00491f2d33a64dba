"""What must hold for any ratings: nothing changes that should not, and nothing impossible is ever answered."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stats.agreement import CoefficientName, Divisor, coefficient, coefficients
from stats.patterns import PatternCounts
from stats.results import Estimate, Undefined
from stats.weights import WeightName
from tests.stats import reference
from tests.stats.strategies import FIXED, UNORDERED, Table, requests, tables

Request = tuple[CoefficientName, WeightName]
RELAXED = settings(max_examples=150, deadline=None)


def ask(rows: Table, q: int, request: Request, se_divisor: Divisor = "n-1") -> Estimate | Undefined:
    counts = PatternCounts.from_ratings(rows, range(1, q + 1))
    return coefficient(counts, request[0], weights=request[1], se_divisor=se_divisor)


def assert_same(one: Estimate | Undefined, other: Estimate | Undefined) -> None:
    if isinstance(one, Undefined) or isinstance(other, Undefined):
        assert one == other
        return
    assert one.value == pytest.approx(other.value, abs=1e-9)
    assert one.se == pytest.approx(other.se, abs=1e-9)
    assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=1e-9)
    assert one.flags == other.flags


@RELAXED
@given(tables(), requests())
def test_values_follow_the_definitions(drawn: tuple[Table, int], request: Request) -> None:
    rows, q = drawn
    answer = ask(rows, q, request)
    expected = reference.value(request[0], rows, q, request[1])
    if isinstance(answer, Undefined):
        assert expected is None or (answer.reason == "no overlap" and not reference.meets(rows))
    else:
        assert answer.value == pytest.approx(expected, abs=1e-9)


@RELAXED
@given(tables(), requests(), st.sampled_from(["n", "n-1"]))
def test_no_answer_is_impossible(drawn: tuple[Table, int], request: Request, divisor: Divisor) -> None:
    answer = ask(*drawn, request, se_divisor=divisor)
    if isinstance(answer, Undefined):
        assert answer.reason in {"no pairs", "one grade only", "no overlap"}
        return
    assert all(math.isfinite(figure) for figure in (answer.value, answer.low, answer.high))
    assert answer.se is None or (math.isfinite(answer.se) and answer.se >= 0)
    assert answer.low <= answer.value <= answer.high <= 1
    assert answer.high - answer.low > 1e-9
    assert answer.n_pairable <= answer.n_lessons
    assert 0 <= answer.n_dropped < answer.n_lessons


@RELAXED
@given(tables(), requests(), st.randoms(use_true_random=False))
def test_observers_and_lessons_may_change_places(drawn: tuple[Table, int], request: Request, random: Random) -> None:
    rows, q = drawn
    order = random.sample(range(len(rows[0])), len(rows[0]))
    moved = [[row[place] for place in order] for row in random.sample(rows, len(rows))]
    assert_same(ask(rows, q, request), ask(moved, q, request))


@RELAXED
@given(tables(), requests())
def test_the_scale_may_be_read_backwards(drawn: tuple[Table, int], request: Request) -> None:
    rows, q = drawn
    backwards = [[None if grade is None else q + 1 - grade for grade in row] for row in rows]
    assert_same(ask(rows, q, request), ask(backwards, q, request))


@RELAXED
@given(tables(), st.sampled_from([*UNORDERED, "conger_kappa", "krippendorff_alpha"]), st.randoms(use_true_random=False))
def test_names_of_grades_mean_nothing_without_weights(
    drawn: tuple[Table, int], name: CoefficientName, random: Random
) -> None:
    rows, q = drawn
    renamed = random.sample(range(1, q + 1), q)
    other = [[None if grade is None else renamed[grade - 1] for grade in row] for row in rows]
    assert_same(ask(rows, q, (name, "identity")), ask(other, q, (name, "identity")))


@RELAXED
@given(tables(), requests())
def test_unordered_counts_say_the_same(drawn: tuple[Table, int], request: Request) -> None:
    rows, q = drawn
    vectors = [[row.count(grade) for grade in range(1, q + 1)] for row in rows]
    counts = PatternCounts.from_counts(vectors, range(1, q + 1))
    answer = coefficient(counts, request[0], weights=request[1])
    if request[0] == "conger_kappa":
        assert answer == Undefined("observers unknown")
    else:
        assert_same(answer, ask(rows, q, request))


@RELAXED
@given(st.lists(tables(observers=(3, 3)), min_size=1, max_size=4), requests())
def test_a_batch_answers_as_a_loop_does(drawn: list[tuple[Table, int]], request: Request) -> None:
    rows = [row for table, _q in drawn for row in table]
    groups = [place for place, (table, _q) in enumerate(drawn) for _row in table]
    together = PatternCounts.from_ratings(rows, range(1, 6), groups=groups)
    answers = coefficients(together, request[0], weights=request[1])
    assert len(answers) == len(drawn)
    for answer, (table, _q) in zip(answers, drawn, strict=True):
        assert_same(answer, ask(table, 5, request))


@RELAXED
@given(tables(missing=False, observers=(2, 2)), st.sampled_from(FIXED))
def test_two_observers_agree_on_the_symmetric_coefficients(drawn: tuple[Table, int], weights: WeightName) -> None:
    rows, q = drawn
    cohen, swapped = (
        ask(rows, q, ("cohen_kappa", weights)),
        ask([row[::-1] for row in rows], q, ("cohen_kappa", weights)),
    )
    assert_same(cohen, swapped)
    pi, fleiss = ask(rows, q, ("scott_pi", weights)), ask(rows, q, ("fleiss_kappa", weights))
    assert_same(pi, fleiss)
    conger = ask(rows, q, ("conger_kappa", weights))
    if isinstance(cohen, Estimate) and isinstance(conger, Estimate):
        assert cohen.value == pytest.approx(conger.value, abs=1e-12)
    else:
        assert cohen == conger


@RELAXED
@given(tables(missing=False, observers=(2, 2)), st.sampled_from(FIXED))
def test_a_table_says_what_its_ratings_say(drawn: tuple[Table, int], weights: WeightName) -> None:
    rows, q = drawn
    table = np.zeros((q, q), dtype=int)
    for first, second in rows:
        assert first is not None
        assert second is not None
        table[first - 1, second - 1] += 1
    counts = PatternCounts.from_table(table, range(1, q + 1))
    for name in ("cohen_kappa", "gwet_ac", "krippendorff_alpha"):
        assert_same(coefficient(counts, name, weights=weights), ask(rows, q, (name, weights)))


@RELAXED
@given(tables(), st.sampled_from([*UNORDERED, "conger_kappa"]), st.sampled_from(FIXED))
def test_twice_the_lessons_change_no_value(
    drawn: tuple[Table, int], name: CoefficientName, weights: WeightName
) -> None:
    rows, q = drawn
    once, twice = ask(rows, q, (name, weights)), ask(rows * 2, q, (name, weights))
    if isinstance(once, Estimate) and isinstance(twice, Estimate):
        assert once.value == pytest.approx(twice.value, abs=1e-9)
    else:
        assert once == twice
