"""A document as page, PDF and Word are given it: its content, the words of who leads, and what it is called."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Mapping
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from clusters.wording import short_name
from people.clock import LONDON
from pictures.frame import around
from reports.documents.content import Content, Figure, Number, Page, Words, from_json
from reports.documents.fitting import Sheet, sheets_of
from reports.figures.finding import Table, markup
from reports.models import Report

PROMPTS = {
    "summary": ("In short", "What matters most about this term, in two or three sentences?"),
    "meaning": ("What we make of it", "What do these numbers and figures mean to you? What surprised you?"),
    "open": ("What we do not know yet", "What would you need to see before you believed it?"),
    "next": ("What comes next", "What will you do, and how will you notice that it worked?"),
}
"""By the name of the field: its heading in the document, and what it asks."""


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A document ready to be drawn. `own` is what its leads wrote, `colophon` where it comes from."""

    id: uuid.UUID
    content: Content
    own: tuple[Words, ...]
    state: str
    version: int
    is_pack: bool
    made_on: dt.datetime
    data_hash: str

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages of a meeting as they are printed: each of a pack fits on one sheet, those of a report run on."""
        return sheets_of(self.content.pages) if self.is_pack else tuple(map(Sheet, self.content.pages))

    @property
    def kept(self) -> str:
        """`Version 2, final, 8 February 2013`."""
        made = self.made_on.astimezone(LONDON)
        return f"Version {self.version}, {self.state}, {made.day} {made:%B %Y}"

    @property
    def colophon(self) -> str:
        """Say which data it was made of."""
        return f"{self.kept}. Made by Staffroom from data with the fingerprint {self.data_hash[:16]}."

    @property
    def name(self) -> str:
        """A short file name without an ending: `staffroom-pool-spring-2012-13-v1`."""
        about = self.content.about if not self.is_pack else ""
        return f"{file_name(f'{short_name(self.content.title)} {about}')}-v{self.version}"


def shown(report: Report) -> Shown | None:
    """Return a report as it is drawn; None before anything has been put together."""
    if report.compiled_at is None:
        return None
    own = ((PROMPTS[name][0], lines_of(str(report.words.get(name, "")))) for name in PROMPTS)
    return Shown(
        id=report.pk,
        content=from_json(report.content),
        own=tuple(Words(heading, lines) for heading, lines in own if lines),
        state=report.get_state_display().lower(),
        version=report.version,
        is_pack=report.is_pack,
        made_on=report.final_at or report.compiled_at,
        data_hash=report.data_hash,
    )


def file_name(words: str) -> str:
    """Return words as the name of a file without an ending, such as every system can keep."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words.lower())
    return f"staffroom-{'-'.join(plain.split())[:60].strip('-')}"


def lines_of(text: str) -> tuple[str, ...]:
    """Return a text's lines that have anything on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def picture_of(what: Figure | Number) -> SafeString:
    """Return a drawing in its frame for the page; the drawings have escaped their own words."""
    return SafeString(around(what.pictures))


def table_of(figure: Figure) -> SafeString:
    """Return the rows behind a figure as HTML."""
    return SafeString("".join(map(markup, figure.tables)))


def method_of(figure: Figure) -> SafeString:
    """Return how a figure came about, with the marks of its legend: markup of our own making."""
    return SafeString(figure.method)


MARKS = (("<circle", "● ", "round"), ("mark-key--dashed", "◇ ", "dashed"), ("<path", "◆ ", "diamond"))
"""How a mark of a legend is told: what it is drawn with, its sign in text, its name on paper."""


def plain_method(figure: Figure) -> str:
    """Return how a figure came about as text, its marks as signs of their own."""
    signs = {name: sign for _, sign, name in MARKS}
    said = _with_marks(figure.method.replace("<br>", " "), signs)
    return " ".join(unescape(strip_tags(said)).split())


def paper_method(figure: Figure) -> SafeString:
    """Return how a figure came about for paper, where marks are no pictures that would have to be read out."""
    return SafeString(_with_marks(figure.method, {name: f'<i data-mark="{name}"></i>' for _, _, name in MARKS}))


def _with_marks(method: str, written: Mapping[str, str]) -> str:
    """Put something else in place of each mark that is drawn in a legend."""
    first, *parts = method.split("<svg ")
    for part in parts:
        drawn, _, rest = part.partition("</svg>")
        first += next((written[name] for mark, _, name in MARKS if mark in drawn), "") + rest
    return first


PAGE_NAME, PAGE_POINT = "An alliance of the specimen", "A point on the page of the specimen."


def specimen() -> Shown:
    """Return a small document with one of everything, to try a template out on."""
    words = (Words("Heading", ("A line.", "Another.")),)
    number = Number("Judgements that matched", "6 of 8", "75%; likely 41–93%", "None before.")
    figure = Figure("figure", "A finding", "How it came about.", (), (Table("Rows", ("One", "Two"), (("a", 1),)),))
    content = Content(
        title="Alliance",
        about="Spring 2012–13",
        lede="Progress report.",
        numbers=(number,),
        counted=("Two trios.",),
        figures=(figure,),
        words=words,
        pages=(
            Page(PAGE_NAME, ("A bullet.",), (number,), ("Two trios.",), (Words("Part", (PAGE_POINT,)),), "/updates/"),
        ),
        agreed=words,
        unknown=("What comes next.",),
        sources=("Eight lessons.",),
    )
    moment = dt.datetime(2013, 2, 25, 12, 30, tzinfo=LONDON)
    return Shown(uuid.UUID(int=0), content, words, "draft", 1, is_pack=False, made_on=moment, data_hash="0" * 64)
