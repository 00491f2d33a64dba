"""Today: the one next step, a few smaller ones, and the week."""

import dataclasses
import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from clusters.queries import reach_now
from people import clock, queries
from people.access import SignedInRequest, signed_in
from people.clock import LONDON
from reports.log_steps import LatestLine, log_today
from reports.meeting_steps import meeting_steps
from reports.news import news_of
from reports.queries.today import my_joints
from reports.report_steps import report_steps
from reports.set_up_steps import set_up_steps, start_steps
from reports.steps import Step, steps_of
from reports.trio_steps import trio_today
from reports.week import Week, week_of

MOST_SMALL = 4
NOON, EVENING = 12, 18


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """What Today says: the one next step (None: nothing waits), smaller ones, and the week of whoever has lessons."""

    hello: str
    next: Step | None
    small: tuple[Step, ...]
    week: Week | None
    observes: bool
    latest_from: str
    latest: tuple[LatestLine, ...]


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show a person their day; before anything has been set up, the page that sets up."""
    if queries.installation() is None:
        return redirect("setup-first")
    return _today(request)


@signed_in
def _today(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the person, most pressing first."""
    now = clock.now()
    joints = my_joints(request.user, now=now)
    local = now.astimezone(LONDON)
    news = news_of(request.user, reach_now(request), on=local.date())
    meetings = meeting_steps(request.user, reach_now(request), now=now)
    set_up = set_up_steps(request.user, now=now)
    trios = trio_today(request.user, now=now)
    log = log_today(request.user, now=now)
    steps = (
        *steps_of(joints, now=now),
        *set_up.turns,
        *trios.steps,
        *meetings.now,
        *report_steps(request.user, reach_now(request), at=now),
        *(set_up.first_hour if reach_now(request).schools else ()),  # others are in no lesson
        *start_steps(request.user, reach_now(request), on=local.date()),
        *log.steps,
        *news,
        *meetings.later,
    )
    hello = "morning" if local.hour < NOON else "afternoon" if local.hour < EVENING else "evening"
    day = Day(
        hello=f"Good {hello}, {request.user.first_name}. It’s {local:%A} {local.day} {local:%B}.",
        next=steps[0] if steps else None,
        small=steps[1 : 1 + MOST_SMALL],
        week=week_of(joints, now=now, visits=trios.visits) if joints or trios.visits else None,
        observes=any(joint.observes for joint in joints),
        latest_from=log.latest_from,
        latest=log.latest,
    )
    return render(request, "reports/today.html", {"day": day, "drawn": _drawn(day)})


@functools.lru_cache(maxsize=256)
def _drawn(day: Day) -> SafeString:
    """Draw a day once for as long as it says the same: all that Today shows is in `day`."""
    return render_to_string("reports/today/day.html", {"day": day})
