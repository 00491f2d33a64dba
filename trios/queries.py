"""What other pages ask about trios: a person's trios, which of them are stalled, and what is next for somebody."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import connection
from django.db.models import Prefetch, Q
from django.urls import reverse

from diary.queries import last_quiet_days
from people.models import User
from trios.access import Standing
from trios.models import Member, Trio, Visit
from trios.steps import day_words, waiting_of
from trios.turns import NextItem, next_for
from trios.wording import names_apart

__all__ = ["NextItem", "TrioRow", "dated_visits", "next_for", "stalled_for", "touches_trios", "trios_of"]


# Today asks this of everybody; written out, since the ORM takes ten times as long to write it as the database takes
# to answer it.
TOUCHES = """
WITH held AS (
    SELECT role, school_id, alliance_id FROM clusters_membership m
    WHERE m.person_id = %(me)s AND m.starts_on <= %(on)s AND (m.ends_on IS NULL OR m.ends_on >= %(on)s)
)
SELECT EXISTS (SELECT 1 FROM trios_trio t WHERE t.leader_id = %(me)s)
    OR EXISTS (SELECT 1 FROM trios_member s WHERE s.person_id = %(me)s
               OR s.school_id IN (SELECT school_id FROM held WHERE role = 'school_lead'))
    OR EXISTS (SELECT 1 FROM trios_trio t
               WHERE t.alliance_id IN (SELECT alliance_id FROM held WHERE role IN ('sle', 'alliance_lead')))
"""


def touches_trios(person: User, *, on: dt.date) -> bool:
    """Whether anything about trios could wait for this person: in one, over one, or head of somebody in one."""
    with connection.cursor() as cursor:
        cursor.execute(TOUCHES, {"me": person.pk, "on": on})
        return bool(cursor.fetchone()[0])


def dated_visits(person: User, *, since: dt.datetime, until: dt.datetime) -> list[tuple[dt.datetime, str]]:
    """Return a person's visits with a date in this time, made and received, with a line for each (one query)."""
    both = Q(visitor=person) | Q(host=person)
    found = Visit.objects.filter(both, starts_at__range=(since, until)).exclude(trio__state=Trio.State.SET_ASIDE)
    return [
        (visit.starts_at, _visit_words(visit, person))
        for visit in found.select_related("visitor", "host").order_by("starts_at", "pk")
        if visit.starts_at
    ]


def _visit_words(visit: Visit, person: User) -> str:
    """Say who visits whom, and where."""
    is_visitor = visit.visitor_id == person.pk
    words = f"Visit {visit.host.first_name}" if is_visitor else f"{visit.visitor.first_name} visits you"
    again = " again" if visit.kind == Visit.Kind.REVISIT else ""
    return ", ".join(filter(None, (words + again, visit.place)))


@dataclass(frozen=True, slots=True)
class TrioRow:
    """A trio in a list."""

    name: str
    address: str
    title: str
    detail: str
    state: str
    words: str
    is_stalled: bool
    is_mine: bool


def trios_of(standing: Standing) -> list[TrioRow]:
    """Return the trios that this person may see, their own first, stalled ones before others (four queries)."""
    found = (
        Trio.objects.visible_to(standing.person, on=standing.on)
        .select_related("leader")
        .prefetch_related(Prefetch("members", Member.objects.select_related("person", "school")), "visits")
        .order_by("state", "number")
    )
    trios = list(found)
    schools = {member.school_id for trio in trios for member in trio.members.all()}
    quiet = last_quiet_days(schools, on=standing.on)
    rows = [_row(trio, quiet, standing) for trio in trios]
    return sorted(rows, key=lambda row: (not row.is_mine, not row.is_stalled))


def _row(trio: Trio, quiet: dict[uuid.UUID, dt.date], standing: Standing) -> TrioRow:
    members, visits = list(trio.members.all()), list(trio.visits.all())
    waiting = waiting_of(trio, members=members, visits=visits, quiet=quiet, on=standing.on)
    names = ", ".join(names_apart(member.person for member in members).values())
    words = str(trio.get_state_display())
    if waiting is not None and (waiting.stalled or waiting.paused_until or trio.state == Trio.State.PLANNED):
        words = waiting.words
    elif trio.ended_on:
        words = f"{words} {day_words(trio.ended_on)}"
    mine = {trio.leader_id, *(member.person_id for member in members)}
    return TrioRow(
        name=str(trio),
        address=reverse("trio", args=[trio.pk]),
        title=trio.focus or str(trio),
        detail=f"{f'{trio}, led' if trio.focus else 'Led'} by {trio.leader}: {names}",
        state=trio.state,
        words=words,
        is_stalled=waiting is not None and waiting.stalled,
        is_mine=standing.person.pk in mine,
    )


def stalled_for(standing: Standing) -> list[TrioRow]:
    """Return the stalled trios of the alliances that this person looks after, for the SLE's Today."""
    return [row for row in trios_of(standing) if row.is_stalled] if standing.leads else []
