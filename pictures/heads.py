"""Column heads: the words of a scale above its columns, however long the words and however narrow the columns.

On one level if every word fits its column in two lines; otherwise on two levels in turn, so that each has twice the
room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pictures.lettering import Style, text, width, wrap

WORD = Style(14.5, "ink", "bold")
_GAP = 5
_LINES = 2
_APART = 24
"""Least gap between heads on one line, in px."""
_NEAREST = 128
"""Least distance between columns that still takes two marks and the words between them, in px."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads laid out: the drawn text, its height in px, and how far down each column's own head reaches."""

    parts: tuple[str, ...]
    height: float
    bottoms: tuple[float, ...]


def lay_heads(words: Sequence[str], centres: Sequence[float], span: tuple[float, float], style: Style = WORD) -> Heads:
    """Lay `words` above evenly spread `centres` (px) between the left and right of `span`; the top is at 0."""
    step = min((b - a for a, b in pairwise(centres)), default=span[1] - span[0])
    levels = 1 if _fit(words, step - _GAP, style) else 2
    broken = [wrap(word, step * levels - _GAP, style) for word in words]
    return set_heads(broken, centres, span, style, levels)


def spread_heads(
    words: Sequence[str], span: tuple[float, float], style: Style = WORD
) -> tuple[Heads, tuple[float, ...]]:
    """Lay `words` side by side with equal gaps between them, so that long words get the room short ones leave.

    Answer the heads and the centres they stand on; where that is too tight the centres are even, as in `lay_heads`.
    """
    for room in (999.0, 120.0):
        broken = [wrap(word, room, style) for word in words]
        widths = [max((width(one, style.size, style.face) for one in lines), default=0) for lines in broken]
        gap = (span[1] - span[0] - sum(widths)) / max(len(words) - 1, 1)
        if gap >= _APART:
            centres = tuple(span[0] + sum(widths[:at]) + at * gap + own / 2 for at, own in enumerate(widths))
            if min((b - a for a, b in pairwise(centres)), default=_NEAREST) >= _NEAREST:
                return set_heads(broken, centres, span, style), centres
    step = (span[1] - span[0]) / max(len(words), 1)
    centres = tuple(span[0] + step * (at + 0.5) for at in range(len(words)))
    return lay_heads(words, centres, span, style), centres


def set_heads(
    broken: Sequence[Sequence[str]], centres: Sequence[float], span: tuple[float, float], style: Style, levels: int = 1
) -> Heads:
    """Set heads already broken into lines, on one level or in turn on two, each level resting on its lowest line."""
    leading = style.size + 3.5
    depth = [max(map(len, broken[level::levels]), default=0) for level in range(levels)]
    parts: list[str] = []
    bottoms: list[float] = []
    for at, lines in enumerate(broken):
        level = at % levels
        base = sum(depth[: level + 1]) * leading - 5 + level * 4
        bottoms.append(base + 5)
        for up, one in enumerate(reversed(lines)):
            half = width(one, style.size, style.face) / 2
            x = min(max(centres[at], span[0] + half), span[1] - half)
            parts.append(text(x, base - up * leading, one, style, "middle"))
    return Heads(tuple(parts), max(bottoms, default=0), tuple(bottoms))


def _fit(words: Sequence[str], room: float, style: Style) -> bool:
    return all(
        len(wrap(word, room, style, 9)) <= _LINES
        and all(width(one, style.size, style.face) <= room for one in word.split())
        for word in words
    )
