"""A document as tagged PDF: the same words, typefaces and pictures, on A4. The same content gives the same bytes."""

import base64
import contextlib
import dataclasses
import datetime as dt
import hashlib
import os
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from reports.documents import typefaces
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
SMALLER = (1.0, 0.92, 0.84, 0.76, 0.68)
"""An alliance's page in a pack is set at the first of these sizes at which it fits on one sheet."""
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


def pdf_of(document: Shown) -> bytes:
    """Return the document as PDF. Raises `Missing` where the libraries are not there."""
    if refusal():
        raise Missing(refusal())
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    with _at(document.made_on):
        fonts = FontConfiguration()
        style = weasyprint.CSS(string=_style(), font_config=fonts)

        ours = URLFetcher(allowed_protocols={"data"})  # nothing that anybody typed reaches out of the page

        def laid_out(sizes: tuple[float, ...], document: Shown) -> Any:  # noqa: ANN401  # WeasyPrint has no types
            page = weasyprint.HTML(string=html_of(document, sizes), url_fetcher=ours)
            return page.render(font_config=fonts, stylesheets=[style])

        sizes = _fitting(document, laid_out) if document.is_pack else ()
        made = laid_out(sizes, document)
        identifier = hashlib.sha256(f"{document.id}{document.kept}{document.data_hash}".encode()).digest()[:16]
        written: bytes = made.write_pdf(pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    return written


def _fitting(document: Shown, laid_out: Any) -> tuple[float, ...]:  # noqa: ANN401  # WeasyPrint has no types
    """Return the size of each alliance's page: as large as one sheet holds, the smallest where none does."""
    sizes = []
    for page in document.content.pages:
        alone = dataclasses.replace(document, content=dataclasses.replace(document.content, pages=(page,)))
        fits = (size for size in SMALLER if len(laid_out((size,), alone).pages) == 1)
        sizes.append(next(fits, SMALLER[-1]))
    return tuple(sizes)


def html_of(document: Shown, sizes: tuple[float, ...] = ()) -> str:
    """Return the document as the one HTML page that is printed; `sizes` are those of a pack's pages."""
    pages = [
        (page, round((sizes[at] if at < len(sizes) else 1.0) * 100)) for at, page in enumerate(document.content.pages)
    ]
    return render_to_string(
        "reports/documents/paper.html", {"document": document, "content": document.content, "pages": pages}
    )


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
