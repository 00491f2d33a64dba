"""The Word template of the app: styles, and the fields that a document is written into.

An alliance takes it home, puts its letterhead and its styles in, and gives it back. Fields are Jinja as `docxtpl` reads
it: a paragraph that holds `{%p … %}` alone repeats or leaves out what follows.
"""

import datetime as dt
import io
from functools import cache

from docx import Document
from docx.document import Document as DocumentOf
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.documents.layouts import SIZES
from reports.documents.zipped import normalised
from reports.models import Report

FIELDS = {
    "title": "the alliance or the meeting",
    "about": "the term or the day",
    "lede": "what kind of document it is",
    "kept": "version, state and date",
    "own": "what those who lead wrote (heading, lines)",
    "numbers": "counts with their intervals (label, value, beside, before, picture)",
    "counted": "sentences of what was counted",
    "figures": "figures (finding, method, picture, tables)",
    "is_pack": "whether it is a pack for a meeting",
    "words": "the progress update (heading, lines, cited)",
    "pages": "one for each alliance of a meeting (name, summary, numbers, counted, words, continues)",
    "agreed": "what a meeting decided (heading, lines)",
    "unknown": "what is not yet known",
    "sources": "what was counted, and when",
    "colophon": "where it comes from",
}
REQUIRED = {
    Report.Kind.ALLIANCE: ("title", "about", "kept", "own", "numbers", "figures", "words", "unknown", "colophon"),
    Report.Kind.CLUSTER: (
        "title", "about", "kept", "own", "numbers", "figures", "pages", "agreed", "unknown", "colophon",
    ),
    Report.Kind.PACK: ("title", "about", "kept", "pages", "colophon"),
}  # fmt: skip
"""The fields that a template has to have before a kind of document is written into it."""
KINDS = {Report.Kind.ALLIANCE: "progress reports", Report.Kind.CLUSTER: "cluster reports", Report.Kind.PACK: "packs"}
"""What pages call them."""
INK, MUTED, TEAL = RGBColor(0x1B, 0x2A, 0x2F), RGBColor(0x55, 0x65, 0x6B), RGBColor(0x0B, 0x55, 0x63)
FACE = "Calibri"  # every Word has it, or something of the same width
FIRST = dt.datetime(2013, 2, 25, 12, 30)  # noqa: DTZ001  # Word writes no zone
RULE = "E2DBCC"
PACK = "{{ title }}. {{ about }} {{ kept }}."


