"""Counts as horizontal bars from zero, each with its number."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.lettering import Style, text, width, wrap
from pictures.shapes import BELOW_440, FROM_440, Box, empty, line, rect, sheet

_LABEL = Style(16)
_NUMBER = Style(16, "ink", "bold", figures=True)
_ZERO = Style(16, "muted", "bold", figures=True)
_HIGH = 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A label and its count."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars in the order given.

    `total` is the whole they are drawn to, which the first number names ("11 of 16"); 0 where there is none.
    """

    bars: tuple[Bar, ...]
    total: int = 0


def draw_bars(picture: Bars, *, narrow: bool = False) -> str:
    """Draw a row a bar, 480 px wide or 326; a hatched card if there are none. A negative count is a `ValueError`."""
    if any(bar.count < 0 for bar in picture.bars):
        message = "a bar cannot count less than nothing"
        raise ValueError(message)
    shown = BELOW_440 if narrow else FROM_440
    wide = 326.0 if narrow else 480.0
    if not picture.bars:
        return empty("nothing counted yet", wide, shown)
    numbers = [f"{bar.count:,}" for bar in picture.bars]
    if picture.total:
        numbers[0] += f" of {picture.total:,}"
    most = max(bar.count for bar in picture.bars)
    left = min(max(width(bar.label, 16) for bar in picture.bars) + 14, 124.0 if narrow else 200.0)
    longest = wide - left - 9 - max(width(number, 16, "bold") for number in numbers)
    scale = min(longest / max(most, 1), (wide - left) / max(picture.total, 1))
    parts: list[str] = []
    y = 0.0
    for bar, number in zip(picture.bars, numbers, strict=True):
        lines = wrap(bar.label, left - 8, _LABEL)
        centre = y + 18 + (len(lines) - 1) * 9
        first = centre + 5.5 - (len(lines) - 1) * 9.5
        parts += [text(0, first + at * 19, one, _LABEL) for at, one in enumerate(lines)]
        parts.append(zero_based_bar(left, centre, bar.count * scale, number, 28))
        y = centre + 18 + (len(lines) - 1) * 9
    label = ", ".join(f"{bar.label} {number}" for bar, number in zip(picture.bars, numbers, strict=True))
    return sheet((wide, y), f"{label}.", parts, shown)


def zero_based_bar(x: float, y: float, length: float, number: str, axis: float = 34) -> str:
    """One bar around the line at `y`, from its axis at `x`, with its number; a bar of nothing is its axis only."""
    drawn = rect(Box(x, y - _HIGH / 2, max(length, 1.5), _HIGH), Look("bar"), 2) if length else ""
    base = line((x, y - axis / 2), (x, y + axis / 2), Look(stroke="axis"))
    return drawn + base + text(x + length + 8, y + 6, number, _NUMBER if length else _ZERO)
