"""The Word file that minutes are written into: plain styles, so that whoever takes it home can make it their own."""

import io
from functools import cache

from docx import Document
from docx.document import Document as DocumentOf
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from reports.documents.word_template import FIRST, bullets, line, ruled, set_styles
from reports.documents.zipped import normalised

COLUMNS = (("What", "what", 90), ("Who", "who", 36), ("By when", "due", 26), ("Done", "done", 22))
"""Of the table of actions: heading, field, and width in millimetres."""


@cache
def minutes_template(*, is_series: bool) -> bytes:
    """Return the template, the same bytes each time; in a series each meeting has a heading above its own."""
    document = Document()
    set_styles(document)
    _write(document, is_series=is_series)
    _head_and_foot(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Minutes", "Staffroom", ""
    properties.created = properties.modified = FIRST
    written = io.BytesIO()
    document.save(written)
    return normalised(written.getvalue())


def _write(document: DocumentOf, *, is_series: bool) -> None:
    """Write the fields in the order in which minutes are read."""
    line(document, "{{ title }}", "Title")
    line(document, "{{ about }}", "Subtitle")
    line(document, "{%p for held in meetings %}")
    if is_series:
        line(document, "{%p if loop.first %}")
        line(document, "{{ held.heading }}", "Heading 1")
        line(document, "{%p else %}")
        line(document, "{{ held.heading }}", "Heading 1").paragraph_format.page_break_before = True
        line(document, "{%p endif %}")
    line(document, "{%p for line in held.about %}")
    line(document, "{{ line }}")
    line(document, "{%p endfor %}")
    _labelled(document, "held.there")
    outer, inner = ("Heading 2", "Heading 3") if is_series else ("Heading 1", "Heading 2")
    _agreed(document, outer, inner)
    _agenda(document, outer, inner)
    _words(document, "held.words", outer)
    _alliances(document, outer, inner)
    line(document, "{%p endfor %}")


def _agreed(document: DocumentOf, outer: str, inner: str) -> None:
    """Add decisions, actions, and the next meeting."""
    line(document, "{{ held.agreed }}", outer)
    line(document, "{%p if held.decisions %}")
    line(document, "Decisions", inner)
    line(document, "{%p endif %}")
    line(document, "{%p for said in held.decisions %}")
    line(document, "{{ said.text }}{% if said.about %} ({{ said.about }}){% endif %}", "List Bullet")
    line(document, "{%p endfor %}")
    line(document, "{%p if held.promises %}")
    line(document, "Actions", inner)
    _actions(document)
    line(document, "{%p endif %}")
    line(document, "{%p if held.nothing %}")
    line(document, "{{ held.nothing }}")
    line(document, "{%p endif %}")
    _labelled(document, "held.next", above=8)


def _actions(document: DocumentOf) -> None:
    """Add the table of actions; its heads stand again on every page that it runs over to."""
    table = document.add_table(rows=4, cols=len(COLUMNS))
    table.autofit = False
    ruled(table)
    for place, (head, field, width) in enumerate(COLUMNS):
        table.cell(0, place).paragraphs[0].add_run(head).bold = True
        table.cell(2, place).paragraphs[0].add_run(f"{{{{ promise.{field} }}}}")
        for each in (table.columns[place], *table.columns[place].cells):
            each.width = Mm(width)
    table.cell(2, 0).paragraphs[0].add_run("{% if promise.item %} ({{ promise.item }}){% endif %}")
    table.cell(1, 0).paragraphs[0].add_run("{%tr for promise in held.promises %}")
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    again = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001  # python-docx has no word for heads


def _agenda(document: DocumentOf, outer: str, inner: str) -> None:
    """Add the items with what was noted at each."""
    line(document, "Agenda", outer)
    _sentence(document, "held.no_agenda")
    line(document, "{%p for noted in held.agenda %}")
    line(document, "{{ noted.title }}{% if noted.when %} ({{ noted.when }}){% endif %}", inner)
    line(document, "{%p for note in noted.notes %}")
    line(document, "{{ note }}")
    line(document, "{%p endfor %}")
    _sentence(document, "noted.empty")
    line(document, "{%p endfor %}")


def _alliances(document: DocumentOf, outer: str, inner: str) -> None:
    """Add what each alliance reported."""
    line(document, "{%p for told in held.alliances %}")
    line(document, "{{ told.name }}", outer)
    bullets(document, "told.summary")
    line(document, "{%p for part in told.parts %}")
    line(document, "{{ part.heading }}", inner)
    bullets(document, "part.lines")
    line(document, "{%p endfor %}")
    _sentence(document, "told.empty")
    line(document, "{%p endfor %}")


def _words(document: DocumentOf, what: str, outer: str) -> None:
    """Add what was written about the meeting as a whole, a paragraph for each line."""
    line(document, f"{{%p for part in {what} %}}")
    line(document, "{{ part.heading }}", outer)
    line(document, "{%p for line in part.lines %}")
    line(document, "{{ line }}")
    line(document, "{%p endfor %}")
    line(document, "{%p endfor %}")


def _sentence(document: DocumentOf, what: str) -> None:
    """Add a sentence where there is one."""
    line(document, f"{{%p if {what} %}}")
    line(document, f"{{{{ {what} }}}}")
    line(document, "{%p endif %}")


def _labelled(document: DocumentOf, what: str, above: float = 0) -> None:
    """Add lines that begin with what they are about, with a space above each (in points)."""
    line(document, f"{{%p for pair in {what} %}}")
    paragraph = line(document, "")
    paragraph.paragraph_format.space_before = Pt(above)
    paragraph.add_run("{{ pair.label }}:").bold = True
    paragraph.add_run(" {{ pair.text }}")
    line(document, "{%p endfor %}")


def _head_and_foot(document: DocumentOf) -> None:
    """Let every sheet say which meeting it is of, and which page."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style = foot.style = document.styles["Caption"]
    head.add_run("{{ running }}")
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    _counted(foot, "PAGE")
    foot.add_run(" of ")
    _counted(foot, "NUMPAGES")


def _counted(paragraph: Paragraph, what: str) -> None:
    """Add a number that Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001  # python-docx has no word for fields
    paragraph._p.append(field)  # noqa: SLF001  # likewise
