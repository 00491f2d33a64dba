"""The files that make the look, read once."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "alliance",
    "clusters",
    "demo",
    "diary",
    "inquiry",
    "observations",
    "people",
    "pictures",
    "reports",
    "trios",
)
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.DOTALL)


@cache
def templates() -> dict[str, str]:
    """Every template of ours by its name, without comments."""
    folder = ROOT / "templates"
    return {
        path.relative_to(folder).as_posix(): COMMENT.sub("", path.read_text())
        for path in sorted(folder.rglob("*.html"))
    }


@cache
def python() -> dict[str, str]:
    """Every Python module of the apps by its path, migrations left out."""
    paths = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in paths}


@cache
def scripts() -> dict[str, str]:
    """Every script of ours by its path."""
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted((ROOT / "static").rglob("*.js"))}


@cache
def stylesheets() -> dict[str, str]:
    """Every stylesheet by its path, without comments."""
    return {
        path.relative_to(ROOT).as_posix(): re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for path in sorted((ROOT / "static" / "css").rglob("*.css"))
    }
