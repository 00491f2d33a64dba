"""The observed teacher's side of a lesson: their own terms, who has looked, and the judgements once released."""

import dataclasses
import datetime as dt
import uuid

from clusters.access import Remit
from observations import sheet_forms
from observations.judgements import revealed_sheets
from observations.models.lessons import JointObservation, Observer
from observations.models.release import Look, TeachersTerms
from observations.paperwork import published_form
from observations.sheet_forms.check import Answer, Line
from observations.sheet_notes import ReadNote, notes_to_read
from observations.wording import day_words
from people.clock import LONDON
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class LookLine:
    """Who looked at the judgements, on which day; `reason` where an administrator had to give one."""

    name: str
    day: str
    reason: str

    @property
    def sentence(self) -> str:
        """What follows the name where an administrator looked."""
        return f"opened the judgements as an administrator on {self.day}: {self.reason}"


@dataclasses.dataclass(frozen=True, slots=True)
class Taught:
    """A lesson as its teacher finds it. `terms` are None for one that was arranged before they could be said."""

    joint: JointObservation
    terms: TeachersTerms | None
    looks: tuple[LookLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether every sheet is open, so that there is something to receive and to answer."""
        return self.joint.revealed_at is not None


def taught_by(person: User, joint_id: uuid.UUID) -> Taught | None:
    """Return a lesson of this person's own (two queries); None for anybody else, and once its names are out."""
    joint = (
        JointObservation.objects.filter(pk=joint_id, lesson__teacher=person)
        .select_related("lesson__school", "lesson__teacher", "round", "terms", "text")
        .first()
    )
    if joint is None:
        return None
    return Taught(joint, getattr(joint, "terms", None), looks_at(joint))


def looks_at(joint: JointObservation, *, with_reason: bool = False) -> tuple[LookLine, ...]:
    """Return who has looked at the judgements of a lesson, the first first (one query)."""
    looks = Look.objects.filter(joint=joint).select_related("person").order_by("at", "person__name")
    if with_reason:
        looks = looks.exclude(reason="")
    return tuple(LookLine(look.person.name, day_words(look.at), look.reason) for look in looks)


@dataclasses.dataclass(frozen=True, slots=True)
class ReleasedSheet:
    """One judgement as it was sealed, to read."""

    name: str
    school: str
    answers: tuple[Answer, ...]
    lines: tuple[Line, ...]
    notes: tuple[ReadNote, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Released:
    """Every judgement of a revealed lesson, for somebody to whom it was released; `why` says how."""

    joint: JointObservation
    sheets: tuple[ReleasedSheet, ...]
    response: str
    why: str


def why_released(joint: JointObservation, reader: User, remit: Remit, *, now: dt.datetime) -> str:
    """Say to whom a revealed lesson is released as this reader, or nothing: it is not (at most two queries)."""
    terms = TeachersTerms.objects.filter(joint=joint).first()
    if joint.lesson.teacher_id == reader.pk:
        return "You asked to see them" if terms is not None and terms.receives else ""
    if terms is not None and terms.released and joint.lesson.school_id in remit.school_ids:
        return "Released to you by the teacher"
    if reader.is_administrator and has_broken_glass(joint, reader, now=now):
        return "Opened by you with a reason, which everyone who took part can read"
    return ""


def has_broken_glass(joint: JointObservation, reader: User, *, now: dt.datetime) -> bool:
    """Whether an administrator has given a reason today (one query)."""
    today = now.astimezone(LONDON).date()
    return Look.objects.filter(joint=joint, person=reader, day=today).exclude(reason="").exists()


def released_to(joint: JointObservation, why: str) -> Released:
    """Return every judgement of a revealed lesson; the caller has checked to whom (three queries)."""
    observers = list(
        Observer.objects.filter(joint=joint, replaced_at__isnull=True)
        .select_related("joint__lesson", "joint__round", "person", "school")
        .order_by("-is_host", "id")
    )
    sheets = revealed_sheets(joint.pk)
    found = []
    for observer in observers:
        paper, content = published_form(observer.version_id), sheets[observer.pk].content
        found.append(
            ReleasedSheet(
                name=observer.person.name,
                school=observer.school.name,
                answers=tuple(sheet_forms.answers(content, observer)),
                lines=tuple(sheet_forms.rated_lines(content, paper)),
                notes=tuple(notes_to_read(content, paper)),
            )
        )
    terms = TeachersTerms.objects.filter(joint=joint).first()
    return Released(joint, tuple(found), terms.response if terms else "", why)


def words_to_open(joint: JointObservation, remit: Remit) -> str:
    """Return the link with which a school lead or an administrator opens a revealed lesson's judgements, or nothing."""
    if joint.revealed_at is None or joint.names_out_at is not None:
        return ""
    terms = TeachersTerms.objects.filter(joint=joint, released=True)
    if joint.lesson.school_id in remit.school_ids and terms.exists():
        return "Read the judgements: the teacher has released them to you"
    return "Open the judgements, with a reason" if remit.is_everything else ""


def revealed_joint(joint_id: uuid.UUID) -> JointObservation | None:
    """Return a lesson whose sheets are open and whose names are not out (one query); None for any other."""
    found = JointObservation.objects.filter(
        pk=joint_id, state__in=JointObservation.AFTER_REVEAL, names_out_at__isnull=True
    )
    return found.select_related("lesson__school", "lesson__teacher", "round").first()
