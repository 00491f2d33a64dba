"""The few shapes every drawing is made of, and the sheet around them. All answer SVG text; lengths are px."""

from collections.abc import Iterable
from html import escape
from math import sqrt
from typing import NamedTuple

from pictures.ink import Look, attributes
from pictures.lettering import Style, number, plain, text, width
from pictures.wording import sentence

_FONT = 'font-family="Atkinson Hyperlegible, sans-serif"'
_WORDS = Style(14.5, "muted")


FROM_440, BELOW_440 = "picture-from-440", "picture-below-440"
FROM_780, BELOW_780 = "picture-from-780", "picture-below-780"
"""Classes of a wide and a narrow drawing of the same: the frame's width in px decides which one is shown."""


class Box(NamedTuple):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


def sheet(size: tuple[float, float], label: str, parts: Iterable[str], shown: str = "") -> str:
    """Answer one `<svg>` of `size` px that scales down with its place, read out as `label`.

    `shown` is the class that says at which widths of its frame the page shows it (see `picture.css`).
    """
    w, h = (number(side) for side in size)
    name = f"picture {shown}".strip()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" role="img" aria-label="{escape(plain(label))}" '
        f'viewBox="0 0 {w} {h}" width="{w}" height="{h}" {_FONT}>{"".join(parts)}</svg>'
    )


def rect(box: Box, look: Look, radius: float = 0) -> str:
    """Draw a rectangle, with rounded corners if `radius` is given."""
    x, y, w, h = (number(side) for side in box)
    corners = f' rx="{radius:g}"' if radius else ""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{corners}{attributes(look)}/>'


def circle(x: float, y: float, radius: float, look: Look) -> str:
    """Draw a circle around a centre."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{attributes(look)}/>'


def diamond(x: float, y: float, half: float, look: Look) -> str:
    """Draw a square on its corner, `half` px from the centre to each corner."""
    left, right, top, bottom = (number(side) for side in (x - half, x + half, y - half, y + half))
    return (
        f'<path d="M{left} {number(y)}L{number(x)} {top}L{right} {number(y)}L{number(x)} {bottom}Z"{attributes(look)}/>'
    )


def line(start: tuple[float, float], end: tuple[float, float], look: Look) -> str:
    """Draw a straight line."""
    return f'<path d="M{_point(start)}L{_point(end)}"{attributes(look)}/>'


def curve(points: tuple[tuple[float, float], ...], look: Look) -> str:
    """Draw a cubic curve: start, two handles, end."""
    start, one, other, end = (_point(point) for point in points)
    return f'<path d="M{start}C{one} {other} {end}"{attributes(look)} stroke-linecap="round"/>'


def stroke(data: str, look: Look) -> str:
    """Draw a path with round ends and joins; `data` is made of numbers by the caller, never of anyone's words."""
    return f'<path d="{data}"{attributes(look)} stroke-linecap="round" stroke-linejoin="round"/>'


def hatch(box: Box, radius: float = 8, gap: float = 8.5) -> str:
    """Draw diagonal lines that say "nothing here", within a box with rounded corners.

    They are drawn one by one: a pattern would need an id, and an id could meet another on the page.
    """
    parts: list[str] = []
    offset = gap
    while offset < box.w + box.h - 0.6 * radius:
        lower, upper = _crossing(box, offset, radius)
        parts.append(f"M{_point(lower)}L{_point(upper)}")
        offset += gap
    return f'<path d="{"".join(parts)}"{attributes(Look(stroke="hatch", width=0.9))}/>' if parts else ""


def _crossing(box: Box, offset: float, radius: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the diagonal `offset` px along the top edge (and on down the right one) enters and leaves the box."""
    x, y, w, h = box
    lower = (x + max(0.0, offset - h), y + min(h, offset))
    upper = (x + min(w, offset), y + max(0.0, offset - w))
    # Near the two corners it crosses, the diagonal u + v = d meets the corner's circle u² + v² = r² instead.
    d = offset - h
    if abs(d) < radius:
        u = (d - sqrt(2 * radius**2 - d**2)) / 2
        lower = (x + radius + u, y + h - radius + d - u)
    d = offset - w
    if abs(d) < radius:
        u = (d + sqrt(2 * radius**2 - d**2)) / 2
        upper = (x + w - radius + u, y + radius + d - u)
    return lower, upper


def none_yet(box: Box, words: str) -> str:
    """Draw a hatched card with `words` on a plain plate in its middle."""
    middle, centre = box.x + box.w / 2, box.y + box.h / 2
    plate = min(width(words, _WORDS.size) + 24, box.w - 8)
    return (
        rect(box, Look("surface"), 8)
        + hatch(box)
        + rect(box, Look("none", "line"), 8)
        + rect(Box(middle - plate / 2, centre - 13, plate, 26), Look("surface"), 13)
        + text(middle, centre + 5, words, _WORDS, "middle")
    )


def empty(words: str, wide: float, shown: str = "") -> str:
    """Draw a figure that has no data: hatched, and it says so in `words`."""
    return sheet((wide, 74), sentence(words), [none_yet(Box(1, 1, wide - 2, 72), words)], shown)


def _point(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"
