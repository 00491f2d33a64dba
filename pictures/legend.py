"""The key under a drawing: small samples with their words, in as many lines as the room asks for."""

from collections.abc import Sequence
from typing import Literal

from pictures.ink import Look
from pictures.lettering import Style, text, width
from pictures.shapes import Box, circle, hatch, line, rect

Sample = Literal["matched", "differed", "shades", "hatch", "hidden"]
Key = tuple[Sample, str]

_WORDS = Style(14.5, "muted")
_GAP = 18.0
_LEADING = 24.0
_WIDTHS: dict[Sample, float] = {"matched": 13, "differed": 13, "shades": 80, "hatch": 22, "hidden": 22}


def lay_legend(keys: Sequence[Key], room: float, top: float) -> tuple[list[str], float, float]:
    """Draw `keys` from `top` down within `room` px; answer the parts, the right edge and the bottom."""
    parts: list[str] = []
    x, y, reach = 0.0, top, 0.0
    for sample, words in keys:
        takes = _WIDTHS[sample] + 7 + width(words, _WORDS.size)
        if x and x + takes > room:
            x, y = 0.0, y + _LEADING
        parts.append(_sample(sample, x, y))
        parts.append(text(x + _WIDTHS[sample] + 7, y + 5, words, _WORDS))
        reach = max(reach, x + takes)
        x += takes + _GAP
    return parts, reach, y + 12 if keys else top


def matched_dot(x: float, y: float, radius: float = 8.5) -> str:
    """Draw a lesson whose judgements matched, around a centre."""
    return circle(x, y, radius, Look("bar"))


def differed_dot(x: float, y: float, radius: float = 8.5) -> str:
    """Draw a lesson whose judgements differed: a struck ring, so that it is not colour alone."""
    look = Look(stroke="clay", width=2.4)
    reach = radius * 0.52
    return circle(x, y, radius - 1.2, look) + line((x - reach, y + reach), (x + reach, y - reach), look)


def _sample(sample: Sample, x: float, y: float) -> str:
    if sample == "matched":
        return matched_dot(x + 6.5, y, 6.5)
    if sample == "differed":
        return differed_dot(x + 6.5, y, 6.8)
    if sample == "shades":
        return "".join(rect(Box(x + at * 16, y - 8, 15, 16), Look(f"agree-{at + 1}", "line"), 3) for at in range(5))
    box = Box(x + 0.5, y - 8, 21, 16)
    if sample == "hatch":
        return rect(box, Look("surface"), 3) + hatch(box, 3, 8) + rect(box, Look("none", "line"), 3)
    return rect(box, Look("sunk", "line"), 3)
