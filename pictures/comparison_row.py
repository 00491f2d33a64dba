"""One row of Compare's big picture: marks with names, the distance written on the link, and the way between rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.ink import Look
from pictures.lesson_marks import Columns, draw_marks
from pictures.lettering import Anchor, Style, shorten, text, width
from pictures.placing import Judgement, apart, same, side_by_side, without_rules
from pictures.shapes import Box, circle, curve, rect, stroke
from pictures.wording import listed

_NAME = Style(16, "ink", "bold")
_SAME = Style(16, "teal", "bold")
_APART = Style(14.5, "clay", "bold")
_GAP = 11.0
"""Between a mark and its name, in px."""


@dataclass(frozen=True, slots=True)
class Row:
    """A titled row of judgements; `names` is empty where the row needs none.

    `ways` are those of the arrows that come in: 1 from the left, -1 from the right.
    """

    title: str
    subtitle: str
    judgements: tuple[Judgement, ...]
    names: tuple[str, ...]
    ways: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stage:
    """The columns marks stand on, the left and right that names keep to, and whether they may stand beside marks."""

    columns: Columns
    left: float
    right: float
    aside: bool = True

    def xs(self, judgements: Sequence[Judgement]) -> list[float]:
        """Answer the x of each mark."""
        return side_by_side([one.given.place for one in judgements], self.columns.centres, self.columns.pitch)

    @property
    def reach(self) -> float:
        """From a mark's centre to its outermost point, or to a lozenge's."""
        return self.columns.radius * 1.27


def draw_row(row: Row, y: float, stage: Stage) -> list[str]:
    """Draw the marks, their link with the distance on it, and the names, around the line at `y`."""
    xs = stage.xs(row.judgements)
    parts = draw_marks(row.judgements, y, stage.columns)
    if same(row.judgements):
        return parts + _together(row, (min(xs), max(xs)), y, stage)
    return [*parts, _distance(apart(row.judgements), xs, y, stage), *_names(row, xs, y, stage)]


def draw_arrows(judgements: Sequence[Judgement], ys: tuple[float, float], stage: Stage) -> list[str]:
    """Draw a dashed curve from each mark a rule had moved, in the first row, to where it goes in the second."""
    free = without_rules(judgements)
    starts, ends = stage.xs(judgements), stage.xs(free)
    parts: list[str] = []
    for one, start, end in zip(judgements, starts, ends, strict=True):
        if not one.moved:
            continue
        way = 1 if end > start else -1
        below = (start + 4 * way, ys[0] + stage.reach + 7)
        if same(free):
            tip = ((min(ends) if way > 0 else max(ends)) - way * (stage.columns.radius * 1.5 + 9), ys[1])
            parts += _curve(below, tip, way)
        else:
            parts += _fall(below, (end, ys[1] - stage.reach - 5))
    return parts


def draw_slides(judgements: Sequence[Judgement], y: float, stage: Stage) -> list[str]:
    """Draw, within the second row alone, a dot where a mark was under the rule and a dashed arrow to where it goes.

    Only towards a match: between marks that still differ their link takes the line.
    """
    free = without_rules(judgements)
    if not same(free):
        return []
    starts, ends = stage.xs(judgements), stage.xs(free)
    aside = stage.columns.radius * 1.5 + 4
    parts: list[str] = []
    for one, start, end in zip(judgements, starts, ends, strict=True):
        if not one.moved:
            continue
        way = 1 if end > start else -1
        tip = (min(ends) if way > 0 else max(ends)) - way * aside
        look = Look(stroke="ink", width=1.75)
        parts.append(circle(start, y, 3.5, Look("ink")))
        parts.append(stroke(f"M{start:.1f} {y:.1f}H{tip:.1f}", look._replace(dash="2.8 5")))
        parts.append(_head((tip, y), way))
    return parts


def _curve(start: tuple[float, float], end: tuple[float, float], way: int) -> list[str]:
    across, down = end[0] - start[0], end[1] - start[1]
    handles = ((start[0] + 0.08 * across, start[1] + 0.7 * down), (start[0] + 0.45 * across, end[1]))
    return [curve((start, *handles, end), Look(stroke="ink", width=1.75, dash="3 5")), _head(end, way)]


def _fall(start: tuple[float, float], end: tuple[float, float]) -> list[str]:
    """Draw a dashed curve that ends from above, where a link leaves no room at the mark's side."""
    half = (start[1] + end[1]) / 2
    x, y = end
    head = stroke(f"M{x - 6:.1f} {y - 9:.1f}L{x:.1f} {y:.1f}L{x + 6:.1f} {y - 9:.1f}", Look(stroke="ink", width=1.75))
    handles = ((start[0], half + 6), (x, half - 6))
    return [curve((start, *handles, end), Look(stroke="ink", width=1.75, dash="3 5")), head]


