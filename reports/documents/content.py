"""What a document says, as plain data: the same on the page, in the PDF and in Word, and fingerprinted as a whole.

Pictures are kept as they were drawn, so that a document stays what it was when drawings change. `method` of a figure is
markup of our own making (the marks of a legend stand in it); everything else is text.
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import conditional_escape

from pictures.frame import layouts
from reports.figures.finding import Finding, Table

Json = Mapping[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A count with what it is of, how sure one can be, and the term before. `pictures` are wide and narrow, or none."""

    label: str
    value: str
    beside: str = ""
    before: str = ""
    pictures: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A figure headed by its finding. `pictures` are its wide and its narrow drawing, or none."""

    id: str
    finding: str
    method: str
    pictures: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """What people wrote under a heading, a line each; none where nothing was written.

    `cited` are the entries of the learning log under it: title, kind and day, without their authors.
    """

    heading: str
    lines: tuple[str, ...]
    cited: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One alliance in a pack or in the report of a meeting: its summary, numbers, counted sentences and update.

    `address` is where the whole update stands, for a sheet that cannot hold all of it.
    """

    name: str
    summary: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    counted: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    address: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """A whole document. `counted` are sentences of what was counted, `tray` what its writers may put in their words."""

    title: str
    about: str
    lede: str
    numbers: tuple[Number, ...] = ()
    counted: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    words: tuple[Words, ...] = ()
    pages: tuple[Page, ...] = ()
    agreed: tuple[Words, ...] = ()
    unknown: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def beside(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures in rows: grade by grade stands beside school by school, every other alone."""
        rows: list[tuple[Figure, ...]] = []
        for figure in self.figures:
            if rows and (rows[-1][0].id, figure.id) == ("matrix", "pairs") and len(rows[-1]) == 1:
                rows[-1] = (*rows[-1], figure)
            else:
                rows.append((figure,))
        return tuple(rows)

    @property
    def tray(self) -> tuple[str, ...]:
        """The evidence as sentences: numbers, what was counted, and the finding of each figure."""
        numbers = tuple(number_words(each) for each in self.numbers)
        return (*numbers, *self.counted, *(f"{figure.finding.rstrip('.')}." for figure in self.figures))


def number_words(number: Number) -> str:
    """Write a number as one sentence: `Judgements that matched, Spring 2012–13: 3 of 4 (too few for a percentage).`."""
    beside = f" ({number.beside[:1].lower()}{number.beside[1:]})" if number.beside else ""
    return f"{number.label}: {number.value}{beside}."


def figure_of(finding: Finding) -> Figure:
    """Keep a page's figure as data."""
    return Figure(
        finding.id, finding.finding, str(conditional_escape(finding.method)), layouts(finding.picture), finding.tables
    )


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as JSON can hold it."""
    plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(content)))
    return plain


def hash_of(plain: Json) -> str:
    """Return the fingerprint (SHA-256) of content as JSON, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def from_json(plain: Json) -> Content:
    """Return the content that `to_json` has written."""
    return Content(
        title=plain["title"],
        about=plain["about"],
        lede=plain["lede"],
        numbers=_numbers(plain["numbers"]),
        counted=tuple(plain["counted"]),
        figures=tuple(_figure(each) for each in plain["figures"]),
        words=_words(plain["words"]),
        pages=tuple(_page(each) for each in plain["pages"]),
        agreed=_words(plain["agreed"]),
        unknown=tuple(plain["unknown"]),
        sources=tuple(plain["sources"]),
    )


def _numbers(plain: list[Json]) -> tuple[Number, ...]:
    """Return numbers."""
    return tuple(
        Number(each["label"], each["value"], each["beside"], each["before"], tuple(each["pictures"])) for each in plain
    )


def _words(plain: list[Json]) -> tuple[Words, ...]:
    """Return what people wrote."""
    return tuple(Words(each["heading"], tuple(each["lines"]), tuple(each.get("cited", ()))) for each in plain)


def _figure(plain: Json) -> Figure:
    """Return a figure."""
    tables = tuple(
        Table(each["caption"], tuple(each["heads"]), tuple(tuple(row) for row in each["rows"]))
        for each in plain["tables"]
    )
    return Figure(plain["id"], plain["finding"], plain["method"], tuple(plain["pictures"]), tables)


def _page(plain: Json) -> Page:
    """Return an alliance's page."""
    return Page(
        plain["name"],
        tuple(plain["summary"]),
        _numbers(plain["numbers"]),
        tuple(plain["counted"]),
        _words(plain["words"]),
        plain.get("address", ""),
    )
