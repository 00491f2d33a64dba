"""The p-chart over terms."""

import numpy as np
import pytest

from stats.drift import RUN, DriftChart, false_alarm, limits, p_chart
from stats.proportions import wilson_bounds
from stats.results import Interval, Undefined


def chart(terms, **options) -> DriftChart:
    found = p_chart(terms, **options)
    assert isinstance(found, DriftChart)
    return found


def test_a_term_far_below_the_others_stands_out() -> None:
    found = chart([("Autumn", 30, 40), ("Spring", 29, 40), ("Summer", 10, 40)])
    assert found.centre == pytest.approx(69 / 120)
    assert [point.beyond for point in found.points] == [False, False, True]
    assert found.drifts


def test_terms_that_vary_by_chance_do_not() -> None:
    found = chart([("Autumn", 6, 8), ("Spring", 5, 9), ("Summer", 7, 8)])
    assert not found.drifts
    share = found.points[0].share
    assert isinstance(share, Interval)
    assert (round(share.low, 2), round(share.high, 2)) == (0.41, 0.93)


def test_limits_are_where_wilsons_interval_meets_the_centre() -> None:
    """A share on its limit has a three-sigma Wilson interval that ends at the centre."""
    low, high = limits(0.7, np.asarray([50.0]))
    level = 1 - false_alarm()
    below = wilson_bounds(low * 50, np.asarray([50.0]), level=level)[1]
    above = wilson_bounds(np.minimum(high, 1) * 50, np.asarray([50.0]), level=level)[0]
    assert below == pytest.approx([0.7])
    assert above == pytest.approx([0.7])


def test_a_long_run_on_one_side_is_a_drift() -> None:
    terms = [(str(term), 33, 60) for term in range(RUN)] + [(str(term), 30, 60) for term in range(RUN, 2 * RUN)]
    found = chart(terms)
    assert not any(point.beyond for point in found.points)
    assert all(point.in_run for point in found.points)
    shorter = chart(terms[1:-1])
    assert not any(point.in_run for point in shorter.points)


def test_a_term_without_lessons_has_a_place_but_no_share() -> None:
    found = chart([("Autumn", 6, 8), ("Spring", 0, 0), ("Summer", 7, 8)])
    assert found.points[1].share == Undefined("no lessons")
    assert not found.points[1].beyond


def test_the_centre_may_be_an_earlier_time() -> None:
    found = chart([("Autumn", 30, 60)], baseline=(900, 1000))
    assert found.centre == 0.9
    assert found.points[0].beyond


def test_no_lessons_make_no_chart() -> None:
    assert p_chart([]) == p_chart([("Autumn", 0, 0)]) == Undefined("no lessons")
    with pytest.raises(ValueError, match="proportion"):
        p_chart([("Autumn", 9, 8)])


def test_chance_alone_seldom_alarms() -> None:
    stream = np.random.default_rng(3)
    alarms = [
        chart([(str(term), int(agreed), 60) for term, agreed in enumerate(stream.binomial(60, 0.7, 6))]).drifts
        for _ in range(300)
    ]
    assert np.mean(alarms) < 0.05
