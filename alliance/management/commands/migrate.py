"""`migrate`, as the admin role: the app's role owns no table and could not."""

from django.core.management.base import CommandParser
from django.core.management.commands import migrate


class Command(migrate.Command):
    """Django's `migrate` with another default: the database alias `admin`."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Add Django's arguments and change the default database."""
        super().add_arguments(parser)
        parser.set_defaults(database="admin")
