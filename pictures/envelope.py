"""The sealed envelope, and the open one with its letter. They say nothing of what is inside or of anyone else."""

from pictures.ink import Look
from pictures.shapes import Box, circle, line, rect, sheet, stroke

_OUTLINE = Look("none", "teal", 2)


def draw_sealed(label: str = "A sealed envelope", *, small: bool = False) -> str:
    """Draw the sealed envelope, 220 by 142 px, or 72 by 48 for a row."""
    w, h, radius, thick = (72.0, 47.0, 4.0, 1.15) if small else (220.0, 142.0, 10.0, 2.0)
    seal = 7.5 if small else 22.5
    left, top, right, bottom = thick, thick, w - thick, h - thick
    corner = radius * 0.3
    middle, tip, heart = w / 2, top + (h - 2 * thick) * 0.62, top + (h - 2 * thick) * 0.565
    outline = _OUTLINE._replace(width=thick)
    flap = f"M{left + corner:.1f} {top + corner:.1f}L{middle:.1f} {tip:.1f}L{right - corner:.1f} {top + corner:.1f}"
    crease = outline._replace(width=thick * 0.65, opacity=0.55)
    inner = radius * 0.55
    fold = (middle - left) * 0.25
    parts = [
        rect(Box(left, top, right - left, bottom - top), Look("surface"), radius),
        stroke(f"{flap}Z", Look("teal-wash")),
        line((left + inner, bottom - inner), (middle - fold, heart - 9 * thick / 2), crease),
        line((right - inner, bottom - inner), (middle + fold, heart - 9 * thick / 2), crease),
        stroke(flap, outline),
        rect(Box(left, top, right - left, bottom - top), outline, radius),
        circle(middle, heart, seal, Look("teal")),
        circle(middle, heart, seal * 0.84, Look("none", "on-teal", thick / 2, "", 0.5)),
        _tick(middle, heart, seal, thick),
    ]
    return sheet((w, h), label, parts)


def draw_open(label: str = "An open envelope with a letter") -> str:
    """Draw the open envelope with a page of notes, 68 by 64 px."""
    outline = _OUTLINE._replace(width=1.6)
    note = Look("none", "muted", 1.6)
    parts = [
        stroke("M2 26.5L34 2.5L66 26.5", Look("teal-wash", "teal", 1.6)),
        rect(Box(11, 13.2, 46, 36), Look("surface", "teal", 1.6), 2.5),
        line((19.5, 13.5), (19.5, 36), Look("none", "clay", 1)),
        *(stroke(f"M25.2 {y}H{end}", note) for y, end in ((20.8, 50), (26.8, 50), (32.8, 42))),
        stroke("M2 26.5L30.8 45.2Q34 47.2 37.2 45.2L66 26.5V58Q66 62 62 62H6Q2 62 2 58Z", Look("surface")),
        stroke("M2 26.5L30.8 45.2Q34 47.2 37.2 45.2L66 26.5V58Q66 62 62 62H6Q2 62 2 58Z", outline),
    ]
    return sheet((68, 64), label, parts)


def _tick(x: float, y: float, seal: float, thick: float) -> str:
    """Draw the tick on the seal."""
    unit = seal / 22.5
    start = f"M{x - 9.5 * unit:.1f} {y + 0.5 * unit:.1f}L{x - 2.5 * unit:.1f} {y + 7.5 * unit:.1f}"
    return stroke(
        f"{start}L{x + 10 * unit:.1f} {y - 6 * unit:.1f}", Look("none", "on-teal", 2.75 * max(unit, thick / 2.75))
    )
