"""What decided: how often each theme was named, by the role it played, as bars with their counts."""

from dataclasses import dataclass

from pictures.bars import zero_based_bar
from pictures.ink import Look
from pictures.lettering import Style, shorten, text, width, wrap
from pictures.shapes import BELOW_440, FROM_440, empty, line, sheet
from pictures.wording import capital, counted, listed

_HEAD = Style(14.5, "ink", "bold")
_THEME = Style(16, "ink", "bold")
_DETAIL = Style(14.5, "muted")
_STEP = 110.0
_LEFT = 184.0
_NARROW = 358.0
_FULL = 84.0
"""Length of a bar that would be every judgement."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, what it takes in, and how often it was named in each role.

    `nothing` says the theme's absence ("nothing supplementary") for the finding.
    """

    name: str
    detail: str
    counts: tuple[int, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Themes by role, out of a number of `judgements`; one judgement can name several. The first role is decisive."""

    themes: tuple[Theme, ...]
    judgements: int
    roles: tuple[str, ...] = ("Decisive", "Supporting", "On a boundary")


def decided_most(picture: Decided) -> str:
    """Name the theme that was decisive most often, empty if none was or two are level."""
    ranked = sorted(picture.themes, key=lambda theme: -theme.counts[0])
    if not ranked or not ranked[0].counts[0]:
        return ""
    level = len(ranked) > 1 and ranked[1].counts[0] == ranked[0].counts[0]
    return "" if level else ranked[0].name


def decided_finding(picture: Decided) -> str:
    """Say it: "Progress was decisive in 11 of 16 judgements; nothing supplementary ever was"."""
    if not picture.judgements or not picture.themes:
        return "No grounds yet"
    most = max(theme.counts[0] for theme in picture.themes)
    if not most:
        return f"Nothing was named as decisive in {counted(picture.judgements, 'judgement')}"
    top = [theme.name for theme in picture.themes if theme.counts[0] == most]
    never = [theme.nothing for theme in picture.themes if not theme.counts[0] and theme.nothing]
    said = f"{capital(listed(top))} {'was' if len(top) == 1 else 'were each'} decisive in {most:,} of "
    said += f"{picture.judgements:,} judgement{'' if picture.judgements == 1 else 's'}"
    return said + (f"; {' and '.join(never)} ever was" if never else "")


def draw_decided(picture: Decided, *, narrow: bool = False) -> str:
    """Draw a row a theme, 506 px wide, or 350 with the theme above its bars; a hatched card if nothing was named.

    A theme with other than one count a role is a `ValueError`.
    """
    roles = len(picture.roles)
    if any(len(theme.counts) != roles for theme in picture.themes):
        message = f"each theme needs {roles} counts, one a role"
        raise ValueError(message)
    shown = BELOW_440 if narrow else FROM_440
    left = 0.0 if narrow else _LEFT
    step = _NARROW / max(roles, 1) if narrow else _STEP
    wide = left + step * roles - 8
    if not picture.themes or not picture.judgements:
        return empty("no grounds yet", wide, shown)
    starts = [left + at * step + 1 for at in range(roles)]
    parts, y = _heads(picture.roles, starts, step)
    scale = _scale(picture, step)
    for at, theme in enumerate(picture.themes):
        if at or not narrow:
            parts.append(line((0, y), (wide, y), Look(stroke="line")))
        drawn, height = _row(theme, y, starts, scale)
        parts.extend(drawn)
        y += height
    return sheet((wide, y), _label(picture), parts, shown)


def _heads(roles: tuple[str, ...], starts: list[float], step: float) -> tuple[list[str], float]:
    broken = [wrap(role, step - 6, _HEAD) for role in roles]
    most = max(map(len, broken), default=1)
    parts = [
        text(x, 15 + (most - len(lines) + at) * 18, one, _HEAD)
        for x, lines in zip(starts, broken, strict=True)
        for at, one in enumerate(lines)
    ]
    return parts, 11 + most * 18


def _scale(picture: Decided, step: float) -> float:
    """Px for one judgement: the design's length, or less if a count would run into the next column."""
    most = max((count for theme in picture.themes for count in theme.counts), default=0)
    room = step - 26 - width(f"{most:,}", 16, "bold")
    return min(_FULL / picture.judgements, room / max(most, 1))


def _row(theme: Theme, y: float, starts: list[float], scale: float) -> tuple[list[str], float]:
    """Draw the theme beside its bars, or above them if the bars begin at the left edge."""
    above = starts[0] <= 1
    if above:
        words = [text(0, y + 24, shorten(theme.name, _NARROW - 8, _THEME), _THEME)]
        words += [text(0, y + 44, shorten(theme.detail, _NARROW - 8, _DETAIL), _DETAIL)] if theme.detail else []
        centre, height = y + (76 if theme.detail else 54), 106.0 if theme.detail else 86.0
    else:
        lines = [(one, _THEME) for one in wrap(theme.name, _LEFT - 12, _THEME)]
        lines += [(one, _DETAIL) for one in wrap(theme.detail, _LEFT - 6, _DETAIL)]
        height = max(62.0, 22 + 20.0 * len(lines))
        centre = y + height / 2
        first = centre - 10 * len(lines) + 16
        words = [text(0, first + step * 20, one, style) for step, (one, style) in enumerate(lines)]
    bars = [
        zero_based_bar(x, centre, count * scale, f"{count:,}") for x, count in zip(starts, theme.counts, strict=True)
    ]
    return words + bars, height


def _label(picture: Decided) -> str:
    said = [
        f"{theme.name}: "
        + ", ".join(f"{role.lower()} {n}" for role, n in zip(picture.roles, theme.counts, strict=True))
        for theme in picture.themes
    ]
    return f"Out of {counted(picture.judgements, 'judgement')}. " + ". ".join(said) + "."
