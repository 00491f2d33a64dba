"""What one has done: one's own acts, in order, by name, and nothing of anybody else's."""

import datetime as dt
import itertools
import random
import uuid

import pytest
from django.urls import reverse

from clusters import actions as cluster_actions
from clusters.meetings import actions as meeting_actions
from clusters.models import Membership
from clusters.queries import reach_of
from diary import actions as diary_actions
from inquiry.access import places_of
from inquiry.actions import entries
from inquiry.models import Audience, Entry
from observations.actions import arranging, forms
from observations.models import CrosswalkRow
from people import trail
from people.clock import LONDON
from tests import world as worlds
from tests.test_blind import host_content, save, seal
from tests.trail.sentences import lines, said
from tests.world import T0

pytestmark = pytest.mark.django_db
OWN = "/trail/"
HOUR = dt.timedelta(hours=1)


def give_role(person, scope, by, at, on=worlds.SINCE):
    role = Membership.Role.ALLIANCE_LEAD
    return cluster_actions.give_role(person=person, role=role, scope=scope, by=by, at=at, on=on)


def test_before_anything_is_done_the_page_says_what_will_stand_there(real, read):
    page = read(real.far_teacher, OWN)

    assert lines(page) == []
    assert "Nothing yet" in page


def test_an_act_is_told_once_with_its_time_in_london_and_what_it_changed(real, read):
    summer = dt.datetime(2012, 7, 2, 8, 30, tzinfo=dt.UTC)
    held = give_role(real.third, real.alliance, real.administrator, summer)
    cluster_actions.end_role(
        membership=held, by=real.administrator, at=summer + HOUR, on=worlds.SINCE + dt.timedelta(days=40)
    )

    page = read(real.administrator, OWN)
    assert lines(page) == [
        ["10.30", "You ended a role", "Role changed: ends on"],
        ["09.30", "You gave somebody a role", "Role new"],
    ]
    assert page.index("Monday 2 July 2012") < page.index("10.30")


def test_the_order_is_that_of_the_moments_wherever_their_clocks_stand(real, read):
    ten_in_summer = dt.datetime(2012, 7, 2, 10, 0, tzinfo=LONDON)  # half an hour before the other
    cluster_actions.start_alliance(cluster=real.cluster, name="A", by=real.administrator, at=ten_in_summer)
    later = dt.datetime(2012, 7, 2, 9, 30, tzinfo=dt.UTC)
    cluster_actions.start_cluster(name="B", by=real.administrator, at=later)

    assert [line[:2] for line in lines(read(real.administrator, OWN))] == [
        ["10.30", "You started a cluster"],
        ["10.00", "You started an alliance"],
    ]


def test_many_rows_of_one_act_are_one_line(real, read):
    schools = [cluster_actions.SchoolFacts(f"12000{at}", f"Marker School {at}") for at in range(3)]
    cluster_actions.add_schools(alliance=real.alliance, schools=schools, by=real.administrator, at=T0, on=worlds.SINCE)

    assert lines(read(real.administrator, OWN)) == [
        ["09.00", "You added a school", "School in an alliance new", "School new"]
    ]


def test_words_that_changed_are_named_and_not_told(real, read):
    place = next(each for each in places_of(reach_of(real.host, on=T0.date())) if each.audience == Audience.ALLIANCE)
    draft = entries.Draft("Waiting", "Four seconds.", Entry.Kind.TOOL, True, (), place, ())
    made = entries.write(key=uuid.uuid4(), draft=draft, by=real.host, at=T0)
    entry = Entry.objects.select_related("author", "school", "alliance", "cluster").get(pk=made.id)
    other = entries.Draft("Wait longer", "Five seconds.", Entry.Kind.TOOL, True, (), place, ())
    entries.edit(entry=entry, draft=other, based_on=entries.version_of(entry), by=real.host, at=T0 + HOUR)

    page = read(real.host, OWN)
    assert said(page) == ["You changed an entry of the learning log", "You wrote in the learning log"]
    assert "title" in lines(page)[0][2]
    assert "Wait longer" not in page


def test_one_change_of_words_and_of_more_names_both(real, read):
    row = CrosswalkRow.objects.first()
    forms.dispute(row=row, reason="Not the same", on=T0.date(), by=real.host, at=T0 + HOUR)

    ((_, _, fields),) = lines(read(real.host, OWN))
    assert "disputed on" in fields
    assert "dispute reason" in fields


