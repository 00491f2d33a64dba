"""PDF and Word: the same bytes for the same document, tagged, read out, and nothing of the machine or hour in them."""

import contextlib
import dataclasses
import hashlib
import io
import re
import subprocess
import sys
import zipfile
import zlib

import docx
import pytest
import time_machine
from django.urls import reverse

from reports.documents import pdf, word
from reports.documents.shown import plain_method, shown
from reports.models import Job, ReportFile
from tests.documents.conftest import again, share
from tests.world import AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(report):
    return shown(report)


def unpacked(made: bytes) -> bytes:
    """A PDF with its streams unpacked."""
    found = [made]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(stream))  # the last byte may look like the end of a line
    return b"\n".join(found)


def text_of(word_file: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word_file)).paragraphs)


def test_the_same_document_gives_the_same_bytes_at_another_hour(document):
    one = (pdf.pdf_of(document), word.word_of(document))
    with time_machine.travel(AFTER.replace(year=2020), tick=False):
        other = (pdf.pdf_of(document), word.word_of(document))
    assert [hashlib.sha256(each).hexdigest() for each in one] == [hashlib.sha256(each).hexdigest() for each in other]


def test_what_workers_made_can_be_made_again_byte_for_byte_and_is_sent(report, told, work, as_):
    report = share(report, told.alliance_lead, "final")
    work()
    held = {each.kind: each for each in report.files.all()}
    document = shown(again(report))
    assert bytes(held["pdf"].content) == pdf.pdf_of(document)
    assert bytes(held["docx"].content) == word.word_of(document)
    for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = as_(told.host).get(reverse("report-file", args=[report.pk, kind]))
        assert answer.content.startswith(start)
        assert answer.headers["Content-Disposition"].endswith(f'staffroom-tamar-spring-2012-13-v1.{kind}"')
    assert as_(told.host).get(reverse("report-file", args=[report.pk, "exe"])).status_code == 404


def test_the_pdf_is_tagged_titled_and_set_in_our_typefaces(document):
    inside = unpacked(pdf.pdf_of(document))
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang (en-GB)", b"Bricolage-Grotesque", b"Atkinson-Hyperlegible"):
        assert sign in inside, sign
    assert inside.count(b"/S /Figure") == len(document.content.figures) + len(document.content.numbers)
    assert b"20130130113000" in inside.replace(b"-", b"").replace(b":", b"").replace(b"T", b"")
    assert b"/D:2026" not in inside


def test_the_word_file_has_every_word_a_text_for_every_picture_and_fixed_properties(document):
    made = word.word_of(dataclasses.replace(document))
    said = text_of(made)
    for line in ("Tamar alliance", "Spring 2012–13", "Six people", "What is not yet known", document.colophon):
        assert line in said
    assert all(plain_method(figure) in said for figure in document.content.figures)
    opened = docx.Document(io.BytesIO(made))
    pictures = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert len(pictures) == len(document.content.figures) + len(document.content.numbers)
    assert all(pictures)
    assert opened.core_properties.author == "Staffroom"
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_people_write_cannot_reach_out_of_the_page(report, told):
    words = {"summary": '<img src="file:///etc/passwd"><script>alert(1)</script> {{ title }} {% for x in y %}'}
    report.words = words
    document = shown(report)
    assert "&lt;img" in pdf.html_of(document)
    assert "{{ title }} {% for x in y %}" in text_of(word.word_of(document))


def test_without_pango_word_is_made_all_the_same_and_the_button_says_what_to_install(
    report, told, work, as_, monkeypatch
):
    monkeypatch.setattr(pdf, "refusal", lambda: pdf.MISSING)
    Job.objects.filter(kind="files").update(state="waiting", ended_at=None, tries=0)
    work()
    assert [each.kind for each in ReportFile.objects.all()] == ["docx"]
    assert Job.objects.exclude(state="done").count() == 0
    text = as_(told.alliance_lead).get(reverse("report", args=[report.pk])).content.decode()
    assert re.search(r"<button[^>]*disabled[^>]*>PDF</button>", text)
    assert "apt install libpango" in text
    with pytest.raises(pdf.Missing):
        pdf.pdf_of(shown(report))


def test_the_web_process_loads_neither_weasyprint_nor_word_before_it_needs_them():
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'alliance.settings'; django.setup();"
        "import alliance.urls; print([m for m in ('weasyprint', 'resvg_py') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
