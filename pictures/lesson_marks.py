"""One lesson's marks on the scale: the lozenge or the link, the marks, and the way to where a rule took one from."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.grades import check_place, dashed_mark, mark
from pictures.ink import Look
from pictures.placing import Judgement, apart, same, side_by_side
from pictures.shapes import Box, curve, line, rect, stroke

_STEP = 80
"""Columns nearer to each other than this, in px, get smaller marks."""
ARROW_ROOM = 12
"""How much higher a row is that carries an arrow, in px."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The x of each grade's line, and the radius of the marks on them."""

    centres: tuple[float, ...]
    radius: float = 15

    @property
    def pitch(self) -> float:
        """From one mark to the next beside it."""
        return self.radius * 37 / 15

    @property
    def lozenge(self) -> float:
        """The height of the lozenge around marks that agree."""
        return max(4 * self.radius - 16, 2.9 * self.radius)


def lay_columns(points: int, span: tuple[float, float]) -> Columns:
    """Spread `points` columns evenly over `span`; marks shrink where columns are narrow."""
    step = (span[1] - span[0]) / max(points, 1)
    centres = tuple(span[0] + step * (at + 0.5) for at in range(points))
    return Columns(centres, 15 if step >= _STEP else 12.5)


def fit_columns(points: int, wide: float, sets: Sequence[Sequence[Judgement]]) -> Columns:
    """Spread columns over `wide` px, drawn in at the ends where marks beside each other would stand out of it."""
    columns = lay_columns(points, (0, wide))
    first = max((reach(one, columns)[0] for one in sets), default=0)
    last = max((reach(one, columns)[1] for one in sets), default=0)
    # The outer columns' centres are what must keep their distance from the edges; the others lie evenly between.
    left, right = max(first, columns.centres[0]), wide - max(last, columns.centres[0])
    step = (right - left) / max(points - 1, 1)
    return Columns(tuple(left + step * at for at in range(points)), columns.radius)


def reach(judgements: Sequence[Judgement], columns: Columns) -> tuple[float, float]:
    """Answer how far the marks stand out, px left of the first column's line and right of the last one's."""
    last = len(columns.centres) - 1
    xs = side_by_side([one.given.place for one in judgements], columns.centres, columns.pitch)
    outs = [0.0, 0.0]
    for side, (end, way) in enumerate(((0, -1), (last, 1))):
        line_x = columns.centres[end]
        there = [way * (x - line_x) for one, x in zip(judgements, xs, strict=True) if one.given.place == end]
        arriving = sum(one.moved and one.without is not None and one.without.place == end for one in judgements)
        if there or arriving:
            furthest = max(there, default=-columns.pitch) + arriving * columns.pitch
            outs[side] = max(furthest, 0) + columns.radius * 1.5
    return outs[0], outs[1]


def draw_marks(judgements: Sequence[Judgement], y: float, columns: Columns) -> list[str]:
    """Draw the marks of one lesson around the line at `y`; a place outside the scale is a `ValueError`."""
    points, radius = len(columns.centres), columns.radius
    xs = side_by_side([one.given.place for one in judgements], columns.centres, columns.pitch)
    parts: list[str] = []
    if same(judgements):
        reach = radius * 1.5
        high = columns.lozenge
        box = Box(min(xs) - reach, y - high / 2, max(xs) - min(xs) + 2 * reach, high)
        parts.append(rect(box, Look("teal-wash"), high / 2))
    elif apart(judgements):
        parts.append(line((min(xs), y), (max(xs), y), Look(stroke="clay", width=4)))
    for one, x in zip(judgements, xs, strict=True):
        parts.append(mark((x, y), one.given, points, one.shape, radius))
    return parts + _without(judgements, xs, y, columns)


def _without(judgements: Sequence[Judgement], xs: list[float], y: float, columns: Columns) -> list[str]:
    """Draw the dashed marks, each beside whatever stands in its column already, and an arrow to each."""
    parts: list[str] = []
    taken = [(one.given.place, x) for one, x in zip(judgements, xs, strict=True)]
    for one, start in zip(judgements, xs, strict=True):
        if one.without is None or not one.moved:
            continue
        place = one.without.place
        check_place(place, len(columns.centres))
        way = 1 if place > one.given.place else -1
        there = [x for other, x in taken if other == place]
        x = (max(there) if way > 0 else min(there)) + way * columns.pitch if there else columns.centres[place]
        taken.append((place, x))
        parts.append(dashed_mark((x, y), one.without.letter, one.shape, columns.radius))
        parts.extend(_arrow((start, y - columns.radius * 1.45), (x, y - columns.radius * 1.45), way))
    return parts


def _arrow(start: tuple[float, float], end: tuple[float, float], way: int) -> list[str]:
    """Draw a dashed curve over the marks, with an open head."""
    x, y, tip = start[0] + 4 * way, start[1], end[0] - 3 * way
    across = tip - x
    handles = ((x + across * 0.25, y - 19), (x + across * 0.72, y - 19))
    head = f"M{tip - 10 * way:.1f} {y - 3:.1f}L{tip:.1f} {y:.1f}L{tip - 1.5 * way:.1f} {y - 10:.1f}"
    look = Look(stroke="ink", width=1.6)
    return [curve(((x, y), *handles, (tip, y)), look._replace(dash="2.8 5")), stroke(head, look)]
