"""The school week at a glance: what has been, what is coming. Pure."""

import dataclasses
import datetime as dt

from observations.wording import clock_words
from people.clock import LONDON
from reports.queries.today import MyJoint
from reports.steps import place_words

SCHOOL_DAYS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Something with a time."""

    at: dt.datetime
    words: str

    @property
    def when(self) -> str:
        """`Thu 15.45`."""
        return f"{self.at.astimezone(LONDON):%a} {clock_words(self.at)}"


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """One day as `components/week.html` shows it."""

    name: str
    date: int
    is_today: bool
    been: tuple[Event, ...]
    coming: tuple[Event, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Week:
    """Five days, and what is still to come in them."""

    title: str
    days: tuple[Day, ...]
    plan: tuple[Event, ...]


def week_of(joints: tuple[MyJoint, ...], *, now: dt.datetime, visits: tuple[Event, ...] = ()) -> Week:
    """Return this school week, from Saturday the next one: lessons, conversations, and visits in trios."""
    today = now.astimezone(LONDON).date()
    is_weekend = today.weekday() >= SCHOOL_DAYS
    monday = today - dt.timedelta(days=today.weekday()) + (dt.timedelta(weeks=1) if is_weekend else dt.timedelta())
    dates = [monday + dt.timedelta(days=day) for day in range(SCHOOL_DAYS)]
    events = [event for event in events_of(joints, visits) if event.at.astimezone(LONDON).date() in dates]
    return Week(
        title="Next week" if is_weekend else "This week",
        days=tuple(_day(date, events, today=today, now=now) for date in dates),
        plan=tuple(event for event in events if event.at > now),
    )


def _day(date: dt.date, events: list[Event], *, today: dt.date, now: dt.datetime) -> Day:
    """Build one day."""
    on_it = [event for event in events if event.at.astimezone(LONDON).date() == date]
    been = tuple(event for event in on_it if event.at <= now)
    coming = tuple(event for event in on_it if event.at > now)
    return Day(f"{date:%a}", date.day, date == today, been, coming)


def events_of(joints: tuple[MyJoint, ...], visits: tuple[Event, ...] = ()) -> list[Event]:
    """Return lessons, the conversations about them and visits in order of time."""
    lessons = [Event(joint.starts_at, _lesson_words(joint)) for joint in joints]
    talks = [
        Event(joint.talk_at, f"Talk about {joint.title}{f', {joint.talk_how}' if joint.talk_how else ''}")
        for joint in joints
        if joint.talk_at
    ]
    return sorted([*lessons, *talks, *visits], key=lambda event: event.at)


def _lesson_words(joint: MyJoint) -> str:
    """Return `Year 9 Drama, Hall 2, Penhallow School`, and that one is observed oneself."""
    words = f"{joint.title}, {place_words(joint)}"
    return words if joint.observes else f"You are observed: {words}"
