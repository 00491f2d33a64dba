"""Reads for the start pages: how far each school is, its forms, rounds and arranged lessons, within somebody's remit.

Nothing here depends on a judgement: before the reveal a lesson is *arranged* or *over*, whoever has sealed.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from clusters.access import SCHOOL_ROLES, Remit, schools_of
from clusters.models import Alliance, Membership, School
from observations.models.forms import CrosswalkRow, InstrumentVersion, OwnGrade
from observations.models.lessons import JointObservation, Observer
from observations.models.rounds import Round
from people.models import User
from people.taking_part import accepted


@dataclasses.dataclass(frozen=True, slots=True)
class SchoolStart:
    """How far a school is: how many people, of them without a password yet, and its current form."""

    id: uuid.UUID
    name: str
    people: int
    waiting: int
    version_id: uuid.UUID | None
    is_lined_up: bool


def schools_started(schools: QuerySet[School], *, on: dt.date) -> list[SchoolStart]:
    """Return how far each of these schools is (one query)."""
    of_school = Membership.objects.current(on).filter(school=OuterRef("pk")).order_by().values("school")
    rows = CrosswalkRow.objects.in_force(on).filter(own_grade__version=OuterRef("version"))
    found = schools.annotate(
        people=Subquery(of_school.values(n=Count("person", distinct=True))),
        waiting=Subquery(
            of_school.values(
                n=Count("person", distinct=True, filter=Q(person__password__startswith=UNUSABLE_PASSWORD_PREFIX))
            )
        ),
        version=Subquery(_published().filter(instrument__school=OuterRef("pk")).values("pk")[:1]),
    ).annotate(is_lined_up=Exists(rows) | ~Exists(OwnGrade.objects.filter(version=OuterRef("version"))))
    return [
        SchoolStart(pk, name, people or 0, waiting or 0, version, lined_up)
        for pk, name, people, waiting, version, lined_up in found.values_list(
            "pk", "name", "people", "waiting", "version", "is_lined_up"
        )
    ]


def _published() -> QuerySet[InstrumentVersion]:
    """Return published versions, the newest first."""
    return InstrumentVersion.objects.filter(published_at__isnull=False).order_by("-published_at", "-number")


def current_forms(school_ids: Iterable[uuid.UUID], *, graded: bool | None = None) -> dict[uuid.UUID, InstrumentVersion]:
    """Return the version that observers of each school use now, its newest published one, by school (one query).

    With `graded`, only forms with grades; without (False) a form of its own for that is taken before one with grades.
    """
    published = InstrumentVersion.objects.filter(published_at__isnull=False, instrument__school__in=list(school_ids))
    with_grades = published.annotate(has_grades=Exists(OwnGrade.objects.filter(version=OuterRef("pk"))))
    if graded:
        with_grades = with_grades.filter(has_grades=True)
    preferred = ["has_grades"] if graded is False else []
    newest = (
        with_grades.select_related("instrument__school")
        .order_by("instrument__school", *preferred, "-published_at", "-number")
        .distinct("instrument__school")
    )
    return {version.instrument.school_id: version for version in newest}


def versions_in(remit: Remit) -> QuerySet[InstrumentVersion]:
    """Return the versions of the forms of schools looked after: by school and form, the newest first."""
    return (
        InstrumentVersion.objects.filter(instrument__school__in=remit.schools().order_by().values("pk"))
        .annotate(has_grades=Exists(OwnGrade.objects.filter(version=OuterRef("pk"))))
        .select_related("instrument__school")
        .order_by("instrument__school__name", "instrument__name", "-number")
    )


def rows_in(remit: Remit) -> QuerySet[CrosswalkRow]:
    """Return how grades line up, for the forms of schools looked after."""
    return CrosswalkRow.objects.filter(
        own_grade__version__instrument__school__in=remit.schools().order_by().values("pk")
    ).select_related("own_grade__version__instrument__school", "reference_grade__scale", "judged_by")


def rounds_in(remit: Remit) -> QuerySet[Round]:
    """Return the rounds of alliances looked after, the newest first."""
    narrowed = Round.objects.filter(alliance__in=remit.alliances().order_by().values("pk"))
    return narrowed.select_related("alliance").order_by("-created_at", "pk")


@dataclasses.dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in a list, with how many lessons are arranged in it and not withdrawn."""

    id: uuid.UUID
    title: str
    alliance: str
    graded: bool
    closed_at: dt.datetime | None
    lessons: int


