"""Shares of several groups on one axis from 0 to 100%, each with its interval; dots where there are too few for one."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.interval import percent
from pictures.legend import differed_dot, matched_dot
from pictures.lettering import Anchor, Style, shorten, text, width, wrap
from pictures.shapes import BELOW_780, FROM_780, Box, circle, empty, line, rect, sheet
from pictures.wording import sentence

_LABEL = Style(16, "ink", "bold")
_DETAIL = Style(14.5, "muted")
_COUNT = Style(16, "ink", "bold", figures=True)
_TICK = Style(14.5, "muted", figures=True)
_TICKS: tuple[tuple[float, Anchor], ...] = (
    (0, "start"),
    (0.25, "middle"),
    (0.5, "middle"),
    (0.75, "middle"),
    (1, "end"),
)
_WIDE, _NARROW = 988.0, 358.0
_AXIS = (300.0, 780.0)
_COUNT_AT, _LIKELY_AT = 806.0, 908.0


@dataclass(frozen=True, slots=True)
class Facet:
    """A group: its name, how many lessons matched of how many, and the interval as shares from 0 to 1.

    `low` and `high` are None where there are too few lessons for an interval: each lesson is then a dot. `value` is the
    share that the dot on the axis stands at, where it is not matched / of; `told` stands in place of the counts of a
    group that is no count; `limits` are drawn as two ticks.
    """

    label: str
    matched: int
    of: int
    low: float | None = None
    high: float | None = None
    detail: str = ""
    value: float | None = None
    limits: tuple[float, float] | None = None
    told: str = ""

    @property
    def share(self) -> float:
        """Where the dot stands; -1 for a group that has none."""
        if self.value is not None:
            return self.value
        return self.matched / self.of if self.of else -1


@dataclass(frozen=True, slots=True)
class Facets:
    """Groups in the order given, never ranked; `hidden` names groups whose counts are kept back.

    `percent` is false where the axis is one of coefficients, from 0 to 1.
    """

    facets: tuple[Facet, ...]
    hidden: tuple[str, ...] = ()
    percent: bool = True


def draw_facets(picture: Facets, *, narrow: bool = False) -> str:
    """Draw a row a group, 988 px wide, or 358 with the words above the axis; a hatched card if there are none.

    Counts that make no share, or an interval that does not hold it, are a `ValueError`.
    """
    for facet in picture.facets:
        _check(facet)
    shown = BELOW_780 if narrow else FROM_780
    wide = _NARROW if narrow else _WIDE
    if not picture.facets and not picture.hidden:
        return empty("nothing counted yet", wide, shown)
    left, right = (1.0, wide - 1) if narrow else _AXIS
    parts: list[str] = []
    y = 0.0
    for facet in picture.facets:
        centre = y + (58 if narrow else 26)
        parts += _words(facet, centre, wide, narrow=narrow)
        parts += _mark(facet, centre, left, right)
        y += 82 if narrow else 52
        parts.append(line((0, y), (wide, y), Look(stroke="line")))
    for name in picture.hidden:
        parts.append(text(0, y + 31, shorten(name, 190 if narrow else 280, _LABEL), _LABEL))
        parts.append(text(wide if narrow else left, y + 31, "too few to show", _DETAIL, "end" if narrow else "start"))
        y += 52
        parts.append(line((0, y), (wide, y), Look(stroke="line")))
    if any(_is_bar(facet) for facet in picture.facets):
        for share, anchor in _TICKS:
            parts.append(text(left + share * (right - left), y + 22, _tick(share, picture), _TICK, anchor))
        y += 28
    return sheet((wide, y), _label(picture), parts, shown)


def _tick(share: float, picture: Facets) -> str:
    return percent(share) if picture.percent else f"{share:g}"


def _is_bar(facet: Facet) -> bool:
    return facet.low is not None and facet.high is not None


def _check(facet: Facet) -> None:
    share = facet.share
    inside = facet.low is None or facet.high is None or 0 <= facet.low <= share <= facet.high <= 1
    if not 0 <= share <= 1 or not inside:
        message = f"not a share with its interval: {facet}"
        raise ValueError(message)


def _words(facet: Facet, centre: float, wide: float, *, narrow: bool) -> list[str]:
    """The name left, the count and its interval right; on a phone all above the axis."""
    count = facet.told or f"{facet.matched:,} of {facet.of:,}"
    has_interval = facet.low is not None and facet.high is not None and facet.low < facet.high
    likely = f"{(facet.low or 0) * 100:.0f}–{percent(facet.high or 0)}" if has_interval else ""
    if narrow:
        room = width(likely, _DETAIL.size) + 12 if likely else 0
        left_over = wide - room - width(count, _COUNT.size, "bold") - 16
        label = text(0, centre - 26, shorten(facet.label, left_over, _LABEL), _LABEL)
        told = text(wide - room, centre - 26, count, _COUNT, "end")
        return [label, told, *([text(wide, centre - 26, likely, _DETAIL, "end")] if likely else [])]
    lines = [(one, _LABEL) for one in wrap(facet.label, 280, _LABEL, 2 if not facet.detail else 1)]
    lines += [(one, _DETAIL) for one in wrap(facet.detail, 280, _DETAIL, 1)]
    first = centre - 9.5 * len(lines) + 15
    said = [text(0, first + at * 19, one, style) for at, (one, style) in enumerate(lines)]
    if width(count, _COUNT.size, "bold") > _LIKELY_AT - _COUNT_AT - 10:  # large numbers: one above the other
        over = [text(wide, centre - 3, count, _COUNT, "end")]
        return [*said, *over, *([text(wide, centre + 16, likely, _DETAIL, "end")] if likely else [])]
    said.append(text(_COUNT_AT, centre + 6, count, _COUNT))
    return [*said, *([text(_LIKELY_AT, centre + 6, likely, _DETAIL)] if likely else [])]


def _mark(facet: Facet, y: float, left: float, right: float) -> list[str]:
    """The axis with the interval to scale and the share on it, or a dot a lesson."""
    if facet.low is None or facet.high is None:
        dots = [(matched_dot if at < facet.matched else differed_dot) for at in range(facet.of)]
        return [dot(left + 10 + at * 26, y) for at, dot in enumerate(dots)]
    low, high, value = (left + share * (right - left) for share in (facet.low, facet.high, facet.share))
    pill = max(high - low, 14.0)
    start = min(max((low + high - pill) / 2, left), right - pill)
    ticks = [left + share * (right - left) for share in facet.limits or ()]
    return [
        line((left, y), (right, y), Look(stroke="axis")),
        *(line((at, y - 13), (at, y + 13), Look(stroke="ink")) for at in ticks),
        rect(Box(start, y - 7, pill, 14), Look("agree-3"), 7),
        circle(min(max(value, left + 8), right - 8), y, 7.5, Look("teal", "surface", 2.5)),
    ]


def _label(picture: Facets) -> str:
    said = [f"{facet.label} {facet.told or f'{facet.matched:,} of {facet.of:,} matched'}" for facet in picture.facets]
    return sentence("; ".join([*said, *(f"{name} hidden, too few to show" for name in picture.hidden)]))
