"""A document as a Word file, written into our template or an alliance's own. The same content gives the same bytes."""

import hashlib
import io
from collections.abc import Callable, Mapping
from typing import Any

import resvg_py
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reports.documents import typefaces
from reports.documents.content import Figure, Number, Words
from reports.documents.fitting import Sheet
from reports.documents.layouts import NARROW, SIZES, cited_words
from reports.documents.measuring import drawn_size
from reports.documents.shown import Shown, plain_method
from reports.documents.word_template import ours
from reports.documents.zipped import normalised
from reports.figures.finding import Table

WIDEST, HIGHEST = 174.0, 215.0  # millimetres inside the margins
MILLIMETRES = 0.2  # of a drawing's px, where there is room
SHARPER = 2.2
FILTERS = ("capitalize", "default", "e", "escape", "first", "join", "last", "length", "lower", "title", "trim", "upper")
LONGEST_ARGUMENT = 100  # of a filter
MAKES_NEW: tuple[type[nodes.Node], ...] = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.With,
    nodes.Concat,
    nodes.List,
    nodes.Dict,
    nodes.FilterBlock,
)
Fields = Mapping[str, Any]


def _grows(used: nodes.Filter) -> bool:
    """Whether a filter may make much of little: words between entries, unless they are short and entries are fields."""
    of_a_field = isinstance(used.node, nodes.Name | nodes.Getattr | nodes.Getitem)
    are_short = all(isinstance(each, nodes.Const) and len(str(each.value)) <= LONGEST_ARGUMENT for each in used.args)
    return bool(used.kwargs) or not are_short or (used.name == "join" and not of_a_field)


class OnlyFields(ImmutableSandboxedEnvironment):
    """Jinja for a file that somebody uploaded: it reads fields and loops over them, and calls and reckons nothing.

    Nor does it keep or put together anything: a text that is doubled forty times would take all memory.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, *args: Any, **kwargs: Any) -> nodes.Template:  # noqa: ANN401  # Jinja’s own
        """Refuse what makes something new of fields."""
        tree = super()._parse(*args, **kwargs)
        if any(tree.find_all(MAKES_NEW)) or any(map(_grows, tree.find_all(nodes.Filter))):
            raise SecurityError("a template reads fields, and puts nothing together")
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002  # Jinja’s own
        """Refuse to reckon: a word times a thousand million would take all memory."""
        raise SecurityError(f"“{operator}” does nothing in a template")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002  # Jinja's signature
        """Let nothing but a loop's own counters be read off an object: fields are entries of plain dictionaries."""
        return type(obj).__name__ == "LoopContext" and attr in {"index", "index0", "first", "last", "length"}

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002  # Jinja's signature
        """Let nothing be called."""
        return False


def word_of(document: Shown, template: bytes | None = None) -> bytes:
    """Return the document as a Word file; `template` is an alliance's own.

    Raises what Jinja and python-docx raise for a template that can no longer be written into.
    """
    file = DocxTemplate(io.BytesIO(template or ours(_size(document))))
    file.init_docx()
    read_out: dict[str, str] = {}
    file.render(_fields(document, _drawer(file, read_out)), jinja_env=OnlyFields(), autoescape=True)
    _say_pictures(file, read_out)
    _stamp(file, document)
    written = io.BytesIO()
    file.save(written)
    return normalised(written.getvalue())


def _size(document: Shown) -> float:
    """Return the size of text at which every page of a pack stands on one sheet; one size for the whole file."""
    return min((sheet.size for sheet in document.sheets), default=SIZES[0])


Drawer = Callable[[Figure | Number], Any]


def _drawer(file: DocxTemplate, read_out: dict[str, str]) -> Drawer:
    """Return what turns a drawing into a picture of this file, and notes what it is to be read out as."""
    from reports.templatetags.documents import read_out as words_of  # the same words as on paper

    def draw(what: Figure | Number) -> Any:  # noqa: ANN401  # docxtpl has no types
        if not what.pictures:
            return ""
        is_number = isinstance(what, Number)
        drawing = what.pictures[
            -1 if is_number else 0
        ]  # a number stands small: its labels are larger in the narrow one
        wide = drawn_size(drawing)[0] * NARROW if is_number else _width(drawing)
        picture = png_of(drawing)
        read_out[hashlib.sha256(picture).hexdigest()] = words_of(what)
        return InlineImage(file, io.BytesIO(picture), width=Mm(wide))

    return draw


