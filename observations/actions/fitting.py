"""Whether a time will do: for schools, people and the teacher's year. Why it will not stays with whose it is."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clusters.models import School
from diary.queries import Week, last_quiet_days, weeks_of
from observations.starting import is_arranged
from observations.wording import short_day_words
from observations.year_total import refusal_by_cap
from people.clock import LONDON
from people.models import User

LONGEST = dt.timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Time:
    """A time at which a lesson may be visited; aware."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    period: str = ""
    room: str = ""

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class Party:
    """Who would have to be there: the teacher, everyone who observes, and their schools, the lesson's own first."""

    teacher: User
    observers: Sequence[User]
    schools: Sequence[School]


def unfit(party: Party, times: Sequence[Time], *, at: dt.datetime, but: uuid.UUID | None = None) -> dict[int, str]:
    """Return what stands against each of these times, by its place from 0; `but` is a lesson that moves there."""
    weeks = weeks_of([party.teacher, *party.observers])
    problems: dict[int, str] = {}
    for place, time in enumerate(times):
        others = [other.starts_at for other in times[:place]]
        problem = _order(time, others, at) or quiet_words(party.schools, time.starts_at)
        problem = problem or _in_the_year(party, time, but) or _planning(weeks.values(), time)
        if problem:
            problems[place] = problem
    return problems


def _order(time: Time, others: Iterable[dt.datetime], at: dt.datetime) -> str:
    """Say what is wrong with a time by itself and beside those before it."""
    if time.ends_at <= time.starts_at:
        return "It must end after it starts"
    if time.ends_at - time.starts_at > LONGEST:
        return "A lesson lasts eight hours at most"
    if time.starts_at <= at:
        return "This time is over already"
    return "You offer this time twice" if time.starts_at in others else ""


def quiet_words(schools: Iterable[School], moment: dt.datetime) -> str:
    """Say that one of these schools is left alone on that day, and until when; never why (one query)."""
    day = moment.astimezone(LONDON).date()
    names = {school.pk: school.name for school in schools}
    quiet = {school: last for school, last in last_quiet_days(names, on=day).items() if last >= day}
    if not quiet:
        return ""
    school, last = min(quiet.items(), key=lambda each: (each[1], names[each[0]]))
    until = dt.datetime.combine(last, dt.time(12), LONDON)
    return f"{names[school]} is not available until {short_day_words(until)}"


def _in_the_year(party: Party, time: Time, but: uuid.UUID | None) -> str:
    """Say that the teacher is observed then already, or often enough this year."""
    if is_arranged(party.teacher, time.starts_at, time.ends_at, but=but):
        return f"A lesson of {party.teacher.name} at that time is arranged already"
    return refusal_by_cap(party.teacher.pk, party.schools[0].pk, time.starts_at, time.minutes)


def _planning(weeks: Iterable[Week], time: Time) -> str:
    """Say that somebody plans at that time, without saying who."""
    busy = any(week.is_planning(time.starts_at, time.ends_at) for week in weeks)
    return "That is planning time of one of you, which is never offered" if busy else ""
