"""The lesson as a ruler: the minutes taught from the front, as they came or added up against a rule's mark."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.lettering import Anchor, Style, number, text, width
from pictures.shapes import Box, hatch, line, rect, sheet, stroke

_TICK = Style(14.5, "muted", figures=True)
_MARK = Style(14.5, "clay", "bold", figures=True)
_HIGH = 18.0
_RADIUS = 4.0
_STEPS = ((70, 10), (150, 20), (330, 60))
"""Minutes between numbers, by the length of the lesson."""


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """A lesson of `minutes`, the spans taught from the front as (from, to) in minutes, and how far the lesson has come.

    `until` None means it is over; what is still to come is hatched. There is no rule's mark here: it would prime the
    judgement.
    """

    minutes: float
    spans: tuple[tuple[float, float], ...] = ()
    until: float | None = None


@dataclass(frozen=True, slots=True)
class RuleRuler:
    """The minutes from the front added up (`taught` of `minutes`), against a rule's mark at `percent` of the lesson."""

    minutes: float
    taught: float
    percent: float


def plain_minutes(minutes: float) -> str:
    """Write minutes without needless decimals: "10", "12.5"."""
    return f"{round(minutes, 1):g}"


def draw_stopwatch(ruler: Stopwatch, *, wide: int = 328) -> str:
    """Draw the lesson so far, `wide` px; spans are cut to the lesson; a lesson without minutes is a `ValueError`."""
    scale = _scale(ruler.minutes, wide)
    over = ruler.minutes if ruler.until is None else min(max(ruler.until, 0), ruler.minutes)
    box = Box(1, 1, wide - 2, _HIGH)
    parts = [rect(box, Look("surface"), _RADIUS)]
    if over < ruler.minutes:
        left = 1 + over * scale
        parts.append(hatch(Box(left, 1, wide - 1 - left, _HIGH), _RADIUS))
    spans = [(max(a, 0), min(b, over)) for a, b in ruler.spans]
    parts += [_filled(box, a * scale, b * scale) for a, b in spans if b > a]
    parts.append(rect(box, Look("none", "axis", 1.25), _RADIUS))
    parts += _ticks(ruler.minutes, wide, 1 + _HIGH)
    total = plain_minutes(sum(b - a for a, b in spans if b > a))
    return sheet((wide, _HIGH + 30), f"{total} of {plain_minutes(ruler.minutes)} minutes from the front", parts)


def draw_rule_ruler(ruler: RuleRuler, *, wide: int = 328) -> str:
    """Draw the minutes added up against the mark, `wide` px; a lesson without minutes is a `ValueError`."""
    scale = _scale(ruler.minutes, wide)
    top = 24.0
    box = Box(1, top, wide - 2, _HIGH + 2)
    taught = min(max(ruler.taught, 0), ruler.minutes)
    at = ruler.minutes * ruler.percent / 100
    x = 1 + min(max(at, 0), ruler.minutes) * scale
    words = f"{plain_minutes(ruler.percent)}% = {plain_minutes(at)} min"
    half = width(words, _MARK.size, "bold") / 2
    parts = [rect(box, Look("surface"), _RADIUS)]
    if taught > 0:
        parts.append(_filled(box, 0, taught * scale))
    parts.append(rect(box, Look("none", "axis", 1.25), _RADIUS))
    parts += _ticks(ruler.minutes, wide, top + box.h)
    parts.append(line((x, top - 6), (x, top + box.h + 6), Look(stroke="clay", width=2)))
    parts.append(text(min(max(x, half), wide - half), top - 10, words, _MARK, "middle"))
    says = (
        f"{plain_minutes(ruler.taught)} of {plain_minutes(ruler.minutes)} minutes from the front; the rule’s mark is "
    )
    return sheet((wide, top + box.h + 29), f"{says}{words}", parts)


def _scale(minutes: float, wide: int) -> float:
    if not minutes > 0:
        message = "a lesson has at least a minute"
        raise ValueError(message)
    return (wide - 2) / minutes


def _filled(box: Box, start: float, end: float) -> str:
    """Draw a filled span of `box`, round where it touches an end."""
    left, right = box.x + start, box.x + end
    one = _RADIUS if start <= 0 else 0
    other = _RADIUS if end >= box.w - 0.01 else 0
    y, low = box.y, box.y + box.h
    n = number
    return stroke(
        f"M{n(left + one)} {n(y)}H{n(right - other)}Q{n(right)} {n(y)} {n(right)} {n(y + other)}V{n(low - other)}"
        f"Q{n(right)} {n(low)} {n(right - other)} {n(low)}H{n(left + one)}Q{n(left)} {n(low)} {n(left)} {n(low - one)}"
        f"V{n(y + one)}Q{n(left)} {n(y)} {n(left + one)} {n(y)}Z",
        Look("bar"),
    )


def _ticks(minutes: float, wide: int, y: float) -> list[str]:
    """Long ticks with numbers, short ones between; the last says "min" and wins where numbers would touch."""
    step = next((step for most, step in _STEPS if minutes <= most), 60 * -(-minutes // 330))
    scale = _scale(minutes, wide)
    last = f"{plain_minutes(minutes)} min"
    free = wide - width(last, _TICK.size) - 6
    parts = [_tick(wide - 1, y, 6.5), text(wide, y + 22, last, _TICK, "end")]
    at = 0.0
    while at < minutes:
        x = 1 + at * scale
        whole = at % step == 0
        parts.append(_tick(x, y, 6.5 if whole else 3.5))
        words = plain_minutes(at)
        if whole and x + width(words, _TICK.size) / 2 <= free:
            anchor: Anchor = "middle" if at else "start"
            parts.append(text(x, y + 22, words, _TICK, anchor))
        at += step / 2
    return parts


def _tick(x: float, y: float, length: float) -> str:
    return line((x, y), (x, y + length), Look(stroke="axis", width=1.25))
