"""Grades on a scale, best first: their colours, chips and marks.

Colour never speaks alone: every chip and mark carries its letter, and the words stand in the drawing's heads.
"""

from dataclasses import dataclass
from typing import Literal

from pictures.ink import Look
from pictures.lettering import Style, text
from pictures.shapes import Box, circle, diamond, rect

Shape = Literal["round", "diamond"]
"""Round is the host school's observer, diamond a visitor; the same everywhere."""

_OF_FOUR = ("grade-4-1", "grade-4-2", "grade-4-3", "grade-4-4")
_OF_FIVE = ("grade-5-1", "grade-5-2", "grade-5-3", "grade-5-4", "grade-5-5")
_LETTER_INK = {"grade-4-1": "on-dark", "grade-4-4": "on-dark", "grade-5-1": "on-dark", "grade-5-5": "on-dark"}


@dataclass(frozen=True, slots=True)
class Grade:
    """One point of a scale: a letter or two for marks ("RI") and the word ("Requires improvement")."""

    letter: str
    word: str


@dataclass(frozen=True, slots=True)
class Given:
    """A grade someone gave: the letter on their own school's form, and its place on the reference scale (0 is best)."""

    letter: str
    place: int


def check_place(place: int, points: int) -> None:
    """Raise `ValueError` for a place that a scale of `points` grades does not have."""
    if not 0 <= place < points:
        message = f"place {place} is not on a scale of {points} grades"
        raise ValueError(message)


def colour(place: int, points: int) -> str:
    """Name the fill of the grade at `place` (0 is best) of a scale of `points`.

    Scales of other lengths than four and five borrow evenly from the five. A place outside the scale is a `ValueError`.
    """
    check_place(place, points)
    if points == len(_OF_FOUR):
        return _OF_FOUR[place]
    last = max(points - 1, 1)
    return _OF_FIVE[round(place * 4 / last)]


def letter_style(fill: str, letter: str, size: float) -> Style:
    """Answer the style of a letter on `fill`: two letters are set smaller than one."""
    smaller = size if len(letter) < 2 else size * (0.84 if len(letter) == 2 else 0.62)  # noqa: PLR2004
    return Style(round(smaller, 1), _LETTER_INK.get(fill, "on-light"), "bold")


def chip(x: float, y: float, letter: str, fill: str) -> str:
    """Draw a grade chip of 30 px around a centre."""
    style = letter_style(fill, letter, 15.5)
    return rect(Box(x - 15, y - 15, 30, 30), Look(fill, "edge", 1.25), 7) + _centred(x, y, letter, style)


def mark(at: tuple[float, float], given: Given, points: int, shape: Shape, radius: float = 15) -> str:
    """Draw a judgement on a scale: round (`radius`) or diamond (a little larger, so both weigh the same)."""
    fill = colour(given.place, points)
    look = Look(fill, "edge", 1.25)
    drawn = circle(*at, radius, look) if shape == "round" else diamond(*at, radius * 1.27, look)
    return drawn + _centred(*at, given.letter, letter_style(fill, given.letter, _letter_size(radius)))


def dashed_mark(at: tuple[float, float], letter: str, shape: Shape, radius: float = 15) -> str:
    """Draw the grade that would have been given without a rule: an outline only."""
    look = Look("paper", "ink", 1.6, "4 3")
    drawn = circle(*at, radius * 0.94, look) if shape == "round" else diamond(*at, radius * 1.18, look)
    style = letter_style("", letter, _letter_size(radius))
    return drawn + _centred(*at, letter, style._replace(fill="ink"))


def _letter_size(radius: float) -> float:
    return min(radius * 0.93, 15)


def _centred(x: float, y: float, letter: str, style: Style) -> str:
    return text(x, y + style.size * 0.35, letter, style, "middle")
