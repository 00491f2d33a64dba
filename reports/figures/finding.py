"""A figure as a page shows it: the finding as its heading, how it came about, the picture, the table behind it."""

import dataclasses
import functools
from collections.abc import Hashable
from typing import TypeVar

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pictures import frame
from pictures.frame import Draw

Data = TypeVar("Data", bound=Hashable)


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """Rows of words and numbers under column heads; the first cell of a row is its head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """What `components/finding.html` takes; `data` are the rows behind it, `closed` the word on the closed table.

    `also` is a second table, where there is more to tell.
    """

    id: str
    finding: str
    method: str
    picture: str
    data: Table
    closed: str = "Table"
    also: Table | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table behind it."""
        return (self.data, self.also) if self.also else (self.data,)

    @property
    def table(self) -> SafeString:
        """The rows as HTML."""
        return SafeString("".join(map(markup, self.tables)))


@functools.lru_cache(maxsize=256)
def framed(draw: Draw[Data], picture: Data) -> SafeString:
    """Draw a picture in its frame, for wide and narrow places; the same picture is drawn once."""
    return SafeString(frame.framed(draw, picture))  # a drawing escapes its words itself


def markup(table: Table) -> SafeString:
    """Write the table as HTML; numbers stand right. What it stands in scrolls sideways."""
    heads = format_html_join("", "{}", ((_head(table, at),) for at in range(len(table.heads))))
    rows = format_html_join("", "<tr>{}</tr>", ((_row(row),) for row in table.rows))
    return format_html(
        '<table class="table"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        table.caption,
        heads,
        rows,
    )


def _head(table: Table, at: int) -> SafeString:
    """Write one column's head, to the right over numbers."""
    is_number = any(isinstance(row[at], int) for row in table.rows)
    return format_html('<th scope="col"{}>{}</th>', _side(is_number=is_number), table.heads[at])


def _row(row: tuple[str | int, ...]) -> SafeString:
    """Write one row."""
    cells = format_html_join(
        "", "<td{}>{}</td>", ((_side(is_number=isinstance(cell, int)), _cell(cell)) for cell in row[1:])
    )
    return format_html('<th scope="row">{}</th>{}', _cell(row[0]), cells)


def _side(*, is_number: bool) -> SafeString:
    """Return the class of a number's cell."""
    return SafeString(' class="number"' if is_number else "")


def _cell(cell: str | int) -> str:
    """Write a number with its thousands apart."""
    return f"{cell:,}" if isinstance(cell, int) else cell
