"""The lessons with two marks each: who saw what, how far apart, and what decided."""

from dataclasses import dataclass

from pictures.grades import Grade
from pictures.heads import Heads, lay_heads
from pictures.ink import Look
from pictures.lesson_marks import ARROW_ROOM, Columns, draw_marks, fit_columns, lay_columns, reach
from pictures.lettering import Style, text, width, wrap
from pictures.placing import Judgement, apart, differed_by_rule, same
from pictures.shapes import BELOW_780, FROM_780, empty, line, sheet
from pictures.wording import count_word, counted, sentence

_TITLE = Style(16.5, "ink", "bold")
_SMALL = Style(14.5, "muted")
_DECIDED = Style(14.5)
_DIFFERED = Style(14.5, "clay", "bold")
_WIDE, _NARROW = 988.0, 358.0
_FEW = 20
"""Below this many lessons nothing is generalised (as in the statistics)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: month, "English, key stage 3", "Carrick Moor, visited by Penhallow", its judgements (host first).

    `decided` says what decided ("Progress, for both"), `detail` stands under it. Whoever's grade has no place on the
    scale is left out of `judgements`; a lesson with fewer than two is neither matched nor differed.
    """

    when: str
    title: str
    subtitle: str
    judgements: tuple[Judgement, ...]
    decided: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Lessons in order of time on one reference scale, best grade first."""

    scale: tuple[Grade, ...]
    lessons: tuple[Lesson, ...]


def lessons_finding(picture: Lessons, decided_most: str = "") -> str:
    """Say it in short.

    "Six matched. One differed by rule. Progress decided most. Too few to generalise." `decided_most` names the theme
    that was decisive most often, if one was.
    """
    if not picture.lessons:
        return "No lessons yet."
    matched, differed, by_rule = _tally(picture)
    said = [sentence(f"{count_word(matched)} matched")]
    if by_rule:
        said.append(sentence(f"{count_word(by_rule)} differed by rule"))
    elif differed:
        said.append(sentence(f"{count_word(differed)} differed"))
    if decided_most:
        said.append(sentence(f"{decided_most} decided most"))
    if len(picture.lessons) < _FEW:
        said.append("Too few to generalise.")
    return " ".join(said)


def draw_lessons(picture: Lessons, *, narrow: bool = False) -> str:
    """Draw one row a lesson, 988 px wide, or 358 with the words above the marks; a hatched card if there are none.

    A place outside the scale is a `ValueError`.
    """
    wide = _NARROW if narrow else _WIDE
    shown = BELOW_780 if narrow else FROM_780
    if not picture.lessons:
        return empty("no lessons yet", wide, shown)
    columns = _columns(picture, narrow=narrow)
    span = (0, wide) if narrow else (284, 786)
    heads = lay_heads([grade.word for grade in picture.scale], columns.centres, span)
    y = heads.height + 8
    rules: list[str] = []
    rows: list[str] = []
    for at, lesson in enumerate(picture.lessons):
        if at:
            rules.append(line((0, y), (wide, y), Look(stroke="line")))
        drawn, height = (_narrow_row if narrow else _wide_row)(lesson, y, columns)
        rows.extend(drawn)
        y += height
    lines = [] if narrow else _grid(columns, heads.bottoms, y)
    return sheet((wide, y), _label(picture), [*rules, *lines, *_titles(heads, narrow=narrow), *rows], shown)


def _columns(picture: Lessons, *, narrow: bool) -> Columns:
    """Four columns stand as drawn in the design; more of them take some of the text's room."""
    points = len(picture.scale)
    if not narrow:
        return lay_columns(points, (328, 776) if points <= 4 else (284, 776))  # noqa: PLR2004
    return fit_columns(points, _NARROW, [one.judgements for one in picture.lessons])


