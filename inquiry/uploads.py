"""What an uploaded file is, by its content. Its name says nothing but how to call it.

Pictures are drawn anew, so that nothing hidden in them (place, camera, somebody's script) is kept.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Protocol

from inquiry.models.files import LONGEST_NAME, MOST_BYTES, Attachment
from pictures.redrawn import NotDrawn, Why, redraw

Kind = Attachment.Kind
MOST_PARTS = 5_000  # files inside an Office document
PDF_END_WITHIN = 2048  # bytes
OFFICE = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX, "ppt/presentation.xml": Kind.PPTX}
TAKEN = "Take a photo (JPEG, PNG or WebP), a PDF, or a Word, Excel or PowerPoint file"
NOT_DRAWN = {
    Why.UNKNOWN: f"is none of the files that the log takes. {TAKEN}",
    Why.HUGE: "has too many pixels. Save it smaller",
    Why.BROKEN: "can’t be read as a picture. Save it again, as JPEG or PNG",
}


class Upload(Protocol):
    """What Django hands over."""

    @property
    def name(self) -> str | None:
        """What the browser calls it."""

    @property
    def size(self) -> int | None:
        """Its size in bytes."""

    def read(self, n: int, /) -> bytes:
        """Return at most so many bytes of it."""


class NotTaken(Exception):
    """A file that is not kept; its text is the sentence for the field."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file as it will be kept."""

    name: str
    kind: str
    content: bytes


def accept(upload: Upload) -> Accepted:
    """Judge a file by its content and return what is kept of it; raises `NotTaken` with a sentence."""
    said = shown_name(upload.name or "")
    if (upload.size or 0) > MOST_BYTES:
        raise NotTaken(f"{said} is {(upload.size or 0) / 1024**2:.0f} MB. The most is {MOST_BYTES // 1024**2} MB")
    content = upload.read(MOST_BYTES + 1)
    if not content:
        raise NotTaken(f"{said} is empty")
    kind, kept = _judged(content, said)
    if len(kept) > MOST_BYTES:
        raise NotTaken(f"{said} is too large a picture. Save it smaller, as JPEG")
    stem = re.sub(r"\.\w{1,5}$", "", said)[: LONGEST_NAME - 6].rstrip() or "file"
    return Accepted(f"{stem}.{kind.value}", kind.value, kept)


def shown_name(name: str) -> str:
    """Return a file's name without folders and without signs that a name should not have."""
    last = re.split(r"[\\/]", name)[-1]
    return " ".join(re.sub(r"[^\w .,()&’'+-]", "_", last).split()).strip(". ")[-LONGEST_NAME:] or "file"


def _judged(content: bytes, said: str) -> tuple[Attachment.Kind, bytes]:
    """Return what these bytes are, and the bytes to keep."""
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-PDF_END_WITHIN:]:
        return Kind.PDF, content
    if content.startswith(b"PK\x03\x04"):
        return _office(content, said), content
    return _picture(content, said)


def _office(content: bytes, said: str) -> Attachment.Kind:
    """Return which Office document this archive is, by its parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as broken:
        raise NotTaken(f"{said} can’t be read. {TAKEN}") from broken
    names = {part.filename for part in parts}
    kinds = [kind for main, kind in OFFICE.items() if main in names]
    if len(kinds) != 1 or "[Content_Types].xml" not in names or len(parts) > MOST_PARTS:
        raise NotTaken(f"{said} is none of the files that the log takes. {TAKEN}")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken(f"{said} has macros in it. Save it without them, as .{kinds[0].value}")
    return kinds[0]


def _picture(content: bytes, said: str) -> tuple[Attachment.Kind, bytes]:
    """Draw a picture anew; raises `NotTaken`."""
    try:
        picture = redraw(content)
    except NotDrawn as refused:
        raise NotTaken(f"{said} {NOT_DRAWN[refused.why]}") from refused
    return Kind(picture.kind), picture.content
