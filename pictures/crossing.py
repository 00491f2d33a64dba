"""Department by department: who visited whom. A row a visitor, a column a host; hatched where two have never met."""

from dataclasses import dataclass

from pictures.ink import Look
from pictures.lettering import Style, shorten, text, width
from pictures.shapes import BELOW_780, FROM_780, Box, circle, empty, hatch, rect, sheet
from pictures.wording import count_word, counted, sentence

MOST_DRAWN = 16
_NAME, _AXIS = Style(15.5), Style(14.5, "muted")
_LETTER = Style(13, "teal", "bold")
_NONE = Style(15, "muted", "thin")
_TOP, _PHONE = 62.0, 358.0
_CHIP = 12.0
_LETTERS = "ABCDEFGHIJKLMNOP"


@dataclass(frozen=True, slots=True)
class Crossing:
    """Visits by department: `counts[visitor][host]`, as many rows and columns as there are names."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def draw_crossing(crossing: Crossing, *, narrow: bool = False) -> str:
    """Draw cells of 52 px with the departments' names left of them, or smaller ones 358 px wide in all.

    Columns carry the letters of the rows. Counts that do not fit the names are a `ValueError`.
    """
    size = len(crossing.names)
    if size > MOST_DRAWN or len(crossing.counts) != size or any(len(row) != size for row in crossing.counts):
        message = f"{size} departments (at most {MOST_DRAWN}) need {size} rows of {size} counts"
        raise ValueError(message)
    shown = BELOW_780 if narrow else FROM_780
    if not size or not any(map(any, crossing.counts)):
        return empty("no visit yet", _PHONE if narrow else 660, shown)
    left = min(140.0 if narrow else 260.0, max(width(name, _NAME.size) for name in crossing.names) + 48)
    # Below 26 px a cell cannot be read any more: such a drawing is as wide as it must be, and scrolls.
    pitch = max(26.0, min(52.0, (_PHONE - left) / size)) if narrow else min(54.0, (988 - left) / size)
    parts = [text(left + pitch * size / 2, 14, "was visited", _AXIS, "middle"), text(32, _TOP - 18, "visited", _AXIS)]
    for at, name in enumerate(crossing.names):
        centre = at * pitch + pitch / 2
        parts += _chip(left + centre, _TOP - 20, _LETTERS[at])
        parts += _chip(_CHIP, _TOP + centre, _LETTERS[at])
        parts.append(text(32, _TOP + centre + 5, shorten(name, left - 44, _NAME), _NAME))
    for visitor, row in enumerate(crossing.counts):
        for host, count in enumerate(row):
            box = Box(left + host * pitch + 1, _TOP + visitor * pitch + 1, pitch - 3, pitch - 3)
            met = count or crossing.counts[host][visitor]
            parts.append(_cell(box, count, met=bool(met), same=visitor == host, most=_most(crossing)))
    wide = left + max(pitch * size, 84)
    svg = sheet((wide, _TOP + pitch * size), _label(crossing), parts, shown)
    scrolls = narrow and wide > _PHONE
    return svg.replace('class="picture ', 'class="picture picture-scrolls ', 1) if scrolls else svg


def _chip(x: float, y: float, letter: str) -> list[str]:
    return [circle(x, y, _CHIP, Look("teal-wash")), text(x, y + 4.5, letter, _LETTER, "middle")]


def _most(crossing: Crossing) -> int:
    return max(max(row) for row in crossing.counts)


def _cell(box: Box, count: int, *, met: bool, same: bool, most: int) -> str:
    """One cell: filled the more often it was, empty where only the way back was gone, hatched where neither was."""
    middle, centre = box.x + box.w / 2, box.y + box.h / 2
    outline = Look("surface", "ink", 1.75) if same else Look("surface", "line")
    radius = min(7.0, box.w / 4)
    if not count:
        if met or same:
            return rect(box, outline, radius) + text(middle, centre + 5, "0", _NONE, "middle")
        return rect(box, Look("surface"), radius) + hatch(box, radius, 6) + rect(box, Look("none", "line"), radius)
    # The darkest two steps only once there is something to tell apart.
    step = 2 if most == 1 else 2 + round(2 * (count - 1) / max(most - 1, 2))
    fill, words = f"agree-{step}", f"{count:,}"
    size = min(19.0, 19 * (box.w - 6) / width(words, 19, "head"))
    style = Style(round(size, 1), f"on-{fill}", "head")
    return rect(box, outline._replace(fill=fill), radius) + text(middle, centre + size * 0.35, words, style, "middle")


def _times(count: int) -> str:
    """Say once, twice, `three times`."""
    return {1: "once", 2: "twice"}.get(count) or f"{count_word(count)} times"


def _label(crossing: Crossing) -> str:
    total = sum(map(sum, crossing.counts))
    said = ", ".join(
        f"{visitor} visited {crossing.names[host]} {_times(count)}"
        for visitor, row in zip(crossing.names, crossing.counts, strict=True)
        for host, count in enumerate(row)
        if count
    )
    return sentence(f"{counted(total, 'visit')} by department: {said}")
