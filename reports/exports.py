"""Counts of a scope as CSV, with a dictionary of the columns on top."""

import csv
import io

from reports.figures.tally import UNGRADED, CellRow
from reports.queries import counts
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
FORMULA = ("=", "+", "-", "@", "\t", "\r")


OF_VIEW = {
    "rules": {"all", "framing", "framing_term", "rules_pair"},
    "criteria": {"criterion", "grounds"},
    "subject": {"subject", "key_stage", "school_phase"},
    "term": {"term"},
    "sure": {"all", "school_pair"},
}
"""The facets behind each view; every other view is made of all of them."""


def counts_of(scope: Scope, view: str = "") -> str | None:
    """Return the cells behind a view as CSV; None where its reader is told the total alone or nothing is counted."""
    reading = read(scope)
    if reading is None or not reading.told_all:
        return None
    wanted = OF_VIEW.get(view)
    rows = sorted(
        (row for row in reading.rows if wanted is None or row.facet.removeprefix(UNGRADED) in wanted), key=str
    )
    scales = {row.scale_id: " / ".join(grade.word for grade in counts.scale_of(row.scale_id)) for row in rows}
    written = io.StringIO()
    writer = csv.writer(written)
    for column, meaning in DICTIONARY:
        writer.writerow([f"# {column}", meaning])
    writer.writerow([column for column, _ in DICTIONARY])
    writer.writerows(_line(row, scales[row.scale_id]) for row in rows)
    return written.getvalue()


def _line(row: CellRow, scale: str) -> list[str]:
    """Write one cell; what a spreadsheet would take for a formula is escaped."""
    rules = "with" if row.with_rules else "without"
    cells = (row.facet, row.value, scale, rules, row.unit, row.observers, row.pattern, row.count)
    return [escaped(str(cell)) for cell in cells]


def escaped(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
