"""Runs the steps named on its command line in one Django process, since starting Django is most of the time they take.

`python -m alliance.local.prepare static`, `… tables`, `… tables demo`.
"""

import io
import os
import sys
from collections.abc import Callable

import django
from django.core.management import CommandError, call_command

FAILED = 1


def static() -> None:
    """Make fonts and stylesheet, and collect them with the rest under the names that browsers may keep for ever."""
    call_command("build_assets", verbosity=0, stdout=io.StringIO())
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def tables() -> None:
    """Bring the tables up to date."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", database="admin", verbosity=0)


def demo() -> None:
    """Load the demonstration unless it is there. `load_demo` refuses a database that holds anything else."""
    from people.models import Installation  # models exist once Django is set up

    if not Installation.objects.filter(kind=Installation.Kind.DEMO).exists():
        call_command("load_demo", verbosity=0)


STEPS: dict[str, Callable[[], None]] = {"static": static, "tables": tables, "demo": demo}


def main(names: list[str]) -> int:
    """Run the steps in the order given. Returns an exit status; a command's own complaint is one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    django.setup()
    for name in names:
        try:
            STEPS[name]()
        except CommandError as error:
            sys.stderr.write(f"{error}\n")
            return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
