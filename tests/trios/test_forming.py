"""Forming: who may be in it, cover, the trios it grew out of."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from tests.trios import cast as casts
from tests.trios.cast import day, moment
from trios import actions
from trios.models import Descent, Member, Trio, Willingness
from trios.refusals import Refused

pytestmark = pytest.mark.django_db


def test_a_trio_waits_for_every_heads_yes_and_then_runs(cast):
    trio = cast.trio(covered=False)
    assert trio.state == "planned"

    *others, last = trio.members.all()
    for member in others:
        actions.say_yes(member=member, by=cast.head, at=moment(1), on=day(1))
    assert Trio.objects.get().state == "planned"
    actions.say_yes(member=last, by=cast.head, at=moment(2), on=day(2))

    assert (Trio.objects.get().state, Trio.objects.get().started_on) == ("running", day(2))


def test_a_standing_yes_covers_from_the_first_day(cast):
    for school in cast.schools.values():
        actions.promise_cover(
            alliance=cast.alliance, school=school, periods=4, note="", by=cast.head, at=moment(0), on=day(0)
        )

    assert cast.trio(covered=False).state == "running"


def test_saying_yes_twice_changes_nothing(cast):
    trio = cast.trio(covered=False)
    member = trio.members.first()

    actions.say_yes(member=member, by=cast.head, at=moment(1), on=day(1))
    actions.say_yes(member=member, by=cast.lead, at=moment(5), on=day(5))

    member.refresh_from_db()
    assert (member.cover_agreed_on, member.cover_agreed_by) == (day(1), cast.head)


def test_the_same_person_twice_is_refused(cast):
    with pytest.raises(Refused, match="twice"):
        cast.trio(cast.ann, cast.ann, cast.bob)

    assert not Trio.objects.exists()


def test_the_database_refuses_the_same_person_twice(cast):
    trio = cast.trio()

    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(trio=trio, place=3).update(person=cast.ann)


@pytest.mark.parametrize("many", [1, 4])
def test_one_person_or_four_are_refused(cast, many):
    with pytest.raises(Refused):
        cast.trio(*[cast.ann, cast.bob, cast.cat, cast.dan][:many])


def test_two_people_of_one_school_are_allowed(cast):
    trio = cast.trio(cast.ann, cast.dan)

    assert trio.members.count() == 2


def test_somebody_in_an_open_trio_cannot_be_in_a_second_but_can_lead_it(cast):
    cast.trio()
    with pytest.raises(Refused, match="lead this one instead"):
        cast.trio(cast.ann, cast.dan, cast.eve)

    second = cast.trio(cast.dan, cast.eve, leader=cast.ann)

    assert [descent.parent.number for descent in second.descents.all()] == [1]


def test_the_leader_may_be_one_of_the_three(cast):
    trio = cast.trio(leader=cast.ann)

    assert trio.members.filter(person=trio.leader).exists()
    assert not trio.descents.exists()


def test_a_trio_cannot_descend_from_its_own_descendant(cast):
    first = cast.trio()
    second = cast.trio(cast.dan, cast.eve, leader=cast.ann)

    with pytest.raises(Refused, match="Trio 2 grew out of this one"):
        actions.descend_from(trio=first, parents=[second], by=cast.sle, at=moment(1))
    with pytest.raises(Refused):
        actions.descend_from(trio=first, parents=[first], by=cast.sle, at=moment(1))

    assert not first.descents.exists()


def test_the_database_refuses_a_circle_of_three(cast):
    first, second, third = cast.trio(), cast.trio(cast.dan, cast.eve), cast.trio(cast.stranger, cast.sle)
    Descent.objects.create(child=second, parent=first)
    Descent.objects.create(child=third, parent=second)

    with pytest.raises(IntegrityError, match="descend from itself"), transaction.atomic():
        Descent.objects.create(child=first, parent=third)
    with pytest.raises(IntegrityError), transaction.atomic():
        Descent.objects.create(child=first, parent=first)


def test_parents_can_be_changed_and_taken_away(cast):
    first, second = cast.finished(), cast.finished(cast.dan, cast.eve)
    third = cast.trio(cast.stranger, cast.sle, leader=cast.lead, after=30)

    actions.descend_from(trio=third, parents=[first, second], by=cast.sle, at=moment(31))
    assert third.descents.count() == 2
    actions.descend_from(trio=third, parents=[second], by=cast.sle, at=moment(32))

    assert [descent.parent for descent in third.descents.all()] == [second]


def test_forming_takes_people_off_the_waiting_list(cast):
    for person, kind in ((cast.ann, "join"), (cast.dan, "lead"), (cast.eve, "join")):
        actions.be_willing(alliance=cast.alliance, person=person, kind=kind, focus="", at=moment(0), on=day(0))

    cast.trio(leader=cast.dan)

    assert [each.person for each in Willingness.objects.filter(ended_on__isnull=True)] == [cast.eve]


def test_the_trail_holds_no_words_of_anybody(cast):
    trio = cast.trio()
    actions.set_dates(
        trio=trio, focus="A very private question", dates=actions.CycleDates(plan_on=day(3)), by=cast.sle, at=moment(1)
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM trios_trioevent e")
        told = cursor.fetchone()[0]
    assert "set dates" in told
    assert "private" not in told


@pytest.mark.django_db(transaction=True)
def test_two_sles_cannot_take_the_same_person_at_the_same_moment():
    cast = casts.build()
    refused, formed = [], []

    def form(second, third):
        try:
            formed.append(cast.trio(cast.ann, second, third, covered=False))
        except Refused as why:
            refused.append(str(why))
        finally:
            connection.close()

    threads = [threading.Thread(target=form, args=pair) for pair in ((cast.bob, cast.cat), (cast.dan, cast.eve))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(formed), len(refused)) == (1, 1)
