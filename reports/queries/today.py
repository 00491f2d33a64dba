"""What Today is made from: a person's own lessons, and their own sheets. Nothing here depends on another observer."""

import dataclasses
import datetime as dt
import uuid
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import F, FilteredRelation, Q

from observations.actions.judging import unfinished
from observations.judgements import SheetView, own_progress, own_sheet
from observations.models import JointObservation, Observer
from observations.paperwork import published_form
from observations.rules import fired
from people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Place(TypedDict):
        """My place on a joint observation, empty where I have none."""

        place_id: uuid.UUID | None
        place_school: uuid.UUID | None
        version_id: uuid.UUID

    Placed = WithAnnotations[JointObservation, Place]

# Older lessons have closed, unpaired at the latest, and their conversation is over.
WEEKS_BACK = 8


@dataclasses.dataclass(frozen=True, slots=True)
class MyJoint:
    """A joint observation of mine. `place_id` is None where I am the observed teacher.

    `left` maps what my sheet still lacks to its sentence, None before I have begun; `rule_percent` is the mark of the
    rule that fired on my minutes.
    """

    id: uuid.UUID
    title: str
    school: str
    is_own_school: bool
    period: str
    room: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    state: str
    revealed_at: dt.datetime | None
    talk_at: dt.datetime | None
    talk_how: str
    unpaired_on: dt.date
    place_id: uuid.UUID | None
    sealed_at: dt.datetime | None = None
    left: tuple[str, ...] | None = None
    rule_percent: int | None = None

    @property
    def observes(self) -> bool:
        """Whether I am an observer on it."""
        return self.place_id is not None


def my_joints(person: User, *, now: dt.datetime) -> tuple[MyJoint, ...]:
    """Return the lessons I observe or am observed in, in order of time (one query, two where I observe).

    A third query reads the sheet of an ungraded lesson that is still open.
    """
    found = (
        JointObservation.objects.annotate(
            mine=FilteredRelation(
                "observers", condition=Q(observers__person=person, observers__replaced_at__isnull=True)
            ),
            place_id=F("mine__id"),
            place_school=F("mine__school_id"),
            version_id=F("mine__version_id"),
        )
        .filter(
            Q(mine__isnull=False) | Q(lesson__teacher=person),
            lesson__starts_at__gte=now - dt.timedelta(weeks=WEEKS_BACK),
        )
        .exclude(state=JointObservation.State.WITHDRAWN)
        .select_related("lesson__school")
        .order_by("lesson__starts_at", "pk")
    )
    joints = cast("list[Placed]", list(found))
    observed = [joint.pk for joint in joints if joint.place_id]
    sheets = own_progress(person, observed) if observed else {}
    return tuple(_joint(joint, sheets.get(joint.pk) if joint.place_id else None, person, now) for joint in joints)


def _joint(joint: "Placed", sheet: SheetView | None, person: User, now: dt.datetime) -> MyJoint:
    """Build one row; what is left is computed only where it can be sealed now."""
    lesson = joint.lesson
    is_open = joint.state in JointObservation.SEALABLE and lesson.starts_at <= now
    left, percent = None, None
    if sheet and not sheet.sealed_at and is_open:
        left, percent = _left(joint, sheet, person)
    return MyJoint(
        id=joint.pk,
        title=lesson.title,
        school=lesson.school.name,
        is_own_school=joint.place_school in (None, lesson.school_id),
        period=lesson.period,
        room=lesson.room,
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
        state=joint.state,
        revealed_at=joint.revealed_at,
        talk_at=joint.talk_at,
        talk_how=joint.talk_how,
        unpaired_on=joint.unpaired_on,
        place_id=joint.place_id,
        sealed_at=sheet.sealed_at if sheet else None,
        left=left,
        rule_percent=percent,
    )


def _left(joint: "Placed", sheet: SheetView, person: User) -> tuple[tuple[str, ...], int | None]:
    """Return which answers my own sheet lacks, and the mark of the rule that fired on it."""
    content = sheet.content
    if not joint.graded:
        whole = own_sheet(Observer(pk=joint.place_id), reader=person)
        content = whole.content if whole else content
    form = published_form(joint.version_id)
    rule = None
    if joint.graded:
        rule = fired(form.rules, front_seconds=content.front_seconds, lesson_seconds=joint.lesson.minutes * 60)
    return tuple(unfinished(content, form=form, rule=rule, graded=joint.graded)), rule.over_percent if rule else None
