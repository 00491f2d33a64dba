"""The headline's interval, drawn to scale: a share with what it could as well be, on an axis from 0 to 100%."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.lettering import Anchor, Style, text, width
from pictures.shapes import BELOW_440, FROM_440, Box, circle, line, rect, sheet

_LIMIT = Style(15.5, "ink", "bold")
_TICK = Style(14.5, "muted", figures=True)
_TICKS: tuple[tuple[float, Anchor], ...] = (
    (0, "start"), (0.25, "middle"), (0.5, "middle"), (0.75, "middle"), (1, "end"),
)  # fmt: skip
_Y = 36
"""How far down the axis lies."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share and its interval, all from 0 to 1, with `low` ≤ `value` ≤ `high`."""

    value: float
    low: float
    high: float


def percent(share: float) -> str:
    """Write a share as a whole percentage."""
    return f"{share * 100:.0f}%"


def draw_interval(interval: Interval, *, narrow: bool = False) -> str:
    """Draw the strip, 460 px wide or 326; values outside 0 ≤ low ≤ value ≤ high ≤ 1 are a `ValueError`."""
    if not 0 <= interval.low <= interval.value <= interval.high <= 1:
        message = f"not an interval of shares: {interval}"
        raise ValueError(message)
    wide = 326 if narrow else 460
    left, right = 1.0, wide - 1.0
    low, value, high = (left + share * (right - left) for share in (interval.low, interval.value, interval.high))
    parts = [line((left, _Y), (right, _Y), Look(stroke="axis"))]
    for share, anchor in _TICKS:
        x = left + share * (right - left)
        parts.append(line((x, _Y - 4), (x, _Y + 4), Look(stroke="axis")))
        parts.append(text(x, _Y + 24, percent(share), _TICK, anchor))
    # A strip narrower than its own round ends would be a lie the other way, so it is never under 18 px.
    pill = max(high - low, 18.0)
    start = min(max((low + high - pill) / 2, left), right - pill)
    parts.append(rect(Box(start, _Y - 9, pill, 18), Look("agree-3"), 9))
    parts.append(circle(min(max(value, 10.5), wide - 10.5), _Y, 9, Look("teal", "surface", 2.5)))
    parts.extend(_limits(interval, (low, high), wide))
    says = f"{percent(interval.value)}, likely between {percent(interval.low)} and {percent(interval.high)}"
    return sheet((wide, 66), says, parts, BELOW_440 if narrow else FROM_440)


def _limits(interval: Interval, at: tuple[float, float], wide: float) -> list[str]:
    """Write the two limits above the strip, moved apart where they would touch and kept inside the drawing."""
    words = [percent(interval.low), percent(interval.high)]
    halves = [width(word, _LIMIT.size, _LIMIT.face) / 2 for word in words]
    low, high = (min(max(x, half), wide - half) for x, half in zip(at, halves, strict=True))
    short = halves[0] + halves[1] + 6 - (high - low)
    if short > 0:
        low = max(low - short / 2, halves[0])
        high = low + halves[0] + halves[1] + 6
        over = max(high + halves[1] - wide, 0)
        low, high = low - over, high - over
    return [text(x, _Y - 17, word, _LIMIT, "middle") for x, word in zip((low, high), words, strict=True)]
