"""When things happen in the story, in London time."""

import datetime as dt

from people.clock import LONDON

SCHOOL_YEAR_FROM = dt.date(2012, 9, 3)


def moment(day: str, clock: str) -> dt.datetime:
    """Return an aware time: `moment("2013-01-30", "10.05")`."""
    hours, minutes = clock.split(".")
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(int(hours), int(minutes)), tzinfo=LONDON)


OPENED = moment("2012-09-03", "9.00")
# The demonstration's clock starts here: after the eighth lesson, before either of its observers has sealed.
NOW = moment("2013-02-08", "13.05")
