"""Colours and lines: each as a class for the page and as an attribute for paper, PDF and PNG.

A drawing carries the light colours as presentation attributes, so that it is complete by itself; the stylesheet
(`static/css/components/picture.css`) overrides them through the class with the custom properties of `tokens.css`, which
know the dark.
"""

from functools import lru_cache
from typing import NamedTuple

FILLS = {
    "paper": ("pf-paper", "#FBF9F4"),
    "surface": ("pf-surface", "#FFFFFF"),
    "sunk": ("pf-sunk", "#F3EEE3"),
    "ink": ("pf-ink", "#1B2A2F"),
    "muted": ("pf-muted", "#55656B"),
    "teal": ("pf-teal", "#0B5563"),
    "teal-wash": ("pf-teal-wash", "#E4EFEE"),
    "clay": ("pf-clay", "#B4481E"),
    "bar": ("pf-bar", "#0B5563"),
    "on-teal": ("pf-on-teal", "#FFFFFF"),
    "on-dark": ("pf-on-dark", "#FFFFFF"),
    "on-light": ("pf-on-light", "#1B2A2F"),
    "grade-4-1": ("pf-grade-4-1", "#0B4F5C"),
    "grade-4-2": ("pf-grade-4-2", "#7DBAB6"),
    "grade-4-3": ("pf-grade-4-3", "#E39A4B"),
    "grade-4-4": ("pf-grade-4-4", "#7A2E0E"),
    "grade-5-1": ("pf-grade-5-1", "#0B4F5C"),
    "grade-5-2": ("pf-grade-5-2", "#5FA8A6"),
    "grade-5-3": ("pf-grade-5-3", "#EBCB74"),
    "grade-5-4": ("pf-grade-5-4", "#D07A2A"),
    "grade-5-5": ("pf-grade-5-5", "#7A2E0E"),
    "agree-1": ("pf-agree-1", "#FBF0D5"),
    "agree-2": ("pf-agree-2", "#C6DFD6"),
    "agree-3": ("pf-agree-3", "#85BEBB"),
    "agree-4": ("pf-agree-4", "#2F808B"),
    "agree-5": ("pf-agree-5", "#0A3F4B"),
    "on-agree-1": ("pf-on-agree-1", "#1B2A2F"),
    "on-agree-2": ("pf-on-agree-2", "#1B2A2F"),
    "on-agree-3": ("pf-on-agree-3", "#1B2A2F"),
    "on-agree-4": ("pf-on-agree-4", "#FFFFFF"),
    "on-agree-5": ("pf-on-agree-5", "#FFFFFF"),
    "none": ("", "none"),
}

STROKES = {
    "surface": ("ps-surface", "#FFFFFF"),
    "ink": ("ps-ink", "#1B2A2F"),
    "muted": ("ps-muted", "#55656B"),
    "teal": ("ps-teal", "#0B5563"),
    "on-teal": ("ps-on-teal", "#FFFFFF"),
    "clay": ("ps-clay", "#B4481E"),
    "margin": ("ps-margin", "#E3B8A4"),
    "line": ("ps-line", "#E2DBCC"),
    "axis": ("ps-axis", "#6B7A80"),
    "edge": ("ps-edge", "#1B2A2F"),
    "hatch": ("ps-hatch", "#B9AF9A"),
}


class Look(NamedTuple):
    """How a shape is painted: names of `FILLS` and `STROKES`, stroke width and dashes in px, opacity from 0 to 1."""

    fill: str = "none"
    stroke: str = ""
    width: float = 1
    dash: str = ""
    opacity: float = 1


@lru_cache(maxsize=256)
def attributes(look: Look) -> str:
    """Answer the SVG attributes of `look`, with a leading blank; an unknown colour raises `KeyError`."""
    classes, fill = FILLS[look.fill]
    rest = [f' fill="{fill}"']
    if look.stroke:
        name, colour = STROKES[look.stroke]
        classes = f"{classes} {name}".strip()
        rest.append(f' stroke="{colour}" stroke-width="{look.width:g}"')
    if look.dash:
        rest.append(f' stroke-dasharray="{look.dash}"')
    if look.opacity != 1:
        rest.append(f' opacity="{look.opacity:g}"')
    return (f' class="{classes}"' if classes else "") + "".join(rest)
