"""The one module that reads judgement sheets. What it returns is already narrowed: own, or revealed.

Row-level security stands behind it: with no filter at all the database would still hide the same rows.
"""

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from observations.models.lessons import Observer
from people.models import User

# Written out: a page or a seal asks these first, and the ORM would take longer over them than the database.
# What follows the rule are the first fields of `Content`, in its order.
COLUMNS = """
t.id, t.observer_id, t.draft, t.saved_at, t.sealed_at, t.rule_id, t.writer, t.writer_step,
t.grade_id, t.no_grade, t.grade_without_rule_id, t.no_grade_without_rule, t.how_reached, t.front_seconds, t.measured
"""
WHOLE = """
SELECT jsonb_build_object(
    'stretches', t.front_stretches,
    'notes', ARRAY(
        SELECT jsonb_build_object('key', n.key, 'seen_at', n.seen_at, 'text', n.text, 'criteria', n.criteria)
        FROM observations_note n WHERE n.sheet_id = t.id ORDER BY n.seen_at, n.key
    ),
    'ratings', ARRAY(
        SELECT jsonb_build_object('criterion', r.criterion_id, 'grade', r.grade_id, 'level', r.level)
        FROM observations_rating r JOIN observations_criterion c ON c.id = r.criterion_id
        WHERE r.sheet_id = t.id ORDER BY c.order
    ),
    'grounds', ARRAY(
        SELECT jsonb_build_object('criterion', g.criterion_id, 'role', g.role)
        FROM observations_ground g WHERE g.sheet_id = t.id ORDER BY g.order
    ),
    'photos', ARRAY(
        SELECT jsonb_build_object('id', p.id, 'joint_id', t.joint_id, 'width', p.width, 'height', p.height)
        FROM observations_photo p WHERE p.sheet_id = t.id ORDER BY p.added_at, p.digest
    )
), {columns} FROM observations_sheet t
"""
OWN = WHOLE + "WHERE t.observer_id = %s AND t.person_id = %s"
OWN_LOCKED = OWN + " FOR UPDATE OF t"
REVEALED = (
    WHOLE
    + """
JOIN observations_jointobservation j ON j.id = t.joint_id AND j.revealed_at IS NOT NULL
JOIN observations_observer o ON o.id = t.observer_id AND o.replaced_at IS NULL
WHERE t.joint_id = ANY(%s) AND t.sealed_at IS NOT NULL
"""
)
# One's own, or after the reveal that of a sheet that is compared; the reveal is the database's word.
PHOTO = """
SELECT p.kind, p.content FROM observations_photo p JOIN observations_sheet t ON t.id = p.sheet_id
JOIN observations_jointobservation j ON j.id = t.joint_id JOIN observations_observer o ON o.id = t.observer_id
WHERE p.id = %s AND t.joint_id = %s AND (
    t.person_id = %s OR (%s AND j.revealed_at IS NOT NULL AND t.sealed_at IS NOT NULL AND o.replaced_at IS NULL)
)
"""
PROGRESS = """
SELECT t.joint_id, {columns}
FROM observations_sheet t JOIN observations_observer o ON o.id = t.observer_id AND o.replaced_at IS NULL
WHERE t.person_id = %s AND t.joint_id = ANY(%s)
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
    """Everything that an observer writes on a sheet. `front_stretches` in seconds since the lesson began.

    `measured` is what else the form's rules measure: its words with minutes or how many times, by words.
    """

    grade: uuid.UUID | None = None
    no_grade: bool = False
    grade_without_rule: uuid.UUID | None = None
    no_grade_without_rule: bool = False
    how_reached: str = ""
    front_seconds: int | None = None
    measured: tuple[tuple[str, float], ...] = ()
    front_stretches: tuple[tuple[int, int | None], ...] = ()
    notes: tuple[NoteContent, ...] = ()
    ratings: tuple[RatingContent, ...] = ()
    grounds: tuple[GroundContent, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Writer:
    """An open page that writes on a sheet: a UUID of its own, and the how-manieth of its changes this is."""

    id: uuid.UUID
    step: int


@dataclasses.dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo of a sheet that was filled in by hand, without its content; width and height in pixels."""

    id: uuid.UUID
    joint_id: uuid.UUID
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet with its content. `draft` counts how often it was saved; `rule` had fired at the seal.

    `writer` is the page that saved last, where it said which it is.
    """

    id: uuid.UUID
    observer_id: uuid.UUID
    draft: int
    saved_at: dt.datetime
    sealed_at: dt.datetime | None
    rule: uuid.UUID | None
    writer: Writer | None
    content: Content
    photos: tuple[PhotoView, ...] = ()


def own_sheet(observer: Observer, *, reader: User, lock: bool = False) -> SheetView | None:
    """Return this observer's sheet if the reader is that observer and has begun one; None otherwise (one query)."""
    rows = _rows(OWN_LOCKED if lock else OWN, [observer.pk, reader.pk])
    return next((_whole(parts, row) for parts, *row in rows), None)


