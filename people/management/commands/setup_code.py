"""`setup_code`: print the one-time code that makes the first administrator. `make run` calls it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from people import actions, clock


class Command(BaseCommand):
    """Make a new code, which replaces any before; print nothing where the installation has been set up."""

    help = "Print the one-time code with which the first administrator is made."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401  # Django's signature
        """Print the code and where to enter it."""
        code = actions.make_setup_code(at=clock.now())
        if code is None:
            return
        self.stdout.write("Nobody can sign in yet. Make the first administrator:")
        self.stdout.write(f"  open    {settings.BASE_URL}{reverse('setup-first')}")
        self.stdout.write(f"  code    {code}  (works once)")
