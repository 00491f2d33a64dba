"""Severity in log odds: the published fit, a simulation, and what has no maximum."""

import numpy as np
import pytest

from stats.crossed import Crossed
from stats.logits import LogitSeverity, logit_severity
from stats.results import Estimate, Undefined
from tests.stats.golden import CASES, entries

GRADES = [1, 2, 3, 4]


def fitted(data: Crossed) -> LogitSeverity:
    found = logit_severity(data)
    assert isinstance(found, LogitSeverity)
    return found


def test_two_observers_on_forty_lessons_are_those_of_clmm() -> None:
    (entry,) = [entry for entry in entries(required=False) if entry["coefficient"] == "clmm_observer_severity"]
    found = fitted(Crossed.from_ratings(CASES[entry["case"]]["ratings"], GRADES))
    first, second = (observer.estimate.value for observer in found.observers)
    assert first + second == pytest.approx(0)
    assert second - first == pytest.approx(entry["value"]["r2"], abs=5e-4)
    thresholds = [entry["value"][name] for name in ("1|2", "2|3", "3|4")]
    assert [threshold - first for threshold in found.thresholds] == pytest.approx(thresholds, abs=5e-4)


def test_severities_come_back() -> None:
    stream = np.random.default_rng(5)
    real = np.asarray([-1.0, -0.4, 0.3, 1.1])
    quality = stream.normal(0, 1.5, 700)
    latent = quality[:, None] + real + stream.logistic(0, 1, (700, 4))
    rows = np.digitize(latent, [-2.0, 0.0, 1.5]).astype(float) + 1
    rows[stream.random((700, 4)) < 0.4] = np.nan
    found = fitted(Crossed.from_ratings(rows, GRADES))
    by_name = {observer.observer: observer.estimate for observer in found.observers}
    for observer, severity in enumerate(real):
        estimate = by_name[observer]
        assert isinstance(estimate, Estimate)
        assert estimate.low < severity < estimate.high
        assert estimate.high - estimate.low < 0.8
    assert found.lesson_spread == pytest.approx(1.5, abs=0.3)
    assert found.thresholds == pytest.approx((-2.0, 0.0, 1.5), abs=0.3)


def test_grades_that_nobody_gives_have_no_threshold() -> None:
    rows = np.asarray(CASES["gen_2x40_balanced"]["ratings"])
    plain = fitted(Crossed.from_ratings(rows, GRADES))
    spread = fitted(Crossed.from_ratings(rows * 2, range(1, 10)))
    assert spread.thresholds == pytest.approx(plain.thresholds, abs=1e-4)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1, None], [None, 2]], "no pairs"),
        ([[1, 2, None, None], [2, 2, None, None], [None, None, 3, 4], [None, None, 3, 3]], "not connected"),
        ([[2, 2], [2, 2]], "no variation"),
        ([[1, 2], [1, 2], [1, 2]], "too few lessons"),
        ([[1, 1], [2, 2], [3, 3]], "too few lessons"),
    ],
)
def test_what_has_no_maximum_says_so(rows, reason) -> None:
    assert logit_severity(Crossed.from_ratings(rows, GRADES)) == Undefined(reason)
