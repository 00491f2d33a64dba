"""Compare's big picture: the judgements as they were sealed, and as they would have been without a rule."""

from dataclasses import dataclass

from pictures.comparison_row import Row, Stage, draw_arrows, draw_row, draw_slides
from pictures.grades import Grade, check_place
from pictures.heads import Heads, lay_heads, spread_heads
from pictures.ink import Look
from pictures.lesson_marks import Columns, fit_columns
from pictures.lettering import Style, shorten, text, wrap
from pictures.placing import Judgement, apart, same, without_rules
from pictures.shapes import BELOW_780, FROM_780, line, sheet, stroke
from pictures.wording import count_word, counted

_WORD = Style(16, "ink", "bold")
_TITLE = Style(18, "ink", "head")
_SMALL = Style(14.5, "muted")
_WIDE, _NARROW = 940.0, 326.0


@dataclass(frozen=True, slots=True)
class Observer:
    """Who judged: a short name ("You", "Priya") and the judgement. The first is the reader."""

    name: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two observers or more on one scale, best grade first.

    `notes` stand under the scale's words, one each, empty if none (“Satisfactory” at Trevarth). `boundaries` are the
    places after which a boundary that matters lies. `rule` names the rule ("the 20% rule"), empty if none decided.
    """

    scale: tuple[Grade, ...]
    observers: tuple[Observer, ...]
    notes: tuple[str, ...] = ()
    boundaries: tuple[int, ...] = ()
    rule: str = ""

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements as they were sealed."""
        return tuple(observer.judgement for observer in self.observers)


def comparison_finding(picture: Comparison) -> str:
    """Say it: "Same lesson, two judgements. Without the 20% rule you would have matched."""
    sealed, free = picture.judgements, without_rules(picture.judgements)
    if same(sealed):
        said = "You reached the same judgement without talking."
    elif picture.rule:
        said = f"Same lesson, {counted(len(sealed), 'judgement')}."
    else:
        said = f"Same lesson, {counted(len(sealed), 'judgement')}, {counted(apart(sealed), 'grade')} apart."
    if not picture.rule:
        return said
    if same(free):
        return f"{said} Without {picture.rule} you would {'still ' if same(sealed) else ''}have matched."
    return f"{said} Without {picture.rule} you would {'' if same(sealed) else 'still '}have differed."


def boundary_sentence(picture: Comparison) -> str:
    """Explain the dotted line where the judgements as sealed fall on either side of it; empty where they do not."""
    places = [one.given.place for one in picture.judgements]
    if not any(min(places) <= after < max(places) for after in picture.boundaries):
        return ""
    yours = f"your {count_word(len(places))} judgements"
    return f"The dotted line is a boundary that matters: {yours} fall on either side."


def draw_comparison(picture: Comparison, *, narrow: bool = False) -> str:
    """Draw a row for the judgements as sealed and, if a rule decided one, a row without it; 940 px wide or 326.

    Fewer than two observers, or a place or boundary outside the scale, is a `ValueError`.
    """
    if len(picture.observers) < 2:  # noqa: PLR2004
        message = "a comparison needs two observers"
        raise ValueError(message)
    for after in picture.boundaries:
        check_place(after, len(picture.scale) - 1)
    words = [grade.word for grade in picture.scale]
    if narrow:
        sets = [row.judgements for row in _rows(picture)]
        columns = fit_columns(len(words), _NARROW, sets)
        heads = lay_heads(words, columns.centres, (0, _NARROW))
        stage = Stage(columns, 0, _NARROW, aside=False)
    else:
        heads, centres = spread_heads(words, (237, 861), _WORD)
        stage = Stage(Columns(centres, 21), 244, _WIDE)
    parts, y = _narrow(picture, heads, stage) if narrow else _wide(picture, heads, stage)
    return sheet((stage.right, y), _label(picture), parts, BELOW_780 if narrow else FROM_780)


