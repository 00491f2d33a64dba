"""Who came to an event, as lines of a table: read with a verdict on each, and written for any spreadsheet."""

import csv
import dataclasses
import io
import uuid
from collections.abc import Iterable

from django import forms

from clusters.models import GatheringPlace, School

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SCHOOL, NAME = {"school", "urn", "school urn", "register number"}, {"name", "person", "who"}
WRITTEN = ("school", "name", "school name", "first time")
LONGEST_NAME = 120
MOST_LINES = 2000
MARK = "\ufeff"  # by which spreadsheets know UTF-8


@dataclasses.dataclass(frozen=True, slots=True)
class CameLine:
    """A line as read: the school it names, the person, and what is wrong with it (nothing: it is good)."""

    number: int
    school: School | None
    said: str
    name: str
    problem: str


def text_of(data: bytes) -> str:
    """Decode a spreadsheet's file: UTF-16 by its mark, UTF-8 with or without one, else Windows' own code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_lines(text: str, schools: Iterable[School]) -> list[CameLine]:
    """Return each line of `school, name` with its verdict; a school is named by its register number or its name.

    A line of headings says which columns they are: our own file comes back as it went out. Raises
    `forms.ValidationError` for more than `MOST_LINES` lines.
    """
    known = {key.casefold(): school for school in schools for key in (school.urn, school.name)}
    seen: set[tuple[uuid.UUID, str]] = set()
    lines = []
    rows = _rows(text)
    places = _headings(rows[0][1]) if rows else None
    for number, cells in rows[1:] if places else rows:
        said, name = _of(cells, places)
        school = known.get(said.casefold())
        problem = _problem(school, said, name)
        if school and not problem:
            key = (school.pk, name.casefold())
            problem = "The same person stands above" if key in seen else ""
            seen.add(key)
        lines.append(CameLine(number, school, said, name, problem))
    return lines


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Split into (number of the line, cells), empty lines left out, at the mark that the first line says."""
    lines = text.lstrip(MARK).splitlines()
    first = next((line for line in lines if line.strip()), "")
    mark = _mark(first)
    read = csv.reader(lines, delimiter=mark, skipinitialspace=True)
    rows = [(read.line_num, [_plain(cell.strip()) for cell in cells]) for cells in read if any(map(str.strip, cells))]
    if len(rows) > MOST_LINES + 1:
        raise forms.ValidationError(f"Take in at most {MOST_LINES:,} lines at a time")
    return rows


def _mark(line: str) -> str:
    """Return what splits a line into most cells outside its quotes; of two, whichever comes first in it."""
    cells = {each: next(csv.reader([line], delimiter=each), []) for each in "\t;,"}
    return max(cells, key=lambda each: (len(cells[each]), -len(cells[each][0] if cells[each] else "")))


def _headings(cells: list[str]) -> tuple[int, int] | None:
    """Return where school and name stand, if this is a line of headings."""
    words = [cell.casefold() for cell in cells]
    school = next((index for index, word in enumerate(words) if word in SCHOOL), None)
    name = next((index for index, word in enumerate(words) if word in NAME), None)
    return None if school is None or name is None else (school, name)


def _of(cells: list[str], places: tuple[int, int] | None) -> tuple[str, str]:
    """Return the school and the name of a line; without headings they are its first cell and the rest of it."""
    if places is None:
        return cells[0], ", ".join(filter(None, cells[1:]))
    school, name = (cells[place] if place < len(cells) else "" for place in places)
    return school, name


def _plain(cell: str) -> str:
    """Take off the apostrophe that our own files put before a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _problem(school: School | None, said: str, name: str) -> str:
    """Say what is wrong with a line."""
    if not said:
        return "The school is missing"
    if school is None:
        return f"No school of the cluster is called {said[:60]}"
    if not name:
        return "The name is missing"
    return f"A name has at most {LONGEST_NAME} characters" if len(name) > LONGEST_NAME else ""


def written(places: Iterable[GatheringPlace], firsts: set[uuid.UUID]) -> str:
    """Write who came as CSV: register number, name, school, whether it was their first time."""
    file = io.StringIO(MARK)
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file)
    writer.writerow(WRITTEN)
    for place in places:
        first = "yes" if place.pk in firsts else "no"
        writer.writerow([_safe(cell) for cell in (place.school.urn, place.name, place.school.name, first)])
    return file.getvalue()


def _safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
