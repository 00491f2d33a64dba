"""The report, the waiting list that it feeds, the head's view, the leadership page's parts."""

import pytest
from django.db import IntegrityError, transaction

from tests.trios.cast import day, moment
from trios import actions
from trios.candidates import waiting_list
from trios.leadership import asked_of, start_page
from trios.models import Report, Willingness
from trios.refusals import Refused

pytestmark = pytest.mark.django_db
ANSWERS = {"own_teaching": "I pause.", "pupils": "More of them answer.", "would_lead": "yes", "lead_focus": "questions"}


def test_whoever_would_lead_another_comes_onto_the_waiting_list(cast):
    trio = cast.finished()

    actions.send_report(trio=trio, answers=ANSWERS, by=cast.ann, at=moment(21), on=day(21))

    waiting = waiting_list(cast.alliance, on=day(25))
    assert [(each.name, each.kind, each.focus, each.days, each.from_trio) for each in waiting] == [
        ("Ann Able", "lead", "questions", 4, "Trio 1")
    ]


def test_a_change_of_mind_takes_them_off_again(cast):
    trio = cast.finished()
    actions.send_report(trio=trio, answers=ANSWERS, by=cast.ann, at=moment(21), on=day(21))

    actions.send_report(trio=trio, answers={**ANSWERS, "would_lead": "no"}, by=cast.ann, at=moment(22), on=day(22))

    assert waiting_list(cast.alliance, on=day(25)) == []
    assert Report.objects.get().would_lead == "no"


def test_whoever_leads_a_planned_trio_already_does_not_wait(cast):
    trio = cast.finished()
    cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False, after=21)

    actions.send_report(trio=trio, answers=ANSWERS, by=cast.ann, at=moment(22), on=day(22))

    assert not Willingness.objects.exists()


def test_no_report_before_the_debrief(cast):
    with pytest.raises(Refused):
        actions.send_report(trio=cast.trio(), answers=ANSWERS, by=cast.ann, at=moment(2), on=day(2))


def test_the_database_asks_for_the_required_answers(cast):
    trio = cast.finished()
    report = actions.send_report(trio=trio, answers=ANSWERS, by=cast.ann, at=moment(21), on=day(21))

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(pupils="")


def test_willing_twice_keeps_ones_place_and_takes_the_new_focus(cast):
    for after, focus in ((1, ""), (9, "listening")):
        actions.be_willing(
            alliance=cast.alliance, person=cast.dan, kind="join", focus=focus, at=moment(after), on=day(after)
        )

    assert [(each.since, each.focus) for each in waiting_list(cast.alliance, on=day(9))] == [(day(1), "listening")]
    actions.no_longer_willing(alliance=cast.alliance, person=cast.dan, kind="join", at=moment(9), on=day(9))
    assert waiting_list(cast.alliance, on=day(9)) == []


def test_a_head_is_asked_for_cover_and_for_their_view(cast):
    trio = cast.finished()
    cast.trio(cast.dan, cast.eve, covered=False, after=21)
    school = cast.schools["A"]

    asked = asked_of([school.pk], [cast.alliance.pk], on=day(22))[0]
    assert ([member.person for member in asked.members], list(asked.views)) == ([cast.dan], [trio])

    actions.send_head_view(trio=trio, school=school, answers={"again": "yes"}, by=cast.head, at=moment(22))
    assert asked_of([school.pk], [cast.alliance.pk], on=day(22))[0].views == ()


def test_the_start_page_has_middle_leaders_first(cast):
    actions.save_rules(alliance=cast.alliance, text="No grades.\n\n  Pupils first. ", by=cast.sle, at=moment(1))
    actions.write_note(alliance=cast.alliance, post="other", did="I drove.", learned="", by=cast.dan, at=moment(1))
    actions.promise_cover(
        alliance=cast.alliance, school=cast.schools["A"], periods=4, note="", by=cast.head, at=moment(1), on=day(1)
    )

    page = start_page(cast.alliance, on=day(2))

    assert page.rules == ("No grades.", "Pupils first.")
    assert [post.post for post in page.posts] == ["Middle leader", "Senior leader", "Headteacher", "Other"]
    assert (page.said_yes, len(page.schools)) == (1, 3)
