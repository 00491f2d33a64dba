"""Reads of meetings: only those that the person may see."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from clusters.models import (
    Alliance,
    Cluster,
    Meeting,
    Membership,
    Paper,
    Partnership,
    PollAnswer,
    PollDate,
    Seat,
    Series,
)
from clusters.queries import Reach
from clusters.wording import moment_words
from people.models import User


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


def find_meeting(meeting_id: uuid.UUID, person: User, *, on: dt.date) -> Meeting | None:
    """Return a meeting that the person may see, or None (one query)."""
    seen = Meeting.objects.visible_to(person, on=on)
    around = ("series__cluster", "series__alliance", "term", "facilitator", "followed_by")
    return seen.select_related(*around).filter(pk=meeting_id).first()


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
    meetings = list(seen.select_related("series__cluster", "series__alliance", "facilitator").order_by("starts_at"))
    return (meetings[0].series, meetings) if meetings else None


def people_of(meeting: Meeting) -> QuerySet[User]:
    """Return who is asked to a meeting, by name."""
    return User.objects.filter(pk__in=meeting.seats.values("person")).order_by("name", "pk")


def coming_words(seats: Sequence[Seat]) -> str:
    """Say how many have answered and how: `3 come, 1 can’t, 2 have not answered.` Nothing before the first answer."""
    yes = sum(1 for seat in seats if seat.coming)
    no = sum(1 for seat in seats if seat.coming is False)
    if not yes + no:
        return ""
    left = len(seats) - yes - no
    open_words = f", {left} {'has' if left == 1 else 'have'} not answered" if left else ""
    return f"{yes} {'comes' if yes == 1 else 'come'}, {no} can’t{open_words}."


def people_around(series: Series, *, on: dt.date) -> QuerySet[User]:
    """Return who could be asked or facilitate: who leads the cluster or is of its alliances, in a role across them.

    For the meetings of one alliance, who works at its schools too.
    """
    there = Q(cluster=series.cluster_id, role=Membership.Role.CLUSTER_LEAD) | Q(alliance__cluster=series.cluster_id)
    if series.alliance_id:
        partners = Partnership.objects.filter(
            Q(left_on__isnull=True) | Q(left_on__gte=on), alliance=series.alliance_id, joined_on__lte=on
        )
        there = Q(alliance=series.alliance_id) | Q(school__in=partners.values("school")) | there & Q(alliance=None)
    found = Membership.objects.current(on).filter(there)
    return User.objects.filter(pk__in=found.values("person"), is_active=True).order_by("name", "pk")


def may_facilitate(meeting: Meeting, *, on: dt.date) -> QuerySet[User]:
    """Return whom to choose a facilitator from: who could be asked, and who is asked already, guests among them."""
    around = people_around(meeting.series, on=on)
    either = Q(pk__in=around.values("pk")) | Q(pk__in=meeting.seats.values("person")) | Q(pk=meeting.facilitator_id)
    return User.objects.filter(either).order_by("name", "pk")


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


def still_to_answer(meeting: Meeting) -> tuple[str, ...]:
    """Return the names of those asked to a meeting who have not answered its poll (one query)."""
    answered = PollAnswer.objects.filter(date__meeting=meeting).values("person")
    return tuple(meeting.seats.exclude(person__in=answered).values_list("person__name", flat=True))


def poll_words(meeting: Meeting) -> str:
    """Say where the date of the next meeting stands (one query; none once it is chosen)."""
    if meeting.next_at:
        return moment_words(meeting.next_at)
    dates = meeting.poll_dates.count()
    if not dates:
        return "No date is proposed yet."
    return f"{dates} date{'' if dates == 1 else 's'} to choose from. Say which you can come on."


def papers_at(meeting: Meeting) -> list[Paper]:
    """Return a meeting's documents, with those that earlier meetings of its series still wait for (one query)."""
    waits = Q(meeting__series=meeting.series_id, meeting__starts_at__lt=meeting.starts_at, here_at__isnull=True)
    return list(Paper.objects.filter(Q(meeting=meeting) | waits).select_related("alliance", "meeting"))


def latest_in(cluster: Cluster, alliance: Alliance | None, name: str) -> Meeting | None:
    """Return the latest meeting of the series with this name, if there is one."""
    found = Meeting.objects.filter(series__cluster=cluster, series__alliance=alliance, series__name=name)
    return found.order_by("-starts_at").first()


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