def _head(tip: tuple[float, float], way: int) -> str:
    x, y = tip
    back = x - 9 * way
    return stroke(f"M{back:.1f} {y - 6:.1f}L{x:.1f} {y:.1f}L{back:.1f} {y + 6:.1f}", Look(stroke="ink", width=1.75))


def _distance(grades: int, xs: Sequence[float], y: float, stage: Stage) -> str:
    """Write the distance on the middle of the link, or above it where a mark is in its way."""
    words = f"{grades} grade{'' if grades == 1 else 's'}"
    wide = width(words, _APART.size, "bold") + 18
    middle = (min(xs) + max(xs)) / 2
    if any(abs(x - middle) < wide / 2 + stage.reach for x in xs):
        y -= stage.reach + 19
    pill = rect(Box(middle - wide / 2, y - 15, wide, 30), Look("surface", "clay", 1.75), 15)
    return pill + text(middle, y + 5, words, _APART, "middle")


def _together(row: Row, ends: tuple[float, float], y: float, stage: Stage) -> list[str]:
    """Write "same", after the names if there are any: beside the lozenge where room is and no arrow, else below it."""
    lines = [(listed(list(row.names)), _NAME)] if row.names else []
    lines.append(("same", _SAME))
    room = max(width(words, style.size, style.face) for words, style in lines)
    reach = stage.columns.radius * 1.5 + _GAP
    anchor: Anchor
    if stage.aside and -1 not in row.ways and ends[1] + reach + room <= stage.right:
        x, anchor = ends[1] + reach, "start"
    elif stage.aside and 1 not in row.ways and ends[0] - reach - room >= stage.left:
        x, anchor = ends[0] - reach, "end"
    else:
        return _below([": ".join(words for words, _ in lines)], [sum(ends) / 2], y, stage, _SAME)
    first = y + 5.5 - (len(lines) - 1) * 10
    return [text(x, first + at * 21, words, style, anchor) for at, (words, style) in enumerate(lines)]


def _names(row: Row, xs: Sequence[float], y: float, stage: Stage) -> list[str]:
    """Each column's names outside the outermost marks, else below."""
    groups: dict[int, tuple[list[str], list[float]]] = {}
    for name, one, x in zip(row.names, row.judgements, xs, strict=False):
        names, at = groups.setdefault(one.given.place, ([], []))
        names.append(name)
        at.append(x)
    parts: list[str] = []
    words_below, xs_below = [], []
    for place, (names, at) in sorted(groups.items()):
        words = listed(names)
        room = width(words, _NAME.size, "bold")
        left, right = min(at) - stage.reach - _GAP, max(at) + stage.reach + _GAP
        if stage.aside and place == min(groups) and left - room >= stage.left:
            parts.append(text(left, y + 5.5, words, _NAME, "end"))
        elif stage.aside and place == max(groups) and right + room <= stage.right:
            parts.append(text(right, y + 5.5, words, _NAME))
        else:
            words_below.append(words)
            xs_below.append(sum(at) / len(at))
    return parts + _below(words_below, xs_below, y, stage)


def _below(words: Sequence[str], xs: Sequence[float], y: float, stage: Stage, style: Style = _NAME) -> list[str]:
    """Words under their marks, shortened where the next column begins, inside the drawing."""
    parts: list[str] = []
    below = (stage.reach if style is _NAME else stage.columns.lozenge / 2) + 18
    for at, (one, x) in enumerate(zip(words, xs, strict=True)):
        near = min((abs(x - other) for step, other in enumerate(xs) if step != at), default=stage.right - stage.left)
        shown = shorten(one, near - 8, style)
        half = width(shown, style.size, style.face) / 2
        middle = min(max(x, stage.left + half), stage.right - half)
        parts.append(text(middle, y + below, shown, style, "middle"))
    return parts
