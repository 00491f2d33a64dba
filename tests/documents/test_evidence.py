"""What an update cites from the learning log, in the reports that tell it: on the page, in PDF and Word; no author."""

import pytest
from django.urls import reverse

from clusters.models import ProgressUpdate
from inquiry.actions import citing
from inquiry.models import Entry
from reports import report_actions
from reports.documents import pdf, word
from reports.documents.content import from_json
from reports.documents.shown import shown
from reports.models import Report
from tests.documents.conftest import again, share
from tests.documents.test_files import text_of
from tests.log.cast import write
from tests.world import AFTER

pytestmark = pytest.mark.django_db
WIDE = "Sentinel wide (entry, 30 January 2013)"


@pytest.fixture
def cited(told):
    """Entries under b): one shared with the cluster, one with the alliance, and one that only a school reads."""
    update = ProgressUpdate.objects.get()
    for entry in (
        write(told.host, title="Sentinel near", kind="tool"),
        write(told.host, "cluster", title="Sentinel wide"),
        write(told.host, "school", title="Sentinel kept"),
    ):
        citing.cite(update=update, entries=[entry], part="successes", note="", by=told.alliance_lead, at=AFTER)
    return told


def successes(words):
    return next(each for each in words if each.heading.startswith("b)"))


def test_an_alliances_report_lists_what_all_its_readers_may_read_in_each_of_its_forms(cited, ask, compile_only, as_):
    made = ask()
    compile_only()
    report = share(again(made), cited.alliance_lead)
    document = shown(report)
    assert successes(document.content.words).cited == (WIDE,)
    assert [words.cited for words in document.content.words if not words.heading.startswith("b)")] == [()] * 4
    page = as_(cited.host).get(reverse("report", args=[report.pk])).content.decode()
    for said in (page, pdf.html_of(document), text_of(word.word_of(document))):
        assert "From the learning log: " in said
        assert WIDE in said
        assert (
            "Sentinel near" not in said
        )  # those who lead the cluster read the report, and not what the alliance shares
        assert "Sentinel kept" not in said
        assert "Hannah Host" not in said.replace('title="Hannah Host"', "").replace("Hannah Host</span>", "")


@pytest.mark.parametrize("kind", ["pack", "cluster"])
def test_documents_of_a_meeting_list_what_the_cluster_may_read_alone(cited, meeting, compile_only, kind):
    made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind(kind), by=cited.cluster_lead, at=AFTER)
    compile_only()
    page = next(each for each in from_json(again(made).content).pages if each.words)
    assert successes(page.words).cited == (WIDE,)
    assert page.address == reverse("update", args=[ProgressUpdate.objects.get().pk])


def test_a_report_stays_as_it_was_when_an_entry_is_taken_back_and_the_next_leaves_it_out(cited, ask, compile_only):
    first = ask()
    compile_only()
    Entry.objects.filter(title="Sentinel wide").update(audience="me", cluster=None)
    assert WIDE in str(again(first).content)
    ask()
    compile_only()
    assert WIDE not in str(again(first).content)


def test_a_document_that_was_put_together_before_there_was_evidence_is_still_read(report):
    plain = dict(report.content)
    plain["words"] = [{"heading": each["heading"], "lines": each["lines"]} for each in plain["words"]]
    assert [words.cited for words in from_json(plain).words] == [()] * 5
