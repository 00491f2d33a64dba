"""Small words of this room's pages: times, days, short names."""

import datetime as dt

from people.clock import LONDON

AFTER_A_NAME = (" – Teaching School Alliance", " Teaching School Alliance", " School", " Academy", " alliance")


def clock_words(moment: dt.datetime) -> str:
    """Return the time of day in London: `10.42`."""
    return f"{moment.astimezone(LONDON):%H.%M}"


def day_words(day: dt.date) -> str:
    """Return a day: `25 February`."""
    return f"{day.day} {day:%B}"


def date_words(moment: dt.datetime) -> str:
    """Return a full day in London: `Monday 25 February 2013`."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B %Y}"


def moment_words(moment: dt.datetime) -> str:
    """Return `Monday 25 February 2013, 12.30`."""
    return f"{date_words(moment)}, {clock_words(moment)}"


def saved_words(moment: dt.datetime, *, now: dt.datetime) -> str:
    """Return `10.42` for a moment of today, `25 February, 10.42` for another day."""
    local = moment.astimezone(LONDON)
    is_today = local.date() == now.astimezone(LONDON).date()
    return clock_words(moment) if is_today else f"{day_words(local.date())}, {clock_words(moment)}"


def short_name(name: str) -> str:
    """Return an alliance's name as people say it: `Woodroffe` for `Woodroffe School – Teaching School Alliance`."""
    short = name
    for end in AFTER_A_NAME:
        if short.endswith(end) and len(short) > len(end):
            short = short.removesuffix(end)
    return short
