"""The sample-size planner keeps its word: simulated power is the power it names."""

import numpy as np
import pytest
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize

from stats.planning import Clustering, one_group, power_of_two_groups, two_groups


def test_seventy_five_from_sixty_percent_takes_about_150_in_each() -> None:
    plan = two_groups(0.75, 0.60)
    assert (plan.lessons, plan.total, plan.kind) == (152, 304, "two groups")
    assert plan.sentence == (
        "Telling 75% from 60% between two groups takes about 150 lessons in each "
        "(two-sided at 5%, power 80%, if lessons were independent)."
    )


@pytest.mark.parametrize(("first", "second"), [(0.75, 0.6), (0.9, 0.8), (0.5, 0.7), (0.3, 0.45)])
@pytest.mark.parametrize("power", [0.8, 0.9])
def test_two_groups_are_close_to_statsmodels(first: float, second: float, power: float) -> None:
    effect = abs(proportion_effectsize(first, second))
    peer = NormalIndPower().solve_power(effect, power=power, alpha=0.05)
    plan = two_groups(first, second, power=power)
    assert plan.lessons == pytest.approx(peer, rel=0.06)
    assert power_of_two_groups(first, second, plan.lessons) == pytest.approx(power, abs=0.01)


@pytest.mark.parametrize("sides", [1, 2])
def test_simulated_power_is_the_power_asked_for(sides) -> None:
    stream = np.random.default_rng(8)
    plan = two_groups(0.8, 0.6, sides=sides)
    first, second = (stream.binomial(plan.lessons, share, 40_000) / plan.lessons for share in (0.8, 0.6))
    mean = (first + second) / 2
    z = (first - second) / np.sqrt(2 * mean * (1 - mean) / plan.lessons)
    assert np.mean(z > (1.645 if sides == 1 else 1.96)) == pytest.approx(0.8, abs=0.03)


def test_simulated_power_of_one_group_against_a_figure() -> None:
    stream = np.random.default_rng(8)
    plan = one_group(0.75, 0.6)
    assert plan.kind == "one group against a figure"
    share = stream.binomial(plan.lessons, 0.75, 40_000) / plan.lessons
    z = (share - 0.6) / np.sqrt(0.24 / plan.lessons)
    assert np.mean(np.abs(z) > 1.96) == pytest.approx(0.8, abs=0.04)
    assert plan.sentence.startswith("Telling 75% from a fixed 60% takes about 78 lessons (two-sided")


def test_one_side_takes_fewer_and_alike_lessons_more() -> None:
    plain = two_groups(0.75, 0.6).lessons
    assert two_groups(0.75, 0.6, sides=1).lessons < plain
    assert two_groups(0.75, 0.6, power=0.9).lessons > plain
    clustered = two_groups(0.75, 0.6, clustering=Clustering(8, 0.1))
    assert clustered.lessons == pytest.approx(1.7 * plain, abs=2)
    assert clustered.sentence.endswith("(two-sided at 5%, power 80%, 8 lessons a pair with correlation 0.1).")


@pytest.mark.parametrize("arguments", [(0.5, 0.5), (1.2, 0.5), (-0.1, 0.5)])
def test_plans_for_nothing_are_refused(arguments: tuple[float, float]) -> None:
    for planner in (one_group, two_groups):
        with pytest.raises(ValueError, match="proportions"):
            planner(*arguments)
    with pytest.raises(ValueError, match="proportions"):
        power_of_two_groups(*arguments, 10)


@pytest.mark.parametrize("options", [{"power": 1.0}, {"power": 0.01}, {"alpha": 0}, {"sides": 3}])
def test_conditions_that_make_no_sense_are_refused(options) -> None:
    with pytest.raises(ValueError, match="no plan"):
        two_groups(0.75, 0.6, **options)


def test_certainty_needs_few_lessons() -> None:
    assert one_group(1.0, 0.0).lessons == 2
    assert power_of_two_groups(1.0, 0.0, 50) == 1.0
    assert power_of_two_groups(1.0, 0.0, 1) == 0.0
    with pytest.raises(ValueError, match="at least one"):
        power_of_two_groups(0.5, 0.4, 0)