def _titles(heads: Heads, *, narrow: bool) -> tuple[str, ...]:
    if narrow:
        return heads.parts
    base = heads.height - 5
    return (text(0, base, "Lesson", _SMALL), *heads.parts, text(790, base, "What decided", _SMALL))


def _grid(columns: Columns, tops: tuple[float, ...], bottom: float) -> list[str]:
    return [line((x, top + 3), (x, bottom), Look(stroke="line")) for x, top in zip(columns.centres, tops, strict=True)]


def _wide_row(lesson: Lesson, y: float, columns: Columns) -> tuple[list[str], float]:
    """Words left, marks in the middle, what decided right; all around one centre line."""
    room = columns.centres[0] - max(41, reach(lesson.judgements, columns)[0]) - 10 - 52
    words = [(one, _TITLE) for one in wrap(lesson.title, room, _TITLE, 3)]
    words += [(one, _SMALL) for one in wrap(lesson.subtitle, room, _SMALL, 4)]
    decided = _decided(lesson, _WIDE - 790)
    above = ARROW_ROOM if any(one.moved for one in lesson.judgements) else 0
    high = max(52.0, 14 + 19 * len(words), 14 + 19.5 * len(decided))
    centre = y + above + high / 2
    first = centre - 19 * len(words) / 2 + 15
    parts = [text(0, first, lesson.when, _SMALL)]
    parts += [text(52, first + at * 19.5, one, style) for at, (one, style) in enumerate(words)]
    top = centre - 19.5 * len(decided) / 2 + 14.5
    parts += [text(790, top + at * 19.5, one, style) for at, (one, style) in enumerate(decided)]
    return parts + draw_marks(lesson.judgements, centre, columns), above + high


def _narrow_row(lesson: Lesson, y: float, columns: Columns) -> tuple[list[str], float]:
    """Words above, marks under them on their own piece of the scale, what decided below."""
    start = y
    y += 26
    when = width(lesson.when, _SMALL.size)
    parts = [text(_NARROW, y, lesson.when, _SMALL, "end")]
    words = [(one, _TITLE) for one in wrap(lesson.title, _NARROW - when - 12, _TITLE, 3)]
    words += [(one, _SMALL) for one in wrap(lesson.subtitle, _NARROW, _SMALL, 4)]
    parts += [text(0, y + at * 20, one, style) for at, (one, style) in enumerate(words)]
    y += 20 * (len(words) - 1) + 10
    above = ARROW_ROOM if any(one.moved for one in lesson.judgements) else 0
    centre = y + above + 26
    parts += [line((x, y), (x, centre + 26), Look(stroke="line")) for x in columns.centres]
    parts += draw_marks(lesson.judgements, centre, columns)
    y = centre + 26 + 18
    decided = _decided(lesson, _NARROW)
    parts += [text(0, y + at * 19.5, one, style) for at, (one, style) in enumerate(decided)]
    return parts, y + 19.5 * (len(decided) - 1) + 14 - start


def _decided(lesson: Lesson, room: float) -> list[tuple[str, Style]]:
    style = _DIFFERED if apart(lesson.judgements) else _DECIDED
    lines = [(one, style) for one in wrap(lesson.decided, room, style, 3)]
    return lines + [(one, _SMALL) for one in wrap(lesson.detail, room, _SMALL, 3)]


def _tally(picture: Lessons) -> tuple[int, int, int]:
    """How many lessons matched, differed, and differed only because of a rule."""
    sets = [lesson.judgements for lesson in picture.lessons]
    return sum(map(same, sets)), sum(apart(one) > 0 for one in sets), sum(map(differed_by_rule, sets))


def _label(picture: Lessons) -> str:
    matched, differed, by_rule = _tally(picture)
    said = f"{counted(len(picture.lessons), 'lesson')} on one scale: {count_word(matched)} matched"
    said += f", {count_word(differed)} differed" if differed else ""
    return sentence(said + (f", {count_word(by_rule)} of them by rule" if by_rule else ""))