@cache
def ours(size: float = SIZES[0]) -> bytes:
    """Return the template as a Word file, the same bytes each time; `size` of its text, smaller for a full pack."""
    document = Document()
    set_styles(document, size / SIZES[0])
    _write(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Staffroom progress report", "Staffroom", ""
    properties.created = properties.modified = FIRST
    written = io.BytesIO()
    document.save(written)
    return normalised(written.getvalue())


def set_styles(document: DocumentOf, scale: float = 1.0) -> None:
    """Give the styles that Word people know our sizes and inks, on A4."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18 if scale == 1 else 16)
    section.top_margin, section.bottom_margin = (Mm(19), Mm(20)) if scale == 1 else (Mm(11), Mm(14))
    sizes = (
        ("Normal", 10.5, INK, 4),
        ("Title", 24, INK, 2),
        ("Subtitle", 14, TEAL, 4),
        ("Heading 1", 18, INK, 4),
        ("Heading 2", 13, INK, 3),
        ("Heading 3", 11, INK, 2),
        ("Caption", 9, MUTED, 4),
        ("List Bullet", 10.5, INK, 2),
    )
    for name, size, ink, after in sizes:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101  # all of these are
        points = max(round(size * scale * 2) / 2, SIZES[-1])
        style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(points), ink
        style.font.bold = name in {"Title", "Subtitle"} or name.startswith("Heading")
        style.font.italic = False
        style.paragraph_format.space_after = Pt(after * scale)
        style.paragraph_format.line_spacing = 1.15 if scale == 1 else 1.0
        style.paragraph_format.space_before = Pt((12 if scale == 1 else 6) * scale if name.startswith("Heading") else 0)
        _plain_face(style)


def _plain_face(style: ParagraphStyle) -> None:
    """Take theme fonts and the line under the title away, which would win over ours."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for spacing in style.element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _write(document: DocumentOf) -> None:
    """Write the fields in the order in which a report is read."""
    line(document, "{%p if not is_pack %}")
    line(document, "{{ title }}", "Title")
    line(document, "{{ about }}", "Subtitle")
    line(document, "{{ lede }} {{ kept }}.", "Caption")
    line(document, "{%p endif %}")
    _words(document, "own")
    _numbers(document, "numbers", "counted")
    line(document, "{%p for figure in figures %}")
    line(document, "{{ figure.finding }}", "Heading 2")
    line(document, "{{ figure.method }}", "Caption").paragraph_format.keep_with_next = True
    line(document, "{{ figure.picture }}")
    line(document, "{%p endfor %}")
    _words(document, "words")
    line(document, "{%p for page in pages %}")
    line(document, "{%p if is_pack and not loop.first %}")
    line(document, PACK, "Caption").paragraph_format.page_break_before = True
    line(document, "{%p elif is_pack %}")
    line(document, PACK, "Caption")
    line(document, "{%p endif %}")
    line(document, "{%p if is_pack or loop.first and not figures %}")
    line(document, "{{ page.name }}", "Heading 1")
    line(document, "{%p else %}")
    line(document, "{{ page.name }}", "Heading 1").paragraph_format.page_break_before = True
    line(document, "{%p endif %}")
    bullets(document, "page.summary")
    _numbers(document, "page.numbers", "page.counted")
    _words(document, "page.words")
    line(document, "{%p if page.continues %}")
    line(document, "{{ page.continues }}")
    line(document, "{%p endif %}")
    line(document, "{%p endfor %}")
    _words(document, "agreed")
    line(document, "{%p if unknown %}")
    line(document, "What is not yet known", "Heading 2")
    bullets(document, "unknown")
    line(document, "{%p endif %}")
    _tables(document)
    line(document, "{%p for line in sources %}")
    line(document, "{{ line }}", "Caption")
    line(document, "{%p endfor %}")
    line(document, "{{ colophon }}", "Caption")


def line(document: DocumentOf, words: str, style: str = "Normal") -> Paragraph:
    """Add one paragraph."""
    return document.add_paragraph(words, style=style)


def bullets(document: DocumentOf, what: str) -> None:
    """Add a bullet for each line."""
    line(document, f"{{%p for line in {what} %}}")
    line(document, "{{ line }}", "List Bullet")
    line(document, "{%p endfor %}")


def _words(document: DocumentOf, what: str) -> None:
    """Add what people wrote, under its headings."""
    line(document, f"{{%p for part in {what} %}}")
    line(document, "{{ part.heading }}", "Heading 2")
    bullets(document, "part.lines")
    line(document, "{%p if part.cited %}")
    line(document, "{{ part.cited }}", "Caption")
    line(document, "{%p endif %}")
    line(document, "{%p endfor %}")


def _numbers(document: DocumentOf, numbers: str, counted: str) -> None:
    """Add numbers one under the other, each with its interval drawn, and what was counted."""
    line(document, f"{{%p for number in {numbers} %}}")
    paragraph = line(document, "")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(8)
    value = paragraph.add_run("{{ number.value }}")
    value.bold, value.font.size = True, Pt(16)
    paragraph.add_run("  {{ number.label }} ({{ number.beside }})")
    line(document, "{%p if number.picture %}")
    line(document, "{{ number.picture }}")
    line(document, "{%p endif %}")
    line(document, "{%p if number.before %}")
    line(document, "{{ number.before }}", "Caption")
    line(document, "{%p endif %}")
    line(document, "{%p endfor %}")
    bullets(document, counted)


def _tables(document: DocumentOf) -> None:
    """Add the rows behind every figure, on a page of their own."""
    line(document, "{%p if figures %}")
    line(document, "The numbers behind the figures", "Heading 2").paragraph_format.page_break_before = True
    line(document, "{%p for figure in figures %}")
    line(document, "{%p for table in figure.tables %}")
    caption = line(document, "{{ table.caption }}", "Caption")
    caption.paragraph_format.keep_with_next, caption.paragraph_format.space_before = True, Pt(10)
    rows = document.add_table(rows=4, cols=3)
    ruled(rows)
    for place, words in enumerate(("{%tc for head in table.heads %}", "{{ head }}", "{%tc endfor %}")):
        _cell(rows, 0, place, words, bold=True)
    _cell(rows, 1, 0, "{%tr for row in table.cells %}")
    for place, words in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        _cell(rows, 2, place, words)
    _cell(rows, 3, 0, "{%tr endfor %}")
    line(document, "{%p endfor %}")
    line(document, "{%p endfor %}")
    line(document, "{%p endif %}")


def _cell(table: Table, row: int, column: int, words: str, *, bold: bool = False) -> None:
    """Write into one cell, small."""
    run = table.cell(row, column).paragraphs[0].add_run(words)
    run.font.size, run.bold = Pt(8.5), bold
    table.cell(row, column).paragraphs[0].paragraph_format.space_after = Pt(2)


def ruled(table: Table) -> None:
    """Give a table hairlines between its rows and nothing else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001  # python-docx has no word for borders
