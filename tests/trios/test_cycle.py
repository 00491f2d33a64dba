"""Dates, who visits whom, offers, picking, having been, debrief; quiet schools; the calendar file."""

import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from icalendar import Calendar

from diary import actions as diary_actions
from tests.trios.cast import day, moment
from trios import actions
from trios.actions.visiting import invitation
from trios.models import Trio, Visit
from trios.refusals import Refused

pytestmark = pytest.mark.django_db


def time_at(after, hour=10):
    return actions.OfferTime(moment(after, hour), moment(after, hour + 1))


def test_dates_out_of_order_are_refused_beside_the_one_that_is_early(cast):
    dates = actions.CycleDates(plan_on=day(10), visits_from=day(8), debrief_by=day(20))

    with pytest.raises(Refused) as refused:
        actions.set_dates(trio=cast.trio(), focus="", dates=dates, by=cast.sle, at=moment(1))

    assert refused.value.problems == {"visits_from": "This lies before 17 January, which comes first"}


def test_the_database_keeps_dates_in_order(cast):
    trio = cast.trio()

    with pytest.raises(IntegrityError, match="trio_dates_in_order"), transaction.atomic():
        Trio.objects.filter(pk=trio.pk).update(plan_on=day(10), debrief_by=day(9))


def test_visits_are_planned_only_once_every_head_has_said_yes(cast):
    with pytest.raises(Refused):
        cast.planned(cast.trio(covered=False))


@pytest.mark.parametrize("pair", [("ann", "ann"), ("ann", "dan")])
def test_nobody_visits_themselves_or_a_stranger(cast, pair):
    trio = cast.trio()
    visitor, host = (getattr(cast, name) for name in pair)

    with pytest.raises(Refused):
        actions.plan_visits(trio=trio, pairs=[(visitor, host)], by=cast.sle, at=moment(1), on=day(1))


def test_planning_again_keeps_what_has_a_date(cast):
    trio = cast.trio()
    first, *_ = cast.planned(trio)
    cast.dated(first, 5)

    cast.planned(trio)

    assert trio.visits.count() == 6
    assert trio.visits.get(pk=first.pk).starts_at == moment(5)


def test_the_host_offers_the_visitor_picks_and_both_are_told(cast, django_capture_on_commit_callbacks):
    visit = cast.planned(cast.trio())[0]
    actions.offer(visit=visit, times=[time_at(5), time_at(6), time_at(7)], by=visit.host, at=moment(2))

    with django_capture_on_commit_callbacks(execute=True):
        picked = actions.pick(visit=visit, offer=visit.offers.all()[1], by=visit.visitor, at=moment(3))

    assert (picked.starts_at, visit.offers.count()) == (moment(6), 0)
    assert sorted(mail.outbox[0].to) == ["ann.able@example.org", "bob.best@example.org"]
    assert mail.outbox[0].attachments[0].filename == "visit.ics"


def test_none_of_these_gives_the_turn_back(cast):
    visit = cast.planned(cast.trio())[0]
    actions.offer(visit=visit, times=[time_at(5)], by=visit.host, at=moment(2))

    actions.none_of_these(visit=visit, by=visit.visitor, at=moment(3))

    visit.refresh_from_db()
    assert (visit.offers.count(), visit.declined_at) == (0, moment(3))


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([], "one time at least"),
        ([time_at(5)] * 2, "twice"),
        ([time_at(1)], "over already"),
        ([actions.OfferTime(moment(5, 11), moment(5, 10))], "ends before"),
        ([time_at(n) for n in (5, 6, 7, 8)], "three at most"),
    ],
)
def test_times_that_cannot_be_offered(cast, times, said):
    visit = cast.planned(cast.trio())[0]

    with pytest.raises(Refused, match=said):
        actions.offer(visit=visit, times=times, by=visit.host, at=moment(2))


