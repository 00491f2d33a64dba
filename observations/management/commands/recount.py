"""`recount`: rebuild the cells from the ledger and say whether they were right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from observations.actions import recount
from people import clock


class Command(BaseCommand):
    """Rebuild every count, and check the ledger against the sheets that still exist."""

    help = "Rebuild the counts from the ledger; fails if they, or a sheet, were not the same."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401  # Django's signature
        """Recount, print what was found, and fail if anything had to be put right."""
        found = recount(at=clock.now())
        self.stdout.write(f"{found.lessons} lessons in {found.cells} cells")
        if found.changed or found.sheets_astray:
            raise CommandError(
                f"{found.changed} cells were not the same and have been put right; "
                f"{found.sheets_astray} ledger rows differ from their sheet."
            )
        self.stdout.write("Everything was the same.")
