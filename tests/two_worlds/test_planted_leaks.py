"""The test of the test: each leak that is planted alone is caught by the two worlds, where it was planted."""

import pytest

from tests.two_worlds.leaks import LEAKS, WALL
from tests.two_worlds.play import Leak, Tally, compare
from tests.two_worlds.script import write

SEEDS = 12


@pytest.fixture(scope="module")
def caught():
    """Count those that were caught, for the figure that the promise is about."""
    found = []
    yield found
    print(f"\nplanted leaks: {len(found)} of {len(LEAKS)} caught")  # noqa: T201


def play_on(databases, casts, leak):
    """Play until it is caught."""
    for seed in range(leak.first, SEEDS):
        play = write(seed)
        compare(databases, casts[play.third], play, Tally(), leak)


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_that_is_planted_is_caught_where_it_was_planted(databases, casts, caught, name):
    leak = LEAKS[name]
    with leak.plant(), pytest.raises(Leak) as found:
        play_on(databases, casts, leak)

    assert any(where in found.value.label for where in leak.where), found.value
    caught.append(name)


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_page_that_asks_for_every_sheet_tells_nothing_either(databases, casts, seed):
    """Row-level security behind the app's own narrowing: it is what a page without that is left with."""
    play, tally = write(seed), Tally()
    with WALL.plant():
        compare(databases, casts[play.third], play, tally, WALL)

    assert tally.pairs > 0
