"""The one module that reads judgement sheets. What it returns is already narrowed: own, or revealed.

Row-level security stands behind it: with no filter at all the database would still hide the same rows.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from observations.models.lessons import Observer
from observations.models.sheets import Ground, Note, Rating, Sheet
from people.models import User

# The lists that everybody opens first ask this; written out, because the ORM would take longer over it than the
# database. The answers are the first fields of `Content`, in its order.
PROGRESS = """
SELECT t.joint_id, t.id, t.observer_id, t.draft, t.saved_at, t.sealed_at, t.rule_id,
    t.grade_id, t.no_grade, t.grade_without_rule_id, t.no_grade_without_rule, t.how_reached, t.front_seconds
FROM observations_sheet t JOIN observations_observer o ON o.id = t.observer_id AND o.replaced_at IS NULL
WHERE t.person_id = %(me)s AND t.joint_id = ANY(%(joints)s)
"""


@dataclasses.dataclass(frozen=True, slots=True)
class NoteContent:
    """One note: the browser's key, when it was seen (aware), its words, and the criteria it speaks to."""

    key: uuid.UUID
    seen_at: dt.datetime
    text: str
    criteria: tuple[uuid.UUID, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class RatingContent:
    """How one criterion was judged: a grade of the form or a level, never both."""

    criterion: uuid.UUID
    grade: uuid.UUID | None = None
    level: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class GroundContent:
    """A criterion that weighed, and its role."""

    criterion: uuid.UUID
    role: str


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """Everything that an observer writes on a sheet. `front_stretches` in seconds since the lesson began."""

    grade: uuid.UUID | None = None
    no_grade: bool = False
    grade_without_rule: uuid.UUID | None = None
    no_grade_without_rule: bool = False
    how_reached: str = ""
    front_seconds: int | None = None
    front_stretches: tuple[tuple[int, int | None], ...] = ()
    notes: tuple[NoteContent, ...] = ()
    ratings: tuple[RatingContent, ...] = ()
    grounds: tuple[GroundContent, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet with its content. `draft` counts how often it was saved; `rule` had fired at the seal."""

    id: uuid.UUID
    observer_id: uuid.UUID
    draft: int
    saved_at: dt.datetime
    sealed_at: dt.datetime | None
    rule: uuid.UUID | None
    content: Content


def own_sheet(observer: Observer, *, reader: User, lock: bool = False) -> SheetView | None:
    """Return this observer's sheet if the reader is that observer and has begun one; None otherwise (one query)."""
    sheets = Sheet.objects.filter(observer=observer, person=reader)
    return next((_view(row) for row in _whole(sheets.select_for_update(of=("self",)) if lock else sheets)), None)


def revealed_sheets(joint_id: uuid.UUID) -> dict[uuid.UUID, SheetView]:
    """Return the sheets of a revealed joint observation by observer; empty before the reveal (one query)."""
    sheets = Sheet.objects.filter(
        joint=joint_id,
        joint__revealed_at__isnull=False,
        sealed_at__isnull=False,
        observer__replaced_at__isnull=True,
    )
    return {row["observer_id"]: _view(row) for row in _whole(sheets)}


def own_progress(person: User, joint_ids: list[uuid.UUID]) -> dict[uuid.UUID, SheetView]:
    """Return the person's own sheets on these joint observations, by joint observation (one query).

    With the grades and answers, without what was written and rated line by line, and without the stopwatch.
    """
    with connection.cursor() as cursor:
        cursor.execute(PROGRESS, {"me": person.pk, "joints": joint_ids})
        rows = cursor.fetchall()
    return {
        joint_id: SheetView(sheet_id, observer_id, draft, saved_at, sealed_at, rule, Content(*answers))
        for joint_id, sheet_id, observer_id, draft, saved_at, sealed_at, rule, *answers in rows
    }


def _whole(sheets: QuerySet[Sheet]) -> Iterable[Mapping[str, Any]]:
    """Add notes, ratings and grounds to each sheet in the same query."""
    of_sheet = {"sheet": OuterRef("pk")}
    return sheets.annotate(
        notes=ArraySubquery(
            Note.objects.filter(**of_sheet).values(
                json=JSONObject(key=F("key"), seen_at=F("seen_at"), text=F("text"), criteria=F("criteria"))
            )
        ),
        ratings=ArraySubquery(
            Rating.objects.filter(**of_sheet).values(
                json=JSONObject(criterion=F("criterion_id"), grade=F("grade_id"), level=F("level"))
            )
        ),
        grounds=ArraySubquery(
            Ground.objects.filter(**of_sheet).values(json=JSONObject(criterion=F("criterion_id"), role=F("role")))
        ),
    ).values()


def _view(row: Mapping[str, Any]) -> SheetView:
    """Build the page-shaped sheet from one row."""
    content = Content(
        grade=row["grade_id"],
        no_grade=row["no_grade"],
        grade_without_rule=row["grade_without_rule_id"],
        no_grade_without_rule=row["no_grade_without_rule"],
        how_reached=row["how_reached"],
        front_seconds=row["front_seconds"],
        front_stretches=tuple((start, end) for start, end in row["front_stretches"]),
        notes=tuple(
            NoteContent(
                key=uuid.UUID(note["key"]),
                seen_at=dt.datetime.fromisoformat(note["seen_at"]),
                text=note["text"],
                criteria=tuple(uuid.UUID(each) for each in note["criteria"]),
            )
            for note in row["notes"]
        ),
        ratings=tuple(
            RatingContent(uuid.UUID(each["criterion"]), each["grade"] and uuid.UUID(each["grade"]), each["level"])
            for each in row["ratings"]
        ),
        grounds=tuple(GroundContent(uuid.UUID(each["criterion"]), each["role"]) for each in row["grounds"]),
    )
    return SheetView(
        id=row["id"],
        observer_id=row["observer_id"],
        draft=row["draft"],
        saved_at=row["saved_at"],
        sealed_at=row["sealed_at"],
        rule=row["rule_id"],
        content=content,
    )