def round_rows(remit: Remit, alliance: Alliance | None = None) -> list[RoundRow]:
    """Return the rounds of alliances looked after, or of one of them, the newest first (one query)."""
    found = rounds_in(remit) if alliance is None else rounds_in(remit).filter(alliance=alliance)
    arranged = ~Q(joint_observations__state=JointObservation.State.WITHDRAWN)
    rows = found.annotate(lessons=Count("joint_observations", filter=arranged)).values_list(
        "pk", "title", "alliance__name", "graded", "closed_at", "lessons"
    )
    return [RoundRow(*row) for row in rows]


@dataclasses.dataclass(frozen=True, slots=True)
class Seat:
    """An observer's place as the schedule names it."""

    place_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    school: str
    form: str
    is_host: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Arranged:
    """An arranged lesson as those who plan it see it: schedule and neutral state, and nothing of any judgement."""

    id: uuid.UUID
    title: str
    school: str
    starts_at: dt.datetime
    state: str


def arranged_in(round_: Round, *, now: dt.datetime) -> list[Arranged]:
    """Return the lessons of a round, the next first (one query)."""
    joints = JointObservation.objects.filter(round=round_).select_related("lesson__school")
    return [
        Arranged(
            joint.pk, joint.lesson.title, joint.lesson.school.name, joint.lesson.starts_at, state_of(joint, now=now)
        )
        for joint in joints.order_by("lesson__starts_at", "pk")
    ]


def state_of(joint: JointObservation, *, now: dt.datetime) -> str:
    """Return the neutral state: until the reveal it depends on the clock alone."""
    if joint.state == JointObservation.State.WITHDRAWN:
        return "withdrawn"
    if joint.state in JointObservation.AFTER_REVEAL:
        return "open" if joint.state == JointObservation.State.REVEALED else joint.state
    if joint.state == JointObservation.State.UNPAIRED:
        return "closed unpaired"
    if joint.state in JointObservation.BEING_SET_UP:
        return "waits for everyone’s yes" if joint.picked_at else "times on offer"
    return "lesson over" if joint.lesson.ends_at <= now else "arranged"


def joints_in(remit: Remit) -> QuerySet[JointObservation]:
    """Return the lessons that somebody may see arranged: those of their alliances' rounds and in their own schools."""
    found = JointObservation.objects.select_related("lesson__school", "lesson__teacher", "round__alliance", "text")
    if remit.is_everything:
        return found
    return found.filter(Q(round__alliance__in=remit.alliance_ids) | Q(lesson__school__in=remit.school_ids))


def is_arranged(teacher: User, starts_at: dt.datetime, ends_at: dt.datetime, *, but: uuid.UUID | None = None) -> bool:
    """Whether a lesson of this teacher with a time that was picked overlaps these times (one query); `but` this one."""
    lessons = JointObservation.objects.filter(
        lesson__teacher=teacher, lesson__starts_at__lt=ends_at, lesson__ends_at__gt=starts_at, picked_at__isnull=False
    )
    return lessons.exclude(state=JointObservation.State.WITHDRAWN).exclude(pk__in=[but] if but else []).exists()


def seats_of(joint: JointObservation) -> list[Seat]:
    """Return who observes a lesson, the host first (one query)."""
    observers = Observer.objects.filter(joint=joint, replaced_at__isnull=True).select_related(
        "person", "school", "version__instrument"
    )
    return [
        Seat(each.pk, each.person_id, each.person.name, each.school.name, str(each.version.instrument), each.is_host)
        for each in observers.order_by("-is_host", "person__name")
    ]


def yes_still_missing(joint: JointObservation, seats: Iterable[Seat]) -> dict[str, int]:
    """Return how many people a lesson asks for their yes, and how many have still to say it (one query)."""
    known = accepted(joint.pk, joint.text_id)
    asked = [joint.lesson.teacher_id, *(seat.person_id for seat in seats)]
    return {"asked": len(asked), "waiting_for": sum(person not in known for person in asked)}


@dataclasses.dataclass(frozen=True, slots=True)
class AtSchool:
    """A person at one of an alliance's schools: who may teach or observe a lesson there."""

    person: User
    school: School

    @property
    def key(self) -> str:
        """The value by which a form names them."""
        return f"{self.school.pk}:{self.person.pk}"


def people_at_schools_of(alliance: Alliance, *, on: dt.date) -> list[AtSchool]:
    """Return everybody with a role at a current school of this alliance, once a school, by school and name."""
    partners = schools_of([alliance.pk], on=on).values("school")
    held = Membership.objects.current(on).filter(role__in=SCHOOL_ROLES, school__in=partners, person__is_active=True)
    found: dict[str, AtSchool] = {}
    for membership in held.select_related("person", "school").order_by("school__name", "person__name", "pk"):
        if membership.school is not None:
            each = AtSchool(membership.person, membership.school)
            found.setdefault(each.key, each)
    return list(found.values())
