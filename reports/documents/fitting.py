"""One printed sheet for each alliance of a pack, however long its update is.

What does not fit at the smallest size is cut at whole points, evenly over the parts, and the sheet ends with where the
rest stands. The cut is the same in the PDF, in Word and on the printed page, so it is made for the fullest of them.
"""

import dataclasses
import re
from collections.abc import Sequence

from django.conf import settings

from pictures.wording import listed
from reports.documents.content import Page, Words
from reports.documents.layouts import SIZES, Layout, TwoColumns, Word, points_of, whole

CONTINUES = "{} in the update itself: {}{}"
HALF, MORE = 0.5, " …"
FAR_TOO_MANY = 20_000  # letters, however narrow
SENTENCE_END = re.compile(r"[.!?…][’”)]?\s")


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is printed: at which size of text (in points), and what is kept where not all of it fits.

    `continues` says where the rest stands, or nothing. The size is an estimate; the PDF, which can be tried, may be
    set larger.
    """

    page: Page
    size: float = SIZES[0]
    kept: tuple[Words, ...] = ()
    continues: str = ""

    @property
    def words(self) -> tuple[Words, ...]:
        """What is printed of the update."""
        return self.kept if self.continues else self.page.words


def sheets_of(pages: Sequence[Page]) -> tuple[Sheet, ...]:
    """Return each page as it fits on one sheet."""
    return tuple(map(_sheet, pages))


def _sheet(page: Page) -> Sheet:
    """Return a page at the largest size at which all of it fits, else cut at the smallest."""
    letters = sum(len(point) for words in page.words for point in points_of(words))
    for size in SIZES if letters < FAR_TOO_MANY else ():
        if max(whole(layout, page) for layout in _layouts(size)) <= 1:
            return Sheet(page, size)
    return _cut(page, 1.0)


def tighter(sheet: Sheet, room: float) -> Sheet:
    """Return a sheet that holds less than a whole one would (a share of it), where an estimate was too hopeful."""
    return _cut(sheet.page, room)


def _layouts(size: float) -> tuple[Layout, ...]:
    return TwoColumns(size), Word(size)


def _cut(page: Page, room: float) -> Sheet:
    """Return a page at the smallest size, with as much of each part as is fair."""
    layouts = _layouts(SIZES[-1])
    said = _continues(page, page.words)
    taken = max(
        (layout.head(page) + sum(map(layout.heading, page.words)) + layout.ending(said)) / layout.room
        for layout in layouts
    )
    kept = _shared_out([_Part(words, layouts) for words in page.words], max(room - taken, 0.0))
    cut = [words for words, left in zip(page.words, kept, strict=True) if words != left]
    return Sheet(page, SIZES[-1], tuple(kept), _continues(page, cut) if cut else "")


def _continues(page: Page, cut: Sequence[Words]) -> str:
    """Say which parts go on, and where: `b) and c) continue in the update itself: http://…`."""
    names = [words.heading.split(" ", 1)[0] if words.heading[1:2] == ")" else words.heading.lower() for words in cut]
    verb = "continue" if len(names) > 1 else "continues"
    said = listed(names) if names and names[0][1:2] == ")" else listed(names).capitalize()
    return CONTINUES.format(f"{said} {verb}", settings.BASE_URL, page.address)


class _Part:
    """A part with the share of a sheet that each of its points takes, in the layout where it takes most."""

    def __init__(self, words: Words, layouts: Sequence[Layout]) -> None:
        self.words, self.layouts = words, layouts
        self.points = points_of(words)
        self.costs = [self.cost(point) for point in self.points]

    def cost(self, point: str) -> float:
        """Return the share of a sheet that a point takes."""
        return max(layout.point(point) / layout.room for layout in self.layouts)

    def first(self, many: int) -> Words:
        """Return the part with its first points alone."""
        lines = self.words.lines[:many]
        return dataclasses.replace(self.words, lines=lines, cited=self.words.cited if many == len(self.points) else ())

    def beginning(self, room: float) -> Words:
        """Return the part with as much of its first point as there is room for: whole sentences, else whole words."""
        text, low, high = self.points[0], 0, len(self.points[0])
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.cost(text[:middle] + MORE) <= room else (low, middle - 1)
        return dataclasses.replace(self.words, lines=(_neatly(text[:low]),), cited=())


def _neatly(text: str) -> str:
    """End a text that goes on at the end of a sentence if that keeps half of it, else of a word, else where it is."""
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    end = ends[-1] if ends and ends[-1] >= len(text) * HALF else text.rfind(" ")
    return (text[:end] if end >= len(text) * HALF else text).rstrip() + MORE


def _shared_out(parts: Sequence[_Part], room: float) -> list[Words]:
    """Return what is kept of each part: as much as the others where it is long, all of it where it is short."""
    fair = _fair([sum(part.costs) for part in parts], room)
    many = [_fitting(part.costs, fair) for part in parts]
    begun = [part.beginning(fair) if not number else None for part, number in zip(parts, many, strict=True)]
    left = room - sum(
        part.cost(words.lines[0]) if words else sum(part.costs[:number])
        for part, number, words in zip(parts, many, begun, strict=True)
    )
    _share_the_rest(parts, many, left)
    return [words or part.first(number) for part, number, words in zip(parts, many, begun, strict=True)]


def _share_the_rest(parts: Sequence[_Part], many: list[int], left: float) -> None:
    """Give what whole points left over to further whole points, one for each part in turn."""
    going_on = [at for at, number in enumerate(many) if number]
    while going_on:
        for at in list(going_on):
            costs = parts[at].costs
            if many[at] < len(costs) and costs[many[at]] <= left:
                left -= costs[many[at]]
                many[at] += 1
            else:
                going_on.remove(at)


def _fair(totals: Sequence[float], room: float) -> float:
    """Return how much each part may have, so that short parts stand whole and the long ones share the rest."""
    waiting = sorted(totals)
    while waiting and waiting[0] * len(waiting) <= room:
        room -= waiting.pop(0)
    return room / len(waiting) if waiting else max(totals, default=0.0)


def _fitting(costs: Sequence[float], room: float) -> int:
    """Return how many of the first points fit."""
    taken = 0.0
    for number, cost in enumerate(costs):
        taken += cost
        if taken > room:
            return number
    return len(costs)
