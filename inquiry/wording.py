"""Small words of the log: days, audiences, counts."""

import datetime as dt

from inquiry.models import Audience
from people.clock import LONDON

A_WEEK = 7
TO = {
    Audience.ME: "Only you",
    Audience.TRIO: "To the trio",
    Audience.SCHOOL: "To the school",
    Audience.ALLIANCE: "To the alliance",
    Audience.CLUSTER: "To the cluster",
}
KB = 1024
# What an entry begins with, by where one comes from: questions and nothing of any judgement, lesson or person, since
# whoever may read the entry may not see what it was learned from.
BEGINNINGS = {
    "comparison": (
        "What we learned from comparing two judgements",
        "**What surprised us**\n\n\n**What one of us looks for and the other does not**\n\n\n**What we try now**\n\n",
    ),
}


def margin_day(moment: dt.datetime, *, now: dt.datetime) -> str:
    """Return the day for the margin: `9 Feb`, with the year where it is another one."""
    local = moment.astimezone(LONDON)
    day = f"{local.day} {local:%b}"
    return day if local.year == now.astimezone(LONDON).year else f"{day} {local.year}"


def said_day(moment: dt.datetime, *, now: dt.datetime) -> str:
    """Return the day as one says it: `today`, `yesterday`, `Monday`, `9 February`."""
    local, today = moment.astimezone(LONDON), now.astimezone(LONDON).date()
    days = (today - local.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{local:%A}" if days < A_WEEK else f"{local.day} {local:%B}"


def replies_words(count: int) -> str:
    """Return `3 replies`, `1 reply`, or nothing for none."""
    return f"{count} {'reply' if count == 1 else 'replies'}" if count else ""


def files_words(count: int) -> str:
    """Return `2 files`, `1 file`, or nothing for none."""
    return f"{count} {'file' if count == 1 else 'files'}" if count else ""


def size_words(size: int) -> str:
    """Return a number of bytes as people read it: `230 kB`, `1.4 MB`."""
    return f"{size / KB**2:.1f} MB" if size >= KB**2 else f"{max(1, round(size / KB))} kB"
