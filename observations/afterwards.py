"""Reads for what comes after the reveal: second thoughts, the joint note, and whether the lesson has been discussed.

Read anew for every request, beside the comparison, which never changes.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from observations import access
from observations.models.afterwards import JointNote, SecondThought
from observations.models.lessons import JointObservation, Observer
from observations.paperwork import Form, FormGrade, published_form
from observations.wording import clock_words, day_words, short_day_words
from people.models import User


@dataclasses.dataclass(frozen=True, slots=True)
class Thought:
    """One second thought: the day in the margin, the grade that would now be given (or none), the words."""

    day: str
    grade: FormGrade | None
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Voice:
    """One observer's second thoughts; `none_yet` is what stands there without any."""

    name: str
    none_yet: str
    thoughts: tuple[Thought, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """The joint note; `version` 0 before the first words, `saved` says by whom and when."""

    text: str = ""
    version: int = 0
    saved: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Afterwards:
    """What one of the observers finds below the comparison. `key` is for their next second thought."""

    joint: JointObservation
    place: Observer
    paper: Form
    voices: tuple[Voice, ...]
    note: Note
    discussed: str
    refusal: str
    response: str
    key: uuid.UUID

    @property
    def is_discussed(self) -> bool:
        """Whether somebody has marked it as discussed."""
        return self.joint.discussed_at is not None


def read_afterwards(joint_id: uuid.UUID, *, reader: User) -> Afterwards | None:
    """Return it for one of the observers of a revealed lesson (one query); None for everybody else, and before."""
    observers = list(_observers(joint_id))
    place = next((each for each in observers if each.person_id == reader.pk), None)
    if place is None or not access.may_compare(place):
        return None
    names = [each.person.first_name for each in observers]
    voices = [
        (each != place, _voice(each, name if names.count(name) == 1 else each.person.name, is_reader=each == place))
        for each, name in zip(observers, names, strict=True)
    ]
    return Afterwards(
        joint=place.joint,
        place=place,
        paper=published_form(place.version_id),
        voices=tuple(voice for _, voice in sorted(voices, key=lambda pair: pair[0])),
        note=_note(place),
        discussed=_discussed(place.joint),
        refusal=access.refusal_to_add(place.joint),
        response=place.joint.terms.response if hasattr(place.joint, "terms") else "",
        key=uuid.uuid5(place.pk, str(len(_rows(place, "thoughts")))),
    )


def _observers(joint_id: uuid.UUID) -> Any:  # noqa: ANN401  # a queryset with two annotations
    """Return the observers with their second thoughts and the joint note, in the order of the comparison."""
    thoughts = SecondThought.objects.filter(observer=OuterRef("pk"))
    note = JointNote.objects.filter(joint=OuterRef("joint"))
    return (
        Observer.objects.filter(joint=joint_id, replaced_at__isnull=True)
        .select_related("joint__lesson__teacher", "joint__discussed_by", "joint__terms", "person")
        .annotate(
            thoughts=ArraySubquery(
                thoughts.values(json=JSONObject(at=F("written_at"), grade=F("grade_id"), text=F("text")))
            ),
            notes=ArraySubquery(
                note.values(
                    json=JSONObject(text=F("text"), version=F("version"), at=F("written_at"), by=F("written_by__name"))
                )
            ),
        )
        .order_by("-is_host", "id")
    )


def _rows(observer: Observer, annotation: str) -> list[Mapping[str, Any]]:
    """Return the rows that `_observers` has put beside an observer."""
    rows: list[Mapping[str, Any]] = getattr(observer, annotation)
    return rows


def _voice(observer: Observer, name: str, *, is_reader: bool) -> Voice:
    """Return one observer's second thoughts, the oldest first."""
    paper = published_form(observer.version_id)
    return Voice(
        name=name,
        none_yet=f"{'You haven’t' if is_reader else f'{name} hasn’t'} added any. That’s fine.",
        thoughts=tuple(
            Thought(
                day=short_day_words(dt.datetime.fromisoformat(row["at"])),
                grade=paper.grade(uuid.UUID(row["grade"])) if row["grade"] else None,
                text=row["text"],
            )
            for row in _rows(observer, "thoughts")
        ),
    )


def _note(place: Observer) -> Note:
    """Return the joint note as it stands."""
    for row in _rows(place, "notes"):
        at = dt.datetime.fromisoformat(row["at"])
        return Note(row["text"], row["version"], f"{row['by']}, {day_words(at)}, {clock_words(at)}")
    return Note()


def _discussed(joint: JointObservation) -> str:
    """Say when it was discussed and who marked it, and when it was closed; nothing before."""
    if joint.discussed_at is None:
        return ""
    by = f", marked by {joint.discussed_by.name}" if joint.discussed_by else ""
    closed = f" Closed on {day_words(joint.closed_at)}." if joint.closed_at else ""
    return f"Discussed on {day_words(joint.discussed_at)}{by}.{closed}"
