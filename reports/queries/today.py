"""What Today is made from: a person's own lessons, and their own sheets. Nothing here depends on another observer."""

import dataclasses
import datetime as dt
import uuid
from typing import cast

from django.db import connection

from observations.actions.judging import unfinished
from observations.judgements import SheetView, own_progress, own_sheet
from observations.models import JointObservation, Lesson, Observer
from observations.paperwork import published_form
from observations.rules import fired
from people.models import User

# Older lessons have closed, unpaired at the latest, and their conversation is over.
WEEKS_BACK = 8
# The page that everybody opens first; written out, because the ORM would take longer over it than the database.
JOINTS = """
SELECT j.id, j.state, j.graded, j.revealed_at, j.talk_at, j.talk_how, l.subject, l.year_group, l.period, l.room,
    l.starts_at, l.ends_at, l.school_id, s.name, o.id, o.school_id, o.version_id
FROM observations_jointobservation j
JOIN observations_lesson l ON l.id = j.lesson_id
JOIN clusters_school s ON s.id = l.school_id
LEFT JOIN observations_observer o ON o.joint_id = j.id AND o.person_id = %(me)s AND o.replaced_at IS NULL
WHERE j.id IN (
    SELECT joint_id FROM observations_observer WHERE person_id = %(me)s AND replaced_at IS NULL
    UNION ALL
    SELECT t.id FROM observations_jointobservation t JOIN observations_lesson u ON u.id = t.lesson_id
    WHERE u.teacher_id = %(me)s
) AND l.starts_at >= %(since)s AND j.state NOT IN ('withdrawn', 'proposed', 'agreed') AND j.names_out_at IS NULL
ORDER BY l.starts_at, j.id
"""


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


@dataclasses.dataclass(frozen=True, slots=True)
class JointRow:
    """One row of `JOINTS`."""

    id: uuid.UUID
    state: str
    graded: bool
    revealed_at: dt.datetime | None
    talk_at: dt.datetime | None
    talk_how: str
    subject: str
    year_group: str
    period: str
    room: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    school_id: uuid.UUID
    school: str
    place_id: uuid.UUID | None
    place_school: uuid.UUID | None
    version_id: uuid.UUID | None

    @property
    def lesson(self) -> Lesson:
        """The lesson, for what it says of itself."""
        return Lesson(subject=self.subject, year_group=self.year_group, starts_at=self.starts_at, ends_at=self.ends_at)

    @property
    def is_sealable(self) -> bool:
        """Whether sheets can be sealed in its state."""
        return self.state in JointObservation.SEALABLE


def my_joints(person: User, *, now: dt.datetime) -> tuple[MyJoint, ...]:
    """Return the lessons I observe or am observed in, in order of time (one query, two where I observe).

    A third query reads the sheet of an ungraded lesson that is still open.
    """
    with connection.cursor() as cursor:
        since = now - dt.timedelta(weeks=WEEKS_BACK)
        cursor.execute(JOINTS, {"me": person.pk, "since": since})
        joints = [JointRow(*row) for row in cursor.fetchall()]
    observed = [joint.id for joint in joints if joint.place_id]
    sheets = own_progress(person, observed) if observed else {}
    return tuple(_joint(joint, sheets.get(joint.id) if joint.place_id else None, person, now) for joint in joints)


def _joint(joint: JointRow, sheet: SheetView | None, person: User, now: dt.datetime) -> MyJoint:
    """Build one row; what is left is computed only where it can be sealed now."""
    lesson = joint.lesson
    left, percent = None, None
    if sheet and not sheet.sealed_at and joint.is_sealable and joint.starts_at <= now:
        left, percent = _left(joint, sheet, person)
    return MyJoint(
        id=joint.id,
        title=lesson.title,
        school=joint.school,
        is_own_school=joint.place_school in (None, joint.school_id),
        period=joint.period,
        room=joint.room,
        starts_at=joint.starts_at,
        ends_at=joint.ends_at,
        state=joint.state,
        revealed_at=joint.revealed_at,
        talk_at=joint.talk_at,
        talk_how=joint.talk_how,
        unpaired_on=JointObservation(lesson=lesson).unpaired_on,
        place_id=joint.place_id,
        sealed_at=sheet.sealed_at if sheet else None,
        left=left,
        rule_percent=percent,
    )


def _left(joint: JointRow, sheet: SheetView, person: User) -> tuple[tuple[str, ...], int | None]:
    """Return which answers my own sheet lacks, and the mark of the rule that fired on it."""
    content = sheet.content
    if not joint.graded:
        whole = own_sheet(Observer(pk=joint.place_id), reader=person)
        content = whole.content if whole else content
    form = published_form(cast("uuid.UUID", joint.version_id))
    rule = None
    if joint.graded:
        seconds, measured = content.front_seconds, content.measured
        rule = fired(form.rules, front_seconds=seconds, lesson_seconds=joint.lesson.minutes * 60, measured=measured)
    percent = rule.over_percent if rule and not rule.measure else None
    return tuple(unfinished(content, form=form, rule=rule, graded=joint.graded)), percent
