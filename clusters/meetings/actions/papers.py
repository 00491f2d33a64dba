"""Writes about the checklist of documents that the research needs from each alliance."""

import datetime as dt
from collections.abc import Iterable

from clusters.meetings.actions.stamp import touch
from clusters.meetings.queries import papers_at
from clusters.models import Alliance, Meeting, Paper
from people.audit import act
from people.models import User

# What the research of the minutes asks of an alliance; anything else can be typed.
USUAL = ("Agreement to take part", "Baseline and how progress is measured", "Maturity model, rated", "Findings so far")


def ask_all(*, meeting: Meeting, alliances: Iterable[Alliance], title: str, by: User, at: dt.datetime) -> None:
    """Ask these alliances for a document; who has been asked for it already is not asked twice."""
    with act("ask for paper", by=by, at=at):
        waiting = {(paper.alliance_id, paper.title.casefold()) for paper in papers_at(meeting)}
        for alliance in alliances:
            if (alliance.pk, title.casefold()) not in waiting:
                ask_for_paper(meeting=meeting, alliance=alliance, title=title, by=by, at=at)


def drop_paper(*, paper: Paper, by: User, at: dt.datetime) -> None:
    """Take a document off the list."""
    with act("drop paper", by=by, at=at):
        touch(paper.meeting)
        paper.delete()


def ask_for_paper(*, meeting: Meeting, alliance: Alliance, title: str, by: User | None, at: dt.datetime) -> None:
    """Put a document that the research needs on the checklist."""
    with act("ask for paper", by=by, at=at):
        touch(meeting)
        Paper.objects.get_or_create(meeting=meeting, alliance=alliance, title=title)


def tick_paper(*, paper: Paper, here: bool, by: User, at: dt.datetime) -> None:
    """Say that a document is here, or that it is not after all."""
    with act("tick paper", by=by, at=at):
        touch(paper.meeting)
        Paper.objects.filter(pk=paper.pk).update(here_at=at if here else None)
