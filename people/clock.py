"""The clock that the edges read (views, tasks, commands). Everything below them is given its time.

A demonstration tells a story of the school year 2012–13, so its clock is set back by a fixed offset that is stored
with the installation; it ticks at the usual speed. A real installation has no offset, by a constraint.
"""

import datetime as dt
import zoneinfo

from django.utils import timezone

from people.queries import installation

LONDON = zoneinfo.ZoneInfo("Europe/London")


def now() -> dt.datetime:
    """Return the present moment of this installation (aware, UTC)."""
    found = installation()
    return timezone.now() + (found.clock_offset if found else dt.timedelta(0))


def today() -> dt.date:
    """Return the date in London."""
    return now().astimezone(LONDON).date()
