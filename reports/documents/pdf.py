"""A document as tagged PDF: the same words, typefaces and pictures, on A4. The same content gives the same bytes."""

import base64
import contextlib
import dataclasses
import datetime as dt
import gc
import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from reports.documents import typefaces
from reports.documents.fitting import Sheet, tighter
from reports.documents.layouts import SIZES
from reports.documents.shown import Shown

STYLE = Path(__file__).with_name("paper.css")
MISSING = (
    "PDF needs Pango, which is not on this machine. On Debian or Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. Then start Staffroom again."
)
FACES = (
    ("Atkinson Hyperlegible", "atkinson-regular", 400, "normal"),
    ("Atkinson Hyperlegible", "atkinson-bold", 700, "normal"),
    ("Atkinson Hyperlegible", "atkinson-italic", 400, "italic"),
    ("Bricolage Grotesque", "bricolage", 700, "normal"),
)
_one_at_a_time = threading.Lock()


class Missing(Exception):
    """The libraries that make PDF are not on this machine; the text says what to install."""


@cache
def refusal() -> str:
    """Say what to install before this machine can make PDF; nothing where it can."""
    try:
        import weasyprint  # loads Pango, which not every machine has
    except OSError:
        return MISSING
    return "" if weasyprint.__version__ else MISSING


Press = Callable[[str], Any]
"""What lays one page of HTML out on paper."""


def pdf_of(document: Shown) -> bytes:
    """Return the document as PDF. Raises `Missing` where the libraries are not there."""
    with press(document.made_on) as lay_out:

        def laid_out(sheets: Sequence[Sheet]) -> Any:  # noqa: ANN401  # WeasyPrint has no types
            return lay_out(html_of(document, sheets))

        made = laid_out(_fitting(document, laid_out) if document.is_pack else document.sheets)
        return written(made, f"{document.id}{document.kept}{document.data_hash}")


@contextlib.contextmanager
def press(at: dt.datetime) -> Iterator[Press]:
    """Yield what lays pages out in our typefaces, as at this moment. Raises `Missing` without the libraries."""
    if refusal():
        raise Missing(refusal())
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    with _at(at), _kept_together():
        fonts = FontConfiguration()
        style = weasyprint.CSS(string=_style(), font_config=fonts)
        ours = URLFetcher(allowed_protocols={"data"})  # nothing that anybody typed reaches out of the page

        def lay_out(html: str) -> Any:  # noqa: ANN401  # WeasyPrint has no types
            page = weasyprint.HTML(string=html, url_fetcher=ours)
            return page.render(font_config=fonts, stylesheets=[style])

        yield lay_out


def written(made: Any, key: str) -> bytes:  # noqa: ANN401  # WeasyPrint has no types
    """Write what was laid out, tagged; `key` is what the file's own identifier depends on."""
    identifier = hashlib.sha256(key.encode()).digest()[:16]
    file: bytes = made.write_pdf(pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    return file


def _fitting(document: Shown, laid_out: Callable[[Sequence[Sheet]], Any]) -> list[Sheet]:
    """Return each sheet as large as one page holds it; one that was cut too little is cut further, as far as can be."""
    return [_fitted(sheet, laid_out) for sheet in document.sheets]


def _fitted(sheet: Sheet, laid_out: Callable[[Sequence[Sheet]], Any]) -> Sheet:
    """Return the first try that stands on one page, else the last: its head alone is longer than a page."""
    tried = sheet
    for tried in _tries(sheet):
        if len(laid_out([tried]).pages) == 1:
            break
    return tried


def _tries(sheet: Sheet) -> Iterator[Sheet]:
    """Yield a sheet at each size that its estimate allows, the largest first, and then cut further and further."""
    for size in SIZES:
        if size >= sheet.size:
            yield dataclasses.replace(sheet, size=size)
    for tenths in range(9, -1, -1):
        yield tighter(sheet, tenths / 10)


def html_of(document: Shown, sheets: Sequence[Sheet] | None = None) -> str:
    """Return the document as the one HTML page that is printed; `sheets` are a pack's pages as they are set."""
    context = {
        "document": document,
        "content": document.content,
        "sheets": document.sheets if sheets is None else sheets,
    }
    return render_to_string("reports/documents/paper.html", context)


def data_url(drawing: str) -> str:
    """Return a drawing as the address of an image, so that the PDF can give it a text to be read out."""
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"


def _style() -> str:
    """Return the stylesheet with the typefaces it names."""
    at = typefaces.files()
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url("{at[name].as_uri()}");font-weight:{weight};font-style:{style}}}'
        for family, name, weight, style in FACES
    )
    return faces + STYLE.read_text()


@contextlib.contextmanager
def _kept_together() -> Iterator[None]:
    """Look for no garbage meanwhile: what is laid out lives until it is written, and looking costs a quarter more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def _at(moment: dt.datetime) -> Iterator[None]:
    """Let what stamps files with the time (subset fonts do) take this moment instead, one document at a time."""
    with _one_at_a_time:
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
        try:
            yield
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before
