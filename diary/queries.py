"""Reads about time and distance. What is private (why a school is quiet, what a person teaches) stays in here."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from clusters.models import School
from diary.models import Cap, QuietPeriod, Travel, WeeklyTime
from people.clock import LONDON
from people.models import User

Pair = frozenset[uuid.UUID]


def last_quiet_days(school_ids: Iterable[uuid.UUID], *, on: dt.date) -> dict[uuid.UUID, dt.date]:
    """Return the last day of the latest quiet period that each of these schools has begun by this day (one query).

    Before `on` it is over; from `on` on the school is not available until then. The reason never leaves.
    """
    begun = QuietPeriod.objects.filter(school__in=set(school_ids), starts_on__lte=on)
    return dict(begun.values_list("school").annotate(last=Max("ends_on")).order_by())


def minutes_between(school_ids: Iterable[uuid.UUID]) -> dict[Pair, int]:
    """Return the known minutes between these schools by pair (one query)."""
    wanted = set(school_ids)
    known = Travel.objects.filter(one__in=wanted, other__in=wanted).values_list("one", "other", "minutes")
    return {frozenset((one, other)): minutes for one, other, minutes in known}


@dataclass(frozen=True, slots=True)
class Week:
    """When a person teaches and when they plan, to be asked about a time without showing it."""

    times: tuple[tuple[str, int, dt.time, dt.time], ...]

    def needs_cover(self, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        """Whether the person teaches at that time."""
        return self._meets(WeeklyTime.Kind.LESSON, starts_at, ends_at)

    def is_planning(self, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        """Whether it is the person's planning, preparation and assessment time, which is never offered."""
        return self._meets(WeeklyTime.Kind.PLANNING, starts_at, ends_at)

    @property
    def planning_minutes(self) -> int:
        """How long their planning time is in a week."""
        lengths = (
            dt.datetime.combine(dt.date.min, ends) - dt.datetime.combine(dt.date.min, starts)
            for kind, _, starts, ends in self.times
            if kind == WeeklyTime.Kind.PLANNING
        )
        return sum((length.seconds // 60 for length in lengths), 0)

    def _meets(self, kind: str, starts_at: dt.datetime, ends_at: dt.datetime) -> bool:
        start, end = starts_at.astimezone(LONDON), ends_at.astimezone(LONDON)
        return any(
            of_kind == kind and day == start.isoweekday() and starts < end.time() and start.time() < ends
            for of_kind, day, starts, ends in self.times
        )


def weeks_of(people: Iterable[User]) -> dict[uuid.UUID, Week]:
    """Return the weeks of these people (one query); somebody without any has an empty one."""
    asked = [person.pk for person in people]
    times: dict[uuid.UUID, list[tuple[str, int, dt.time, dt.time]]] = {person: [] for person in asked}
    for each in WeeklyTime.objects.filter(person__in=asked):
        times[each.person_id].append((each.kind, each.day, each.starts_at, each.ends_at))
    return {person: Week(tuple(found)) for person, found in times.items()}


def pairs_of(schools: Iterable[School]) -> list[tuple[School, School]]:
    """Return every pair of these schools once, by name."""
    ordered = sorted(schools, key=lambda school: (school.name, school.pk))
    return [(one, other) for index, one in enumerate(ordered) for other in ordered[index + 1 :]]


def cap_of(school_id: uuid.UUID) -> Cap | None:
    """Return the school's own cap on being observed, if it has set one (one query)."""
    return Cap.objects.filter(school=school_id).first()
