"""Where a trio stands: its four steps, and what it waits for since when. Pure: rows and a day in, words out."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from people.clock import LONDON
from trios.models import Member, Trio, Visit

STALLED_AFTER = dt.timedelta(days=7)
State = Literal["done", "now", "todo"]
WAITS_FOR = {"plan": "a plan", "visit": "its visits", "revisit": "its revisits", "debrief": "its debrief"}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps of a cycle, with a line or two under its name."""

    kind: str
    title: str
    state: State
    when: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a trio waits for, and since when. A school in a quiet period pauses it: it is then never stalled."""

    what: str
    since: dt.date
    days: int
    stalled: bool
    paused_until: dt.date | None = None

    @property
    def words(self) -> str:
        """`waits for cover, 14 days`."""
        if self.paused_until is not None:
            return f"not available until {day_words(self.paused_until)}"
        return f"waits for {self.what}, {self.days} day{'' if self.days == 1 else 's'}"


def day_words(day: dt.date) -> str:
    """Write `22 March`."""
    return f"{day.day} {day:%B}"


def short_day(day: dt.date) -> str:
    """Write `22 Jan`."""
    return f"{day.day} {day:%b}"


def day_of(moment: dt.datetime) -> dt.date:
    """Return the day in London."""
    return moment.astimezone(LONDON).date()


def span(days: Sequence[dt.date]) -> str:
    """Write `22 Jan to 6 Feb`, or the one day."""
    first, last = short_day(min(days)), short_day(max(days))
    return first if first == last else f"{first} to {last}"


def _is_done(visits: Sequence[Visit]) -> bool:
    return bool(visits) and all(visit.done_at for visit in visits)


def steps_of(trio: Trio, visits: Sequence[Visit]) -> tuple[Step, ...]:
    """Return the four steps in words."""
    of = {kind: [visit for visit in visits if visit.kind == kind] for kind in Visit.Kind}
    first, again = of[Visit.Kind.VISIT], of[Visit.Kind.REVISIT]
    finished = trio.debriefed_on is not None
    done = (trio.planned_on is not None, _is_done(first) or finished, _is_done(again) or finished, finished)
    current = done.index(False) if False in done else len(done)
    states: list[State] = ["done" if each else "now" if at == current else "todo" for at, each in enumerate(done)]
    plan = trio.planned_on or trio.plan_on
    if trio.debriefed_on:
        debrief = day_words(trio.debriefed_on)
    else:
        debrief = f"by {day_words(trio.debrief_by)}" if trio.debrief_by else "no date yet"
    return (
        Step("plan", "Plan", states[0], day_words(plan) if plan else "no date yet"),
        _visits_step("visit", "Visit", states[1], first, (trio.visits_from, trio.visits_by)),
        _visits_step("revisit", "Revisit", states[2], again, (trio.revisits_from, trio.revisits_by)),
        Step("debrief", "Debrief", states[3], debrief),
    )


def _visits_step(
    kind: str, title: str, state: State, visits: Sequence[Visit], planned: tuple[dt.date | None, dt.date | None]
) -> Step:
    """Return a step of visits: when they were or are to be, and how many have been, or have a date."""
    been = [day_of(visit.starts_at) for visit in visits if visit.done_at and visit.starts_at]
    dated = sum(1 for visit in visits if visit.starts_at)
    first, last = planned
    if been and len(been) == len(visits):
        return Step(kind, title, state, f"{span(been)},", f"{len(been)} of {len(visits)}")
    if state == "done":  # the debrief did not wait for them
        return Step(kind, title, state, f"{len(been)} of {len(visits)} noted" if visits else "none noted")
    open_ended = f"by {short_day(last)}" if last else "no dates yet"
    when = f"from {short_day(first)}" if first else open_ended
    if not visits:
        return Step(kind, title, state, when)
    count = f"{len(been)} of {len(visits)}" if been else f"{dated} of {len(visits)} dated"
    return Step(kind, title, state, f"{when},", count)


def waiting_of(
    trio: Trio,
    *,
    members: Sequence[Member],
    visits: Sequence[Visit],
    quiet: Mapping[uuid.UUID, dt.date],
    on: dt.date,
) -> Waiting | None:
    """Return what the trio waits for on this day, or None once it has ended. `quiet` is a school's last quiet day.

    Days count from when the step was due (or, without a date, from when it could begin), and again from the end of the
    latest quiet period of any of its schools.
    """
    if trio.state not in (Trio.State.PLANNED, Trio.State.RUNNING):
        return None
    what, since, is_due = _awaited(trio, members, visits)
    latest = max((quiet[each.school_id] for each in members if each.school_id in quiet), default=None)
    if latest is not None and latest >= on:
        return Waiting(what, since, 0, stalled=False, paused_until=latest)
    since = max(filter(None, (since, latest)))
    waited = on - since
    patience = dt.timedelta(days=1) if is_due else STALLED_AFTER
    return Waiting(what, since, max(waited.days, 0), stalled=waited >= patience)


def _awaited(trio: Trio, members: Sequence[Member], visits: Sequence[Visit]) -> tuple[str, dt.date, bool]:
    """Return what is awaited, since when, and whether that is a day by which it was to be."""
    formed = day_of(trio.formed_at)
    if trio.state == Trio.State.PLANNED:
        asked = [member.cover_asked_on for member in members if member.cover_agreed_on is None]
        return "cover", min(asked, default=formed), False
    step = next(step.kind for step in steps_of(trio, visits) if step.state == "now")
    due = {"plan": trio.plan_on, "visit": trio.visits_by, "revisit": trio.revisits_by, "debrief": trio.debrief_by}[step]
    if due is not None:
        return WAITS_FOR[step], due, True
    begun = {"plan": trio.started_on, "visit": trio.planned_on}.get(step)
    done = [day_of(visit.done_at) for visit in visits if visit.done_at]
    return WAITS_FOR[step], max(done, default=begun or trio.planned_on or formed), False
