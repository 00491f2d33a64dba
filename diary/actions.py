"""Writes about time and distance: quiet periods, one's own week, minutes between schools."""

import datetime as dt
from collections.abc import Mapping

from clusters.models import School
from diary.models import Cap, QuietPeriod, Travel, WeeklyTime
from people.audit import act
from people.models import User


def keep_quiet(
    *, school: School, starts_on: dt.date, ends_on: dt.date, reason: str, by: User | None, at: dt.datetime
) -> QuietPeriod:
    """Leave a school alone from one day to another, both included."""
    with act("keep quiet", by=by, at=at):
        return QuietPeriod.objects.create(school=school, starts_on=starts_on, ends_on=ends_on, reason=reason)


def end_quiet(*, period: QuietPeriod, by: User, at: dt.datetime) -> None:
    """Take a quiet period back."""
    with act("end quiet", by=by, at=at):
        period.delete()


def add_weekly_time(
    *, person: User, kind: str, day: int, starts_at: dt.time, ends_at: dt.time, at: dt.datetime
) -> WeeklyTime:
    """Note a lesson or planning time in a person's own week."""
    with act("add weekly time", by=person, at=at):
        return WeeklyTime.objects.create(person=person, kind=kind, day=day, starts_at=starts_at, ends_at=ends_at)


def remove_weekly_time(*, time: WeeklyTime, at: dt.datetime) -> None:
    """Take a stretch out of its person's week."""
    with act("remove weekly time", by=time.person, at=at):
        time.delete()


def set_travel(*, minutes: Mapping[tuple[School, School], int | None], by: User | None, at: dt.datetime) -> None:
    """Set the minutes between pairs of schools, in whatever order they are named; None forgets a pair."""
    with act("set travel", by=by, at=at):
        for pair, trip in minutes.items():
            one, other = sorted(pair, key=lambda school: school.pk)
            if trip is None:
                Travel.objects.filter(one=one, other=other).delete()
            else:
                Travel.objects.update_or_create(one=one, other=other, defaults={"minutes": trip})


def set_cap(*, school: School, visits: int | None, minutes: int | None, by: User | None, at: dt.datetime) -> None:
    """Set how often, and for how many minutes, a school's teachers are observed in a year; neither takes it away."""
    with act("set cap", by=by, at=at):
        if visits is None and minutes is None:
            Cap.objects.filter(school=school).delete()
        else:
            Cap.objects.update_or_create(school=school, defaults={"visits": visits, "minutes": minutes})
