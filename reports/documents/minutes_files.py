"""Minutes as a Word file and as tagged PDF. The same minutes give the same bytes."""

import dataclasses
import io
import re
from typing import Any

from django.template.loader import render_to_string
from docxtpl import DocxTemplate

from reports.documents.minutes import Held, Paper
from reports.documents.minutes_template import minutes_template
from reports.documents.pdf import press, written
from reports.documents.word import OnlyFields
from reports.documents.zipped import normalised

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Fields = dict[str, Any]


def word_of_minutes(paper: Paper) -> bytes:
    """Return minutes as a Word file."""
    file = DocxTemplate(io.BytesIO(minutes_template(is_series=paper.is_series)))
    file.init_docx()
    file.render(_fields(paper), jinja_env=OnlyFields(), autoescape=True)
    properties = file.docx.core_properties
    properties.title, properties.subject = _plain(f"Minutes: {paper.title}"), _plain(paper.about)
    properties.author = properties.last_modified_by = "Staffroom"
    properties.revision = 1
    properties.created = properties.modified = paper.made_on.replace(tzinfo=None)
    made = io.BytesIO()
    file.save(made)
    return normalised(made.getvalue())


def pdf_of_minutes(paper: Paper) -> bytes:
    """Return minutes as PDF. Raises `pdf.Missing` where the libraries are not there."""
    html = html_of_minutes(paper)
    with press(paper.made_on) as lay_out:
        return written(lay_out(html), html)


def html_of_minutes(paper: Paper) -> str:
    """Return minutes as the one HTML page that is printed."""
    return NOT_IN_XML.sub("", render_to_string("reports/documents/minutes.html", {"paper": paper}))


def _fields(paper: Paper) -> Fields:
    """Return every field by name, as text in plain lists and dictionaries, and nothing that a Word file cannot hold."""
    meetings = [_plain(_held(each)) for each in paper.meetings]
    return {"meetings": meetings} | {name: _plain(getattr(paper, name)) for name in ("title", "about", "running")}


def _held(held: Held) -> Fields:
    """Return one meeting; what has a label is told by name."""
    pairs = {
        name: [{"label": label, "text": text} for label, text in getattr(held, name)] for name in ("there", "next")
    }
    return dataclasses.asdict(held) | pairs


def _plain(value: Any) -> Any:  # noqa: ANN401  # a tree of dictionaries, lists and text
    """Take out of every text what XML cannot hold."""
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value]
