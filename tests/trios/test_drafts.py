"""A close-out half written: kept while one types, read by nobody else, counted by nothing until it is sent."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.trios.cast import day, moment
from trios import actions
from trios.candidates import waiting_list
from trios.models import Report
from trios.queries import next_for
from trios.refusals import Refused

pytestmark = pytest.mark.django_db
HALF = {"own_teaching": "Sentinel pause.", "would_lead": "yes", "lead_focus": "pauses", "aims": "To wait."}
REST = {"pupils": "They answer."}


def post(client, trio, data, step="autosave"):
    return client.post(reverse("trio-report", args=[trio.pk]), data | {"step": step})


def test_what_is_typed_is_kept_and_stands_in_the_form_again(cast, browse, on_day):
    trio = cast.finished()
    on_day(21, 14)
    client = browse(cast.ann)

    assert post(client, trio, HALF).json() == {"at": "14.00"}
    on_day(21, 15)
    assert post(client, trio, HALF | {"went": "Well."}).json() == {"at": "15.00"}

    report = Report.objects.get()
    assert (report.own_teaching, report.went, report.sent_at) == ("Sentinel pause.", "Well.", None)
    page = client.get(reverse("trio-report", args=[trio.pk])).content.decode()
    assert "Sentinel pause." in page
    assert "Saved today" in page


def test_it_is_said_on_today_how_far_it_is(cast, browse, on_day):
    trio = cast.finished()
    actions.save_report(trio=trio, answers=HALF, by=cast.ann, at=moment(21))

    found = next_for(cast.ann, moment(22))

    assert [(item.title, item.detail) for item in found] == [
        ("Trio 1 close-out, half written", "4 of 10 answers, saved yesterday")
    ]
    assert [item.title for item in next_for(cast.bob, moment(22))] == ["Write what you take from Trio 1"]


def test_nobody_else_reads_it_and_nobody_waits_to_lead_by_it(cast, browse, on_day):
    trio = cast.finished()
    actions.save_report(trio=trio, answers=HALF | REST, by=cast.ann, at=moment(21))
    on_day(22)

    for who in (cast.bob, cast.sle, cast.lead):
        assert "Sentinel" not in browse(who).get(reverse("trio", args=[trio.pk])).content.decode()
    assert waiting_list(cast.alliance, on=day(22)) == []


def test_sent_it_is_read_and_no_longer_a_draft(cast, browse, on_day):
    trio = cast.finished()
    on_day(21)
    client = browse(cast.ann)
    post(client, trio, HALF)

    post(client, trio, HALF | REST, step="")

    assert Report.objects.get().sent_at == moment(21, 13)
    assert post(client, trio, HALF).status_code == 422
    assert Report.objects.get().pupils == "They answer."
    assert "Sentinel pause." in browse(cast.bob).get(reverse("trio", args=[trio.pk])).content.decode()


@pytest.mark.parametrize("bad", [{"aims": "x" * 2001}, {"pupils": "x\x00"}, {"would_lead": "perhaps"}])
def test_what_cannot_be_kept_as_it_is_is_said_and_nothing_is_cut(cast, browse, on_day, bad):
    trio = cast.finished()
    on_day(21)
    client = browse(cast.ann)

    assert post(client, trio, HALF | bad).status_code == 422
    answer = post(client, trio, HALF | bad, step="save")

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not Report.objects.exists()


def test_save_and_leave_goes_back_to_the_trio(cast, browse, on_day):
    trio = cast.finished()
    on_day(21)

    answer = post(browse(cast.ann), trio, {"aims": "To wait."}, step="save")

    assert answer.headers["Location"] == reverse("trio", args=[trio.pk])
    assert "half written" in browse(cast.ann).get(reverse("trio", args=[trio.pk])).content.decode()


def test_no_draft_before_the_debrief_nor_after_it_was_sent(cast):
    with pytest.raises(Refused, match="after the debrief"):
        actions.save_report(trio=cast.trio(), answers=HALF, by=cast.ann, at=moment(2))
    done = cast.finished(cast.dan, cast.eve)
    actions.send_report(trio=done, answers=HALF | REST, by=cast.dan, at=moment(21), on=day(21))

    with pytest.raises(Refused, match="have sent"):
        actions.save_report(trio=done, answers={"aims": "Other"}, by=cast.dan, at=moment(22))


@pytest.mark.parametrize("empty", ["own_teaching", "pupils", "would_lead"])
def test_the_database_asks_for_the_three_once_it_is_sent(cast, empty):
    trio = cast.finished()
    actions.save_report(trio=trio, answers=HALF | REST | {empty: ""}, by=cast.ann, at=moment(21))

    with pytest.raises(IntegrityError, match="trio_report_required_answers"), transaction.atomic():
        Report.objects.update(sent_at=moment(22))
