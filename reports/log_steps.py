"""What the learning log tells on Today: who asked me something, and the latest of my schools and alliances."""

import dataclasses
import datetime as dt

from django.urls import reverse

from inquiry.queries.news import latest_for, mentions_for
from people.models import User
from reports.steps import Step


@dataclasses.dataclass(frozen=True, slots=True)
class LatestLine:
    """One entry of the log as a line of Today."""

    address: str
    title: str
    author: str
    detail: str


def mention_steps(person: User, *, now: dt.datetime) -> tuple[Step, ...]:
    """Return where the person was named in the log and has not answered since (one query)."""
    return tuple(
        Step(
            title=each.title,
            words=f"{each.detail}.",
            detail=each.detail,
            address=reverse("log-entry", args=[each.entry_id]),
            action="Read and answer",
            icon="chat",
        )
        for each in mentions_for(person, now)
    )


def latest_lines(person: User, *, now: dt.datetime) -> tuple[LatestLine, ...]:
    """Return the latest entries of others that were shared with the person's schools and alliances."""
    return tuple(
        LatestLine(reverse("log-entry", args=[each.id]), each.title, each.author, each.detail)
        for each in latest_for(person, now)
    )
