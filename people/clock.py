"""The clock that the edges read (views, tasks, commands). Everything below them is given its time.

A demonstration tells a story of the school year 2012–13, so its clock is set back by a fixed offset that is stored
with the installation; it ticks at the usual speed. A real installation has no offset, by a constraint.
"""

import datetime as dt
import zoneinfo

from django.db import connection
from django.utils import timezone

from people.models import Installation

LONDON = zoneinfo.ZoneInfo("Europe/London")
_offsets: dict[str, dt.timedelta] = {}


def now() -> dt.datetime:
    """Return the present moment of this installation (aware, UTC)."""
    return timezone.now() + _offset()


def today() -> dt.date:
    """Return the date in London."""
    return now().astimezone(LONDON).date()


def forget() -> None:
    """Read the offset again at the next call (after the installation is made, and between tests)."""
    _offsets.clear()


def _offset() -> dt.timedelta:
    """Return the installation's offset, read once for each database; none until there is an installation."""
    database = str(connection.settings_dict["NAME"])
    if database not in _offsets:
        found = Installation.objects.values_list("clock_offset", flat=True).first()
        if found is None:
            return dt.timedelta(0)
        _offsets[database] = found
    return _offsets[database]
