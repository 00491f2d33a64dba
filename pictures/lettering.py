"""Text in a drawing: how wide it will be, where it breaks, and the element itself.

SVG breaks no lines, so a drawing must know its widths beforehand. Advance widths are those of the three faces the pages
use (Atkinson Hyperlegible regular and bold, Bricolage Grotesque at 640), in hundredths of the font size, with a margin
for the fallback fonts of a page whose fonts have not come.
"""

from functools import lru_cache
from html import escape
from typing import Literal, NamedTuple

from pictures.ink import FILLS

Face = Literal["text", "bold", "head", "thin"]
Anchor = Literal["start", "middle", "end"]

SPARE = 1.015
"""Estimates err on the wide side by this factor."""


class Style(NamedTuple):
    """Size in px, colour (a name of `ink.FILLS`) and face of a line of text."""

    size: float = 14.5
    fill: str = "ink"
    face: Face = "text"
    figures: bool = False


def _advances(*groups: tuple[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in groups for letter in letters}


ADVANCES: dict[Face, dict[str, int]] = {
    "text": _advances(
        (16, "'"), (20, ",.:;"), (24, "|l‘’·j"), (28, " !i`"), (31, '"()f'), (34, "[]t{}r"), (38, "-/\\"),
        (41, "_“”I1"), (44, "*yv"), (48, "xzs–"), (51, "kcJ7"), (54, "?a×Leu"), (55, "2<>F^hno"), (58, "Tdg~3Ebp5q"),
        (61, "$V£+69=PSY4Z8"), (63, "BRXAK"), (67, "0wC#D"), (70, "HNU&…G"), (75, "OQ@"), (82, "M—"), (84, "Wm"),
        (93, "%"),
    ),
    "bold": _advances(
        (24, "',.:;|"), (28, "j!‘’"), (32, "·`l i[]"), (38, "()-fr{}t"), (44, '"*_/\\'), (46, "1I"), (51, "“”–"),
        (53, "cyzsvx~"), (55, "7FL×a"), (57, "9J<>ehknou"), (60, "E2^3bdgpq"), (63, "5?$+8=STZ£46P"), (66, "B0RKUVC"),
        (70, "HADY&NX"), (72, "Gw"), (78, "@O#Q"), (84, "…M—"), (89, "Wm"), (98, "%"),
    ),
    "head": _advances(
        (20, "',‘’;"), (23, ".· :"), (29, "il|!`jI"), (34, ")][(1}"), (38, '"-\\{/J“”'), (43, "ft*?r"), (51, "7L"),
        (54, "+<=>z~×–s"), (57, "T^_cvxZ"), (59, "aekF"), (61, "235gy4Euo#hn"), (64, "Ybdpq$P"), (66, "689S0RV"),
        (70, "BCKXAD"), (72, "GHOQU£"), (79, "&…N—"), (85, "w"), (98, "Mm%@W"),
    ),
}  # fmt: skip
ADVANCES["thin"] = ADVANCES["head"]
OTHER = 72
"""Letters without a width of their own (accents, other alphabets); ideographs count as 100."""

_CONTROLS = dict.fromkeys((*range(32), 127, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), " ")
_FACES: dict[Face, str] = {
    "text": "",
    "bold": ' font-weight="700"',
    "head": ' font-family="Bricolage Grotesque, Atkinson Hyperlegible, sans-serif" font-weight="640"',
    "thin": ' font-family="Bricolage Grotesque, Atkinson Hyperlegible, sans-serif"',
}
_FACE_CLASSES: dict[Face, str] = {"text": "", "bold": "", "head": " pt-head", "thin": " pt-head"}


@lru_cache(maxsize=8192)
def width(words: str, size: float, face: Face = "text") -> float:
    """Estimate the width in px of `words` at `size` px, rather too wide than too narrow."""
    advances = ADVANCES[face]
    total = 0
    for letter in words:
        total += advances.get(letter) or (100 if letter > "\u2e7f" else OTHER)
    return total * size * SPARE / 100


def plain(words: str) -> str:
    """Answer `words` on one line without control characters (XML allows none, nor lone surrogates)."""
    return " ".join(words.translate(_CONTROLS).split())


def shorten(words: str, room: float, style: Style) -> str:
    """Cut `words` to `room` px with an ellipsis; what fits stays as it is."""
    if width(words, style.size, style.face) <= room:
        return words
    end = len(words)
    while end and width(words[:end].rstrip() + "…", style.size, style.face) > room:
        end -= 1
    return words[:end].rstrip(" ,;:") + "…"


@lru_cache(maxsize=4096)
def wrap(words: str, room: float, style: Style, lines: int = 2) -> tuple[str, ...]:
    """Break `words` between words into at most `lines` lines of `room` px; the last is shortened if it must be."""
    broken: list[str] = []
    for word in plain(words).split():
        if broken and width(f"{broken[-1]} {word}", style.size, style.face) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    if len(broken) > lines:
        broken[lines - 1 :] = [" ".join(broken[lines - 1 :])]
    return tuple(shorten(line, room, style) for line in broken)


def text(x: float, y: float, words: str, style: Style, anchor: Anchor = "start") -> str:
    """Answer a text element with its baseline at `y`; the words are escaped."""
    name, colour = _fill(style)
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{number(x)}" y="{number(y)}" class="{name}"{place} font-size="{style.size:g}"'
        f'{_FACES[style.face]} fill="{colour}">{escape(plain(words))}</text>'
    )


@lru_cache(maxsize=256)
def _fill(style: Style) -> tuple[str, str]:
    name, colour = FILLS[style.fill]
    return name + _FACE_CLASSES[style.face] + (" pt-figures" if style.figures else ""), colour


def number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{round(value, 1):g}"
