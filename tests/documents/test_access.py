"""Who reads and who writes which document: a draft, a shared and a final one; for everybody else it is not there."""

import pytest
from django.urls import reverse

from reports import report_actions
from reports.models import Report
from tests.documents.conftest import share
from tests.world import AFTER

pytestmark = pytest.mark.django_db
PEOPLE = (
    "host", "third", "teacher", "school_lead", "alliance_lead", "avon_lead", "cluster_lead", "far_teacher",
    "administrator",
)  # fmt: skip
INSIDE = {"host", "third", "teacher", "school_lead", "alliance_lead"}


def readers(as_, world, report) -> set[str]:
    answers = {who: as_(getattr(world, who)).get(reverse("report", args=[report.pk])).status_code for who in PEOPLE}
    assert set(answers.values()) <= {200, 404}
    listed = {
        who for who in PEOPLE if str(report.pk) in as_(getattr(world, who)).get(reverse("report-list")).content.decode()
    }
    read = {who for who, status in answers.items() if status == 200}
    assert listed == read
    return read


def test_an_alliances_draft_is_read_by_who_leads_it_alone(report, told, as_):
    assert readers(as_, told, report) == {"alliance_lead"}


@pytest.mark.parametrize("state", ["shared", "final"])
def test_shared_and_final_it_is_read_in_the_alliance_and_by_who_leads_its_cluster(report, told, as_, state):
    report = share(report, told.alliance_lead, state)
    assert readers(as_, told, report) == INSIDE | {"cluster_lead", "administrator"}


@pytest.mark.parametrize("kind", ["pack", "cluster"])
def test_documents_of_a_meeting_are_read_by_leads_and_whoever_is_asked(meeting, told, compile_only, as_, kind):
    made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind(kind), by=told.cluster_lead, at=AFTER)
    compile_only()
    assert readers(as_, told, made) == {"cluster_lead", "administrator"}
    meeting.seats.create(person=told.third)
    share(made, told.cluster_lead)
    assert readers(as_, told, made) == {"cluster_lead", "administrator", "alliance_lead", "avon_lead", "third"}


def test_a_facilitator_from_outside_reads_and_sends_the_pack_of_that_meeting(meeting, told, compile_only, as_):
    meeting.facilitator = told.far_teacher
    meeting.save()
    made = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.PACK, by=told.cluster_lead, at=AFTER)
    other = report_actions.ask_for_meeting(meeting=meeting, kind=Report.Kind.CLUSTER, by=told.cluster_lead, at=AFTER)
    compile_only()
    client = as_(told.far_teacher)
    assert client.get(reverse("report", args=[made.pk])).status_code == 200
    assert client.get(reverse("report", args=[other.pk])).status_code == 404


def test_for_another_alliance_or_an_unknown_term_there_is_nothing_to_ask_for(told, as_):
    client = as_(told.alliance_lead)
    asked = (
        {"alliance": told.avon.pk, "term": told.term.pk},
        {"alliance": told.alliance.pk, "term": told.far_school.pk},
        {"alliance": told.alliance.pk, "term": "galaxy\x00"},
        {"meeting": told.alliance.pk},
        {},
    )
    assert [client.post(reverse("report-ask"), each).status_code for each in asked] == [404] * 5
    assert as_(told.host).post(reverse("report-ask"), asked[0]).status_code == 403
    assert not Report.objects.exists()


def test_what_others_may_only_read_they_cannot_write(report, told, as_):
    report = share(report, told.alliance_lead)
    client = as_(told.cluster_lead)
    written = [
        client.post(reverse(name, args=[report.pk]), {"step": "final"}).status_code
        for name in ("report-state", "report-again", "report-words", "report-briefs")
    ]
    assert written == [403] * 4
    assert as_(told.avon_lead).post(reverse("report-state", args=[report.pk]), {"step": "final"}).status_code == 404
    assert Report.objects.get().state == "shared"


def test_a_reader_is_told_what_they_may_do_and_who_writes(report, told, as_):
    report = share(report, told.alliance_lead)
    address = reverse("report", args=[report.pk])
    waiting = as_(told.host).get(address).content.decode()
    assert "You may read it here; its files are there as soon as" in waiting
    for kind in ("pdf", "docx"):
        report_actions.keep_file(report=report, kind=kind, content=b"x", template=None, at=AFTER)
    page = as_(told.host).get(address).content.decode()
    assert "take it with you as PDF or as a Word file. Those who lead the alliance write it" in page
    assert "You may read it here" not in as_(told.alliance_lead).get(address).content.decode()


def test_a_lead_asks_and_finds_the_report_on_today_until_it_is_shared(told, as_, compile_only):
    client = as_(told.alliance_lead)
    answer = client.post(reverse("report-ask"), {"alliance": told.alliance.pk, "term": told.term.pk})
    assert "Waiting for a worker" in client.get(answer.url).content.decode()
    compile_only()
    assert "The report of Tamar is ready" in client.get("/").content.decode()
    assert "is ready" not in as_(told.host).get("/").content.decode()
    share(Report.objects.get(), told.alliance_lead)
    assert "is ready" not in as_(told.alliance_lead).get("/").content.decode()


@pytest.mark.parametrize("versions", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(report, told, as_, versions, django_assert_num_queries):
    for number in range(2, versions + 1):
        Report.objects.create(
            kind="alliance", cluster=told.cluster, alliance=told.alliance, term=told.term, version=number,
            asked_at=AFTER, saved_at=AFTER,
        )  # fmt: skip
    client = as_(told.alliance_lead)
    client.get(reverse("report-list"))
    with django_assert_num_queries(6 + 2):  # and the savepoint that stands for the transaction here
        client.get(reverse("report-list"))
