"""The leads' own words, and the way of a document from draft to final, after which nothing changes."""

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from reports import report_actions
from reports.models import Job, Report, ReportFile
from tests.documents.conftest import again, share
from tests.world import AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(report, told, as_):
    """Post to the page of the words, at the version that it shows unless told another."""
    client = as_(told.alliance_lead)
    address = reverse("report-words", args=[report.pk])

    def send(step="save", version=None, **typed):
        shown = client.get(address)
        at = version or shown.context["form"].initial["version"]
        return client.post(address, {"version": at, "step": step, **typed})

    send.client, send.address = client, address
    return send


def test_the_evidence_lies_beside_the_prompts_and_a_press_puts_a_sentence_in(desk, report):
    tray = desk.client.get(desk.address).context["tray"]
    assert tray[0] == "Judgements that matched, Spring 2012–13: 6 of 8 (75%; likely 41–93%)."
    answer = desk("insert-0", into="meaning", meaning="So far:")
    assert answer.url.endswith("?into=meaning")
    assert again(report).words["meaning"] == f"So far:\n{tray[0]}"


def test_saved_while_typing_and_read_first_in_the_report(desk, report, told, as_):
    saved = desk("autosave", summary="Mostly the same lesson.").json()
    assert again(report).words["summary"] == "Mostly the same lesson."
    assert desk("autosave", version=saved["version"], summary="Mostly the same.").status_code == 200
    text = desk.client.get(reverse("report", args=[report.pk])).content.decode()
    assert text.index("Mostly the same.") < text.index("6 of 8")


def test_two_who_write_at_once_are_shown_both_texts(desk, report):
    stale = desk.client.get(desk.address).context["form"].initial["version"]
    import time_machine

    with time_machine.travel(AFTER.replace(minute=40), tick=False):
        desk(summary="Theirs")
    answer = desk(version=stale, summary="Mine")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Theirs" in text
    assert "Mine" in text
    assert again(report).words["summary"] == "Theirs"


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"summary": "x" * 5_001}, "at most 5000 characters"), ({"meaning": "a\x00b"}, "Null characters are not allowed")],
)
def test_bad_words_are_told_beside_their_field_and_kept(desk, report, typed, said):
    answer = desk(**typed)
    assert said in answer.content.decode()
    assert again(report).words == {}


def test_new_words_drop_the_files_of_a_draft(desk, report):
    report_actions.keep_file(report=report, kind="docx", content=b"PK", template=None, at=AFTER)
    desk(summary="Another thing.")
    assert not ReportFile.objects.exists()


def test_final_is_final_on_the_page_in_the_actions_and_in_the_database(desk, report, told):
    share(report, told.alliance_lead, Report.State.FINAL)
    assert desk.client.get(desk.address).status_code == 302
    for change in (
        lambda: report_actions.set_state(report=report, state="draft", by=told.alliance_lead, at=AFTER),
        lambda: report_actions.save_words(report=report, words={}, based_on=AFTER, by=told.alliance_lead, at=AFTER),
    ):
        with pytest.raises(report_actions.Refused, match="final"):
            change()
    report_actions.keep_content(report=report, content={"x": 1}, by=None, at=AFTER)
    assert again(report).content != {"x": 1}
    for fields in ({"words": {"summary": "x"}}, {"content": {}}, {"state": "draft", "final_at": None}, {"version": 9}):
        with pytest.raises(InternalError), transaction.atomic():
            Report.objects.update(**fields)
    with pytest.raises(InternalError), transaction.atomic():
        Report.objects.all().delete()


def test_making_it_final_is_asked_once_more(report, told, as_):
    client, address = as_(told.alliance_lead), reverse("report-state", args=[report.pk])
    assert 'value="check"' in client.get(reverse("report", args=[report.pk])).content.decode()
    share(report, told.alliance_lead, Report.State.SHARED)

    asked = client.post(address, {"step": "check"})
    assert "Nobody can change it afterwards" in asked.content.decode()
    assert again(report).state == "shared"

    client.post(address, {"step": "final"})
    assert again(report).state == "final"
    assert client.post(address, {"step": "check"}).status_code == 302


def test_after_a_final_one_the_next_is_a_new_version(report, told, ask):
    share(report, told.alliance_lead, Report.State.FINAL)
    following = ask()
    assert (following.version, following.state) == (2, "draft")
    assert again(report).state == "final"


def test_what_is_still_being_put_together_cannot_be_shared(told, ask):
    made = ask()
    with pytest.raises(report_actions.Refused, match="still being put together"):
        report_actions.set_state(report=made, state="shared", by=told.alliance_lead, at=AFTER)


def test_an_unknown_step_changes_nothing_and_progress_survives_a_reload(report, told, as_, ask):
    client = as_(told.alliance_lead)
    client.post(reverse("report-state", args=[report.pk]), {"step": "publish"})
    assert again(report).state == "draft"
    ask()
    Job.objects.filter(state="waiting").update(state="running", doing="Following the trios", parts=4, parts_done=2)
    for _ in range(2):
        text = client.get(reverse("report", args=[report.pk])).content.decode()
        assert "Following the trios." in text
        assert 'value="2"' in text
    assert "hx-get" in client.get(reverse("report-progress", args=[report.pk])).content.decode()
    Job.objects.update(state="done", ended_at=AFTER)
    assert client.get(reverse("report-progress", args=[report.pk])).headers["HX-Refresh"] == "true"


def test_a_failed_job_says_why_and_is_run_again_by_a_press(report, told, as_):
    Job.objects.filter(kind="files").update(state="failed", why_failed="The template is broken.", ended_at=AFTER)
    client = as_(told.alliance_lead)
    text = client.get(reverse("report", args=[report.pk])).content.decode()
    assert "The template is broken." in text
    assert "Try again" in text
    client.post(reverse("report-again", args=[report.pk]))
    assert Job.objects.filter(kind="files", state="waiting").count() == 1