def _rows(picture: Comparison) -> list[Row]:
    names = [observer.name for observer in picture.observers]
    sealed = tuple(Judgement(one.given, one.shape) for one in picture.judgements)
    rows = [Row("As you sealed them", "each on your own form", sealed, tuple(names))]
    if picture.rule:
        free = without_rules(picture.judgements)
        ways = frozenset(
            1 if after.given.place > before.given.place else -1
            for before, after in zip(picture.judgements, free, strict=True)
            if before.moved
        )
        shown = () if same(free) else tuple(names)
        rows.append(Row(f"Without {picture.rule}", "as you said before sealing", free, shown, ways))
    return rows


def _wide(picture: Comparison, heads: Heads, stage: Stage) -> tuple[list[str], float]:
    """Titles left, the scale right, an arrow from row to row."""
    notes = _notes(picture, heads, stage)
    top = heads.height + (27 if notes else 5)
    rows = _rows(picture)
    # Between three marks or more the distance stands above the link, and needs its own room.
    pitch = 106 if len(picture.observers) == 2 else 126  # noqa: PLR2004
    bottom = top + 110 + pitch * (len(rows) - 1)
    drawn: list[str] = []
    for at, row in enumerate(rows):
        centre = top + 60 + at * pitch
        if at:
            drawn.append(line((0, centre - pitch / 2), (stage.right, centre - pitch / 2), Look(stroke="line")))
            drawn += draw_arrows(picture.judgements, (centre - pitch, centre), stage)
        titles = [(one, _TITLE) for one in wrap(row.title, 232, _TITLE)] + [(row.subtitle, _SMALL)]
        first = centre + 18 - 23 * (len(titles) - 1)
        drawn += [text(0, first + step * 23, one, style) for step, (one, style) in enumerate(titles)]
        drawn += draw_row(row, centre, stage)
    lines = [line((x, top + 14), (x, bottom), Look(stroke="line")) for x in stage.columns.centres]
    lines += [_boundary(after, stage, 2, bottom) for after in picture.boundaries]
    return [*lines, *heads.parts, *notes, *drawn], bottom


def _narrow(picture: Comparison, heads: Heads, stage: Stage) -> tuple[list[str], float]:
    """Titles above each row's own piece of the scale; where a rule took a mark from is a dot in the second row."""
    parts = [*heads.parts]
    y = heads.height + 6
    for at, row in enumerate(_rows(picture)):
        if at:
            parts.append(line((0, y), (stage.right, y), Look(stroke="line")))
        parts.append(text(0, y + 26, shorten(row.title, stage.right, _TITLE), _TITLE))
        parts.append(text(0, y + 47, row.subtitle, _SMALL))
        top, centre, bottom = y + 58, y + 112, y + 140
        parts += [line((x, top), (x, bottom), Look(stroke="line")) for x in stage.columns.centres]
        parts += [_boundary(after, stage, top, bottom) for after in picture.boundaries]
        parts += draw_row(row, centre, stage)
        parts += draw_slides(picture.judgements, centre, stage) if at else []
        y += 176
    for grade, note in zip(picture.scale, picture.notes, strict=False):
        lines = wrap(f"{grade.word}: {note}", stage.right, _SMALL) if note else ()
        parts += [text(0, y + 4 + step * 19, one, _SMALL) for step, one in enumerate(lines)]
        y += len(lines) * 19
    return parts, y


def _notes(picture: Comparison, heads: Heads, stage: Stage) -> list[str]:
    centres = stage.columns.centres
    return [
        text(x, heads.height + 17, shorten(note, 190, _SMALL), _SMALL, "middle")
        for x, note in zip(centres, picture.notes, strict=False)
        if note
    ]


def _boundary(after: int, stage: Stage, top: float, bottom: float) -> str:
    centres = stage.columns.centres
    x = (centres[after] + centres[after + 1]) / 2
    return stroke(f"M{x:.1f} {top:.1f}V{bottom:.1f}", Look(stroke="clay", width=2.25, dash="0.1 6.4"))


def _label(picture: Comparison) -> str:
    said = [f"{one.name} {picture.scale[one.judgement.given.place].word}" for one in picture.observers]
    if picture.rule:
        free = without_rules(picture.judgements)
        told = [
            f"{one.name} {picture.scale[two.given.place].word}"
            for one, two in zip(picture.observers, free, strict=True)
        ]
        return f"As sealed: {', '.join(said)}. Without {picture.rule}: {', '.join(told)}."
    return f"As sealed: {', '.join(said)}."
