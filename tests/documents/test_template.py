"""The Word template that an alliance puts in place of ours: what is refused, in which words, and what it can do."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports import report_actions
from reports.documents import word
from reports.documents.shown import shown, specimen
from reports.documents.word_template import REQUIRED, ours
from reports.models import Job, WordTemplate
from tests.documents.conftest import again
from tests.world import AFTER

pytestmark = pytest.mark.django_db
EVERY = " ".join(f"{{{{ {name} }}}}" for name in REQUIRED)


def word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                name.replace("__", "/").replace("_xml", ".xml").replace("TYPES", "[Content_Types]"), content
            )
    return written.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    written = io.BytesIO(ours())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(name, content)
    return written.getvalue()


@pytest.fixture
def put(house, as_):
    def send(content, name="ours.docx"):
        client = as_(house.alliance_lead)
        files = {"file": SimpleUploadedFile(name, content)} if content is not None else {}
        return client.post(reverse("report-template", args=[house.alliance.pk]), files)

    return send


LINK = (
    b'<Relationships><Relationship Id="x" TargetMode="External" Target="http://there/a.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Choose a Word file"),
        (b"", "This file is empty"),
        (b"%PDF-1.7 no Word", "This is no Word file (.docx)"),
        (b"PK\x03\x04 broken", "This is no Word file (.docx)"),
        (zipped(hello=b"x"), "This is no Word file (.docx)"),
        (zipped(TYPES_xml=b"<x/>", word__document_xml=b"<not closed"), "This is no Word file (.docx)"),
        (b"x" * (30 * 1024 * 1024), "This file has 30 MB. The most is 5 MB"),
        (zipped(TYPES_xml=b"<x/>", word__document_xml=b"0" * (41 * 1024 * 1024)), "Unpacked, this file is too large"),
        (with_part("word/vbaProject.bin", b"x"), "This file has macros in it"),
        (with_part("word/_rels/settings.xml.rels", LINK), "This file loads a picture or a template from elsewhere"),
        (word_file(EVERY.replace("{{ figures }}", "")), "The field {{ figures }} is missing in it"),
        (word_file("{{ title }}"), "The fields {{ about }}, {{ kept }},"),
        (word_file(EVERY, "{{ logo }}"), "There is no field {{ logo }}"),
        (word_file(EVERY, "{% for x in title %}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title.__class__.__mro__ }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ 'a' * 1000000000 }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title.upper() }}"), "The fields in it can’t be read"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_beside_its_field(put, content, said):
    answer = put(content)
    assert answer.status_code == 200
    errors = [str(each) for each in answer.context["form"].errors["file"]]
    assert said in " ".join(errors)
    assert not WordTemplate.objects.exists()


def test_our_own_template_comes_back_as_it_went_out(put, house, as_):
    taken = as_(house.alliance_lead).get(reverse("report-template-file", args=[house.alliance.pk])).content
    assert taken == ours()
    assert put(taken).status_code == 302
    assert WordTemplate.objects.get().name == "ours.docx"


def test_reports_are_written_into_the_alliances_template_until_it_goes_back(put, report, told, as_):
    put(word_file("Letterhead of Tamar", EVERY))
    own = report_actions.template_of(told.alliance)
    made = word.word_of(shown(report), bytes(own.content))
    assert "Letterhead of Tamar" in docx.Document(io.BytesIO(made)).paragraphs[0].text
    as_(told.alliance_lead).post(reverse("report-template", args=[told.alliance.pk]), {"step": "ours"})
    assert report_actions.template_of(told.alliance) is None
    assert report_actions.template_of(told.avon) is None


def test_a_new_template_drops_the_word_files_of_what_is_not_final(put, report):
    report_actions.keep_file(report=report, kind="docx", content=b"PK", template=None, at=AFTER)
    report_actions.keep_file(report=report, kind="pdf", content=b"%PDF-", template=None, at=AFTER)
    put(ours())
    assert [each.kind for each in report.files.all()] == ["pdf"]


def test_a_template_that_can_no_longer_be_written_into_fails_with_its_name(report, told, work):
    WordTemplate.objects.create(
        alliance=told.alliance, name="letter.docx", content=b"broken", sha256="x", added_at=AFTER, added_by=None
    )
    Job.objects.filter(kind="files").update(state="waiting", ended_at=None, tries=0)
    work()
    job = Job.objects.get(kind="files")
    assert (job.state, job.tries) == ("failed", 1)
    assert "“letter.docx” could not be written into" in job.why_failed
    assert again(report).state == "draft"


def test_the_specimen_has_every_field_in_it():
    assert word.word_of(specimen(), word_file(EVERY))
