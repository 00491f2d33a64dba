"""Reads about accounts and the installation."""

from people.models import Installation


def installation() -> Installation | None:
    """Return what this database is, or None before set-up or the demonstration has been loaded."""
    return Installation.objects.first()
