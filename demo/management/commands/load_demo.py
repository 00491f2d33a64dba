"""`manage.py load_demo`: fill an empty database with the demonstration."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo import actions


class Command(BaseCommand):
    """Loads the story of the minutes with invented people and schools."""

    help = "Fill an empty database with the demonstration (needs DEMO=1)."

    def handle(self, **_options: object) -> None:
        """Load it and say how much; a refusal is one line and a non-zero status."""
        try:
            loaded = actions.load(at=timezone.now())
        except actions.NotLoaded as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"The demonstration is loaded: {loaded.people} people, {loaded.schools} schools, {loaded.lessons} lessons, "
            f"{loaded.counted} of them counted."
        )