def png_of(drawing: str) -> bytes:
    """Draw an SVG as PNG, sharp enough for paper, in our own typefaces alone."""
    faces = [str(path) for path in typefaces.files().values()]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=SHARPER,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=faces,
            font_family="Atkinson Hyperlegible",
            sans_serif_family="Atkinson Hyperlegible",
        )
    )


def _width(drawing: str) -> float:
    """Return how wide a drawing stands on the page, in millimetres."""
    wide, high = drawn_size(drawing)
    return min(WIDEST, wide * MILLIMETRES, HIGHEST * wide / high)


def _fields(document: Shown, draw: Drawer) -> Fields:
    """Return every field by name: text, lists and dictionaries of text, and pictures."""
    content = document.content
    return {
        "title": content.title,
        "about": content.about,
        "lede": content.lede,
        "kept": document.kept,
        "own": _words(document.own),
        "numbers": _numbers(content.numbers, draw),
        "counted": list(content.counted),
        "figures": [_figure(each, draw) for each in content.figures],
        "words": _words(content.words),
        "is_pack": document.is_pack,
        "pages": [_page(each, draw) for each in document.sheets],
        "agreed": _words(content.agreed),
        "unknown": [] if document.is_pack else list(content.unknown),
        "sources": list(content.sources),
        "colophon": document.colophon,
    }


def _words(all_of: tuple[Words, ...]) -> list[Fields]:
    """Return what people wrote; a part without a line says so."""
    return [
        {
            "heading": each.heading,
            "lines": list(each.lines) or ["Nothing written."],
            "cited": cited_words(each),
        }
        for each in all_of
    ]


def _numbers(all_of: tuple[Number, ...], draw: Drawer) -> list[Fields]:
    """Return numbers with their intervals drawn."""
    return [
        {
            "label": each.label,
            "value": each.value,
            "beside": each.beside[:1].lower() + each.beside[1:],
            "before": each.before,
            "picture": draw(each),
        }
        for each in all_of
    ]


def _figure(figure: Figure, draw: Drawer) -> Fields:
    """Return one figure with the tables behind it."""
    return {
        "finding": figure.finding,
        "method": plain_method(figure),
        "picture": draw(figure),
        "tables": [_table(each) for each in figure.tables],
    }


def _table(table: Table) -> Fields:
    """Return a table as rows of text."""
    cells = [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in table.rows]
    return {"caption": table.caption, "heads": list(table.heads), "cells": cells}


def _page(sheet: Sheet, draw: Drawer) -> Fields:
    """Return one alliance of a meeting."""
    page = sheet.page
    return {
        "name": page.name,
        "summary": list(page.summary),
        "numbers": _numbers(page.numbers, draw),
        "counted": list(page.counted),
        "words": _words(sheet.words),
        "continues": sheet.continues,
    }


def _say_pictures(file: DocxTemplate, read_out: Mapping[str, str]) -> None:
    """Give each of our pictures the words it is read out as, wherever the template put it."""
    body = file.docx.element.body
    for drawing in body.iter(qn("wp:inline")):
        blip = next(drawing.iter(qn("a:blip")), None)
        held = blip is not None and file.docx.part.related_parts.get(blip.get(qn("r:embed")))
        words = read_out.get(hashlib.sha256(held.blob).hexdigest()) if held else None
        if words:
            drawing.find(qn("wp:docPr")).set("descr", words)


def _stamp(file: DocxTemplate, document: Shown) -> None:
    """Say in the file's properties what it is and when it was made, and nothing of who or on which machine."""
    properties = file.docx.core_properties
    properties.title = f"{document.content.title}, {document.content.about}"
    properties.author = properties.last_modified_by = "Staffroom"
    properties.comments, properties.revision = document.kept, 1
    properties.created = properties.modified = document.made_on.replace(tzinfo=None, microsecond=0)
