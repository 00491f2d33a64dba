"""Lines pasted from a spreadsheet or a list: rows of cells, and a form's verdict on each."""

import csv
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django import forms

F = TypeVar("F", bound=forms.Form)
MOST_LINES = 200
TOO_MANY = f"Paste at most {MOST_LINES} lines at a time"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty: its number (from 1) and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Return a cell, or nothing where the line ends before it."""
        return self.cells[index] if index < len(self.cells) else ""

    def columns(self, count: int) -> tuple[str, ...]:
        """Return exactly this many cells: empty ones where the line ends, and the last takes what is left over."""
        rest = [cell for cell in self.cells[count - 1 :] if cell]
        return (*(self.cell(index) for index in range(count - 1)), ", ".join(rest))


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was read, and what is wrong with it (nothing: it is good)."""

    line: Line
    cells: tuple[str, ...]
    problems: tuple[str, ...]
    note: str = ""


def split(text: str) -> list[Line]:
    """Split pasted text into lines of cells, at tabs if there is one, else semicolons, else commas.

    Cells may be quoted. Raises `forms.ValidationError` for more than `MOST_LINES` lines.
    """
    text = text.lstrip("\ufeff")
    mark = next((each for each in ("\t", ";") if each in text), ",")
    rows = csv.reader(text.splitlines(), delimiter=mark, skipinitialspace=True)
    lines = [
        Line(number, tuple(cell.strip() for cell in cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell.strip() for cell in cells)
    ]
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(TOO_MANY)
    return lines


def read(lines: Iterable[Line], form_of: Callable[[Line], F], *, columns: int) -> tuple[list[Row], list[F]]:
    """Give each line to a form of its own; return the rows with their problems, and the forms in the same order."""
    rows, read_forms = [], []
    for line in lines:
        form = form_of(line)
        problems = tuple(str(message) for messages in form.errors.values() for message in messages)
        rows.append(Row(line, line.columns(columns), problems))
        read_forms.append(form)
    return rows, read_forms


def folded(words: str) -> str:
    """Return words so that spelling differences do not matter: no case, no accents apart, no spaces or hyphens."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
