"""How far apart two grades are, as a small mark for a row: it grows with the distance."""

from dataclasses import dataclass
from typing import Literal

from pictures.ink import Look
from pictures.lettering import Style, text, width
from pictures.shapes import Box, circle, line, rect, sheet

Verdict = Literal["same", "same place", "apart", "not compared"]

_SAME = Style(14.5, "teal", "bold")
_APART = Style(14.5, "clay", "bold")
_NOT = Style(14.5, "muted")
_GRADE = 30.0
"""Length of one grade."""
_HIGH = 28.0
_Y = _HIGH / 2


@dataclass(frozen=True, slots=True)
class Distance:
    """The verdict on two grades; `grades` counts how many lie between them if they are apart.

    `unit` names them where what is compared has no grades ("step").
    """

    verdict: Verdict
    grades: int = 0
    unit: str = "grade"


def distance_words(distance: Distance) -> str:
    """Say it: "same", "same place", "2 grades", "not compared"."""
    if distance.verdict != "apart":
        return distance.verdict
    return f"{distance.grades} {distance.unit}{'' if distance.grades == 1 else 's'}"


def draw_distance(distance: Distance) -> str:
    """Draw the mark, 28 px high and as wide as it needs; apart by less than one grade is a `ValueError`."""
    words = distance_words(distance)
    if distance.verdict == "not compared":
        return sheet((width(words, _NOT.size) + 4, _HIGH), words, [text(2, _Y + 5, words, _NOT)])
    if distance.verdict == "apart":
        return _apart(distance.grades, words)
    # Filled says the same word, outlined the same place under another word.
    wide = width(words, _SAME.size, "bold") + 36 if distance.verdict == "same" else width(words, 14.5, "bold") + 30
    look = Look("teal-wash") if distance.verdict == "same" else Look("none", "teal", 1.6)
    pill = rect(Box(1, 1, wide - 2, _HIGH - 2), look, 13)
    return sheet((wide, _HIGH), words, [pill, text(wide / 2, _Y + 5, words, _SAME, "middle")])


def _apart(grades: int, words: str) -> str:
    if grades < 1:
        message = "grades that are apart are at least one apart"
        raise ValueError(message)
    start, end = 7.5, 7.5 + grades * _GRADE
    parts = [line((start, _Y), (end, _Y), Look(stroke="clay", width=2.5))]
    parts += [circle(start + at * _GRADE, _Y, 3.8, Look("surface", "clay", 1.8)) for at in range(1, grades)]
    parts += [circle(x, _Y, 6.5, Look("clay")) for x in (start, end)]
    parts.append(text(end + 13, _Y + 5, words, _APART))
    return sheet((end + 15 + width(words, _APART.size, "bold"), _HIGH), f"{words} apart", parts)
