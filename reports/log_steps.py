"""What the learning log tells on Today: who asked me something, and the latest of my schools and alliances."""

import dataclasses
import datetime as dt

from django.urls import reverse

from inquiry.queries.news import told_to
from people.models import User
from reports.steps import Step


@dataclasses.dataclass(frozen=True, slots=True)
class LatestLine:
    """One entry of the log as a line of Today."""

    address: str
    title: str
    author: str
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class LogToday:
    """What Today shows of the log."""

    steps: tuple[Step, ...]
    latest_from: str
    latest: tuple[LatestLine, ...]


def log_today(person: User, *, now: dt.datetime) -> LogToday:
    """Return where the person was named and has not answered since, and what colleagues wrote last (one query).

    What was written in a trio of theirs lately comes before the rest.
    """
    told = told_to(person, now)
    near = {each.is_of_my_trio for each in told.latest}
    return LogToday(
        latest_from={(True,): "your trio", (False, True): "your trio and colleagues"}.get(
            tuple(sorted(near)), "your colleagues"
        ),
        steps=tuple(
            Step(
                title=each.title,
                words=f"{each.detail}.",
                detail=each.detail,
                address=reverse("log-entry", args=[each.entry_id]),
                action="Read and answer",
                icon="chat",
            )
            for each in told.mentions
        ),
        latest=tuple(
            LatestLine(reverse("log-entry", args=[each.id]), each.title, each.author, each.detail)
            for each in told.latest
        ),
    )
