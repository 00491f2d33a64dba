"""Reads for the pages of a joint observation, each narrowed to one observer."""

import dataclasses
import datetime as dt
import uuid

from django.db import connection

from observations import access
from observations.judgements import SheetView, own_progress
from observations.models.lessons import JointObservation, Lesson, Observer
from people.models import User

# Written out, because the ORM would take longer over it than the database takes to answer it.
MINE = """
SELECT j.id, j.state, j.revealed_at, j.names_out_at, l.subject, l.year_group, l.room, l.starts_at, s.name
FROM observations_observer o JOIN observations_jointobservation j ON j.id = o.joint_id
JOIN observations_lesson l ON l.id = j.lesson_id JOIN clusters_school s ON s.id = l.school_id
WHERE o.person_id = %s AND o.replaced_at IS NULL AND j.state NOT IN ('proposed', 'agreed')
ORDER BY l.starts_at, j.id
"""
# Built once, for the same reason.
WITH_LESSON = Observer.objects.select_related(
    "joint__lesson__school", "joint__lesson__teacher", "joint__round", "school"
)


def place_of(person: User, joint_id: uuid.UUID) -> Observer | None:
    """Return this person's place on a joint observation with its lesson, or None: whoever has none sees nothing."""
    return next(iter(WITH_LESSON.filter(joint=joint_id, person=person)), None)


@dataclasses.dataclass(frozen=True, slots=True)
class MyLesson:
    """One joint observation as one of its observers finds it in their list."""

    joint_id: uuid.UUID
    title: str
    school: str
    room: str
    starts_at: dt.datetime
    unpaired_on: dt.date
    has_draft: bool
    sealed_at: dt.datetime | None
    revealed_at: dt.datetime | None
    ending: str


@dataclasses.dataclass(frozen=True, slots=True)
class MyLessons:
    """A person's joint observations by what there is to do.

    Nothing in here depends on another observer before this one has sealed: a reveal needs their own seal first.
    """

    to_seal: tuple[MyLesson, ...]
    coming: tuple[MyLesson, ...]
    waiting: tuple[MyLesson, ...]
    to_compare: tuple[MyLesson, ...]
    ended: tuple[MyLesson, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is none at all."""
        return not any((self.to_seal, self.coming, self.waiting, self.to_compare, self.ended))


def my_lessons(person: User, *, now: dt.datetime) -> MyLessons:
    """Return everything that a person observes (two queries), what is next first, what is past latest first."""
    places = _places(person)
    sheets = own_progress(person, [place.joint_id for place, _ in places])
    kinds: dict[str, list[MyLesson]] = {"to_seal": [], "coming": [], "waiting": [], "to_compare": [], "ended": []}
    for place, school in places:
        sheet = sheets.get(place.joint_id)
        kinds[_kind(place, sheet, now)].append(_lesson(place, school, sheet))
    for past in ("waiting", "to_compare", "ended"):
        kinds[past].reverse()
    return MyLessons(**{kind: tuple(found) for kind, found in kinds.items()})


def _places(person: User) -> list[tuple[Observer, str]]:
    """Return what the person observes, each with the name of the school, by the time of the lesson."""
    with connection.cursor() as cursor:
        cursor.execute(MINE, [person.pk])
        rows = cursor.fetchall()
    found = []
    for joint_id, state, revealed_at, names_out_at, subject, year_group, room, starts_at, school in rows:
        lesson = Lesson(subject=subject, year_group=year_group, room=room, starts_at=starts_at)
        joint = JointObservation(
            pk=joint_id, state=state, revealed_at=revealed_at, names_out_at=names_out_at, lesson=lesson
        )
        found.append((Observer(joint=joint), school))
    return found


def _kind(place: Observer, sheet: SheetView | None, now: dt.datetime) -> str:
    """Return what there is to do with one joint observation."""
    if access.may_compare(place):
        return "to_compare"
    if access.refusal_to_write(place):
        return "ended"
    if sheet and sheet.sealed_at:
        return "waiting"
    return "to_seal" if place.joint.lesson.starts_at <= now else "coming"


def _lesson(place: Observer, school: str, sheet: SheetView | None) -> MyLesson:
    """Return one row of the list."""
    joint, lesson = place.joint, place.joint.lesson
    endings = {
        JointObservation.State.WITHDRAWN: "Withdrawn, not counted",
        JointObservation.State.UNPAIRED: "Closed, not counted: a sheet stayed open",
    }
    return MyLesson(
        joint_id=joint.pk,
        title=lesson.title,
        school=school,
        room=lesson.room,
        starts_at=lesson.starts_at,
        unpaired_on=joint.unpaired_on,
        has_draft=sheet is not None and sheet.draft > 0,
        sealed_at=sheet.sealed_at if sheet else None,
        revealed_at=joint.revealed_at,
        ending=endings.get(JointObservation.State(joint.state), "Closed"),
    )
