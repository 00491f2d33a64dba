"""Add a photo of a sheet that was filled in by hand, or take it away again; from the seal on neither."""

import datetime as dt
import hashlib
import uuid

from observations.actions.judging import NotSaved, begin
from observations.judgements import SheetView, own_sheet
from observations.models.lessons import Observer
from observations.models.sheets import Photo
from people.audit import act
from people.models import User
from pictures.redrawn import Redrawn

MOST_PHOTOS = 6
SEALED = "You have sealed this judgement. Its photos stay as they are."


def add_photo(*, observer: Observer, photo: Redrawn, by: User, at: dt.datetime) -> None:
    """Add a photo to the observer's own sheet; the same photo again changes nothing.

    Raises `NotSaved` if the sheet is sealed or holds as many as it takes. Who may still write is the page's question.
    """
    with act("add photo", by=by, at=at, savepoint=False):
        refused = _add(observer, photo, by=by, at=at)
    if refused:
        raise NotSaved({"photo": refused})


def _add(observer: Observer, photo: Redrawn, *, by: User, at: dt.datetime) -> str:
    """Add it inside the transaction; return the sentence of a refusal."""
    sheet = own_sheet(observer, reader=by, lock=True) or begin(observer, by, at)
    if sheet is None:  # begun elsewhere in this very moment
        return _add(observer, photo, by=by, at=at)
    digest = hashlib.sha256(photo.content).hexdigest()
    if sheet.sealed_at:
        return SEALED
    if len(sheet.photos) >= MOST_PHOTOS and not Photo.objects.filter(sheet=sheet.id, digest=digest).exists():
        return f"A sheet holds {MOST_PHOTOS} photos. Take one away first"
    new = Photo(
        sheet_id=sheet.id,
        kind=photo.kind,
        width=photo.width,
        height=photo.height,
        digest=digest,
        content=photo.content,
        added_at=at,
    )
    Photo.objects.bulk_create([new], ignore_conflicts=True)
    return ""


def remove_photo(*, observer: Observer, photo_id: uuid.UUID, by: User, at: dt.datetime) -> bool:
    """Take a photo from the observer's own open sheet; return whether it was there. Raises `NotSaved` once sealed."""
    with act("remove photo", by=by, at=at, savepoint=False):
        sheet = own_sheet(observer, reader=by, lock=True)
        removed = sheet is not None and not sheet.sealed_at and _remove(sheet, photo_id)
    if sheet and sheet.sealed_at:
        raise NotSaved({"photo": SEALED})
    return removed


def _remove(sheet: SheetView, photo_id: uuid.UUID) -> bool:
    """Delete it if it belongs to this sheet."""
    deleted, _ = Photo.objects.filter(sheet=sheet.id, pk=photo_id).delete()
    return deleted > 0
