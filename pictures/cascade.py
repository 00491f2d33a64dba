"""The cascade: a column a generation, a box a trio, and a line that starts at the person who goes on to lead.

Planned trios are dashed, running ones solid, finished ones filled. A trio's children stand right of it (in the narrow
layout below it, set in), each on a line from the row of the member who leads it.
"""

from dataclasses import dataclass
from typing import Literal

from pictures.ink import Look
from pictures.lettering import Style, shorten, text, width
from pictures.shapes import BELOW_780, FROM_780, Box, circle, curve, empty, line, rect, sheet
from pictures.wording import sentence

State = Literal["planned", "running", "finished"]

_LEFT, _WIDE, _GAP, _HEAD = 236.0, 342.0, 68.0, 44.0
_NARROW, _INSET = 358.0, 22.0
_ROW, _TITLE, _BETWEEN = 30.0, 28.0, 28.0
_NOTE = 46.0
_LOOKS = {
    "planned": Look("surface", "teal", 2, "6 4"),
    "running": Look("surface", "teal", 2),
    "finished": Look("teal", "teal", 2),
}
_LINES = {"planned": Look(stroke="teal", width=2, dash="6 4")}
_SOLID, _DOTTED = Look(stroke="teal", width=2), Look(stroke="teal", width=2, dash="2 4")
_GENERATIONS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


@dataclass(frozen=True, slots=True)
class Row:
    """A line in a box: words on the left, words on the right. `would_lead` says that this person waits for a trio."""

    left: str
    right: str = ""
    would_lead: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TrioBox:
    """A trio: `parent` is the place in `Tree.boxes` of the one it grew out of, `parent_row` the row of who leads it.

    `leader` and `leader_place` are drawn beside a trio without a parent. `look_here` puts its words in clay.
    """

    title: str
    words: str
    state: State
    rows: tuple[Row, ...]
    leader: str = ""
    leader_initials: str = ""
    leader_place: str = ""
    parent: int | None = None
    parent_row: int = 0
    look_here: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """Every trio, parents before children; `leaders` heads the first column ("SLEs")."""

    boxes: tuple[TrioBox, ...]
    leaders: str = "SLEs"
    label: str = "Trios by generation"


@dataclass(frozen=True, slots=True)
class _Placed:
    box: TrioBox
    at: Box
    generation: int


def draw_cascade(tree: Tree, *, narrow: bool = False) -> str:
    """Draw the tree, 988 px wide for two generations and 410 more for each further one, or 358 px wide and below."""
    shown = BELOW_780 if narrow else FROM_780
    if not tree.boxes:
        return empty("no trio yet", _NARROW if narrow else 988, shown)
    placed, bottom = _place(tree, narrow=narrow)
    generations = max(each.generation for each in placed)
    wide = _NARROW if narrow else _LEFT + generations * (_WIDE + _GAP)
    if not narrow:
        notes = any(row.would_lead for each in placed for row in each.box.rows if each.generation == generations)
        wide = max(988.0, wide - _GAP + (_WIDE if notes else 0))
    parts = [] if narrow else _columns(tree, generations, wide, bottom)
    parts += _lines(placed, narrow=narrow)
    for each in placed:
        parts += _box(each)
        if each.box.parent is None:
            parts += _leader(each, narrow=narrow)
        parts += _notes(each, narrow=narrow)
    parts += _starts(placed, narrow=narrow)
    svg = sheet((wide, bottom), sentence(tree.label), parts, shown)
    return svg if wide <= 988 else svg.replace('class="picture ', 'class="picture picture-scrolls ', 1)  # noqa: PLR2004


def _high(box: TrioBox) -> float:
    return _TITLE + _ROW * len(box.rows) + 22


def _row_y(placed: _Placed, row: int) -> float:
    """The middle of a row of a box."""
    return placed.at.y + _TITLE + 24 + _ROW * row


