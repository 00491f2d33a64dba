"""What an uploaded file is, by its content. Its name says nothing but how to call it.

Pictures are drawn anew, so that nothing hidden in them (place, camera, somebody's script) is kept.
"""

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import Protocol

from PIL import Image, ImageOps, UnidentifiedImageError

from inquiry.models.files import LONGEST_NAME, MOST_BYTES, Attachment

Kind = Attachment.Kind
WIDEST = 2400  # pixels; more shows nothing on a screen
MOST_PIXELS = 60_000_000  # decoded; a small file can unpack into gigabytes
MOST_PARTS = 5_000  # files inside an Office document
PDF_END_WITHIN = 2048  # bytes
OFFICE = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX, "ppt/presentation.xml": Kind.PPTX}
TAKEN = "Take a photo (JPEG, PNG or WebP), a PDF, or a Word, Excel or PowerPoint file"


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
    """Draw a picture anew: upright, at most so wide, and without anything but its pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise NotTaken(f"{said} has too many pixels. Save it smaller")
                opened.draft("RGB", (WIDEST, WIDEST))
                return _redrawn(opened)
    except UnidentifiedImageError as unknown:
        raise NotTaken(f"{said} is none of the files that the log takes. {TAKEN}") from unknown
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
        raise NotTaken(f"{said} has too many pixels. Save it smaller") from huge
    except (OSError, ValueError, SyntaxError) as broken:
        raise NotTaken(f"{said} can’t be read as a picture. Save it again, as JPEG or PNG") from broken


def _redrawn(opened: Image.Image) -> tuple[Attachment.Kind, bytes]:
    """Return the pixels of a picture as a new file: PNG where something shines through or it was one, else JPEG."""
    is_png = opened.format == "PNG" or "A" in opened.getbands() or "transparency" in opened.info
    upright = ImageOps.exif_transpose(opened).convert("RGBA" if is_png else "RGB")
    upright.thumbnail((WIDEST, WIDEST))
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    if is_png:
        bare.save(out, "PNG", optimize=True)
        return Kind.PNG, out.getvalue()
    bare.save(out, "JPEG", quality=85)
    return Kind.JPEG, out.getvalue()
