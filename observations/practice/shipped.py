"""The practice lessons that come with the app, read from the text file beside this module.

The first has no grades; in the second, which has, somebody teaches from the front for 17 of 50 minutes, so that a form
with a rule on that meets its rule.
"""

import tomllib
import uuid
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("shipped.toml")


def _read() -> dict[uuid.UUID, dict[str, Any]]:
    """Return the lessons by their id, each as `actions.practice.PracticeText` takes it."""
    found = {}
    for lesson in tomllib.loads(FILE.read_text(encoding="utf-8"))["lesson"]:
        key = uuid.UUID(lesson.pop("id"))
        ratings = tuple((code, level, position or None) for code, (level, position) in lesson["ratings"].items())
        grounds = tuple((code, role) for code, role in lesson["grounds"])
        found[key] = lesson | {"ratings": ratings, "grounds": grounds}
    return found


SHIPPED = _read()
