"""What a trio leaves behind: reports that were sent, who still owes one, the heads' views, and one's own draft."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from people.models import User
from trios.models import HeadView, Member, Report, Trio
from trios.questions import HEADINGS, QUESTIONS
from trios.wording import said_day


@dataclass(frozen=True, slots=True)
class ReportRead:
    """One member's report: a heading and an answer for each question that was answered."""

    name: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Everything about the end of a trio. `owed` names who has not sent a report; `begun` says how far one's own is."""

    reports: tuple[ReportRead, ...] = ()
    owed: tuple[str, ...] = ()
    head_views: tuple[HeadView, ...] = ()
    has_reported: bool = False
    begun: str = ""


def left_behind(trio: Trio, members: Sequence[Member], *, reader: User, now: dt.datetime) -> LeftBehind:
    """Return what a finished trio has left so far (two queries); nothing of one that goes on or was set aside."""
    if trio.state != Trio.State.FINISHED:
        return LeftBehind()
    written = {report.person_id: report for report in Report.objects.filter(trio=trio)}
    sent = {person: report for person, report in written.items() if report.sent_at is not None}
    own = written.get(reader.pk)
    return LeftBehind(
        reports=tuple(
            ReportRead(each.person.name, answers_of(sent[each.person_id])) for each in members if each.person_id in sent
        ),
        owed=tuple(each.person.first_name for each in members if each.person_id not in sent),
        head_views=tuple(HeadView.objects.filter(trio=trio).select_related("school").order_by("school__name")),
        has_reported=reader.pk in sent,
        begun=begun_words(own, now=now) if own is not None and own.sent_at is None else "",
    )


def answers_of(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the questions that were answered, each with the answer as people read it."""
    said = {
        name: getattr(report, f"get_{name}_display", lambda name=name: getattr(report, name))() for name in HEADINGS
    }
    return tuple((heading, str(said[name])) for name, heading in HEADINGS.items() if said[name])


def begun_words(report: Report, *, now: dt.datetime) -> str:
    """Say how far a draft is: `4 of 10 answers, saved Monday`."""
    answered = sum(1 for name in QUESTIONS if getattr(report, name))
    return f"{answered} of {len(QUESTIONS)} answers, saved {said_day(report.saved_at, now=now)}"
