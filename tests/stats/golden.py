"""The published and reference figures in `tests/data/agreement.json`, and the counts they are about."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from stats.patterns import PatternCounts

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "agreement.json").read_text(encoding="utf-8"))
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in GOLDEN["cases"]}


@cache
def counts_of(case_id: str) -> PatternCounts:
    """The pattern counts of a case, read the way its source gives them."""
    case = CASES[case_id]
    readers: dict[str, tuple[Callable[..., PatternCounts], str]] = {
        "raw": (PatternCounts.from_ratings, "ratings"),
        "table": (PatternCounts.from_table, "table"),
        "counts": (PatternCounts.from_counts, "counts"),
    }
    read, key = readers[case["kind"]]
    return read(case[key], case["categories"])


def entries(*, required: bool) -> list[dict[str, Any]]:
    """The golden entries, those of the nine coefficients or the rest."""
    return [entry for entry in GOLDEN["entries"] if entry["required"] is required]


def name_of(entry: dict[str, Any]) -> str:
    """A test id."""
    return f"{entry['case']}-{entry['coefficient']}-{entry['weights']}"
