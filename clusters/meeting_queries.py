"""Reads of meetings: only those that the person may see."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from clusters.meeting_access import Standing
from clusters.meeting_page import OutcomeLine, lines_of, outcome_lines
from clusters.models import Alliance, Meeting, PollDate, ProgressUpdate, Series
from clusters.queries import Reach
from clusters.wording import clock_words, date_words, moment_words, short_name
from people.models import User

PARTS = (
    ("activity", "a) Activity"),
    ("successes", "b) Key successes"),
    ("challenges", "c) Challenges"),
    ("impact", "d) Impact and emerging findings"),
    ("next_steps", "Next steps"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list."""

    id: uuid.UUID
    title: str
    detail: str
    series: uuid.UUID


@dataclasses.dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series with its meetings, the latest first."""

    id: uuid.UUID
    name: str
    of: str
    meetings: tuple[MeetingRow, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class DateRow:
    """A proposed date and who can come on it."""

    id: uuid.UUID
    words: str
    can: tuple[str, ...]
    cannot: int
    is_mine: bool
    is_chosen: bool


@dataclasses.dataclass(frozen=True, slots=True)
class ItemMinutes:
    """An item of the minutes with what was typed against it."""

    title: str
    when: str
    outcomes: tuple[OutcomeLine, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Minutes:
    """One meeting, compiled."""

    meeting: Meeting
    when: str
    came: tuple[str, ...]
    not_there: tuple[str, ...]
    items: tuple[ItemMinutes, ...]
    updates: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]], ...]
    actions: tuple[OutcomeLine, ...]
    next_words: str


def find_meeting(meeting_id: uuid.UUID, person: User, *, on: dt.date) -> Meeting | None:
    """Return a meeting that the person may see, or None (one query)."""
    seen = Meeting.objects.visible_to(person, on=on)
    return (
        seen.select_related("series__cluster", "series__alliance", "term", "facilitator").filter(pk=meeting_id).first()
    )


def series_of(person: User, *, on: dt.date) -> tuple[SeriesRow, ...]:
    """Return the series with meetings that the person may see (one query)."""
    seen = Meeting.objects.visible_to(person, on=on).select_related("series__cluster", "series__alliance")
    rows: dict[Series, list[MeetingRow]] = {}
    for each in seen.order_by("series__name", "series", "-starts_at"):
        state = "" if each.state == Meeting.State.PLANNED else f" {each.get_state_display()}."
        detail = f"{moment_words(each.starts_at)}. {each.get_mode_display()}.{state}"
        rows.setdefault(each.series, []).append(MeetingRow(each.pk, each.title, detail, each.series_id))
    return tuple(
        SeriesRow(series.pk, series.name, str(series.alliance or series.cluster), tuple(meetings))
        for series, meetings in rows.items()
    )


def find_series(series_id: uuid.UUID, person: User, *, on: dt.date) -> tuple[Series, Sequence[Meeting]] | None:
    """Return a series and those of its meetings that the person may see, the first first; None if there is none."""
    seen = Meeting.objects.visible_to(person, on=on).filter(series=series_id)
    meetings = list(seen.select_related("series__cluster", "series__alliance", "term").order_by("starts_at"))
    return (meetings[0].series, meetings) if meetings else None


def people_of(meeting: Meeting) -> QuerySet[User]:
    """Return who is asked to a meeting, by name."""
    return User.objects.filter(pk__in=meeting.seats.values("person")).order_by("name", "pk")


def people_around(cluster_id: uuid.UUID, *, on: dt.date) -> QuerySet[User]:
    """Return who leads in a cluster and could be asked or facilitate: its leads and those of its alliances."""
    current = Q(memberships__starts_on__lte=on) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=on)
    )
    there = Q(memberships__cluster=cluster_id, memberships__role="cluster_lead") | Q(
        memberships__alliance__cluster=cluster_id
    )
    return User.objects.filter(current & there, is_active=True).distinct().order_by("name", "pk")


def scopes_to_set(reach: Reach) -> list[tuple[str, str]]:
    """Return the clusters and alliances that the person may set meetings for: (key, name)."""
    clusters = [(f"cluster-{each.id}", f"{each.name} (all its alliances)") for each in reach.clusters]
    inside = Alliance.objects.filter(cluster__in=[each.id for each in reach.clusters]).values_list("pk", "name")
    alliances = {each.id: each.name for each in reach.led} | dict(inside)
    return clusters + [(f"alliance-{key}", name) for key, name in sorted(alliances.items(), key=lambda pair: pair[1])]


def poll_of(meeting: Meeting, person: User) -> tuple[DateRow, ...]:
    """Return the proposed dates with who can come (two queries)."""
    dates = PollDate.objects.filter(meeting=meeting).prefetch_related("answers__person")
    return tuple(_date_row(date, meeting, person) for date in dates)


def _date_row(date: PollDate, meeting: Meeting, person: User) -> DateRow:
    """Build one proposed date."""
    answers = list(date.answers.all())
    return DateRow(
        id=date.pk,
        words=moment_words(date.starts_at),
        can=tuple(sorted(each.person.name for each in answers if each.can)),
        cannot=sum(1 for each in answers if not each.can),
        is_mine=any(each.can for each in answers if each.person_id == person.pk),
        is_chosen=meeting.next_at == date.starts_at,
    )


def minutes_of(meeting: Meeting, *, standing: Standing, at: dt.datetime) -> Minutes:
    """Compile the minutes of a meeting (six queries)."""
    typed = list(meeting.outcomes.select_related("owner", "alliance", "item", "meeting"))
    lines = outcome_lines(typed, standing, at)
    of_item: dict[uuid.UUID | None, list[OutcomeLine]] = {}
    for outcome, line in zip(typed, lines, strict=True):
        of_item.setdefault(outcome.item_id, []).append(line)
    items = [
        ItemMinutes(item.title, f"{item.minutes} minutes", tuple(of_item.pop(item.pk, ())))
        for item in meeting.items.all()
    ]
    rest = tuple(line for left in of_item.values() for line in left)
    if rest:
        items.append(ItemMinutes("Besides", "", rest))
    seats = list(meeting.seats.select_related("person"))
    next_at = f"{moment_words(meeting.next_at)}." if meeting.next_at else "No date agreed yet."
    return Minutes(
        meeting=meeting,
        when=f"{date_words(meeting.starts_at)}, {clock_words(meeting.starts_at)} to {clock_words(meeting.ends_at)}",
        came=tuple(seat.person.name for seat in seats if seat.came),
        not_there=tuple(seat.person.name for seat in seats if seat.came is False),
        items=tuple(items),
        updates=_updates_of(meeting),
        actions=tuple(line for line in lines if line.kind == "action"),
        next_words=next_at,
    )


def _updates_of(meeting: Meeting) -> tuple[tuple[str, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """Return (alliance, its summary, (heading, points) of each part) in the order they speak (two queries)."""
    turns = list(meeting.turns.select_related("alliance"))
    shared = ProgressUpdate.objects.filter(term=meeting.term_id).exclude(state=ProgressUpdate.State.DRAFT)
    updates = {each.alliance_id: each for each in shared}
    return tuple(
        (
            short_name(turn.alliance.name),
            tuple(turn.summary.splitlines()),
            tuple((heading, lines_of(updates.get(turn.alliance_id), name)) for name, heading in PARTS),
        )
        for turn in turns
    )
