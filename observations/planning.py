"""Reads for setting a lesson up, each narrowed to somebody who takes part: whose turn it is, and what for.

What stands here is who said yes to which day. Nothing in it depends on a sheet.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Prefetch, Q

from observations.models.lessons import JointObservation, Observer
from observations.models.planning import OfferedTime, Reserve, SetUpStep
from observations.wording import clock_words, day_words
from people.models import User
from people.taking_part import accepted_for

OFFER, PICK, YES = "offer", "pick", "yes"
# Written out, because Today and the list ask it of everybody, and of most it is all.
BEING_SET_UP_WITH = """
SELECT j.id FROM observations_jointobservation j JOIN observations_lesson l ON l.id = j.lesson_id
WHERE j.state IN ('proposed', 'agreed') AND (j.created_by_id = %(me)s OR l.teacher_id = %(me)s OR EXISTS (
    SELECT FROM observations_observer o
    WHERE o.joint_id = j.id AND o.person_id = %(me)s AND o.replaced_at IS NULL
))
UNION SELECT r.joint_id FROM observations_reserve r JOIN observations_jointobservation j ON j.id = r.joint_id
WHERE r.person_id = %(me)s AND j.state IN ('proposed', 'agreed', 'scheduled', 'observed')
"""
WAITING_FOR = f"""
SELECT EXISTS (
    SELECT FROM people_firsthour f WHERE f.person_id = %(me)s AND f.answered_at IS NULL AND f.dismissed_at IS NULL
), ARRAY({BEING_SET_UP_WITH})
"""
PLACES = Prefetch(
    "observers",
    Observer.objects.filter(replaced_at__isnull=True)
    .select_related("person", "school", "version__instrument")
    .order_by("-is_host", "id"),
    to_attr="places",
)
WAITING = Prefetch("set_up_steps", SetUpStep.objects.filter(ended_at__isnull=True), to_attr="waiting")


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """A lesson that is or was set up, as one of those who take part finds it; `yes` says who accepted, and when."""

    joint: JointObservation
    reader: User
    places: tuple[Observer, ...]
    reserve: Reserve | None
    times: tuple[OfferedTime, ...]
    waiting: tuple[SetUpStep, ...]
    yes: dict[uuid.UUID, dt.datetime]
    now: dt.datetime

    @property
    def is_being_set_up(self) -> bool:
        """Whether it has no date that everyone agreed to yet."""
        return self.joint.state in JointObservation.BEING_SET_UP

    @property
    def is_teacher(self) -> bool:
        """Whether it is the reader's own lesson."""
        return self.joint.lesson.teacher_id == self.reader.pk

    @property
    def place(self) -> Observer | None:
        """The reader's place among the observers."""
        return next((place for place in self.places if place.person_id == self.reader.pk), None)

    @property
    def stands_by(self) -> bool:
        """Whether the reader observes if somebody else cannot."""
        return self.reserve is not None and self.reserve.person_id == self.reader.pk

    @property
    def takes_part(self) -> bool:
        """Whether the reader is asked for a yes."""
        return self.is_teacher or self.place is not None or self.stands_by

    @property
    def hosts(self) -> bool:
        """Whether the reader may offer times: whoever proposed it, observes at home, or teaches."""
        is_home = self.place is not None and self.place.is_host
        return is_home or self.is_teacher or self.joint.created_by_id == self.reader.pk

    @property
    def has_said_yes(self) -> bool:
        """Whether the reader has accepted the version in force."""
        return self.reader.pk in self.yes

    @property
    def is_late(self) -> bool:
        """Whether its time went by before everyone had said yes."""
        return self.joint.picked_at is not None and self.joint.is_too_late(at=self.now)

    @property
    def open_times(self) -> tuple[OfferedTime, ...]:
        """The times that can still be picked."""
        if self.joint.picked_at is not None:
            return ()
        return tuple(time for time in self.times if time.starts_at > self.now)

    @property
    def reserve_time(self) -> OfferedTime | None:
        """The time kept in reserve, while the lesson could still move to it."""
        kept = next((time for time in self.times if time.is_reserve and time.starts_at > self.now), None)
        movable = self.is_being_set_up or self.joint.state == JointObservation.State.SCHEDULED
        return kept if movable and self.joint.lesson.starts_at > self.now else None

    @property
    def turn(self) -> str:
        """What it waits for the reader to do: `offer`, `pick`, `yes`, or nothing."""
        if not self.is_being_set_up:
            return YES if self.stands_by and not self.has_said_yes and self.joint.revealed_at is None else ""
        if self.is_late or (self.joint.picked_at is None and not self.open_times):
            return OFFER if self.hosts else ""
        if self.joint.picked_at is None:
            return PICK if self.place is not None and not self.place.is_host else ""
        return YES if self.takes_part and not self.has_said_yes else ""

    @property
    def words(self) -> str:
        """Where it is and how far it has come, for a list."""
        school = self.joint.lesson.school.name
        if self.is_late:
            return f"{school}. Its time went by"
        if self.joint.picked_at is not None:
            return f"{school}. {day_words(self.joint.lesson.starts_at)}, waits for everyone’s yes"
        return f"{school}. {_count(self).capitalize()}"

    @property
    def may_decline(self) -> bool:
        """Whether the reader can still say no: the teacher always, others before the lesson begins."""
        state = JointObservation.State
        if self.joint.state in (state.WITHDRAWN, state.UNPAIRED) or not self.takes_part:
            return False
        return self.is_teacher or self.is_being_set_up or self.joint.lesson.starts_at > self.now

    @property
    def people(self) -> Iterator[tuple[User, str, bool]]:
        """Everyone who is asked: who, as what, and whether they have said yes."""
        if self.joint.lesson.teacher:
            yield self.joint.lesson.teacher, "teaches", self.joint.lesson.teacher_id in self.yes
        for place in self.places:
            words = "observes at home" if place.is_host else f"visits from {place.school}"
            yield place.person, words, place.person_id in self.yes
        if self.reserve:
            yield self.reserve.person, "stands by, if one of the observers cannot", self.reserve.person_id in self.yes

    @property
    def steps(self) -> tuple[tuple[str, str, str], ...]:
        """The four steps as `(title, when, done/now/next)`."""
        joint = self.joint
        moments = (
            ("Times offered", joint.created_at if self.times or joint.picked_at else None),
            ("One picked", joint.picked_at),
            ("The teacher agrees", joint.agreed_at),
            ("Dated", joint.scheduled_at),
        )
        done = sum(moment is not None for _, moment in moments)
        marks = ("done", "now", "next")
        return tuple(
            (title, day_words(moment) if moment else "", marks[(place >= done) + (place > done)])
            for place, (title, moment) in enumerate(moments)
        )


