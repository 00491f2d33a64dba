"""The Word template that an alliance puts in place of ours: what is refused, in which words, and what it can do."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from reports import report_actions, template_actions
from reports.documents import word
from reports.documents.shown import shown, specimen
from reports.documents.word_template import REQUIRED, ours
from reports.models import Job, Report, ReportFile, WordTemplate
from tests.documents.conftest import again
from tests.world import AFTER

pytestmark = pytest.mark.django_db
EVERY = " ".join(f"{{{{ {name} }}}}" for name in REQUIRED["alliance"])
FOR_PACKS = " ".join(f"{{{{ {name} }}}}" for name in REQUIRED["pack"])
ALL = " ".join(f"{{{{ {name} }}}}" for name in sorted({*REQUIRED["cluster"], *REQUIRED["pack"]}))
NO_WORDS = (
    "{{ title }} {{ about }} {{ kept }} {{ colophon }}",
    "{%p for page in pages %}",
    "{{ page.name }}",
    "{%p endfor %}",
)


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

OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = (
    b'<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships"><p:Relationship Id="x" '
    b"TargetMode = 'External' Target='http://there/hyperlink.png' Type='" + OFFICE + b"/image'/></p:Relationships>"
)
PRESSED = LINK.replace(b"attachedTemplate", b"hyperlink")
FIELD = (
    b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>INCLUDE'
    b'</w:instrText></w:r><w:r><w:instrText>PICTURE "http://there/a.png" \\d</w:instrText></w:r></w:p></w:ftr>'
)
SIMPLE = FIELD.replace(
    b"<w:r><w:instrText>INCLUDE", b'<w:fldSimple w:instr=" DDEAUTO c:\\\\cmd "/><w:r><w:instrText>PAGE '
)
ENTITY = b'<!DOCTYPE x [<!ENTITY e "External">]>' + LINK.replace(b"External", b"&e;")


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
        (with_part("word/_rels/settings.xml.rels", PICTURE), "This file loads a picture or a template from elsewhere"),
        (with_part("word/_rels/settings.xml.rels", ENTITY), "This is no Word file (.docx)"),
        (with_part("word/footer9.xml", FIELD), "This file loads a picture or a template from elsewhere"),
        (with_part("word/footer9.xml", SIMPLE), "This file loads a picture or a template from elsewhere"),
        (word_file(EVERY.replace("{{ figures }}", "")), "reports, the field {{ figures }} is missing in it. For packs"),
        (word_file("{{ title }}"), "For progress reports, the fields {{ about }}, {{ kept }},"),
        (word_file(*NO_WORDS), "For packs, the field {{ pages }} is missing in it (a loop over them, with at least"),
        (word_file(EVERY, "{{ logo }}"), "There is no field {{ logo }}"),
        (word_file(EVERY, "{% for x in title %}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title.__class__.__mro__ }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ 'a' * 1000000000 }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title.upper() }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title ~ title }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{% set a = title %}{{ a }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{% set a %}{{ title }}{{ title }}{% endset %}{{ a }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ [title, title]|join }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title|join(title|join(title)) }}"), "The fields in it can’t be read"),
        (word_file(EVERY, "{{ title|join('" + "x" * 101 + "') }}"), "The fields in it can’t be read"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_beside_its_field(put, content, said):
    answer = put(content)
    assert answer.status_code == 200
    errors = [str(each) for each in answer.context["form"].errors["file"]]
    assert said in " ".join(errors)
    assert not WordTemplate.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        with_part("word/_rels/footer9.xml.rels", PRESSED),
        word_file(
            EVERY, "{% for line in counted|default('') %}{{ line|upper }}{% endfor %}", "{{ sources|join('; ') }}"
        ),
    ],
)
def test_a_link_to_press_and_plain_filters_are_taken(put, content):
    assert put(content).status_code == 302


def test_our_own_template_comes_back_as_it_went_out(put, house, as_):
    taken = as_(house.alliance_lead).get(reverse("report-template-file", args=[house.alliance.pk])).content
    assert taken == ours()
    assert put(taken).status_code == 302
    assert WordTemplate.objects.get().name == "ours.docx"


def test_reports_are_written_into_the_alliances_template_until_it_goes_back(put, report, told, as_):
    put(word_file("Letterhead of Tamar", EVERY))
    own = template_actions.template_of(report)
    made = word.word_of(shown(report), bytes(own.content))
    assert "Letterhead of Tamar" in docx.Document(io.BytesIO(made)).paragraphs[0].text
    as_(told.alliance_lead).post(reverse("report-template", args=[told.alliance.pk]), {"step": "ours"})
    assert template_actions.template_of(report) is None


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


@pytest.fixture
def packed(meeting, told):
    """The pack of a meeting of the cluster, and the report of it."""
    ask = report_actions.ask_for_meeting
    kinds = (Report.Kind.PACK, Report.Kind.CLUSTER)
    made = [ask(meeting=meeting, kind=kind, by=told.cluster_lead, at=AFTER) for kind in kinds]
    return [again(each) for each in made]


@pytest.fixture
def put_for_cluster(house, as_):
    def send(content):
        address = reverse("report-template-cluster", args=[house.cluster.pk])
        return as_(house.cluster_lead).post(address, {"file": SimpleUploadedFile("cluster.docx", content)}, follow=True)

    return send


def test_a_cluster_has_a_template_of_its_own_for_its_packs_and_reports(put, put_for_cluster, packed, report):
    put(ours())
    assert [template_actions.template_of(each) for each in packed] == [None, None]
    assert (
        "cluster reports and packs are written into your template" in put_for_cluster(word_file(ALL)).content.decode()
    )
    own = WordTemplate.objects.get(name="cluster.docx")
    assert [template_actions.template_of(each) for each in packed] == [own, own]
    assert template_actions.template_of(report).name == "ours.docx"


@pytest.mark.parametrize(
    ("fields", "serves", "said"),
    [
        (FOR_PACKS, ["pack"], "For cluster reports, the fields {{ own }}, {{ numbers }}, {{ figures }}"),
        (" ".join(f"{{{{ {name} }}}}" for name in REQUIRED["cluster"]), ["cluster", "pack"], "From now on"),
    ],
)
def test_what_a_template_lacks_for_a_kind_stays_in_ours_and_is_said(put_for_cluster, packed, fields, serves, said):
    page = put_for_cluster(word_file(fields)).content.decode()
    assert said in page.replace("&#x27;", "'")
    assert WordTemplate.objects.get().serves == [each for each in ("cluster", "pack") if each in serves]
    assert [template_actions.template_of(each) is not None for each in packed] == [
        each.kind in serves for each in packed
    ]
    if "cluster" not in serves:
        assert "Cluster reports are written into the template that comes with the app" in page


def test_the_pack_of_an_alliances_own_meeting_is_written_into_the_alliances_template(
    put, put_for_cluster, packed, told
):
    put(ours())
    put_for_cluster(ours())
    pack = packed[0]
    pack.meeting.series.alliance = told.alliance
    assert template_actions.template_of(pack).alliance == told.alliance
    pack.meeting.series.alliance = told.avon
    assert template_actions.template_of(pack) is None


def test_a_clusters_new_template_drops_the_word_files_of_its_documents_alone(put_for_cluster, packed, report):
    for each in (*packed, report):
        report_actions.keep_file(report=each, kind="docx", content=b"PK", template=None, at=AFTER)
    put_for_cluster(ours())
    assert [each.report for each in ReportFile.objects.all()] == [report]


def test_a_file_made_while_the_clusters_template_changed_is_made_anew(put_for_cluster, packed, work, monkeypatch):
    from reports.documents import making

    word_of, changed = making._word, []

    def and_meanwhile(document, template):
        if not changed:
            changed.append(put_for_cluster(word_file("Letterhead of North", ALL)))
        return word_of(document, template)

    monkeypatch.setattr(making, "_word", and_meanwhile)
    work()
    own = WordTemplate.objects.get()
    for each in packed:
        held = each.files.get(kind="docx")
        assert held.template == own
        assert "Letterhead of North" in docx.Document(io.BytesIO(bytes(held.content))).paragraphs[0].text


def test_who_changes_which_template(house, as_):
    pages = {
        "alliance": ("report-template", house.alliance.pk),
        "cluster": ("report-template-cluster", house.cluster.pk),
    }
    allowed = {
        of: {
            who
            for who in (
                "host",
                "school_lead",
                "alliance_lead",
                "avon_lead",
                "cluster_lead",
                "far_teacher",
                "administrator",
            )
            if as_(getattr(house, who)).get(reverse(name, args=[pk])).status_code == 200
        }
        for of, (name, pk) in pages.items()
    }
    assert allowed == {"alliance": {"alliance_lead"}, "cluster": {"cluster_lead", "administrator"}}


def test_the_database_refuses_a_template_of_nobody_and_of_two(house):
    for owners in ({}, {"alliance": house.alliance, "cluster": house.cluster}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WordTemplate.objects.create(name="x", content=b"x", sha256="x", added_at=AFTER, **owners)
