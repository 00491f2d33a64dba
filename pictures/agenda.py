"""An agenda as a clock drawn to scale: each item as wide as it is long, and where the meeting stands."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.lettering import Style, shorten, text, width
from pictures.shapes import BELOW_440, FROM_440, Box, empty, line, rect, sheet

_WIDE, _NARROW = 988.0, 326.0
_GAP = 4.0
_NOW = Style(14.5, "clay", "bold", figures=True)
_SMALL = Style(14.5, "muted", figures=True)
_LEAST_NAMED = 96.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """An item: when it begins (`12.30`), its name, its minutes (at least 1)."""

    begins: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """Items in order. `at` is the one running (none before and after), `gone` its share that has passed, 0 to 1."""

    stretches: tuple[Stretch, ...]
    ends: str
    now: str = ""
    at: int | None = None
    gone: float = 0


def draw_agenda(picture: Agenda, *, narrow: bool = False) -> str:
    """Draw the agenda 988 px wide, or 326 as rows; a hatched card without items. Minutes below 1 are a `ValueError`."""
    if any(stretch.minutes < 1 for stretch in picture.stretches):
        message = "an item takes at least a minute"
        raise ValueError(message)
    if not picture.stretches:
        return empty("no items yet", _NARROW if narrow else _WIDE, BELOW_440 if narrow else FROM_440)
    return _rows(picture) if narrow else _clock(picture)


def _label(picture: Agenda) -> str:
    """Say the agenda aloud."""
    said = ", ".join(f"{one.begins} {one.title}, {one.minutes} minutes" for one in picture.stretches)
    now = f" Now {picture.now}." if picture.now and picture.at is not None else ""
    return f"{said}; ends {picture.ends}.{now}"


def _clock(picture: Agenda) -> str:
    """Draw the items beside each other."""
    total = sum(stretch.minutes for stretch in picture.stretches)
    room = _WIDE - _GAP * (len(picture.stretches) - 1) - 2
    parts: list[str] = []
    x = 1.0
    for index, stretch in enumerate(picture.stretches):
        wide = room * stretch.minutes / total
        parts += _block(stretch, Box(x, 28, wide, 50), _passed(picture, index))
        minutes = f"{stretch.minutes} min"
        if width(minutes, 14.5) > wide:
            minutes = str(stretch.minutes)
        if width(minutes, 14.5) <= wide:
            parts.append(text(x + 2, 100, minutes, _SMALL))
        if picture.at == index and picture.now:
            parts += _hand(picture.now, x + wide * picture.gone, (22, 86), total_wide=_WIDE)
        x += wide + _GAP
    ends = f"ends {picture.ends}"
    hand = picture.at is not None and bool(picture.now)
    if not hand or _where(picture) < _WIDE - width(ends, 14.5) - 60:
        parts.append(text(_WIDE, 14, ends, _SMALL, "end"))
    return sheet((_WIDE, 108), _label(picture), parts, FROM_440)


def _where(picture: Agenda) -> float:
    """Return about how far right the hand stands, in px."""
    at = picture.at or 0
    total = sum(stretch.minutes for stretch in picture.stretches)
    before = sum(stretch.minutes for stretch in picture.stretches[:at])
    return _WIDE * (before + picture.gone * picture.stretches[at].minutes) / total


def _passed(picture: Agenda, index: int) -> float | None:
    """Return the share of an item that has passed; None where it has not begun."""
    if picture.at is None or index > picture.at:
        return None
    return picture.gone if index == picture.at else 1.0


def _block(stretch: Stretch, box: Box, passed: float | None) -> list[str]:
    """Draw one item: filled as far as it has gone, with its time and its name where there is room."""
    outline = Look("surface" if passed is None else "teal-wash", "line" if passed is None else "teal", 1.5)
    parts = [rect(box, outline, 8)]
    if passed:
        parts.append(rect(Box(box.x, box.y, max(box.w * passed, 2), box.h), Look("teal"), 8))
    gone = box.w * (passed or 0)
    room = box.w - 24
    at = width(stretch.begins, 15, "bold") + 10
    name = Style(15, "ink", "bold")
    shown = shorten(stretch.title, room - at, name) if box.w >= _LEAST_NAMED else ""
    covered = gone >= 12 + at + width(shown, 15, "bold")
    fill = "on-teal" if covered else "ink"
    if gone and not covered:
        parts.pop()
        parts.append(rect(Box(box.x, box.y + box.h - 6, max(gone, 2), 6), Look("teal"), 3))
    if box.w < width(stretch.begins, 15) + 6:
        return parts
    start = box.x + 12 if shown else box.x + (box.w - width(stretch.begins, 15)) / 2
    parts.append(text(start, box.y + 31, stretch.begins, Style(15, fill, figures=True)))
    if shown:
        parts.append(text(start + at, box.y + 31, shown, Style(15, fill, "bold")))
    return parts


def _hand(now: str, x: float, span: tuple[float, float], *, total_wide: float) -> list[str]:
    """Draw where the meeting stands, with the time over it."""
    words = f"now {now}"
    half = width(words, 14.5, "bold") / 2 + 2
    centre = min(max(x, half), total_wide - half)
    return [line((x, span[0]), (x, span[1]), Look(stroke="clay", width=2.5)), text(centre, 14, words, _NOW, "middle")]


def _rows(picture: Agenda) -> str:
    """Draw the items below each other, each as high as its share, at least a line."""
    total = sum(stretch.minutes for stretch in picture.stretches)
    parts: list[str] = []
    y = 1.0
    for index, stretch in enumerate(picture.stretches):
        high = max(34.0, 260 * stretch.minutes / total)
        passed = _passed(picture, index)
        edge = Look("surface" if passed is None else "teal-wash", "line" if passed is None else "teal", 1.5)
        parts.append(rect(Box(1, y, _NARROW - 2, high), edge, 6))
        if passed:
            parts.append(rect(Box(1, y, 6, max(high * passed, 2)), Look("teal"), 3))
        parts.append(text(16, y + 22, stretch.begins, Style(14.5, "ink", figures=True)))
        parts.append(
            text(62, y + 22, shorten(stretch.title, 196, Style(14.5, "ink", "bold")), Style(14.5, "ink", "bold"))
        )
        parts.append(text(_NARROW - 12, y + 22, f"{stretch.minutes} min", _SMALL, "end"))
        if picture.at == index and picture.now:
            hand = y + max(high * picture.gone, 1)
            parts.append(line((1, hand), (_NARROW - 1, hand), Look(stroke="clay", width=2)))
        y += high + _GAP
    if picture.at is not None and picture.now:
        parts.append(text(0, y + 16, f"now {picture.now}", _NOW))
    parts.append(text(_NARROW, y + 16, f"ends {picture.ends}", _SMALL, "end"))
    return sheet((_NARROW, y + 24), _label(picture), parts, BELOW_440)
