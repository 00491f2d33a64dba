"""The two typefaces, cut down to the Latin letters that the pages use.

Shipped whole they weigh 518 kB; as subset woff2 a first visit loads about 53 kB. Bricolage Grotesque's default
instance is weight 800 at optical size 96, which would make every heading black: its optical size stays an axis, its
weight is cut at the one that headings have (a second weight would cost each first visit 17 kB).
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
PUNCTUATION = "ıŒœʼˆ˚˜–—‘’‚“”„†•…′″‹›€™←↑→↓−≈≠≤≥"
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "case", "lnum", "pnum", "tnum"]


@dataclass(frozen=True)
class Face:
    """One font file to make: its name, where it comes from, and the ranges its axes keep (none for a static face)."""

    name: str
    package: str
    source: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...] = ()

    def recipe(self) -> str:
        """Return a short digest that changes whenever the file made from this face would."""
        distribution = self.package.replace("_", "-")
        text = repr((self, version(distribution), version("fonttools"), LATIN, PUNCTUATION, FEATURES))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def subset(self) -> TTFont:
        """Return the face with Latin glyphs only, its axes narrowed, ready to be saved as woff2."""
        with (files(self.package) / "files" / self.source).open("rb") as stream:
            font = TTFont(stream, lazy=False)
        subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False, notdef_outline=True))
        subsetter.populate(text=LATIN + PUNCTUATION)
        subsetter.subset(font)
        if self.axes:
            font = instantiateVariableFont(font, dict(self.axes))
        font.flavor = "woff2"
        return font


ATKINSON = "fontpkg_atkinson_hyperlegible"
FACES = (
    Face("atkinson-regular", ATKINSON, "AtkinsonHyperlegible-Regular.ttf"),
    Face("atkinson-bold", ATKINSON, "AtkinsonHyperlegible-Bold.ttf"),
    Face("atkinson-italic", ATKINSON, "AtkinsonHyperlegible-Italic.ttf"),
    Face(
        "bricolage",
        "fontpkg_bricolage_grotesque",
        "BricolageGrotesque[opsz,wdth,wght].ttf",
        axes=(("wdth", 100), ("wght", 640), ("opsz", (12, 48))),
    ),
)


def build(folder: Path) -> list[Path]:
    """Make every face as `folder/NAME.woff2` and return the files made now; one whose recipe is unchanged is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for face in FACES:
        target, stamp = folder / f"{face.name}.woff2", folder / f".{face.name}.recipe"
        if target.exists() and stamp.exists() and stamp.read_text() == face.recipe():
            continue
        face.subset().save(target)
        stamp.write_text(face.recipe())
        made.append(target)
    return made
