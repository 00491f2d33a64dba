"""The golden entries beside agreement: intraclass correlation, components, decision study, marginal tests."""

from collections.abc import Callable
from typing import Any

import pytest

from stats import marginals
from stats.components import Components, variance_components
from stats.crossed import Crossed
from stats.decision import decision_study
from stats.icc import icc
from stats.marginals import ChiSquare
from stats.results import Estimate
from tests.stats.golden import CASES, counts_of, entries, name_of


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [entry for entry in entries(required=False) if entry["coefficient"] == kind]


def crossed(case_id: str) -> Crossed:
    return Crossed.from_ratings(CASES[case_id]["ratings"], CASES[case_id]["categories"])


@pytest.mark.parametrize("entry", of_kind("icc"), ids=name_of)
def test_intraclass_correlations_have_the_value_and_interval_of_the_source(entry: dict[str, Any]) -> None:
    answer = icc(crossed(entry["case"]), entry["weights"])
    assert isinstance(answer, Estimate)
    assert answer.value == pytest.approx(entry["value"], abs=1e-9)
    if entry["weights"] == "ICC2k":
        # The source puts the mean's correlation where McGraw and Wong have that of one observer. Ours is the interval
        # of ICC2, carried over to the mean of three.
        single = icc(crossed(entry["case"]), "ICC2")
        assert isinstance(single, Estimate)
        entry = {**entry, "ci95": [3 * limit / (1 + 2 * limit) for limit in (single.low, single.high)]}
    assert (answer.low, answer.high) == pytest.approx(entry["ci95"], abs=1e-9)


@pytest.mark.parametrize("entry", of_kind("gtheory_variance"), ids=name_of)
def test_variance_components(entry: dict[str, Any]) -> None:
    found = variance_components(crossed(entry["case"]))
    assert isinstance(found, Components)
    assert getattr(found, entry["weights"]) == pytest.approx(entry["value"], abs=1e-9)


@pytest.mark.parametrize("entry", of_kind("dstudy_phi"), ids=name_of)
def test_decision_study(entry: dict[str, Any]) -> None:
    found = variance_components(crossed(entry["case"]))
    assert isinstance(found, Components)
    study = decision_study(found, range(1, 7))
    assert [count for count, _phi in study] == [1, 2, 3, 4, 5, 6]
    assert [phi for _count, phi in study] == pytest.approx(entry["value"], abs=1e-9)


TESTS: dict[str, Callable[..., Any]] = {
    "bowker": marginals.bowker,
    "stuart_maxwell": marginals.stuart_maxwell,
    "bhapkar": marginals.bhapkar,
    "mcnemar": marginals.mcnemar,
}


@pytest.mark.parametrize("entry", [entry for kind in TESTS for entry in of_kind(kind)], ids=name_of)
def test_marginal_tests(entry: dict[str, Any]) -> None:
    counts = counts_of(entry["case"])
    if entry["weights"] == "exact_p":
        assert marginals.mcnemar_exact(counts) == pytest.approx(entry["value"], abs=1e-9)
        return
    found = TESTS[entry["coefficient"]](counts)
    assert isinstance(found, ChiSquare)
    assert found.statistic == pytest.approx(entry["value"], abs=1e-9)
    if entry["published"]:
        assert found.statistic == pytest.approx(entry["published"]["value"], abs=6e-3)