@pytest.mark.parametrize(("whose", "said"), [("host", "never offered"), ("visitor", "Ann cannot at this time")])
def test_planning_time_is_never_offered(cast, whose, said):
    visit = cast.planned(cast.trio())[0]
    diary_actions.add_weekly_time(
        person=getattr(visit, whose),
        kind="planning",
        day=moment(8).isoweekday(),
        starts_at=dt.time(10, 30),
        ends_at=dt.time(11, 30),
        at=moment(0),
    )

    with pytest.raises(Refused, match=said):
        actions.offer(visit=visit, times=[time_at(8)], by=visit.host, at=moment(2))


def test_a_visit_while_one_teaches_needs_cover(cast):
    visit = cast.planned(cast.trio())[0]
    diary_actions.add_weekly_time(
        person=visit.visitor,
        kind="lesson",
        day=moment(8).isoweekday(),
        starts_at=dt.time(9),
        ends_at=dt.time(10, 30),
        at=moment(0),
    )

    assert cast.dated(visit, 8).needs_cover


def test_a_quiet_school_cannot_be_offered_and_does_not_say_why(cast):
    visit = cast.planned(cast.trio())[0]
    diary_actions.keep_quiet(
        school=cast.schools["B"], starts_on=day(4), ends_on=day(9), reason="inspection", by=cast.head, at=moment(0)
    )

    with pytest.raises(Refused) as refused:
        actions.offer(visit=visit, times=[time_at(5)], by=visit.host, at=moment(2))

    assert refused.value.problems == {"time_1": "One of your two schools is not available until 16 January"}


def test_an_offer_that_is_over_or_gone_cannot_be_picked(cast):
    visit = cast.planned(cast.trio())[0]
    actions.offer(visit=visit, times=[time_at(5)], by=visit.host, at=moment(2))
    gone = visit.offers.get()

    with pytest.raises(Refused, match="over already"):
        actions.pick(visit=visit, offer=gone, by=visit.visitor, at=moment(6))
    actions.offer(visit=visit, times=[time_at(7)], by=visit.host, at=moment(2))
    with pytest.raises(Refused, match="no longer offers"):
        actions.pick(visit=visit, offer=gone, by=visit.visitor, at=moment(3))


def test_a_visit_has_not_been_before_it_begins(cast):
    visit = cast.dated(cast.planned(cast.trio())[0], 5)

    with pytest.raises(Refused):
        actions.been(visit=visit, tried="", by=visit.visitor, at=moment(4))
    actions.been(visit=visit, tried="A pause", by=visit.visitor, at=moment(5, 12))

    assert Visit.objects.get(pk=visit.pk).tried == "A pause"
    with pytest.raises(Refused, match="has been already"):
        actions.been(visit=visit, tried="", by=visit.visitor, at=moment(6))


def test_the_calendar_file_moves_with_the_visit(cast):
    visit = cast.dated(cast.planned(cast.trio())[0], 5)
    first = Calendar.from_ical(invitation(visit, at=moment(4))).walk("VEVENT")[0]
    visit = cast.dated(visit, 8)
    second = Calendar.from_ical(invitation(visit, at=moment(7))).walk("VEVENT")[0]

    assert str(first["SUMMARY"]) == "Ann Able visits Bob Best"
    assert (first.decoded("DTSTART"), second.decoded("DTSTART")) == (moment(5), moment(8))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["ORGANIZER"] == "mailto:bob.best@example.org"


def test_the_debrief_finishes_a_planned_trio_and_not_another(cast):
    trio = cast.trio()
    with pytest.raises(Refused):
        actions.debrief(trio=trio, by=cast.sle, at=moment(3), on=day(3))
    cast.planned(trio)

    assert actions.debrief(trio=trio, by=cast.sle, at=moment(9), on=day(9)).state == "finished"
    with pytest.raises(Refused, match="ended already"):
        actions.set_aside(trio=trio, why="", by=cast.sle, at=moment(10), on=day(10))
