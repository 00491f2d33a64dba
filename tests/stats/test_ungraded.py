"""Criteria seen or not, the grounds that decided, and what decided for whom."""

import pytest

from stats.patterns import PatternCounts
from stats.results import Estimate, Interval, Undefined
from stats.ungraded import (
    SEEN,
    criteria_agreement,
    grounds_agreement,
    overlap_cells,
    overlap_of_grounds,
    what_decided,
)


def test_criteria_are_counted_like_grades() -> None:
    counts = PatternCounts.from_ratings(
        [["clearly", "clearly"], ["clearly", "partly"], ["not seen", "not seen"], ["not seen", "clearly"]], SEEN
    )
    (found,) = criteria_agreement({"Questioning": counts})
    assert found.criterion == "Questioning"
    assert isinstance(found.exact, Estimate)
    assert isinstance(found.within_one, Estimate)
    assert (found.exact.value, found.within_one.value) == (0.5, 0.75)
    assert [(answer.grade, answer.either, answer.both) for answer in found.answers] == [
        ("not seen", 2, 1),
        ("partly", 1, 0),
        ("clearly", 3, 1),
    ]


def test_grounds_overlap_as_far_as_both_named_the_same() -> None:
    cells = overlap_cells(
        [({"pace", "tasks"}, {"pace"}), ({"pace"}, {"pace"}), ({"tasks"}, {"pace"}), (set(), {"pace"}), ([], [])]
    )
    assert cells == {(1, 2): 1, (1, 1): 1, (0, 2): 1, (0, 1): 1, (0, 0): 1}
    found = overlap_of_grounds(cells)
    assert (found.n, found.n_dropped) == (4, 1)
    assert isinstance(found.any_shared, Interval)
    assert isinstance(found.same, Interval)
    assert isinstance(found.mean, Estimate)
    assert (found.any_shared.value, found.same.value, found.mean.value) == (0.5, 0.25, 0.375)
    assert found.mean.interval == "wilson"


def test_many_lessons_have_the_error_of_the_mean() -> None:
    found = overlap_of_grounds({(1, 2): 30, (0, 2): 30, (2, 2): 40})
    assert isinstance(found.mean, Estimate)
    assert found.mean.value == pytest.approx(0.55)
    assert found.mean.interval == "normal"
    assert found.mean.se == pytest.approx(((30 * 0.05**2 + 30 * 0.55**2 + 40 * 0.45**2) / 99 / 100) ** 0.5)


def test_always_the_same_grounds_are_not_certain() -> None:
    found = overlap_of_grounds({(2, 2): 50})
    assert isinstance(found.mean, Estimate)
    assert (found.mean.value, found.mean.high, found.mean.interval) == (1.0, 1.0, "wilson")
    assert found.mean.low < 0.95


def test_no_grounds_have_no_overlap() -> None:
    found = overlap_of_grounds({(0, 0): 3})
    assert (found.n, found.n_dropped) == (0, 3)
    assert found.any_shared == found.same == found.mean == Undefined("no lessons")


@pytest.mark.parametrize("cells", [{(2, 1): 1}, {(-1, 1): 1}, {(1, 1): -1}])
def test_counts_that_cannot_be_are_refused(cells) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        overlap_of_grounds(cells)


def test_each_ground_and_each_theme_by_role() -> None:
    grounds = grounds_agreement({"pace": (3, 4), "tasks": (0, 0)})
    assert isinstance(grounds["pace"], Interval)
    assert grounds["pace"].value == 0.75
    assert grounds["tasks"] == Undefined("no lessons")
    shares = what_decided({("Behaviour", "SLE"): 6, ("Behaviour", "headteacher"): 0}, {"SLE": 8})
    assert isinstance(shares[0].share, Interval)
    assert (shares[0].theme, shares[0].role, shares[0].share.value) == ("Behaviour", "SLE", 0.75)
    assert shares[1].share == Undefined("no lessons")
    with pytest.raises(ValueError, match="not a proportion"):
        what_decided({("Behaviour", "SLE"): 9}, {"SLE": 8})
