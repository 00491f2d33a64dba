"""The two typefaces of the pages as TrueType files, for PDF and for drawings as PNG."""

import tempfile
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command
from fontTools.ttLib import TTFont

FACES = ("atkinson-regular", "atkinson-bold", "atkinson-italic", "bricolage")


@cache
def files() -> dict[str, Path]:
    """Return each face's file by its name, unpacked once for a process from those that the pages load.

    They are made first where nothing has made them yet (a worker on a machine without the web server).
    """
    if any(finders.find(f"fonts/{name}.woff2") is None for name in FACES):
        call_command("build_assets", verbosity=0)
    folder = Path(tempfile.mkdtemp(prefix="staffroom-typefaces-"))
    return {name: _unpacked(name, folder) for name in FACES}


def _unpacked(name: str, folder: Path) -> Path:
    """Write one face without its compression."""
    source = finders.find(f"fonts/{name}.woff2")
    if source is None:
        raise FileNotFoundError(f"fonts/{name}.woff2")
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(folder / f"{name}.ttf")
    return folder / f"{name}.ttf"
