"""Photos drawn anew: upright, no wider than a screen needs, and holding nothing but their pixels. Pure.

So neither place nor camera nor anybody's script is kept, whatever the file called itself.
"""

import io
import warnings
from dataclasses import dataclass
from enum import Enum

from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST = 2400  # pixels; more shows nothing on a screen
MOST_PIXELS = 60_000_000  # decoded; a small file can unpack into gigabytes
QUALITY = 85


class Why(Enum):
    """Why a file was not drawn."""

    UNKNOWN = "no JPEG, PNG or WebP"
    HUGE = "too many pixels"
    BROKEN = "cannot be read"


class NotDrawn(Exception):
    """A file that is no picture to draw; `why` says which of the reasons."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture as it is kept. `kind` is `jpg` or `png`; width and height in pixels."""

    kind: str
    content: bytes
    width: int
    height: int


def redraw(content: bytes) -> Redrawn:
    """Return the picture in these bytes, drawn anew: PNG where it was one or something shines through, else JPEG.

    The same bytes give the same picture. Raises `NotDrawn`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise NotDrawn(Why.HUGE)
                opened.draft("RGB", (WIDEST, WIDEST))
                return _redrawn(opened)
    except UnidentifiedImageError as unknown:
        raise NotDrawn(Why.UNKNOWN) from unknown
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
        raise NotDrawn(Why.HUGE) from huge
    except (OSError, ValueError, SyntaxError) as broken:
        raise NotDrawn(Why.BROKEN) from broken


def _redrawn(opened: Image.Image) -> Redrawn:
    """Return the pixels of a picture as a new file."""
    is_png = opened.format == "PNG" or "A" in opened.getbands() or "transparency" in opened.info
    upright = ImageOps.exif_transpose(opened).convert("RGBA" if is_png else "RGB")
    upright.thumbnail((WIDEST, WIDEST))
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    if is_png:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY)
    return Redrawn("png" if is_png else "jpg", out.getvalue(), bare.width, bare.height)
