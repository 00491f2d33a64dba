"""Every required figure of the golden file: value, standard error, interval, and the reason where there is none."""

from typing import Any

import pytest

from stats.agreement import coefficient
from stats.limits import Method
from stats.results import Estimate, Reason, Undefined
from tests.stats.golden import GOLDEN, counts_of, entries, name_of

REASONS: dict[str, Reason] = {
    "deg_all_one_category": "one grade only",
    "deg_single_unit_agree": "one grade only",
    "deg_no_pairs": "no pairs",
    "deg_all_missing": "no pairs",
}


@pytest.mark.parametrize("entry", entries(required=True), ids=name_of)
def test_value_error_and_interval_are_those_of_the_source(entry: dict[str, Any]) -> None:
    by_source: Method | None = (
        None if entry["ci95"] is None else "normal" if "statsmodels" in entry["se_source"] else "t"
    )
    answer = coefficient(
        counts_of(entry["case"]),
        entry["coefficient"],
        weights=entry["weights"],
        se_divisor=entry.get("se_divisor", "n-1"),
        interval=by_source,
    )
    assert isinstance(answer, Estimate)
    assert answer.value == pytest.approx(entry["value"], abs=1e-9 if entry["n_independent"] >= 2 else 2e-5)
    if entry["se"] is not None:
        assert answer.se == pytest.approx(entry["se"], abs=2e-4)
    if entry["ci95"] is not None:
        low, high = entry["ci95"]
        assert (answer.low, answer.high) == pytest.approx((low, min(high, 1)), abs=6e-4)


@pytest.mark.parametrize("entry", GOLDEN["edge_values"], ids=name_of)
def test_edge_values_have_an_interval_of_some_width(entry: dict[str, Any]) -> None:
    answer = coefficient(counts_of(entry["case"]), entry["coefficient"], weights=entry["weights"])
    assert isinstance(answer, Estimate)
    assert answer.value == pytest.approx(entry["value"], abs=1e-9)
    assert answer.low <= answer.value <= answer.high <= 1
    assert answer.high - answer.low > 0.05


@pytest.mark.parametrize("entry", GOLDEN["undefined"], ids=name_of)
def test_what_has_no_value_says_why(entry: dict[str, Any]) -> None:
    answer = coefficient(counts_of(entry["case"]), entry["coefficient"], weights=entry["weights"])
    assert answer == Undefined(REASONS[entry["case"]])
