"""Who came to an event, as lines of a table: read with a verdict on each, and written for any spreadsheet."""

import csv
import dataclasses
import io
import uuid
from collections.abc import Iterable

from clusters.models import GatheringPlace, School
from clusters.pasted import split

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = {"school", "urn"}
LONGEST_NAME = 120


@dataclasses.dataclass(frozen=True, slots=True)
class CameLine:
    """A line as read: the school it names, the person, and what is wrong with it (nothing: it is good)."""

    number: int
    school: School | None
    said: str
    name: str
    problem: str


def text_of(data: bytes) -> str:
    """Decode a file from any spreadsheet: UTF-8 with or without its mark, else Windows' own code page."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_lines(text: str, schools: Iterable[School]) -> list[CameLine]:
    """Return each line of `school, name` with its verdict; a school is named by its register number or its name.

    Raises `forms.ValidationError` for too many lines.
    """
    known = {key.casefold(): school for school in schools for key in (school.urn, school.name)}
    seen: set[tuple[uuid.UUID, str]] = set()
    lines = []
    for line in split(text):
        said, name = (_plain(cell) for cell in line.columns(2))
        if line.number == 1 and said.casefold() in HEADINGS:
            continue
        school = known.get(said.casefold())
        problem = _problem(school, said, name)
        if school and not problem:
            key = (school.pk, name.casefold())
            problem = "The same person stands above" if key in seen else ""
            seen.add(key)
        lines.append(CameLine(line.number, school, said, name, problem))
    return lines


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
    """Write who came as CSV: register number, school, name, whether it was their first time."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["school", "name", "school name", "first time"])
    for place in places:
        first = "yes" if place.pk in firsts else "no"
        writer.writerow([_safe(cell) for cell in (place.school.urn, place.name, place.school.name, first)])
    return file.getvalue()


def _safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
