"""Reports that have been put together and wait for the words of who leads, as steps of Today."""

import datetime as dt

from django.urls import reverse

from clusters.queries import Reach
from clusters.wording import short_name
from people.models import User
from reports.models import Report
from reports.queries.documents import waiting_for_words
from reports.steps import Step
from reports.wording import term_words

MOST = 2


def report_steps(person: User, reach: Reach, *, at: dt.datetime) -> tuple[Step, ...]:
    """Return the fresh drafts this person writes (one query; none for who leads nothing)."""
    return tuple(_step(each) for each in waiting_for_words(person, reach, at=at)[:MOST])


def _step(report: Report) -> Step:
    """Build one step."""
    if report.is_pack and report.meeting is not None:
        title, words = f"The pack for {report.meeting.title.lower()} is ready", "Read it, then share it or send it."
    else:
        of = short_name(report.alliance.name) if report.alliance else report.cluster.name
        title, words = f"The report of {of} is ready", f"{term_words(report.term)}: add your words, then share it."
    return Step(
        title=title,
        words=words,
        detail=words,
        address=reverse("report", args=[report.pk]),
        action="Open it",
        icon="reports",
        is_turn=False,
    )
