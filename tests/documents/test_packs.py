"""The pack of a meeting: a page for each alliance, one sheet each, put together by who runs it, frozen when sent."""

import pytest
from django.core import mail
from django.urls import reverse

from clusters.models import ProgressUpdate
from pictures.wording import listed
from reports.models import Report
from tests.documents.conftest import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(meeting, told, as_, compile_only):
    as_(told.cluster_lead).post(reverse("meeting-pack", args=[meeting.pk]))
    compile_only()
    return again(Report.objects.get())


def test_who_runs_the_meeting_has_it_put_together_from_the_meetings_page(meeting, told, as_, compile_only):
    client, address = as_(told.cluster_lead), reverse("meeting-pack", args=[meeting.pk])
    assert address in client.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "Put the pack together" in client.get(address).content.decode()
    client.post(address)
    client.post(address)
    assert Report.objects.get().kind == "pack"
    compile_only()
    assert client.get(address).url == reverse("report", args=[Report.objects.get().pk])
    text = client.get(client.get(address).url).content.decode()
    for line in ("A network of trios", "Six people", "6 of 8", "Avon alliance"):
        assert line in text


def test_a_lead_waits_for_it_and_a_teacher_is_not_offered_it(meeting, told, as_):
    address = reverse("meeting-pack", args=[meeting.pk])
    assert "Not there yet" in as_(told.avon_lead).get(address).content.decode()
    assert as_(told.avon_lead).post(address).status_code == 403
    assert as_(told.host).get(address).status_code == 404
    assert address not in as_(told.host).get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert not Report.objects.exists()


def test_sent_it_is_frozen_and_everybody_asked_gets_its_address(
    pack, meeting, told, as_, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        as_(told.cluster_lead).post(reverse("pack-send", args=[pack.pk]))
    assert again(pack).is_final
    asked = {seat.person.email for seat in meeting.seats.select_related("person")} - {told.cluster_lead.email}
    assert {to for letter in mail.outbox for to in letter.to} == asked
    assert all(f"/reports/{pack.pk}/" in letter.body and not letter.attachments for letter in mail.outbox)
    ProgressUpdate.objects.update(activity="Changed")
    assert "Changed" not in str(again(pack).content)
    assert as_(told.cluster_lead).post(reverse("pack-send", args=[pack.pk])).status_code == 302
    assert len(mail.outbox) == len(asked)


def test_sending_is_asked_once_more_with_who_gets_a_letter(pack, meeting, told, as_):
    asked = as_(told.cluster_lead).post(reverse("pack-send", args=[pack.pk]), {"step": "check"})

    others = [seat.person.name for seat in meeting.seats.exclude(person=told.cluster_lead)]
    assert f"A letter with its address goes to {listed(others)}." in asked.content.decode()
    assert len(others) > 1
    assert not again(pack).is_final
    assert mail.outbox == []


def test_a_report_is_no_pack_to_send(report, told, as_):
    assert as_(told.alliance_lead).post(reverse("pack-send", args=[report.pk])).status_code == 404
