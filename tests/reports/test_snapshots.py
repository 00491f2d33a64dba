"""Figures that a worker works out: when they fall due, that a re-run is identical, and what pages show meanwhile."""

import datetime as dt
import json

import pytest
import time_machine
from django.db.models import F

from observations import actions
from observations.models import Cell
from people import sight
from reports.models import ObserverSeverity, Snapshot
from reports.snapshots import take as snapshots
from reports.snapshots import work
from tests import world as worlds
from tests.reports.lessons import SUBJECTS, counted, seal
from tests.reports.test_agreement import address, page_of
from tests.world import AFTER, LESSON_START

pytestmark = pytest.mark.django_db

MIXED = (("Good", "Good"), ("Outstanding", "Outstanding"), ("Good", "Outstanding"), ("Inadequate", "Satisfactory"))


def take_all(at=AFTER):
    return snapshots.take_all(now=lambda: at, seconds=60)


@pytest.fixture
def twenty(house):
    """Twenty lessons that the host and the visitor saw together, and ten with the third observer."""
    counted(house, *MIXED * 5)
    for number in range(10):
        joint = worlds.lesson(
            house, third=True, subject=SUBJECTS[number % 8], start=LESSON_START - dt.timedelta(days=7)
        )
        for who, version, word in (
            (house.host, house.inductive, "Good"),
            (house.visitor, house.ruled, ("Good", "Outstanding")[number % 2]),
        ):
            seal(joint, who, worlds.judgement(version, word))
        third = worlds.place_of(joint, house.third)
        sight.look_as(house.third.pk)
        content = worlds.judgement(third.version, ("Good", "Requires improvement")[number % 3 == 0])
        actions.seal(observer=third, content=content, by=house.third, at=AFTER)
    actions.sweep(at=AFTER)
    return house


def snapshot(world, kind="round"):
    return Snapshot.objects.get(scope_kind=kind, scope_id=getattr(world, kind).pk)


def figures(world, kind="round"):
    (found,) = json.loads(snapshot(world, kind).result).values()
    return found


def test_every_scope_that_was_counted_gets_its_own_and_then_nothing_is_due(twenty):
    due = snapshots.due(at=AFTER)
    assert {kind for kind, _ in due} == {"round", "alliance", "cluster", "school"}
    assert take_all() == len(due)
    assert snapshots.due(at=AFTER) == ()
    assert take_all() == 0


def test_a_rerun_is_identical_byte_for_byte(twenty):
    take_all()
    first = snapshot(twenty)
    Snapshot.objects.update(counted_at=None, seconds=0)
    take_all()
    again = snapshot(twenty)
    assert (again.result, again.data_hash) == (first.result, first.data_hash)
    assert again.pk == first.pk


def test_another_count_falls_due_and_changes_the_hash(twenty):
    take_all()
    before = snapshot(twenty).data_hash
    later = AFTER + dt.timedelta(minutes=20)
    counted(twenty, ("Good", "Outstanding"), at=later)
    assert ("round", twenty.round.pk) in snapshots.due(at=later)
    take_all(later)
    assert snapshot(twenty).data_hash != before


def test_figures_by_other_formulas_are_made_anew_and_not_taken_for_these(twenty):
    take_all()
    Snapshot.objects.update(engine="0.9")
    assert not page_of(twenty, "sure").worked.is_current
    assert ("round", twenty.round.pk) in snapshots.due(at=AFTER + dt.timedelta(minutes=20))
    take_all(AFTER + dt.timedelta(minutes=20))
    assert page_of(twenty, "sure").worked.is_current


def test_a_long_one_is_not_made_anew_at_once(twenty):
    take_all()
    Snapshot.objects.update(seconds=10)
    later = AFTER + dt.timedelta(seconds=30)
    counted(twenty, ("Good", "Outstanding"), at=later)
    assert snapshots.due(at=later) == ()
    assert snapshots.due(at=AFTER + dt.timedelta(seconds=200)) != ()


def test_who_works_on_it_keeps_it_until_they_are_silent_for_long(twenty):
    at = {"scope_kind": "round", "scope_id": twenty.round.pk}
    Snapshot.objects.create(state=Snapshot.State.RUNNING, touched_at=AFTER, **at)
    assert ("round", twenty.round.pk) not in snapshots.due(at=AFTER + dt.timedelta(minutes=4))
    assert not snapshots.take("round", twenty.round.pk, now=lambda: AFTER + dt.timedelta(minutes=4))
    assert ("round", twenty.round.pk) in snapshots.due(at=AFTER + dt.timedelta(minutes=6))
    assert snapshots.take("round", twenty.round.pk, now=lambda: AFTER + dt.timedelta(minutes=6))


def test_a_failure_stops_its_own_alone_and_is_given_up_after_five(twenty, monkeypatch):
    def fail(*_):
        raise ArithmeticError

    monkeypatch.setitem(work.STEPS, "rules", ("Fails", fail))
    for _ in range(7):
        with pytest.raises(ArithmeticError):
            take_all()
        if not snapshots.due(at=AFTER):
            break
    found = snapshot(twenty)
    assert (found.state, found.tries, found.result) == ("failed", 5, "")
    assert "Waiting to be worked out" not in str(page_of(twenty, "").findings)


