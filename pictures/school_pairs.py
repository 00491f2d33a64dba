"""Pairs of schools as stairs: the lower triangle in alphabetical order, never ranked, the names as its steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from pictures.ink import Look
from pictures.legend import Key, differed_dot, lay_legend, matched_dot
from pictures.lettering import Style, text, width, wrap
from pictures.shapes import BELOW_440, FROM_440, Box, empty, none_yet, rect, sheet
from pictures.wording import capital, count_word

_NAME = Style(16, "ink", "head")
_COUNT = Style(14.5, "ink", "bold", figures=True)
_SMALL = Style(14.5, "muted")
_COLOURED_FROM = 3
"""Lessons from which a pair has a colour; below, each lesson is a dot."""
_OFTEN = ("once", "twice", "three times")
_TOP = 54.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two schools by their place in `SchoolPairs.schools`, how many lessons they saw together and how many matched.

    `hidden` keeps the numbers back where they would give someone away.
    """

    one: int
    other: int
    matched: int
    lessons: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SchoolPairs:
    """Schools in any order (the drawing sorts them by name) and the pairs among them; a pair left out has no lesson."""

    schools: tuple[str, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Steps:
    """The size of the stairs: how far from one cell to the next, and how much a name may take."""

    across: float
    down: float
    name: float


def pairs_finding(picture: SchoolPairs) -> str:
    """Say how often schools have met, never who agreed best: "Each pair of schools has met twice or not at all"."""
    count = len(picture.schools)
    possible = count * (count - 1) // 2
    met = [pair.lessons for pair in picture.pairs if pair.lessons]
    if not met:
        return "No two schools have met yet"
    if possible == 1:
        return "The two schools have met"
    if len(set(met)) == 1 and met[0] <= len(_OFTEN) and not any(pair.hidden for pair in picture.pairs):
        return f"Each pair of schools has met {_OFTEN[met[0] - 1]}" + (" or not at all" if len(met) < possible else "")
    if len(met) == possible:
        return "Every pair of schools has met"
    return f"{capital(count_word(len(met)))} of {possible:,} pairs of schools {'has' if len(met) == 1 else 'have'} met"


def draw_school_pairs(picture: SchoolPairs, *, narrow: bool = False) -> str:
    """Draw the stairs, as wide as the schools need; a hatched card if there are fewer than two.

    A pair that names a school outside the list, or the same school twice, is a `ValueError`.
    """
    shown = BELOW_440 if narrow else FROM_440
    count = len(picture.schools)
    if count < 2:  # noqa: PLR2004
        return empty("no pair of schools yet", 326 if narrow else 376, shown)
    order = sorted(range(count), key=lambda at: (picture.schools[at].casefold(), at))
    pairs = _by_step(picture, order)
    steps = _steps(count, narrow=narrow)
    parts: list[str] = []
    wide = 0.0
    for row, school in enumerate(order):
        drawn, reach = _name(picture.schools[school], row, steps)
        parts.extend(drawn)
        wide = max(wide, reach)
        for column in range(row):
            box = Box(column * steps.across + 1, _TOP + (row - 1) * steps.down + 1, steps.across - 4, steps.down - 4)
            parts.append(_cell(box, pairs.get((column, row))))
    bottom = _TOP + (count - 1) * steps.down
    drawn, reach, high = _legend(picture, 326 if narrow else 470, bottom + 20)
    if narrow and count > 7:  # noqa: PLR2004
        shown += " picture-scrolls"
    return sheet((max(wide, reach), high), _label(picture), [*parts, *drawn], shown)


def _by_step(picture: SchoolPairs, order: list[int]) -> Mapping[tuple[int, int], Pair]:
    steps = {school: step for step, school in enumerate(order)}
    try:
        pairs = {tuple(sorted((steps[pair.one], steps[pair.other]))): pair for pair in picture.pairs}
    except KeyError as unknown:
        message = f"no school number {unknown}"
        raise ValueError(message) from None
    if any(column == row for column, row in pairs):
        message = "a school makes no pair with itself"
        raise ValueError(message)
    return {(column, row): pair for (column, row), pair in pairs.items()}


def _steps(count: int, *, narrow: bool) -> _Steps:
    if narrow:
        return _Steps(84, 64, 110) if count <= 4 else _Steps(68, 52, 110)  # noqa: PLR2004
    return _Steps(112, 72, 150) if count <= 5 else _Steps(84, 60, 150)  # noqa: PLR2004


def _name(school: str, row: int, steps: _Steps) -> tuple[list[str], float]:
    """Write a school's name on its step: above the first column, then right of its own row."""
    lines = wrap(school, steps.name, _NAME)
    x = row * steps.across + (9 if row else 8)
    centre = _TOP + (row - 0.5) * steps.down + 0.5 if row else _TOP - 36
    first = centre + 5.5 - (len(lines) - 1) * 9.5
    drawn = [text(x, first + at * 19, one, _NAME) for at, one in enumerate(lines)]
    return drawn, x + max((width(one, _NAME.size, _NAME.face) for one in lines), default=0)


def _cell(box: Box, pair: Pair | None) -> str:
    if pair is not None and pair.hidden:
        return rect(box, Look("sunk", "line"), 8) + _words(box, "hidden", _SMALL)
    if pair is None or not pair.lessons:
        return none_yet(box, "none")
    if pair.lessons < _COLOURED_FROM:
        return _dots(box, pair)
    return _shade(box, pair)


def _shade(box: Box, pair: Pair) -> str:
    """Draw a cell filled by the share that matched, a fifth a step, with "6/8" in it, on two lines if it is long."""
    fill = f"agree-{min(int(pair.matched / pair.lessons * 5), 4) + 1}"
    style = Style(18, f"on-{fill}", "bold")
    words = f"{pair.matched:,}/{pair.lessons:,}"
    cell = rect(box, Look(fill, "line"), 8)
    if width(words, style.size, style.face) <= box.w - 8:
        return cell + _words(box, words, style)
    middle, centre, small = box.x + box.w / 2, box.y + box.h / 2, style._replace(size=14)
    return (
        cell
        + text(middle, centre - 3, f"{pair.matched:,}", small, "middle")
        + text(middle, centre + 14, f"of {pair.lessons:,}", small, "middle")
    )


def _words(box: Box, words: str, style: Style) -> str:
    return text(box.x + box.w / 2, box.y + box.h / 2 + style.size * 0.34, words, style, "middle")


def _dots(box: Box, pair: Pair) -> str:
    middle, centre = box.x + box.w / 2, box.y + box.h / 2
    first = middle - (pair.lessons - 1) * 13
    dots = [
        (matched_dot if at < pair.matched else differed_dot)(first + at * 26, centre - 10) for at in range(pair.lessons)
    ]
    words = text(middle, centre + 20, f"{pair.matched} of {pair.lessons}", _COUNT, "middle")
    return rect(box, Look("surface", "line"), 8) + "".join(dots) + words


def _legend(picture: SchoolPairs, room: float, top: float) -> tuple[list[str], float, float]:
    """Only what the stairs show is explained."""
    seen = [pair.lessons for pair in picture.pairs if pair.lessons and not pair.hidden]
    count = len(picture.schools)
    keys: list[Key] = []
    if any(lessons < _COLOURED_FROM for lessons in seen):
        keys += [("matched", "matched"), ("differed", "differed")]
    if any(lessons >= _COLOURED_FROM for lessons in seen):
        keys.append(("shades", "none to all matched"))
    if sum(pair.hidden or pair.lessons > 0 for pair in picture.pairs) < count * (count - 1) // 2:
        keys.append(("hatch", "no lesson yet"))
    if any(pair.hidden for pair in picture.pairs):
        keys.append(("hidden", "hidden, too few to show"))
    return lay_legend(keys, room, top)


def _label(picture: SchoolPairs) -> str:
    count = len(picture.schools)
    met = sum(pair.lessons > 0 for pair in picture.pairs)
    return (
        f"{count} schools in alphabetical order, lessons matched by pair: {met} of {count * (count - 1) // 2} have met."
    )
