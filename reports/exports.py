"""Counts of a scope as CSV, with a dictionary of the columns on top.

Who is told all gets the cells themselves. Who is told less gets what the page shows them and nothing besides: the rows
under its figures, taken from the page itself, so that no file can tell more than it.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from reports.figures.tally import UNGRADED, CellRow
from reports.queries import counts
from reports.queries.agreement import VIEWS, agreement
from reports.queries.page import Agreement
from reports.queries.reading import read
from reports.queries.scopes import Scope

DICTIONARY = (
    ("facet", "what the lessons are grouped by; all: not grouped; u_…: lessons without grades"),
    ("value", "the group within the facet"),
    ("scale", "the reference scale's grades, best first"),
    ("rules", "with: as sealed; without: by the grade each would give without a rule"),
    ("unit", "lesson: unordered; home, rule, hash: pairs of observers, by what their order means; judged: judgements"),
    ("observers", "how many observers each lesson had"),
    (
        "pattern",
        (
            "0,2,0,0: two observers gave the second grade; 1-3: first and second of a pair; 3/4: three of four "
            "criteria alike, or grounds named by all; …|…: with rules, without; empty: not comparable"
        ),
    ),
    ("count", "how many"),
)
SHOWN_DICTIONARY = (
    ("figure", "the figure of the page under which the number stands; headline: the count on top"),
    ("table", "what the rows of the figure count"),
    ("row", "the group, or the lesson; too few to show: kept back from readers of this page"),
    ("column", "what is counted of it"),
    ("value", "the number or the words on the page"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")

OF_VIEW = {
    "rules": {"all", "framing", "framing_term", "rules_pair"},
    "criteria": {"criterion", "grounds"},
    "subject": {"subject", "key_stage", "school_phase"},
    "term": {"term"},
    "sure": {"all", "school_pair"},
}
"""The facets behind each view; every other view is made of all of them."""


def counts_of(scope: Scope, view: str = "", of: str = "") -> str | None:
    """Return what stands behind a view as CSV; None where nothing is counted.

    `of` is the word for a sample; the cells are of all samples, each on its scale.
    """
    reading = read(scope, of)
    if reading is None:
        return None
    if not reading.told_all:
        page = agreement(scope, view if view in VIEWS else "", of)
        return _written(SHOWN_DICTIONARY, _shown(page)) if page else None
    wanted = OF_VIEW.get(view)
    rows = sorted(
        (row for row in reading.rows if wanted is None or row.facet.removeprefix(UNGRADED) in wanted), key=str
    )
    scales = {row.scale_id: " / ".join(grade.word for grade in counts.scale_of(row.scale_id)) for row in rows}
    return _written(DICTIONARY, (_line(row, scales[row.scale_id]) for row in rows))


def _written(dictionary: tuple[tuple[str, str], ...], rows: Iterable[Iterable[object]]) -> str:
    """Write rows under their dictionary; what a spreadsheet would take for a formula is escaped."""
    written = io.StringIO()
    writer = csv.writer(written)
    for column, meaning in dictionary:
        writer.writerow([f"# {column}", meaning])
    writer.writerow([column for column, _ in dictionary])
    writer.writerows([escaped(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def _line(row: CellRow, scale: str) -> tuple[object, ...]:
    """Return one cell as a row."""
    rules = "with" if row.with_rules else "without"
    return (row.facet, row.value, scale, rules, row.unit, row.observers, row.pattern, row.count)


def _shown(page: Agreement) -> Iterator[tuple[object, ...]]:
    """Yield the numbers of a page, one a row: its count, and what stands in the tables of its figures."""
    headline = page.headline
    yield "headline", headline.lede, "", headline.title, headline.beside
    for finding in page.figures:
        for table in finding.tables:
            for row in table.rows:
                for head, cell in zip(table.heads[1:], row[1:], strict=True):
                    yield finding.id, table.caption, row[0], head, cell


def escaped(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
