"""Reads about accounts and the installation."""

from django.db import connection

from people.models import Installation

_known: dict[str, Installation] = {}


def installation() -> Installation | None:
    """Return what this database is, or None before set-up or the demonstration has been loaded.

    It never changes once said, so each process reads it once.
    """
    database = str(connection.settings_dict["NAME"])
    if database not in _known:
        found = Installation.objects.first()
        if found is None:
            return None
        _known[database] = found
    return _known[database]


def forget() -> None:
    """Read the installation again at the next call."""
    _known.clear()