def test_pages_say_what_is_being_worked_out_and_then_show_it(twenty, see):
    sure = f"{address(twenty, 'round')}?view=sure"
    assert "Waiting to be worked out" in see(twenty.host, sure).content.decode()
    running = {"state": Snapshot.State.RUNNING, "parts": 6, "parts_done": 2, "doing": "Pairs of schools"}
    Snapshot.objects.create(scope_kind="round", scope_id=twenty.round.pk, touched_at=AFTER, **running)
    text = see(twenty.host, sure).content.decode()
    assert "2 of 6 parts" in text
    assert "Pairs of schools" in text

    Snapshot.objects.all().delete()
    take_all()
    page = page_of(twenty, "sure")
    assert page.worked.is_current
    assert [figure.id for figure in page.findings] == ["certainty", "spread"]  # one pair of schools is no comparison
    assert "for 0.8" in page.findings[1].finding
    rules = page_of(twenty, "rules").findings[0].method
    assert "With rules less without: +0 points" in rules
    later = AFTER + dt.timedelta(minutes=20)
    counted(twenty, ("Good", "Outstanding"), at=later)
    with time_machine.travel(later, tick=False):
        assert "Being worked out anew" in see(twenty.host, sure).content.decode()


def test_progress_changes_the_stamp(twenty):
    stamps = [page_stamp(twenty)]
    take_all()
    stamps.append(page_stamp(twenty))
    Snapshot.objects.update(parts_done=1)
    stamps.append(page_stamp(twenty))
    assert len(set(stamps)) == 3


def page_stamp(world):
    from reports.queries.rounds import alliances_in

    return alliances_in("round", world.round.pk)[0].token


def test_a_severity_is_shown_to_its_observer_alone(twenty, see):
    take_all()
    sure = f"{address(twenty, 'round')}?view=sure"
    mine = see(twenty.host, sure).content.decode()
    assert "You beside those who saw the same lessons" in mine
    for other in (twenty.school_lead, twenty.alliance_lead):
        text = see(other, sure).content.decode()
        assert "You beside those" not in text
    theirs = see(twenty.visitor, sure).content.decode()
    assert (
        mine[mine.index('id="severity"') :].split("</section>")[0]
        != theirs[theirs.index('id="severity"') :].split("</section>")[0]
    )


def test_the_database_itself_shows_a_severity_to_its_observer_alone(twenty):
    take_all()
    for who, rows in ((twenty.host, 1), (twenty.school_lead, 0), (None, 0)):
        sight.look_as(who.pk if who else None)
        mine = ObserverSeverity.objects.filter(scope_kind="round")
        assert mine.count() == rows
        assert {each.person_id for each in mine} <= {who.pk if who else None}


def test_a_severity_of_an_earlier_count_is_not_shown(twenty, see):
    take_all()
    Snapshot.objects.update(data_hash="0" * 64)
    assert "You beside those" not in see(twenty.host, f"{address(twenty, 'round')}?view=sure").content.decode()


def test_above_many_lessons_the_groups_a_reader_is_told_are_worked_out_by_the_worker(house, monkeypatch):
    from observations.actions import arranging
    from reports.queries import reading
    from tests.reports.lessons import another_round
    from tests.reports.test_told import of_many_teachers

    private = another_round(house, shown_schools=(house.agnes,))
    of_many_teachers(private, [("Good", "Good")] * 6, monkeypatch)
    arranging.close_round(round_id=private.round.pk, by=house.alliance_lead, at=AFTER)
    at_once = page_of(private, "subject", kind="cluster", inside=False)
    monkeypatch.setattr(reading, "MOST_LESSONS_LOOKED_THROUGH", 5)
    waiting = page_of(private, "subject", kind="cluster", inside=False)
    assert waiting.silence.startswith("Only the total is shown while it is worked out")
    assert waiting.findings == ()
    take_all()
    assert page_of(private, "subject", kind="cluster", inside=False).findings == at_once.findings

    Cell.objects.update(counted_at=F("counted_at") + dt.timedelta(seconds=1))
    assert page_of(private, "subject", kind="cluster", inside=False).silence.startswith("Only the total")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Telling 75% from 60% between two groups takes about 150 lessons in each (two-sided at 5%, power 80%"),
        (
            "first=90&second=60&kind=one&sides=1&power=90",
            "Telling 90% from a fixed 60% takes about 16 lessons (one-sided",
        ),
        (
            "first=75&second=60&kind=two&sides=2&power=80&each=5&alike=10",
            "takes about 210 lessons in each (two-sided at 5%, power 80%, 5 lessons a pair with correlation 0.1)",
        ),
        ("first=75&second=60&kind=two&sides=2&power=80&each=0&alike=1e9", "greater than or equal to 1"),
        ("first=75&second=75&kind=two&sides=2&power=80", "Two equal shares cannot be told apart"),
        ("first=1e30&second=60&kind=two&sides=2&power=80", "Enter a whole number"),
        ("first=%00&second=NaN&kind=x&sides=3&power=1.0", "Select a valid choice"),
        (f"first={10**30}&second=60&kind=two&sides=2&power=80", "less than or equal to 99"),
        ("first=%ED%A0%80&second=60&kind=two&sides=2&power=80", "Enter a whole number"),
    ],
)
def test_the_planner_answers_or_says_what_is_wrong(house, see, query, said):
    counted(house, *[("Good", "Good")] * 6)
    response = see(house.host, f"{address(house, 'round')}?view=sure&{query}")
    assert response.status_code == 200
    assert said in response.content.decode()
    if not query:
        assert "Too few to compare schools: 6 lessons." in response.content.decode()


@pytest.mark.parametrize(("view", "most"), [("sure", 9), ("rules", 7)])
def test_what_a_worker_found_costs_a_view_no_more_than_reading_it(
    twenty, client, django_assert_max_num_queries, view, most
):
    take_all()
    client.force_login(twenty.host)
    client.get(address(twenty, "round"))
    with django_assert_max_num_queries(most + 2):  # and the savepoint that stands for the transaction here
        client.get(f"{address(twenty, 'round')}?view={view}")
