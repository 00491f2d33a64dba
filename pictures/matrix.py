"""Grade by grade: what the host gave down the side, what the visitor gave across, how often in each cell."""

from dataclasses import dataclass

from pictures.grades import Grade, chip, colour
from pictures.ink import Look
from pictures.lettering import Style, text, width
from pictures.shapes import BELOW_440, FROM_440, Box, empty, rect, sheet
from pictures.wording import capital, count_word, counted, sentence

_AXIS = Style(14.5, "muted")
_NONE = Style(15, "muted", "thin")
_HIDDEN = Style(14, "muted")
_SHARES = ((0.15, "agree-2"), (0.3, "agree-3"), (0.5, "agree-4"), (1.0, "agree-5"))
"""Fill of the diagonal by its share of all lessons, up to and including."""
_TOP = 65.0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lessons by grades: `counts[host][visitor]`, as many rows and columns as the scale has grades.

    None hides a cell that would give someone away. `rows` and `columns` name the two sides.
    """

    scale: tuple[Grade, ...]
    counts: tuple[tuple[int | None, ...], ...]
    rows: str = "Host’s grade"
    columns: str = "Visitor’s grade"


def matrix_finding(matrix: Matrix) -> str:
    """Say how far apart the two ever were: "Never more than one grade apart"."""
    if _hidden(matrix):
        return "Grade by grade, with the smallest counts hidden"
    total = _total(matrix)
    far = [0] * len(matrix.scale)
    for host, row in enumerate(matrix.counts):
        for visitor, count in enumerate(row):
            far[abs(host - visitor)] += count or 0
    if not total:
        return "No lessons yet"
    widest = max(apart for apart, count in enumerate(far) if count)
    if widest == 0:
        return "The same grade every time"
    if widest == 1:
        return "Never more than one grade apart"
    were = "was" if far[widest] == 1 else "were"
    return f"{capital(count_word(far[widest]))} of {total:,} {were} {counted(widest, 'grade')} apart"


def draw_matrix(matrix: Matrix, *, narrow: bool = False) -> str:
    """Draw cells of 64 px, or 52 to 60 with the row's name in the corner; a hatched card if nothing was counted.

    Counts that do not fit the scale are a `ValueError`.
    """
    points = len(matrix.scale)
    if len(matrix.counts) != points or any(len(row) != points for row in matrix.counts):
        message = f"a scale of {points} grades needs {points} rows of {points} counts"
        raise ValueError(message)
    shown = BELOW_440 if narrow else FROM_440
    total = _total(matrix)
    if not total and not _hidden(matrix):
        return empty("no lessons yet", 326 if narrow else 376, shown)
    pitch = min(62.0, 300 / points) if narrow else 66.0
    left = 48.0 if narrow else 112.0
    parts = _sides(matrix, left, pitch, narrow=narrow)
    for host, row in enumerate(matrix.counts):
        for visitor, count in enumerate(row):
            box = Box(left + visitor * pitch + 1, _TOP + host * pitch + 1, pitch - 3, pitch - 3)
            parts.append(_cell(box, count, total, same=host == visitor))
    side = pitch * points
    return sheet((left + side, _TOP + side), _label(matrix, total), parts, shown)


def _sides(matrix: Matrix, left: float, pitch: float, *, narrow: bool) -> list[str]:
    """Draw the chips at the heads of rows and columns, and the two sides' names."""
    points = len(matrix.scale)
    middle = pitch * points / 2
    parts = [text(left + middle, 14, matrix.columns, _AXIS, "middle")]
    for at, grade in enumerate(matrix.scale):
        fill = colour(at, points)
        centre = at * pitch + (pitch - 1) / 2
        parts.append(chip(left + centre, _TOP - 21, grade.letter, fill))
        parts.append(chip(left - 27, _TOP + centre, grade.letter, fill))
    start = 38.0 if narrow else _TOP + middle - 6
    for at, word in enumerate(matrix.rows.split(" ", 1)):
        parts.append(text(0, start + at * 18, word, _AXIS))
    return parts


def _cell(box: Box, count: int | None, total: int, *, same: bool) -> str:
    """One cell; both gave the same grade on the outlined diagonal, whose fill grows with its share of all lessons."""
    middle, centre = box.x + box.w / 2, box.y + box.h / 2
    outline = Look("surface", "ink", 1.75) if same else Look("surface", "line")
    if count is None:
        return rect(box, outline._replace(fill="sunk"), 7) + text(middle, centre + 5, "hidden", _HIDDEN, "middle")
    if not count:
        return rect(box, outline, 7) + text(middle, centre + 5, "0", _NONE, "middle")
    fill = next(name for most, name in _SHARES if count / total <= most) if same else "agree-1"
    words = f"{count:,}"
    size = min(21.0, 21 * (box.w - 8) / width(words, 21, "head"))
    style = Style(round(size, 1), f"on-{fill}", "head")
    look = outline._replace(fill=fill, stroke="ink" if same else "line")
    return rect(box, look, 7) + text(middle, centre + size * 0.35, words, style, "middle")


def _total(matrix: Matrix) -> int:
    return sum(count or 0 for row in matrix.counts for count in row)


def _hidden(matrix: Matrix) -> bool:
    return any(count is None for row in matrix.counts for count in row)


def _label(matrix: Matrix, total: int) -> str:
    matched = sum(row[at] or 0 for at, row in enumerate(matrix.counts))
    said = f"{matrix.rows} by {matrix.columns[:1].lower()}{matrix.columns[1:]}, {counted(total, 'lesson')}"
    return sentence(f"{said}: {matched:,} on the diagonal, the same grade from both")
