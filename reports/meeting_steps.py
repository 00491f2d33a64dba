"""What meetings and updates bring to Today: one that runs, dates, promises until they are done, comments, the next."""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from django.db import connection
from django.urls import reverse

from clusters.queries import Reach
from clusters.wording import clock_words, day_words, short_name
from people.clock import LONDON
from people.models import User
from reports.queries.updates import alliances_of
from reports.steps import Step

MOST = 3
LONGEST = 90
SOON = dt.timedelta(days=7)
# Almost every person opens Today first, and most have none of these: one statement asks for all.
WAITING = """
(SELECT 'action', m.id, m.title, o.text, o.due_on, m.starts_at, FALSE
 FROM clusters_outcome o JOIN clusters_meeting m ON m.id = o.meeting_id
 WHERE o.owner_id = %(me)s AND o.kind = 'action' AND o.done_at IS NULL
 ORDER BY o.due_on, o.id LIMIT %(most)s)
UNION ALL
(SELECT m.state, m.id, m.title, m.place, NULL, m.starts_at, m.facilitator_id IS NOT DISTINCT FROM %(me)s
 FROM clusters_seat s JOIN clusters_meeting m ON m.id = s.meeting_id
 WHERE s.person_id = %(me)s AND m.state IN ('planned', 'running')
   AND (s.coming IS DISTINCT FROM FALSE OR m.state = 'running' OR m.facilitator_id = %(me)s)
   AND m.starts_at BETWEEN %(now)s - INTERVAL '12 hours' AND %(now)s + INTERVAL '21 days'
 ORDER BY m.starts_at, m.id LIMIT %(most)s)
UNION ALL
(SELECT 'poll', m.id, m.title, '', NULL, m.starts_at, FALSE
 FROM clusters_seat s JOIN clusters_meeting m ON m.id = s.meeting_id
 WHERE s.person_id = %(me)s AND m.next_at IS NULL AND m.state <> 'off'
   AND EXISTS (SELECT 1 FROM clusters_polldate d WHERE d.meeting_id = m.id AND d.starts_at > %(now)s)
   AND NOT EXISTS (SELECT 1 FROM clusters_pollanswer a JOIN clusters_polldate d ON d.id = a.date_id
                   WHERE d.meeting_id = m.id AND a.person_id = %(me)s)
 ORDER BY m.starts_at, m.id LIMIT %(most)s)
UNION ALL
(SELECT 'comment', n.id, n.alliance, n.author, NULL, n.said_at, n.is_led FROM (
   SELECT DISTINCT ON (u.id) u.id, u.alliance_id::text AS alliance, p.name AS author, c.said_at,
     u.alliance_id = ANY(%(led)s) AS is_led
   FROM clusters_updatecomment c JOIN clusters_progressupdate u ON u.id = c.update_of_id
   LEFT JOIN people_user p ON p.id = c.author_id
   LEFT JOIN clusters_commentsread r ON r.update_of_id = u.id AND r.person_id = %(me)s
   WHERE c.said_at >= %(now)s - INTERVAL '21 days' AND c.author_id IS DISTINCT FROM %(me)s
     AND (r.number < c.number OR r.id IS NULL AND u.alliance_id = ANY(%(led)s))
   ORDER BY u.id, c.number DESC
 ) n ORDER BY n.said_at DESC, n.id LIMIT %(most)s)
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """One row of `WAITING`: `kind` is action, poll, comment, or the state of a meeting to come.

    Of a comment, `about` is the update, `title` its alliance (an id), `text` its author, `at` when, `is_mine` that I
    write the update. Who has commented has a mark of what they have read, so that an answer is found by it.
    """

    kind: str
    about: uuid.UUID
    title: str
    text: str | None
    due_on: dt.date | None
    at: dt.datetime
    is_mine: bool


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingSteps:
    """What waits for the person now, and the meetings that are still a while away."""

    now: tuple[Step, ...]
    later: tuple[Step, ...]


def meeting_steps(person: User, reach: Reach, *, now: dt.datetime) -> MeetingSteps:
    """Return what meetings ask of a person and who said something to them, what runs first.

    One query, and one more where somebody answered under an update of others: whether it may still be read.
    """
    asked: dict[str, Any] = {"me": person.pk, "now": now, "most": MOST}
    asked["led"] = [each.id for each in reach.led]
    with connection.cursor() as cursor:
        cursor.execute(WAITING, asked)
        rows = [Waiting(*row) for row in cursor.fetchall()]
    of = {
        kind: [row for row in rows if row.kind == kind] for kind in ("running", "planned", "poll", "action", "comment")
    }
    soon = [row for row in of["planned"] if row.at - now <= SOON]
    today = now.astimezone(LONDON).date()
    return MeetingSteps(
        now=(
            *(_running(row) for row in of["running"]),
            *(_poll(row) for row in of["poll"]),
            *(_action(row, today) for row in of["action"]),
            *_comments(of["comment"], person, reach, today),
            *(_coming(row, is_turn=True) for row in soon),
        ),
        later=tuple(_coming(row, is_turn=False) for row in of["planned"] if row not in soon),
    )


def _title(text: str) -> str:
    """Return what was promised in a line or two: the meeting's page has all of it."""
    return (text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…").rstrip(".")


def _action(row: Waiting, today: dt.date) -> Step:
    """Something the person took on."""
    due = row.due_on or today
    when = f"Due since {day_words(due)}" if due < today else f"By {day_words(due)}"
    return Step(
        title=_title(row.text or ""),
        words=f"{when}. You took this on at {row.title}.",
        detail=f"{when}, from {row.title}",
        address=reverse("meeting", args=[row.about]),
        action="See the meeting",
        icon="meetings",
        is_turn=due <= today,
    )


def _running(row: Waiting) -> Step:
    """A meeting that runs now."""
    return Step(
        title=f"{row.title} is running",
        words="Its page follows what is said: the clock, who speaks, what is agreed.",
        detail="See who speaks and what is agreed",
        address=reverse("meeting", args=[row.about]),
        action="Go to the meeting",
        icon="meetings",
    )


def _poll(row: Waiting) -> Step:
    """Dates that the person has not answered."""
    return Step(
        title="Say when you can meet next",
        words=f"Dates are proposed for the meeting after {row.title}, {day_words(row.at.date())}.",
        detail=f"Dates for the meeting after {day_words(row.at.date())}",
        address=reverse("meeting-poll", args=[row.about]),
        action="See the dates",
        icon="calendar",
        aside="about 1 min",
    )


def _comments(rows: list[Waiting], person: User, reach: Reach, today: dt.date) -> list[Step]:
    """What was said under updates that the person writes, or has said something about and may still read."""
    names = {each.id: each.name for each in reach.led}
    of_others = [row.about for row in rows if not row.is_mine]
    if of_others:
        names |= alliances_of(reach, person, of_others)
    return [_comment(row, names[key], today) for row in rows if (key := uuid.UUID(row.title)) in names]


def _comment(row: Waiting, alliance: str, today: dt.date) -> Step:
    """The latest that somebody else said under an update."""
    who = row.text.split(" ", 1)[0] if row.text else "Somebody who has left"
    local = row.at.astimezone(LONDON).date()
    when = {0: "today", 1: "yesterday"}.get((today - local).days, f"on {day_words(local)}")
    detail = f"Under the update of {short_name(alliance)}, {when}"
    return Step(
        title=f"{who} {'commented on your update' if row.is_mine else 'answered under an update'}",
        words=f"{detail}.",
        detail=detail,
        address=f"{reverse('update', args=[row.about])}#comments",
        action="Read and answer",
        icon="chat",
    )


def _coming(row: Waiting, *, is_turn: bool) -> Step:
    """A meeting to come; whoever facilitates is led to its agenda."""
    local = row.at.astimezone(LONDON)
    when = f"{local:%A} {day_words(local.date())}, {clock_words(local)}"
    place = f", {row.text}" if row.text else ""
    return Step(
        title=f"{row.title} on {day_words(local.date())}",
        words=f"{when}{place}. {'You facilitate it.' if row.is_mine else 'Read what each alliance reports.'}",
        detail=f"{when}{place}{'. You facilitate it' if row.is_mine else ''}",
        address=reverse("meeting-agenda" if row.is_mine else "meeting", args=[row.about]),
        action="Prepare the agenda" if row.is_mine else "See the meeting",
        icon="meetings",
        is_turn=is_turn,
    )