def plans_of(person: User, *, now: dt.datetime, only: Iterable[uuid.UUID] | None = None) -> list[Plan]:
    """Return what is being set up with this person, the next first (one query, five more if there is any).

    `only` are lessons to look among, in whatever state they are (five queries at most).
    """
    among = _being_set_up_with(person) if only is None else list(only)
    if not among:
        return []
    theirs = (
        Q(created_by=person)
        | Q(lesson__teacher=person)
        | Q(observers__person=person, observers__replaced_at__isnull=True)
        | Q(reserve__person=person)
    )
    found = JointObservation.objects.filter(theirs, names_out_at__isnull=True, pk__in=among)
    joints = list(
        found.distinct()
        .select_related("lesson__school", "lesson__teacher", "round__alliance", "created_by", "text", "reserve__person")
        .prefetch_related(PLACES, "offered_times", WAITING)
        .order_by("lesson__starts_at", "pk")
    )
    yes = accepted_for({joint.pk: joint.text_id for joint in joints})
    return [_plan(joint, person, yes[joint.pk], now) for joint in joints]


def _being_set_up_with(person: User) -> list[uuid.UUID]:
    """Return the lessons that are being set up with this person, or on which they stand by (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(BEING_SET_UP_WITH, {"me": person.pk})
        return [key for (key,) in cursor.fetchall()]


def _plan(joint: JointObservation, reader: User, yes: dict[uuid.UUID, dt.datetime], now: dt.datetime) -> Plan:
    """Build one plan from what was prefetched."""
    kept = vars(joint)
    return Plan(
        joint=joint,
        reader=reader,
        places=tuple(kept["places"]),
        reserve=getattr(joint, "reserve", None),
        times=tuple(joint.offered_times.all()),
        waiting=tuple(kept["waiting"]),
        yes=yes,
        now=now,
    )


def plan_of(person: User, joint_id: uuid.UUID, *, now: dt.datetime) -> Plan | None:
    """Return how one lesson stands for somebody who takes part in it or proposed it; None for everybody else."""
    return next(iter(plans_of(person, now=now, only=[joint_id])), None)


def time_words(time: OfferedTime) -> str:
    """Return `Tue 26 February, 11.20`, with the period where there is one."""
    return f"{day_words(time.starts_at)}, {time.period or clock_words(time.starts_at)}"


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """What waits for somebody while a lesson is set up, in words that Today and a list can show."""

    joint_id: uuid.UUID
    kind: str
    title: str
    detail: str


def turns_of(person: User, *, now: dt.datetime) -> tuple[tuple[Turn, ...], bool]:
    """Return what waits for this person, the next lesson first, and whether a first hour does (one query if none)."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_FOR, {"me": person.pk})
        has_first_hour, joints = cursor.fetchone()
    plans = plans_of(person, now=now, only=joints) if joints else []
    return tuple(_turn(plan) for plan in plans if plan.turn), has_first_hour


def _turn(plan: Plan) -> Turn:
    """Say what waits."""
    lesson = plan.joint.lesson
    where = f"{lesson.title} at {lesson.school}"
    said = {
        OFFER: (f"Offer times for {lesson.title}", f"{lesson.school}: up to three, and a visitor picks one"),
        PICK: (f"Pick a time for {lesson.title}", f"{where}: {_count(plan)}"),
        YES: (
            f"Say yes or no to {lesson.title}",
            f"{day_words(lesson.starts_at)}, {clock_words(lesson.starts_at)}, {lesson.school}",
        ),
    }
    title, detail = said[plan.turn]
    return Turn(plan.joint.pk, plan.turn, title, detail)


def _count(plan: Plan) -> str:
    """Say how many times there are to pick from."""
    many = len(plan.open_times)
    return "one time is on offer" if many == 1 else f"{('no', 'one', 'two', 'three')[many]} times are on offer"
