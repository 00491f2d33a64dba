"""`simulate`: fill a throw-away database with counted lessons, to measure with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from observations.simulation import simulate
from people import clock, queries

MOST = 5_000_000


class Command(BaseCommand):
    """Make a simulated cluster; refuses an installation that anybody uses."""

    help = "Make a cluster with many counted lessons in a throw-away database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask how many, and from which seed."""
        parser.add_argument("lessons", type=int)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: Any, lessons: int, seed: int, **_options: Any) -> None:  # noqa: ANN401  # Django's signature
        """Make them, count them, and print where to look."""
        if not 1 <= lessons <= MOST:
            raise CommandError(f"Between 1 and {MOST:,} lessons can be made.")
        if queries.installation() is not None:
            raise CommandError("This installation is in use. Simulate in a database of its own.")
        made = simulate(lessons=lessons, seed=seed, at=clock.now())
        self.stdout.write(f"{made.lessons:,} lessons in {made.alliances} alliances, cluster {made.cluster.pk}")
