"""The tree by generation, its sentence, who goes on to lead, where it stalls, who visited whom, whom it missed."""

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters import actions as cluster_actions
from clusters.models import Membership
from diary import actions as diary_actions
from tests.trios.cast import SINCE, T0, day, moment, person
from trios import actions
from trios.access import standing_of
from trios.cascade import cascade_of
from trios.drawing import tree_of
from trios.models import Descent, Member, Trio, Visit
from trios.queries import stalled_for, trios_of

pytestmark = pytest.mark.django_db


def told(cast, after=21, **more):
    return cascade_of([cast.alliance.pk], on=day(after), **more)


def test_nothing_yet(cast):
    cascade = told(cast)

    assert (cascade.nodes, cascade.trios, cascade.share, tree_of(cascade)) == ((), 0, None, None)


def test_the_sentence_counts_what_has_started_and_says_what_the_next_waits_for(cast):
    dates = actions.CycleDates(plan_on=day(30))
    actions.set_dates(trio=cast.trio(), focus="", dates=dates, by=cast.sle, at=moment(1))
    cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False, after=2)

    cascade = told(cast, after=16)

    assert cascade.finding == "1 SLE, 1 trio, 3 people, 3 schools; the next trio waits for cover."
    assert [(node.generation, node.words) for node in cascade.nodes] == [
        (1, "running"),
        (2, "waits for cover, 14 days"),
    ]


def test_generations_follow_the_longest_line(cast):
    first = cast.finished()
    second = cast.finished(cast.dan, cast.eve, leader=cast.ann, after=1)
    third = cast.trio(cast.stranger, cast.sle, leader=cast.dan, after=30)
    actions.descend_from(trio=third, parents=[first, second], by=cast.sle, at=moment(31))

    assert [node.generation for node in told(cast, after=32).nodes] == [1, 2, 3]


def test_who_goes_on_to_lead_has_an_interval_from_five_people_on(cast):
    cast.finished()
    cast.trio(cast.dan, cast.eve, leader=cast.ann, after=21)

    assert told(cast, after=22).go_on_words == "1 of 5 people goes on to lead (20%; likely 4–62%)"
    Member.objects.filter(person=cast.eve).delete()
    assert told(cast, after=22).go_on_words == "1 of 4 people goes on to lead"


def test_who_would_lead_stands_beside_their_trio(cast):
    trio = cast.finished()
    answers = {"own_teaching": "a", "pupils": "b", "would_lead": "yes", "lead_focus": "listening"}
    actions.send_report(trio=trio, answers=answers, by=cast.bob, at=moment(21), on=day(21))

    cascade = told(cast)
    row = tree_of(cascade).boxes[0].rows[1]

    assert cascade.would_lead == 1
    assert row.would_lead == ("Bob Best would lead one,", "on listening. Not planned yet.")


def test_a_planned_trio_names_nobody_but_who_will_lead_it(cast):
    cast.trio(cast.dan, cast.eve, leader=cast.ann, covered=False)

    rows = tree_of(told(cast)).boxes[0].rows

    assert [(row.left, row.right) for row in rows] == [
        ("Ann Able will lead it", ""),
        ("Science, Art", "two schools"),
        ("None of the two have a yes from their head", ""),
    ]


def test_who_visited_whom_counts_visits_that_have_been(cast):
    trio = cast.trio()
    visits = cast.planned(trio)
    cast.been(visits[0], 5)
    cast.dated(visits[1], 6)

    cascade = told(cast)

    assert cascade.departments == ("English", "Maths", "Music")
    assert cascade.visits == ((0, 1, 0), (0, 0, 0), (0, 0, 0))
    assert cascade.crossed_words == "1 of 1 visit crossed departments; 2 of 3 pairs of departments have never met"


def test_schools_not_yet_reached(cast):
    cast.trio(cast.ann, cast.dan)

    assert told(cast).not_reached == ("School B", "School C")