def _place(tree: Tree, *, narrow: bool) -> tuple[list[_Placed], float]:
    """Give every box its place, a family after another; answer them in the order of the tree, and the bottom."""
    children: dict[int | None, list[int]] = {}
    for at, box in enumerate(tree.boxes):
        children.setdefault(box.parent, []).append(at)
    places: dict[int, _Placed] = {}

    def put(at: int, generation: int, top: float) -> float:
        """Place a box and all that grew out of it from `top` down; answer where the next may begin."""
        box = tree.boxes[at]
        if narrow:
            top += 0 if box.parent is not None else 56
            left = min(_INSET * (generation - 1), 4 * _INSET) + 2
            spot = Box(left, top, _NARROW - left - 2, _high(box))
        else:
            spot = Box(_LEFT + (generation - 1) * (_WIDE + _GAP), top, _WIDE - 2, _high(box))
        places[at] = _Placed(box, spot, generation)
        below = spot.y + spot.h + _note_room(box, places[at], narrow=narrow)
        beside = below + _BETWEEN if narrow else top
        for child in children.get(at, ()):
            beside = put(child, generation + 1, beside)
        return max(below + _BETWEEN, beside)

    top = 2.0 if narrow else _HEAD
    for root in children.get(None, ()):
        top = put(root, 1, top)
    return [places[at] for at in range(len(tree.boxes))], top - _BETWEEN + 4


def _note_room(box: TrioBox, placed: _Placed, *, narrow: bool) -> float:
    """How far the notes of a box reach below it."""
    waiting = [at for at, row in enumerate(box.rows) if row.would_lead]
    if not waiting:
        return 0
    if narrow:
        return _NOTE * len(waiting) + 6
    return max(0.0, _row_y(placed, waiting[-1]) + 26 - placed.at.y - placed.at.h)


def _columns(tree: Tree, generations: int, wide: float, bottom: float) -> list[str]:
    """Draw the heads of the columns, with the margin line before each."""
    style = Style(14.5, "muted", "bold")
    parts = [text(0, 16, tree.leaders, style)]
    for at in range(generations):
        left = _LEFT + at * (_WIDE + _GAP)
        parts.append(line((left - 32, 2), (left - 32, bottom - 2), Look(stroke="margin")))
        name = _GENERATIONS[at] if at < len(_GENERATIONS) else f"{at + 1}th"
        parts.append(text(left, 16, f"{name} generation", style))
    last = _LEFT + generations * (_WIDE + _GAP)
    if last < wide:
        parts.append(line((last - 32, 2), (last - 32, bottom - 2), Look(stroke="margin")))
    return parts


def _box(placed: _Placed) -> list[str]:
    """Draw one trio."""
    box, at = placed.box, placed.at
    filled = box.state == "finished"
    ink, quiet = ("on-teal", "on-teal") if filled else ("ink", "muted")
    state = Style(14.5, "on-teal" if filled else "clay" if box.look_here else "teal", "bold")
    right = at.x + at.w - 16
    parts = [
        rect(at, _LOOKS[box.state], 10),
        text(at.x + 18, at.y + 29, box.title, Style(17, ink, "bold")),
        text(right, at.y + 29, shorten(box.words, at.w - 120, state), state, "end"),
    ]
    for number, row in enumerate(box.rows):
        y = _row_y(placed, number) + 5
        end = Style(14.5, quiet)
        start = Style(15.5 if row.right or number < 2 else 14.5, ink if row.right or number == 0 else quiet)  # noqa: PLR2004
        said = shorten(row.right, at.w * 0.42, end)
        room = at.w - 40 - (width(said, end.size) + 10 if said else 0)
        parts.append(text(at.x + 18, y, shorten(row.left, room, start), start))
        if said:
            parts.append(text(right, y, said, end, "end"))
    return parts