def revealed_sheets(*joint_ids: uuid.UUID) -> dict[uuid.UUID, SheetView]:
    """Return the sheets of revealed joint observations by observer; none from before a reveal (one query)."""
    views = (_whole(parts, row) for parts, *row in _rows(REVEALED, [list(joint_ids)]))
    return {view.observer_id: view for view in views}


def photo_to_read(
    photo_id: uuid.UUID, *, joint_id: uuid.UUID, reader: User, after_reveal: bool
) -> tuple[str, bytes] | None:
    """Return a photo's kind and content if it is the reader's own, or `after_reveal` another's of the same lesson."""
    rows = _rows(PHOTO, [photo_id, joint_id, reader.pk, after_reveal])
    return next(((kind, bytes(content)) for kind, content in rows), None)


def own_progress(person: User, joint_ids: list[uuid.UUID]) -> dict[uuid.UUID, SheetView]:
    """Return the person's own sheets on these joint observations, by joint observation (one query).

    With the grades and answers, without what was written and rated line by line, and without the stopwatch.
    """
    return {joint_id: _view(row, {}) for joint_id, *row in _rows(PROGRESS, [person.pk, joint_ids])}


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement.format(columns=COLUMNS), values)
        return list(cursor.fetchall())


def _whole(read: str, row: Sequence[Any]) -> SheetView:
    """Build a sheet with its parts and its photos."""
    parts = json.loads(read)
    photos = tuple(
        PhotoView(uuid.UUID(each["id"]), uuid.UUID(each["joint_id"]), each["width"], each["height"])
        for each in parts["photos"]
    )
    return dataclasses.replace(_view(row, _parts(parts)), photos=photos)


def _view(row: Sequence[Any], parts: Mapping[str, Any]) -> SheetView:
    """Build the page-shaped sheet from its columns and what was read of its parts."""
    sheet_id, observer_id, draft, saved_at, sealed_at, rule, writer, step, *answers, measured = row
    answers.append(tuple(sorted(json.loads(measured).items())))
    wrote = Writer(writer, step) if writer else None
    return SheetView(sheet_id, observer_id, draft, saved_at, sealed_at, rule, wrote, Content(*answers, **parts))


def _parts(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stopwatch, notes, ratings and grounds of a sheet as `Content` holds them."""
    return {
        "front_stretches": tuple((start, end) for start, end in parts["stretches"]),
        "notes": tuple(
            NoteContent(
                key=uuid.UUID(note["key"]),
                seen_at=dt.datetime.fromisoformat(note["seen_at"]),
                text=note["text"],
                criteria=tuple(uuid.UUID(each) for each in note["criteria"]),
            )
            for note in parts["notes"]
        ),
        "ratings": tuple(
            RatingContent(uuid.UUID(each["criterion"]), each["grade"] and uuid.UUID(each["grade"]), each["level"])
            for each in parts["ratings"]
        ),
        "grounds": tuple(GroundContent(uuid.UUID(each["criterion"]), each["role"]) for each in parts["grounds"]),
    }
