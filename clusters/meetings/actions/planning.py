"""Writes about meetings. Each that the others' pages show raises the meeting's `stamp`, in the same transaction."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import F, QuerySet

from clusters.meetings.agenda import OF_THE_MINUTES, Template
from clusters.models import (
    AgendaItem,
    Alliance,
    Cluster,
    Meeting,
    Membership,
    Outcome,
    Seat,
    Series,
    Term,
    Turn,
)
from clusters.refusals import Overtaken, Refused, seen
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


@dataclasses.dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """What was typed; `key` is the writer's own, so that sending it twice says it once."""

    key: uuid.UUID
    kind: str
    text: str
    owner: User | None = None
    due_on: dt.date | None = None


def touch(meeting: Meeting) -> Meeting:
    """Lock the meeting, raise its stamp, and return it as it stands."""
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    Meeting.objects.filter(pk=meeting.pk).update(stamp=F("stamp") + 1)
    return locked


def touch_all(meetings: QuerySet[Meeting]) -> None:
    """Lock meetings, and raise the stamp of each: the earliest first, as whoever sets the date of the next one does."""
    locked = meetings.order_by("starts_at", "pk").select_for_update(of=("self",))
    Meeting.objects.filter(pk__in=[each.pk for each in locked]).update(stamp=F("stamp") + 1)


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


def seat_guest(*, meeting: Meeting, person: User, by: User, at: dt.datetime, based_on: str | None = None) -> None:
    """Let somebody from outside facilitate: they see this meeting and nothing else.

    `based_on` is `seen` of the facilitator's id as it was read: raises `Overtaken` if another was chosen since.
    """
    with act("seat guest", by=by, at=at):
        locked = touch(meeting)
        if based_on is not None and seen(locked.facilitator_id) not in (based_on, seen(person.pk)):
            raise Overtaken
        Seat.objects.get_or_create(meeting=locked, person=person, defaults={"is_guest": True})
        locked.facilitator = person
        locked.save(update_fields=["facilitator"])


def begin(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """Open the meeting: its first item runs from now on. Twice changes nothing."""
    with act("begin meeting", by=by, at=at):
        locked = touch(meeting)
        first = locked.items.first()
        if locked.state != Meeting.State.PLANNED:
            return
        if first is None:
            raise Refused("The agenda is empty. Add an item first.")
        locked.state, locked.current, locked.current_since = Meeting.State.RUNNING, first, at
        locked.save(update_fields=["state", "current", "current_since"])
        if first.is_updates:
            _next_turn(locked, at)


def _next_turn(meeting: Meeting, at: dt.datetime) -> bool:
    """Give the word to the next alliance; return False where all have been heard."""
    meeting.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
    following = meeting.turns.filter(began_at__isnull=True).first()
    if following is None:
        return False
    following.began_at = at
    following.save(update_fields=["began_at"])
    return True


def next_turn(*, meeting: Meeting, from_turn: str, by: User, at: dt.datetime) -> None:
    """Let the next alliance speak; `from_turn` is the one the button was pressed for, so that twice moves on once."""
    with act("next alliance", by=by, at=at):
        locked = touch(meeting)
        speaking = locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).first()
        if locked.state == Meeting.State.RUNNING and str(speaking.pk if speaking else "") == from_turn:
            _next_turn(locked, at)


def next_item(*, meeting: Meeting, from_item: str, by: User, at: dt.datetime) -> None:
    """Move on to the next item; `from_item` is the one the button was pressed for, so that twice moves on once."""
    with act("next item", by=by, at=at):
        locked = touch(meeting)
        if locked.state != Meeting.State.RUNNING or str(locked.current_id or "") != from_item:
            return
        locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
        order = locked.current.order if locked.current else 0
        following = locked.items.filter(order__gt=order).first()
        if following is None:
            return
        locked.previous_since, locked.current, locked.current_since = locked.current_since, following, at
        locked.save(update_fields=["current", "current_since", "previous_since"])
        if following.is_updates:
            _next_turn(locked, at)


def close(*, meeting: Meeting, by: User, at: dt.datetime) -> None:
    """End the meeting; its minutes can still be completed. Twice changes nothing."""
    with act("close meeting", by=by, at=at):
        locked = touch(meeting)
        if locked.state == Meeting.State.CLOSED:
            return
        locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
        locked.state, locked.closed_at, locked.current, locked.current_since = Meeting.State.CLOSED, at, None, None
        locked.save(update_fields=["state", "closed_at", "current", "current_since"])


def type_outcome(
    *,
    meeting: Meeting,
    facts: OutcomeFacts,
    by: User | None,
    at: dt.datetime,
    alliance: Alliance | None = None,
) -> Outcome:
    """Write down a note, decision or action against the item that runs and the alliance that speaks.

    The same words under the same key are there already; other words under it (a page gone back to) are written too.
    """
    with act("type outcome", by=by, at=at):
        locked = touch(meeting)
        there = Outcome.objects.filter(pk=facts.key).first()
        if there and (there.meeting_id, there.kind, there.text) == (locked.pk, facts.kind, facts.text):
            return there
        if alliance is None:
            turn = locked.turns.filter(began_at__isnull=False, ended_at__isnull=True).select_related("alliance").first()
            alliance = turn.alliance if turn else None
        is_action = facts.kind == Outcome.Kind.ACTION
        return Outcome.objects.create(
            pk=uuid.uuid4() if there else facts.key,
            meeting=locked,
            item_id=locked.current_id,
            alliance=alliance,
            kind=facts.kind,
            text=facts.text,
            typed_at=at,
            typed_by=by,
            owner=facts.owner if is_action else None,
            due_on=facts.due_on if is_action else None,
        )


def tick(*, outcome: Outcome, done: bool, by: User, at: dt.datetime) -> None:
    """Say that an action is done, or that it is not after all."""
    with act("tick action", by=by, at=at):
        touch_all(Meeting.objects.filter(series=outcome.meeting.series_id))  # the later ones show what is carried
        Outcome.objects.filter(pk=outcome.pk, kind=Outcome.Kind.ACTION).update(done_at=at if done else None)


def summarise(*, turn: Turn, lines: list[str], by: User, at: dt.datetime, based_on: str | None = None) -> None:
    """Save an alliance's quick summary, a bullet a line.

    `based_on` is `seen` of the summary as it was read; raises `Overtaken` if it reads otherwise by now.
    """
    with act("summarise", by=by, at=at):
        touch(turn.meeting)
        there, summary = Turn.objects.get(pk=turn.pk).summary, "\n".join(lines)
        if based_on is not None and seen(there) not in (based_on, seen(summary)):
            raise Overtaken
        Turn.objects.filter(pk=turn.pk).update(summary=summary)
