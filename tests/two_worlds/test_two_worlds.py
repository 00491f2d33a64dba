"""Nothing that another observer writes or does can be told before the reveal: two worlds, equal byte for byte.

Each run plays the same random actions in two databases that differ in what one observer writes (*content*), or in which
that observer does nothing in one of them (*activity*); whatever anybody else is answered must be the same: status,
headers, cookies, body, number of queries, log lines, task arguments and mails. `make test-long` plays more of them.
"""

import os

from tests import addresses
from tests.two_worlds.play import Tally, compare, names_seen
from tests.two_worlds.script import write

RUNS = int(os.environ.get("RUNS", "8"))


def test_two_worlds_that_differ_in_what_another_observer_does_alone_look_the_same(databases, casts):
    tally = Tally()
    for seed in range(RUNS):
        play = write(seed)
        compare(databases, casts[play.third], play, tally)

    assert names_seen(tally) == addresses.TABLE.keys()
    assert tally.reveals >= RUNS  # in both worlds of most runs
    print(  # noqa: T201  # the figures that the promise is about
        f"\ntwo worlds: {tally.runs} runs, {tally.steps} actions, {tally.pairs} pairs of answers compared, "
        f"{tally.reveals} reveals seen, {len(names_seen(tally))} of {len(addresses.TABLE)} addresses"
    )
