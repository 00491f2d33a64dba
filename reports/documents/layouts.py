"""How an alliance's page in a pack is laid out on A4: in the PDF and printed from the page, and in Word.

The lengths are those of `paper.css`, `word_template.py` and the print rules of `report.css`, in points. Each layout
answers how much of a sheet something takes.
"""

import dataclasses

from reports.documents.content import Number, Page, Words
from reports.documents.measuring import drawn_size, lines_of

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5)
"""Sizes of text, in points: a sheet is set at the largest at which it fits. Below the last, reading is hard."""
BASE = SIZES[0]
WIDE = 504.0
"""Between the margins of a sheet."""
HIGH = 759.0
FILLED = 0.985
"""How much of a sheet an estimate may fill."""
INDENT = 22.0
SMALL = SIZES[-1]
NARROWER = 1.04
"""How many more of Calibri's letters stand on a line; of our own there are fewer than anywhere."""
NARROW = 0.22
"""Millimetres in Word of a px of the narrow drawing of a number."""


@dataclasses.dataclass(frozen=True, slots=True)
class TwoColumns:
    """The PDF, and the page when it is printed."""

    size: float
    column: float = 243.0

    @property
    def _line(self) -> float:
        return self.size * 1.34

    @property
    def room(self) -> float:
        """How much there is for parts: both columns, less what a break between them may waste."""
        return 2 * (HIGH * FILLED - 1.5 * self._line)

    def head(self, page: Page) -> float:
        """Return what stands above the parts, as the room it takes from both columns."""
        taken = 13.0 + 22 * lines_of(page.name, WIDE / 20) + 9
        taken += sum(self._whole(line) for line in page.summary) + 5 + 5
        taken += max((self._number(each, len(page.numbers)) + 21 for each in page.numbers), default=0)
        taken += sum(self._whole(line) for line in page.counted)
        return 2 * taken

    def _whole(self, line: str) -> float:
        """Return a point that runs over both columns."""
        return self._line * lines_of(line, (WIDE - INDENT) / self.size) + 1.5

    def _number(self, number: Number, beside: int) -> float:
        """Return a number with its interval, beside others."""
        wide = (WIDE - 18 * (beside - 1)) / beside
        lines = lines_of(number.label, wide / 9) + lines_of(number.before, wide / 9)
        drawn = drawn_size(number.pictures[-1]) if number.pictures else (1.0, 0.0)
        return 25 * lines_of(f"{number.value}   {number.beside}", wide / 11) + 12.5 * lines + wide * drawn[1] / drawn[0]

    def heading(self, words: Words) -> float:
        """Return the heading of a part with what stands above and below it."""
        return self.size * 1.15 * 1.25 * lines_of(words.heading, self.column / (self.size * 1.15)) + 10

    def point(self, line: str) -> float:
        """Return one point of a part."""
        return self._line * lines_of(line, (self.column - 14) / self.size) + 1.5

    def ending(self, sentence: str) -> float:
        """Return the sentence at the end, which runs over both columns."""
        return 2 * (self._line * lines_of(sentence, WIDE / self.size) + 10)


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """Our Word template, in one column."""

    size: float

    @property
    def _line(self) -> float:
        return self.size * 1.22 * (1.15 if self._is_usual else 1.0)

    @property
    def _is_usual(self) -> bool:
        """Whether the file has the margins and the spacing of a report, which has all the pages it needs."""
        return self.size == BASE

    @property
    def _wide(self) -> float:
        return 493.0 if self._is_usual else WIDE

    @property
    def _high(self) -> float:
        return 731.0 if self._is_usual else 771.0

    @property
    def _scale(self) -> float:
        return self.size / BASE

    @property
    def room(self) -> float:
        """How much there is, less the lines that say where the document comes from."""
        return self._high * FILLED - 18

    def head(self, page: Page) -> float:
        """Return what stands above the parts."""
        taken = 16.0 + 24 * lines_of(page.name, self._wide / (20 * self._scale)) + (18 if self._is_usual else 12)
        taken += sum(self.point(line) for line in (*page.summary, *page.counted))
        return taken + sum(map(self._number, page.numbers))

    def _number(self, number: Number) -> float:
        """Return a number above its interval."""
        said = f"{number.label} ({number.beside})"
        drawn = drawn_size(number.pictures[-1])[1] * NARROW * 72 / 25.4 + 7 if number.pictures else 0.0
        before = 11.5 * lines_of(number.before, self._wide / SMALL) + 5 if number.before else 0.0
        return 8 + 22 * lines_of(said, (self._wide - 100) / self.size) + drawn + before

    def heading(self, words: Words) -> float:
        """Return the heading of a part with what stands above and below it."""
        size = 13 * self._scale
        return size * 1.25 * lines_of(words.heading, self._wide / (size * 1.1)) + (
            17 if self._is_usual else 9 * self._scale
        )

    def point(self, line: str) -> float:
        """Return one point."""
        return self._line * lines_of(line, NARROWER * (self._wide - 18) / self.size) + 2 * self._scale

    def ending(self, sentence: str) -> float:
        """Return the sentence at the end."""
        return self._line * lines_of(sentence, NARROWER * self._wide / self.size) + 4


Layout = TwoColumns | Word


def whole(layout: Layout, page: Page) -> float:
    """Return which share of a sheet a page takes: at most one if it fits."""
    taken = layout.head(page)
    for words in page.words:
        taken += layout.heading(words) + sum(layout.point(line) for line in points_of(words))
    return taken / layout.room


def points_of(words: Words) -> tuple[str, ...]:
    """Return the points of a part, what it cites as the last of them."""
    return (*(words.lines or ("Nothing written.",)), *((cited_words(words),) if words.cited else ()))


def cited_words(words: Words) -> str:
    """Say which entries of the learning log a part cites; nothing where there are none."""
    return f"From the learning log: {'; '.join(words.cited)}." if words.cited else ""