def _leader(placed: _Placed, *, narrow: bool) -> list[str]:
    """Draw who leads a trio of the first generation, and the line to it."""
    box, at = placed.box, placed.at
    name, place, initials = Style(15.5, "ink", "bold"), Style(14.5, "muted"), Style(15, "teal", "bold")
    if narrow:
        middle = at.y - 30
        line_in = line((24, middle + 22), (24, at.y), _LINES.get(box.state, _SOLID))
        radius, centre, left, room = 21.0, 24.0, 56.0, _NARROW - 56
    else:
        middle = at.y + at.h / 2
        line_in = line((176, middle), (at.x, middle), _LINES.get(box.state, _SOLID))
        radius, centre, left, room = 24.0, 24.0, 60.0, 112.0
    words = ((box.leader, name, middle - 3), (box.leader_place, place, middle + 17))
    return [
        line_in,
        circle(centre, middle, radius, Look("teal-wash")),
        text(centre, middle + 5, box.leader_initials, initials, "middle"),
        *(text(left, y, shorten(said, room, style), style) for said, style, y in words if said),
    ]


def _lines(placed: list[_Placed], *, narrow: bool) -> list[str]:
    """Draw the lines from a member to the trio they lead."""
    parts: list[str] = []
    for each in placed:
        if each.box.parent is None:
            continue
        parent = placed[each.box.parent]
        y = _row_y(parent, each.box.parent_row)
        look = _LINES.get(each.box.state, _SOLID)
        if narrow:
            x = parent.at.x + 9
            parts.append(line((x, parent.at.y + parent.at.h), (x, each.at.y + 29), look))
            parts.append(line((x, each.at.y + 29), (each.at.x, each.at.y + 29), look))
            continue
        start, end = (parent.at.x + parent.at.w, y), (each.at.x, _arrival(each, y))
        bend = (start[0] + end[0]) / 2
        straight = start[1] == end[1]
        parts.append(line(start, end, look) if straight else curve((start, (bend, y), (bend, end[1]), end), look))
    return parts


def _starts(placed: list[_Placed], *, narrow: bool) -> list[str]:
    """Draw the dot at the person who goes on to lead, over the edge of their box."""
    parts: list[str] = []
    for each in placed:
        if each.box.parent is None:
            continue
        at = placed[each.box.parent].at
        spot = (
            (at.x + 9, at.y + at.h) if narrow else (at.x + at.w, _row_y(placed[each.box.parent], each.box.parent_row))
        )
        parts.append(circle(*spot, 5, Look("teal", "surface", 1.5)))
    return parts


def _arrival(placed: _Placed, y: float) -> float:
    """Where a line from height `y` meets a box: straight across where it can."""
    return min(max(y, placed.at.y + 20), placed.at.y + placed.at.h - 20)


def _notes(placed: _Placed, *, narrow: bool) -> list[str]:
    """Say beside a finished trio who would lead one that is not planned yet."""
    at, parts, number = placed.at, [], 0
    for row_number, row in enumerate(placed.box.rows):
        if not row.would_lead:
            continue
        first, second = row.would_lead
        if narrow:
            y = at.y + at.h + 24 + number * _NOTE
            x, left, room = at.x + 9, at.x + 30, _NARROW - at.x - 30
            parts.append(line((x, at.y + at.h + 5), (x, y), _DOTTED))
            parts.append(line((x, y), (left - 6, y), _DOTTED))
            parts.append(circle(x, at.y + at.h, 5, Look("surface", "teal", 2)))
        else:
            y = _row_y(placed, row_number)
            x, left, room = at.x + at.w, at.x + at.w + _GAP + 16, _WIDE - 20
            parts.append(line((x + 5, y), (left - 14, y), _DOTTED))
            parts.append(circle(x, y, 5, Look("surface", "teal", 2)))
        parts.append(text(left, y - 2, shorten(first, room, Style(14.5)), Style(14.5)))
        parts.append(text(left, y + 18, shorten(second, room, Style(14.5, "muted")), Style(14.5, "muted")))
        number += 1
    return parts
