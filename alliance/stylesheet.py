"""One stylesheet out of many small ones, so that a first visit makes one request for it."""

from pathlib import Path

LAYERS = "@layer tokens, base, components, pages;\n"


def sources(folder: Path) -> list[Path]:
    """Return the files of `folder` (static/css) in the order in which they are laid down."""
    first = [folder / "fonts.css", folder / "tokens.css", folder / "base.css"]
    return [*first, *sorted(folder.glob("components/*.css")), *sorted(folder.glob("pages/*.css"))]


def build(folder: Path, target: Path) -> Path:
    """Write the files of `folder` one after another into `target` and return it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(LAYERS + "".join(source.read_text() for source in sources(folder)))
    return target
