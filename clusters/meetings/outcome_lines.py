"""Outcomes as pages list them, and the actions that earlier meetings of a series hand on."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from clusters.meetings.access import Standing
from clusters.models import Meeting, Outcome
from clusters.wording import clock_words, day_words, short_name
from people.clock import LONDON

STAYS_DONE = dt.timedelta(days=28)  # an action done so shortly before a meeting is still told there


@dataclasses.dataclass(frozen=True, slots=True)
class OutcomeLine:
    """An outcome as it is listed; `detail` names owner and date of an action, `item` what it was typed against."""

    id: uuid.UUID
    kind: str
    label: str
    text: str
    at: str
    detail: str
    item: str
    is_done: bool
    may_tick: bool
    is_before: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Carried:
    """Actions from earlier meetings, under a heading that names the meeting where there is one."""

    title: str
    lines: tuple[OutcomeLine, ...]


def carried_to(meeting: Meeting, standing: Standing, at: dt.datetime) -> Carried:
    """Return the actions of earlier meetings that are open, or were done shortly before this one (one query)."""
    actions = Outcome.objects.filter(kind=Outcome.Kind.ACTION, meeting__series=meeting.series_id)
    earlier = actions.filter(meeting__starts_at__lt=meeting.starts_at).select_related(
        "owner", "alliance", "item", "meeting"
    )
    since = meeting.starts_at - STAYS_DONE
    kept = [each for each in earlier if each.done_at is None or each.done_at >= since]
    days = {each.meeting.starts_at.astimezone(LONDON).date() for each in kept}
    title = f"Actions from {day_words(days.pop())}" if len(days) == 1 else "Actions from earlier meetings"
    return Carried(title, outcome_lines(kept, standing, at))


def outcome_lines(outcomes: Iterable[Outcome], standing: Standing, at: dt.datetime) -> tuple[OutcomeLine, ...]:
    """Return outcomes as they are listed, in the order given (no query if item, alliance, owner and meeting are)."""
    today = at.astimezone(LONDON).date()
    return tuple(_line(each, standing, today) for each in outcomes)


def _line(outcome: Outcome, standing: Standing, today: dt.date) -> OutcomeLine:
    """Build one line."""
    item = (outcome.item.short or outcome.item.title) if outcome.item else ""
    day = outcome.meeting.starts_at.astimezone(LONDON).date()
    typed = outcome.typed_at.astimezone(LONDON)
    return OutcomeLine(
        id=outcome.pk,
        kind=outcome.kind,
        label=outcome.get_kind_display(),
        text=outcome.text,
        at=clock_words(typed) if outcome.item_id or typed.date() == day else f"{typed.day} {typed:%b}",
        detail=_promise(outcome, today),
        item=", ".join(filter(None, (item, _short(outcome.alliance)))),
        is_done=outcome.done_at is not None,
        may_tick=standing.runs or outcome.owner_id == standing.person.pk,
        is_before=outcome.item_id is None and typed.date() < day,
    )


def _short(alliance: object | None) -> str:
    return short_name(str(alliance)) if alliance else ""


def _promise(outcome: Outcome, today: dt.date) -> str:
    """Say who promised it, and by when it is or was done."""
    if outcome.kind != Outcome.Kind.ACTION or outcome.due_on is None:
        return ""
    who = whose(outcome)
    if outcome.done_at:
        return f"{who}. Done {day_words(outcome.done_at.astimezone(LONDON).date())}"
    return f"{who}. Due today" if outcome.due_on == today else f"{who}. By {day_words(outcome.due_on)}"


def whose(outcome: Outcome) -> str:
    """Say whose an action is: `Ruth Ellery, Woodroffe`."""
    who = outcome.owner.name if outcome.owner else "Nobody’s yet"
    return f"{who}, {_short(outcome.alliance)}" if outcome.alliance else who


def listed_of(meeting: Meeting) -> Sequence[Outcome]:
    """Return a meeting's outcomes with all that a line needs (one query)."""
    return list(meeting.outcomes.select_related("owner", "alliance", "item", "meeting"))
