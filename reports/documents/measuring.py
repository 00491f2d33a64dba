"""How much room text takes on a sheet: lines counted with the widths of our own letters. Lengths are in points.

It is an estimate with a margin, so that a sheet that fits here fits where it is really laid out: letters count as wider
than ours are, and those of Word's Calibri are narrower still.
"""

import math
import re
from functools import cache

from fontTools.ttLib import TTFont

from reports.documents import typefaces

WIDER = 1.02
"""By how much letters count as wider than they are."""
UNKNOWN = 1.0  # a letter that our typeface lacks comes from another one; none is wider than this, in ems
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


@cache
def _widths() -> dict[int, float]:
    """Return the width of every letter of our face for text, in ems."""
    with TTFont(typefaces.files()["atkinson-regular"]) as font:
        ems, advances = font["head"].unitsPerEm, font["hmtx"]
        return {code: advances[name][0] / ems for code, name in font.getBestCmap().items()}


def width_of(text: str) -> float:
    """Return how wide a text is on one line, in ems."""
    widths = _widths()
    return WIDER * sum(widths.get(ord(letter), UNKNOWN) for letter in text)


def lines_of(text: str, ems: float) -> int:
    """Return how many lines of this many ems a text takes; a word longer than a line is broken."""
    lines, used, space = 1, 0.0, width_of(" ")
    for word in text.split():
        wide = width_of(word)
        if used and used + space + wide > ems:
            lines, used = lines + 1, 0.0
        if wide > ems:
            more = math.ceil(wide / (ems - UNKNOWN)) - 1
            lines, wide = lines + more, ems
        used += wide + (space if used else 0.0)
    return lines


def drawn_size(drawing: str) -> tuple[float, float]:
    """Return the width and height of a drawing, in its own px."""
    found = SIZE.search(drawing)
    wide, high = (float(each) for each in found.groups()) if found else (988.0, 400.0)
    return wide, high