def test_by_term_it_shows_what_ran_then(cast):
    cast.finished()
    summer = cluster_actions.add_term(
        cluster=cast.cluster,
        name="Summer",
        academic_year="2012-13",
        starts_on=day(100),
        ends_on=day(180),
        by=None,
        at=T0,
    )

    assert told(cast, term=cast.term).trios == 1
    assert told(cast, after=110, term=summer).trios == 0


def test_a_stalled_trio_shows_to_its_sle_with_days_and_step(cast):
    trio = cast.trio()
    cast.planned(trio)
    dates = actions.CycleDates(visits_by=day(10))
    actions.set_dates(trio=Trio.objects.get(), focus="", dates=dates, by=cast.sle, at=moment(1))

    assert stalled_for(standing_of(cast.sle, on=day(10))) == []
    assert [row.words for row in stalled_for(standing_of(cast.sle, on=day(13)))] == ["waits for its visits, 3 days"]
    assert stalled_for(standing_of(cast.ann, on=day(13))) == []
    assert [(stall.what, stall.trios, stall.longest) for stall in told(cast, after=13).stalls] == [("its visits", 1, 3)]


def test_a_quiet_school_pauses_its_trio_and_says_only_until_when(cast):
    cast.trio(covered=False)
    diary_actions.keep_quiet(
        school=cast.schools["B"], starts_on=day(2), ends_on=day(20), reason="inspection", by=cast.head, at=moment(0)
    )

    row = trios_of(standing_of(cast.sle, on=day(15)))[0]
    assert (row.is_stalled, row.words) == (False, "not available until 27 January")
    assert told(cast, after=15).stalls == ()
    assert "inspection" not in str(dataclasses.asdict(told(cast, after=15)))
    assert trios_of(standing_of(cast.sle, on=day(22)))[0].words == "waits for cover, 2 days"


def test_set_aside_says_why_and_is_not_counted(cast):
    trio = cast.trio()
    actions.set_aside(trio=trio, why="Two of us moved", by=cast.sle, at=moment(9), on=day(9))

    cascade = told(cast)

    assert (cascade.trios, cascade.set_aside) == (0, ((1, "Two of us moved"),))


def many_trios(cast, count):
    """Trios in lines of three, with visits, written straight into the tables."""
    people = [person(f"P{number} Of{number}") for number in range(count * 3)]
    schools = list(cast.schools.values())
    for each in people[:3]:
        cluster_actions.give_role(person=each, role=Membership.Role.TEACHER, scope=schools[0], by=None, at=T0, on=SINCE)
    start = Trio.objects.count()
    trios = Trio.objects.bulk_create(
        Trio(
            alliance=cast.alliance,
            number=start + at + 1,
            leader=people[at * 3 - 1] if at % 3 else cast.sle,
            state="running",
            started_on=day(0),
            formed_at=moment(0),
        )
        for at in range(count)
    )
    Member.objects.bulk_create(
        Member(
            trio=trio,
            person=people[at * 3 + place - 1],
            school=schools[place - 1],
            department=f"D{place}",
            place=place,
            cover_asked_on=day(0),
            cover_agreed_on=day(0),
        )
        for at, trio in enumerate(trios)
        for place in (1, 2, 3)
    )
    Descent.objects.bulk_create(Descent(child=trios[at], parent=trios[at - 1]) for at in range(count) if at % 3)
    Visit.objects.bulk_create(
        Visit(trio=trio, kind="visit", visitor=people[at * 3], host=people[at * 3 + 1], asked_at=moment(1))
        for at, trio in enumerate(trios)
    )


@pytest.mark.parametrize("count", [3, 300])
def test_the_tree_takes_the_same_queries_at_3_and_at_300_trios(cast, count):
    many_trios(cast, count)

    with CaptureQueriesContext(connection) as captured:
        cascade = told(cast)

    assert (len(captured), len(cascade.nodes)) == (8, count)
    assert max(node.generation for node in cascade.nodes) == 3


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize(("page", "queries"), [("/trios/", 22), ("/trios/cascade/", 21)])
def test_pages_take_the_same_queries_at_3_and_at_300_trios(cast, browse, on_day, count, page, queries):
    many_trios(cast, count)
    on_day(10)
    client = browse(cast.sle)
    client.get(page)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200

    assert len(captured) == queries
