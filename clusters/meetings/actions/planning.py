"""Writes that plan a meeting and change when, where and how it is."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Sequence

from clusters.meetings.actions.stamp import touch
from clusters.meetings.agenda import OF_THE_MINUTES, Template
from clusters.models import (
    AgendaItem,
    Alliance,
    Cluster,
    Meeting,
    Membership,
    Seat,
    Series,
    Term,
    Turn,
)
from clusters.refusals import Overtaken, seen
from people.audit import act
from people.clock import LONDON
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When, where and how a meeting is."""

    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    mode: str
    place: str = ""


def plan_meeting(  # noqa: PLR0913  # a meeting's own facts
    *,
    cluster: Cluster,
    alliance: Alliance | None,
    series: str,
    facts: MeetingFacts,
    facilitator: User | None,
    by: User | None,
    at: dt.datetime,
    items: Sequence[Template] = OF_THE_MINUTES,
    key: uuid.UUID | None = None,
) -> Meeting:
    """Plan a meeting with an agenda and a turn for each alliance; who leads them on the day of planning is asked.

    `key` is the planner's own, so that the same meeting sent twice is planned once.
    """
    with act("plan meeting", by=by, at=at):
        kept, _ = Series.objects.get_or_create(cluster=cluster, alliance=alliance, name=series)
        locked = Series.objects.select_for_update(of=("self",)).get(pk=kept.pk)
        there = Meeting.objects.filter(pk=key).first() if key else None
        if there and (there.series_id, there.title, there.starts_at) == (locked.pk, facts.title, facts.starts_at):
            return there
        meeting = Meeting.objects.create(
            pk=key if key and there is None else uuid.uuid4(),
            series=kept,
            term=term_on(kept, facts.starts_at),
            planned_mode=facts.mode,
            facilitator=facilitator,
            made_by=by,
            **dataclasses.asdict(facts),
        )
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, order=order, **dataclasses.asdict(item))
            for order, item in enumerate(items, start=1)
        )
        speaking = [alliance] if alliance else list(cluster.alliances.order_by("name", "pk"))
        Turn.objects.bulk_create(Turn(meeting=meeting, alliance=each, order=n) for n, each in enumerate(speaking, 1))
        leads = Membership.objects.current(at.astimezone(LONDON).date()).filter(
            role=Membership.Role.ALLIANCE_LEAD, alliance__in=speaking
        )
        asked = User.objects.filter(pk__in=leads.values("person"), is_active=True)
        people = {person.pk: person for person in (*asked, *filter(None, (facilitator, by)))}
        Seat.objects.bulk_create(Seat(meeting=meeting, person=person) for person in people.values())
    return meeting


def term_on(series: Series, moment: dt.datetime) -> Term | None:
    """Return the cluster's term in which a moment falls: its updates are those that the meeting hears."""
    day = moment.astimezone(LONDON).date()
    return Term.objects.filter(cluster=series.cluster_id, starts_on__lte=day, ends_on__gte=day).first()


def change_meeting(  # a meeting's own facts
    *,
    meeting: Meeting,
    facts: MeetingFacts,
    facilitator: User | None,
    by: User,
    at: dt.datetime,
    based_on: str | None = None,
) -> None:
    """Move a meeting, or change how they meet: agenda, summaries and updates stay; the invitation counts up.

    `based_on` is `seen_meeting` as it was read: raises `Overtaken` if others changed it since. About another time
    everybody is asked anew whether they come.
    """
    with act("change meeting", by=by, at=at):
        locked = touch(meeting)
        before, since = seen_meeting(locked), (locked.starts_at, locked.ends_at)
        for name, value in dataclasses.asdict(facts).items():
            setattr(locked, name, value)
        locked.facilitator = facilitator
        if based_on is not None and before not in (based_on, seen_meeting(locked)):
            raise Overtaken
        locked.term = term_on(locked.series, facts.starts_at)
        locked.sequence += 1
        locked.save(
            update_fields=["title", "starts_at", "ends_at", "mode", "place", "facilitator", "term", "sequence"],
        )
        if since != (locked.starts_at, locked.ends_at):
            locked.seats.update(coming=None)
        if facilitator is not None:
            Seat.objects.get_or_create(meeting=locked, person=facilitator)


def seen_meeting(meeting: Meeting) -> str:
    """Return the mark of when, where and how a meeting is, as it reads."""
    times = (meeting.starts_at.timestamp(), meeting.ends_at.timestamp())
    return seen(meeting.title, *times, meeting.mode, meeting.place, meeting.facilitator_id)
