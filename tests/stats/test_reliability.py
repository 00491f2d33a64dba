"""Components with gaps, decision study, intraclass correlation at its edges, severity of observers."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.mixed_linear_model import MixedLM

from stats.components import Components, mean_squares, variance_components
from stats.crossed import Crossed
from stats.decision import (
    Needed,
    generalizability,
    lessons_needed,
    observers_needed,
    phi,
    severity_reliability,
)
from stats.icc import icc
from stats.results import Estimate, Undefined
from stats.severity import observer_severity
from tests.stats.golden import CASES

GRADES = [1, 2, 3, 4]


def simulated(seed: int = 1, lessons: int = 300, observers: int = 8, each: int = 3) -> Crossed:
    """Unbalanced: each lesson sees a few of the observers, whose severity is spread."""
    stream = np.random.default_rng(seed)
    severity = stream.normal(0, 0.8, observers)
    rows: tuple[list[int], list[int], list[int]] = ([], [], [])
    for lesson in range(lessons):
        quality = stream.normal(5, 1.2)
        for observer in stream.choice(observers, stream.integers(1, each + 1), replace=False):
            grade = int(np.clip(round(quality + severity[observer] + stream.normal(0, 0.6)), 1, 9))
            for column, value in zip(rows, (lesson, int(observer), grade), strict=True):
                column.append(value)
    return Crossed.from_ledger(*rows, categories=range(1, 10))


def test_components_with_gaps_are_those_of_a_mixed_model() -> None:
    data = simulated(lessons=60, observers=5)
    found = variance_components(data)
    assert isinstance(found, Components)
    assert found.method == "restricted likelihood"
    frame = pd.DataFrame({"y": data.score, "lesson": data.lesson, "observer": data.observer, "one": 1})
    model = MixedLM.from_formula(
        "y ~ 1", groups="one", vc_formula={"l": "0 + C(lesson)", "o": "0 + C(observer)"}, re_formula="0", data=frame
    )
    peer = model.fit(reml=True)
    assert (found.lesson, found.observer) == pytest.approx(tuple(peer.vcomp), rel=2e-3)
    assert found.residual == pytest.approx(peer.scale, rel=2e-3)


def test_components_come_back() -> None:
    found = variance_components(simulated(lessons=3000, observers=40, each=4))
    assert isinstance(found, Components)
    assert found.lesson == pytest.approx(1.44, rel=0.1)
    assert found.observer == pytest.approx(0.64, rel=0.4)
    assert found.residual == pytest.approx(0.36 + 1 / 12, rel=0.1)


def test_likelihood_and_mean_squares_agree_where_nothing_is_missing() -> None:
    rows = CASES["gen_2x40_balanced"]["ratings"]
    complete = variance_components(Crossed.from_ratings(rows, GRADES))
    gap = variance_components(Crossed.from_ratings([[*row, None] for row in rows] + [[None, None, 3]], GRADES))
    assert isinstance(complete, Components)
    assert isinstance(gap, Components)
    assert complete.method == "mean squares"
    assert gap.lesson == pytest.approx(complete.lesson, rel=0.05)


def test_no_component_is_negative() -> None:
    found = variance_components(Crossed.from_ratings([[1, 2], [2, 1], [1, 2], [2, 1]], GRADES))
    assert isinstance(found, Components)
    assert (found.lesson, found.observer) == (0.0, 0.0)
    assert found.residual == pytest.approx(2 / 7)


def test_observers_who_always_agree_leave_the_lessons_only() -> None:
    found = variance_components(Crossed.from_ratings([[1, 1, None], [2, 2, None], [3, None, 3]], GRADES))
    assert isinstance(found, Components)
    assert (found.lesson, found.observer, found.residual) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no pairs"),
        ([[1, None], [None, 2]], "no pairs"),
        ([[1, 2]], "too few lessons"),
        ([[1, 2, None, None], [None, None, 3, 3]], "too few lessons"),
        ([[3, 3], [3, 3]], "no variation"),
    ],
)
def test_what_cannot_be_divided_says_why(rows, reason) -> None:
    assert variance_components(Crossed.from_ratings(rows, GRADES)) == Undefined(reason)


def test_mean_squares_of_a_small_table() -> None:
    found = mean_squares(np.asarray([[1.0, 2.0], [3.0, 4.0], [5.0, 9.0]]))
    assert (found.lessons, found.observers) == pytest.approx((15.5, 6.0))
    assert (found.residual, found.within) == pytest.approx((1.5, 3.0))


def test_the_decision_study_finds_the_smallest_number() -> None:
    found = Components(0.4, 0.1, 0.5, 2.0, "mean squares", 40, 2, 80)
    needed = observers_needed(found)
    assert needed == Needed("observers", 0.8, 6, pytest.approx(0.8))
    assert phi(found, 5) < 0.8 <= phi(found, 6) + 1e-12
    assert generalizability(found, 6) > phi(found, 6)
    lessons = lessons_needed(found)
    assert isinstance(lessons, Needed)
    assert lessons.count == 36
    assert severity_reliability(found, 36) == pytest.approx(0.8)
    assert found.total == pytest.approx(1.0)


def test_no_number_of_observers_helps_lessons_that_are_alike() -> None:
    assert observers_needed(Components(0.0, 0.1, 0.5, 2.0, "mean squares", 40, 2, 80)) == Needed(
        "observers", 0.8, None, 0.0
    )
    assert observers_needed(Components(0.0, 0.0, 0.0, 2.0, "mean squares", 40, 2, 80)) == Undefined("no variation")
    with pytest.raises(ValueError, match="target"):
        observers_needed(Components(0.4, 0.1, 0.5, 2.0, "mean squares", 40, 2, 80), target=1.0)
    with pytest.raises(ValueError, match="at least one"):
        phi(Components(0.4, 0.1, 0.5, 2.0, "mean squares", 40, 2, 80), 0)


def test_perfect_lessons_have_a_correlation_of_one_with_room() -> None:
    data = Crossed.from_ratings([[1, 1], [2, 2], [3, 3], [4, 4]], GRADES)
    for form in ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"):
        answer = icc(data, form)
        assert isinstance(answer, Estimate)
        assert (answer.value, answer.high, answer.interval) == (1.0, 1.0, "wilson")
        assert answer.low == pytest.approx(4 / (4 + 1.959964**2))


@pytest.mark.parametrize("form", ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"])
def test_correlations_stay_possible(form) -> None:
    stream = np.random.default_rng(9)
    for _ in range(60):
        rows = stream.integers(1, 5, (stream.integers(2, 8), stream.integers(2, 5)))
        answer = icc(Crossed.from_ratings(rows, GRADES), form)
        if isinstance(answer, Estimate):
            assert answer.low <= answer.value <= answer.high <= 1
            assert answer.high > answer.low
        else:
            assert answer.reason == "no variation"


def test_incomplete_lessons_are_dropped_from_the_correlation() -> None:
    rows = CASES["irr_anxiety"]["ratings"]
    whole = icc(Crossed.from_ratings(rows, range(1, 7)), "ICC2")
    gaps = icc(Crossed.from_ratings([*rows, [1, None, 2], [None, None, 3]], range(1, 7)), "ICC2")
    assert isinstance(whole, Estimate)
    assert isinstance(gaps, Estimate)
    assert gaps.value == whole.value
    assert (gaps.n_lessons, gaps.n_pairable, gaps.n_dropped) == (22, 21, 2)
    assert icc(Crossed.from_ratings([[1, None], [2, 2]], GRADES), "ICC2") == Undefined("too few lessons")
    with pytest.raises(ValueError, match="ICC4"):
        icc(Crossed.from_ratings(rows, range(1, 7)), "ICC4")


def test_severity_compares_within_lessons_only() -> None:
    """B grades one lower than A, C one lower than B, on lessons of different quality."""
    rows = [[4, 3, None], [3, 2, None], [None, 4, 3], [None, 3, 2], [4, None, 2], [2, 1, None], [None, 2, 2]]
    answers = observer_severity(Crossed.from_ratings(rows, GRADES))
    assert not isinstance(answers, Undefined)
    by_name = {answer.observer: answer.estimate for answer in answers}
    values = [by_name[observer] for observer in range(3)]
    assert all(isinstance(value, Estimate) for value in values)
    first, second, third = (value.value for value in values)
    assert first + second + third == pytest.approx(0)
    assert first > second > third
    assert first - second == pytest.approx(1, abs=0.15)


def test_severity_is_that_of_least_squares() -> None:
    data = simulated(lessons=80, observers=6).shared()
    dummies = np.hstack([np.eye(len(data.lessons))[data.lesson], np.eye(6)[data.observer]])
    fitted = np.linalg.lstsq(dummies, data.score, rcond=None)[0][-6:]
    answers = observer_severity(data)
    assert not isinstance(answers, Undefined)
    assert [answer.estimate.value for answer in answers] == pytest.approx(list(fitted - fitted.mean()))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1, None], [None, 2]], "no pairs"),
        ([[1, 2, None, None], [2, 2, None, None], [None, None, 3, 4], [None, None, 3, 3]], "not connected"),
        ([[1, 2]], "too few lessons"),
        ([[1, 1], [2, 2], [3, 3]], "no variation"),
    ],
)
def test_severity_needs_observers_who_meet(rows, reason) -> None:
    assert observer_severity(Crossed.from_ratings(rows, GRADES)) == Undefined(reason)


def test_an_observer_who_met_nobody_gets_no_figure_and_disturbs_nobody() -> None:
    rows = [[4, 3], [3, 3], [2, 1], [4, 4]]
    alone = observer_severity(Crossed.from_ratings(rows, GRADES))
    beside = observer_severity(Crossed.from_ratings([[*row, None] for row in rows] + [[None, None, 1]], GRADES))
    assert not isinstance(alone, Undefined)
    assert not isinstance(beside, Undefined)
    assert [answer.estimate for answer in beside[:2]] == [answer.estimate for answer in alone]
    assert beside[2].estimate == Undefined("no pairs")


def test_the_ledger_is_read_as_it_stands() -> None:
    data = Crossed.from_ledger(["x", "x", "y"], ["Ann", "Ben", "Ann"], ["Good", "Poor", "Good"], ["Poor", "Good"])
    assert data.score.tolist() == [2.0, 1.0, 2.0]
    assert data.observers == ("Ann", "Ben")
    assert data.is_connected()
    with pytest.raises(ValueError, match="equal length"):
        Crossed.from_ledger(["x"], ["Ann", "Ben"], [1], GRADES)
    with pytest.raises(ValueError, match="once"):
        Crossed.from_ledger(["x", "x"], ["Ann", "Ann"], [1, 2], GRADES)
    with pytest.raises(ValueError, match="missing"):
        Crossed.from_ledger(["x"], ["Ann"], [None], GRADES)
    with pytest.raises(ValueError, match="9"):
        Crossed.from_ledger(["x"], ["Ann"], [9], GRADES)
