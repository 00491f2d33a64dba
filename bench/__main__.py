"""Run the sections named on the command line, or all of them: `make bench ARGS="pages seals"`."""

import importlib
import sys

SECTIONS = ("pages", "seals", "trios", "load", "counting", "reports", "stats_speed", "stats_coverage")


def main(wanted: list[str]) -> None:
    """Run each section in its turn, in this process."""
    for name in wanted or SECTIONS:
        print(f"\n== {name} ==", flush=True)
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
