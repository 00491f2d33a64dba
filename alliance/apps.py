"""The roof as a Django app: it holds commands and checks, and no models."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class RoofConfig(AppConfig):
    """Registers the checks of the whole house."""

    name = "alliance"

    def ready(self) -> None:
        """Register the check of the database role."""
        from alliance.checks import role_behind_the_wall  # apps are loaded by now, not before

        register(role_behind_the_wall, Tags.database)