def test_a_seal_is_told_to_who_sealed_and_neither_a_draft_nor_what_it_opened(real, read):
    joint = worlds.lesson(real)
    save(real, joint)
    assert said(read(real.host, OWN)) == ["You accepted the agreement to take part in a lesson"]

    seal(real, joint, real.visitor, worlds.judgement(real.ruled, "Good"))
    assert "sealed" not in read(real.host, OWN)
    assert seal(real, joint, real.host, host_content(real)).revealed

    assert lines(read(real.host, OWN))[0] == ["12.00", "You sealed a judgement"]


@pytest.mark.parametrize("seed", range(4))
def test_the_page_of_one_never_changes_by_what_another_does(real, read, seed):
    """Random acts of two people, interleaved, on the same things and at the same moments."""
    chosen = random.Random(seed)
    me, other = real.administrator, real.alliance_lead
    pages = [OWN, f"{OWN}?page=2", f"{OWN}?page=3"]

    def plan(by, at):
        facts = meeting_actions.MeetingFacts("Meeting", at, at + HOUR, "face")
        given = {"cluster": real.cluster, "alliance": None, "series": "Ours", "facts": facts, "facilitator": None}
        meeting_actions.plan_meeting(**given, by=by, at=at)

    def school(by, at):
        urn = str(chosen.randrange(200_000, 900_000))
        cluster_actions.add_school(alliance=real.alliance, urn=urn, name="One more", by=by, at=at, on=worlds.SINCE)

    def travel(by, at):
        diary_actions.set_travel(minutes={(real.agnes, real.trevean): next(minutes)}, by=by, at=at)

    def round_(by, at):
        arranging.start_round(alliance=real.alliance, title="Another", scale=real.scale, by=by, at=at)

    acts, mine, minutes = (plan, school, round_, travel), 0, itertools.count(5)
    before = [text(read(me, path)) for path in pages]
    for step in range(120):
        by = chosen.choice((me, other))
        at = T0 + chosen.randrange(100) * HOUR
        chosen.choice(acts)(by, at)
        mine += by == me
        if step < 20 or step >= 110:
            after = [text(read(me, path)) for path in pages]
            assert step == 110 or (after == before) == (by == other)
            before = after
    for _ in range(trail.ACTS_ON_A_PAGE):
        chosen.choice(acts)(other, T0 + chosen.randrange(100) * HOUR)

    assert [text(read(me, path)) for path in pages] == before
    told = [line for path in pages for line in said(read(me, path))]
    assert len(told) == mine > 40
    moments = [act.at for number in (1, 2) for act in trail.own_acts(me.pk, page=number)[0]]
    assert moments == sorted(moments, reverse=True)


def text(page: str) -> list[list[str]]:
    """All that a page tells."""
    return [*lines(page), [str("Older" in page), str("Newer" in page)]]


def test_pages_follow_one_another_and_end(real, read):
    for number in range(trail.ACTS_ON_A_PAGE + 3):
        give_role(real.third, real.alliance, real.administrator, T0 + number * HOUR, on=worlds.SINCE)
        Membership.objects.filter(person=real.third, role=Membership.Role.ALLIANCE_LEAD).delete()

    first, second, third = (read(real.administrator, f"{OWN}?page={number}") for number in (1, 2, 3))
    assert [len(lines(each)) for each in (first, second, third)] == [trail.ACTS_ON_A_PAGE, 3, 0]
    assert ["Older" in first, "Newer" in first, "Older" in second, "Newer" in second] == [True, False, False, True]
    assert "Nothing so far back" in third


@pytest.mark.parametrize("page", ["-1", "0", "x", "10" * 30, "99", "", "½", "²"])
def test_a_page_that_is_none_is_answered(real, read, page):
    give_role(real.third, real.alliance, real.administrator, T0)

    assert ("Nothing so far back" if page == "99" else "You gave somebody a role") in read(
        real.administrator, f"{OWN}?page={page}"
    )


def test_it_costs_the_same_with_one_act_and_with_many(real, client, django_assert_num_queries):
    client.force_login(real.administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    give_role(real.third, real.alliance, real.administrator, T0)
    client.get(OWN)
    with django_assert_num_queries(8):
        client.get(OWN)

    for number in range(60):
        cluster_actions.start_alliance(
            cluster=real.cluster, name=f"A {number}", by=real.administrator, at=T0 + number * HOUR
        )

    with django_assert_num_queries(8):
        client.get(OWN)


def test_more_leads_there(real, read):
    assert f'href="{reverse("trail")}"' in read(real.third, "/more/")
