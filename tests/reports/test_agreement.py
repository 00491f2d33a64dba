"""The agreement page: what it says before and after a count, in every view, and what it costs."""

import csv
import io

import pytest
from django.db.models import F
from django.urls import reverse

from observations import actions
from observations.actions import arranging
from observations.models import Cell
from reports.figures.breakdowns import PLANNING
from reports.queries.agreement import VIEWS, agreement
from reports.queries.rounds import alliances_in
from reports.queries.scopes import Scope, all_closed
from reports.views import agreement as views
from tests import world as worlds
from tests.reports.lessons import another_round, counted, revealed, seal
from tests.world import AFTER

pytestmark = pytest.mark.django_db


def page_of(world, view="", *, kind="round", inside=True, of=""):
    scope_id = getattr(world, kind).pk
    stamp, rows = alliances_in(kind, scope_id)
    scope = Scope(kind, scope_id, "Scope", stamp, inside=inside, is_closed=all_closed(rows))
    return agreement(scope, view, of)


def address(world, kind="cluster"):
    return reverse("agreement-scope", args=[kind, getattr(world, kind).pk])


def test_before_the_first_count_it_says_when_there_will_be_one(house, see):
    assert "No lessons yet" in see(house.cluster_lead, address(house)).content.decode()


def test_a_round_that_waits_for_its_close_says_so(house, see):
    waiting = another_round(house, publishes="close")
    revealed(waiting)
    actions.sweep(at=AFTER)
    assert "Counted when the round closes" in see(house.host, address(waiting, "round")).content.decode()


def test_a_round_is_counted_when_it_closes(house, see):
    waiting = another_round(house, publishes="close")
    revealed(waiting)
    arranging.close_round(round_id=waiting.round.pk, by=house.alliance_lead, at=AFTER)
    actions.sweep(at=AFTER)
    assert "1 of 1 judgement matched" in see(house.host, address(waiting, "round")).content.decode()


def test_a_count_changes_the_page(house, see):
    counted(house, ("Good", "Good"))
    assert "<h1>1 of 1 judgement matched</h1>" in see(house.cluster_lead, address(house)).content.decode()
    counted(house, ("Good", "Outstanding"))
    assert "<h1>1 of 2 judgements matched</h1>" in see(house.cluster_lead, address(house)).content.decode()


def test_a_withdrawn_lesson_leaves_the_page(house, see):
    _, withdrawn = counted(house, ("Good", "Good"), ("Good", "Outstanding"))
    arranging.withdraw(joint=withdrawn, by=house.alliance_lead, at=AFTER)
    actions.sweep(at=AFTER)
    assert "<h1>1 of 1 judgement matched</h1>" in see(house.cluster_lead, address(house)).content.decode()


def test_the_eight_lessons_of_the_minutes(house):
    counted(
        house,
        *[("Outstanding", "Outstanding")] * 3,
        *[("Good", "Good")] * 2,
        ("Requires improvement", "Satisfactory"),
        ("Outstanding", "Good"),
        by_rule=1,
    )
    page = page_of(house)

    assert (page.headline.title, page.headline.beside) == ("6 of 8 judgements matched", "(75%; likely 41–93%)")
    assert page.headline.lede == "Eight lessons, two observers each, without talking."
    assert page.lessons.finding == "Six matched. One differed by rule. Progress decided most. Too few to generalise."
    assert "n = 8 lessons, 16 judgements." in page.lessons.method
    assert "Trevean’s “Satisfactory” stands beside “Requires improvement” by position." in page.lessons.method
    assert page.matrix.finding == "Never more than one grade apart"
    assert page.matrix.method == (
        "8 of 8 within one grade (likely 68–100%). Outlined: the same grade from both. RI takes in Satisfactory."
    )
    assert page.pairs.finding == "The two schools have met"
    assert page.decided.finding == "Progress was decisive in 16 of 16 judgements; nothing supplementary ever was"
    assert page.each_grade.finding == "Both gave Outstanding in 3 of 4 lessons where either did"
    assert 'Inadequate</th><td class="number">0</td><td class="number">1</td>' in page.each_grade.table
    assert dict(page.words) == {
        "Matched": "Same word (5), or same position by how the grades line up (1).",
        "Likely 41–93%": "Wilson interval, 95%, if the lessons were independent.",
        "Agreement on Outstanding": "3 of the 4 lessons that either called Outstanding, both did.",
        "Without rules": "The same lessons by the grade each gave without a rule: 7 of 8.",
        "Kappa, AC1, alpha": "Shown from 20 lessons with two or more grades in use. At 8 they mislead.",
    }
    assert page.counted == "Counted 30 Jan 2013, 11.30. Nothing dropped."


def test_the_views_of_the_same_eight(house):
    counted(house, *[("Good", "Good")] * 6, ("Outstanding", "Good"), by_rule=1)
    findings = {view: [figure.finding for figure in page_of(house, view).findings] for view in VIEWS if view}
    assert findings == {
        "rules": [
            "Without rules 7 of 8 would have matched, one more",
            "Only Rule and inductive so far: 6 of 8 matched",
        ],
        "criteria": [
            "Only Students on task so far: 6 of 8 matched",
            "All named a ground in common in 8 of 8 lessons",
        ],
        "subject": [
            "Too few to compare subjects",
            "Only Key stage 3 so far: 6 of 8 matched",
            "Only Secondary so far: 6 of 8 matched",
        ],
        "term": ["Only Spring 2012–13 so far: 6 of 8 matched"],
        "sure": ["After 8 lessons the true share may lie anywhere from 41% to 93%"],
    }


def test_below_five_lessons_there_is_no_percentage(house, see):
    counted(house, *[("Good", "Good")] * 4)
    page = page_of(house)
    assert page.headline.beside == "Too few for a percentage"
    for view in VIEWS:
        text = see(house.cluster_lead, f"{address(house)}?view={view}").content.decode()
        assert "%" not in text.replace(PLANNING, "")


def test_from_twenty_lessons_coefficients_come_with_their_intervals(house):
    counted(house, *[("Good", "Good"), ("Outstanding", "Outstanding")] * 2, ("Good", "Outstanding"))
    Cell.objects.update(count=F("count") * 4)  # as if twenty had been counted
    page = page_of(house, "sure")
    assert "AC1 (Gwet)" in page.beyond_chance
    assert "Kappa (Cohen)" in page.beyond_chance
    assert "Hosts and visitors, home first. Prevalence index 0.33, bias index 0.20." in page.beyond_chance
    assert "nan" not in page.beyond_chance
    (note,) = page.notes
    assert note == (
        "Hosts and visitors use the grades differently, more than chance in 20 lessons would explain "
        "(Stuart and Maxwell: χ² 4.0 with 1 degree of freedom, p = 0.046)."
    )


def test_one_grade_only_has_no_coefficient(house):
    counted(house, *[("Good", "Good")] * 5)
    Cell.objects.update(count=F("count") * 4)
    assert page_of(house, "sure").beyond_chance == (
        '<p class="lede">Kappa, AC1 and alpha. Shown from 20 lessons with two or more grades in use.</p>'
    )


def test_a_lesson_that_cannot_be_compared_is_listed_and_left_out_of_the_count(house):
    counted(house, ("Good", "Good"), ("", "Good"))
    page = page_of(house)
    assert page.headline.title == "1 of 1 judgement matched"
    assert "Not comparable; no grade from all" in page.lessons.table
    assert page.counted.endswith("One lesson without two grades to compare, left out of what matched.")


def test_lessons_without_grades_are_counted_by_criteria_and_grounds(house):
    ungraded = another_round(house, graded=False, shown_schools=(house.agnes, house.trevean))
    joint = worlds.lesson(ungraded)
    rating = worlds.dataclasses.replace(worlds.judgement(house.inductive, "Good"), grade=None, how_reached="")
    seal(joint, house.host, rating)
    seal(joint, house.visitor, worlds.dataclasses.replace(worlds.judgement(house.ruled, "Good"), grade=None))
    actions.sweep(at=AFTER)

    page = page_of(ungraded)

    assert page.headline.title == "1 of 1 criteria were seen alike"
    assert page.lessons is page.matrix is page.pairs is None
    assert [figure.finding for figure in page.findings] == [
        "Only Students on task so far: 1 of 1 matched",
        "All named a ground in common in 1 of 1 lesson",
        "Only St Agnes and Trevean so far: 1 of 1 matched",
    ]
    assert page.decided.finding.startswith("Progress was decisive in 2 of 2 judgements")
    assert page.words[0][0] == "Seen alike"
    assert page_of(ungraded, "subject").findings[0].finding == "Only Science so far: 1 of 1 matched"
    assert page_of(ungraded, "term").findings[0].finding == "Only Spring 2012–13 so far: 1 of 1 matched"
    assert page_of(ungraded, "rules").silence == "Rules concern grades, and these lessons have none."
    assert page_of(ungraded, "sure").silence.startswith("Fewer than five criteria")


def test_lessons_with_grades_and_without_are_chosen_one_by_one(house, see):
    counted(house, ("Good", "Good"), ("Good", "Outstanding"))
    ungraded = another_round(house, graded=False, shown_schools=(house.agnes, house.trevean))
    joint = worlds.lesson(ungraded)
    for who, version in ((house.host, house.inductive), (house.visitor, house.ruled)):
        seal(joint, who, worlds.dataclasses.replace(worlds.judgement(version, "Good"), grade=None, how_reached=""))
    actions.sweep(at=AFTER)

    page = page_of(house, kind="cluster", inside=False)
    assert page.headline.title == "1 of 2 judgements matched"
    assert [(words, shown) for words, _, shown in page.samples] == [
        ("Outstanding to Inadequate (2)", True),
        ("Without grades (1)", False),
    ]
    assert page.counted.endswith("Nothing dropped. One lesson more under the other choices.")
    key = page.samples[1][1]
    assert page_of(house, kind="cluster", inside=False, of=key).headline.title == "1 of 1 criteria were seen alike"
    text = see(house.cluster_lead, f"{address(house)}?view=subject&of={key}").content.decode()
    assert "1 of 1 criteria were seen alike" in text
    assert f"view=rules&amp;of={key}" in text


def test_an_unknown_view_is_the_first_whatever_it_is(house, see):
    counted(house, ("Good", "Good"))
    first = see(house.cluster_lead, address(house)).content
    for view in ("galaxy", "%00", "%ED%A0%80", "9" * 4000):
        assert see(house.cluster_lead, f"{address(house)}?view={view}").content == first


def test_the_stamp_answers_204_until_something_is_counted(house, see):
    counted(house, ("Good", "Good"))
    token = see(house.cluster_lead, address(house)).context["scope"].stamp.token
    stamp = reverse("agreement-stamp", args=["cluster", house.cluster.pk])

    assert see(house.cluster_lead, f"{stamp}?stamp={token}").status_code == 204
    counted(house, ("Good", "Good"))
    response = see(house.cluster_lead, f"{stamp}?stamp={token}")
    assert (response.status_code, response.headers["HX-Refresh"], response.content) == (200, "true", b"")


def test_counts_as_csv_have_a_dictionary_and_run_nothing(house, see):
    joint = worlds.lesson(house, subject="=1+1")
    seal(joint, house.host, worlds.judgement(house.inductive, "Good"))
    seal(joint, house.visitor, worlds.judgement(house.ruled, "Good"))
    actions.sweep(at=AFTER)

    response = see(house.alliance_lead, reverse("agreement-csv", args=["alliance", house.alliance.pk]))
    rows = list(csv.reader(io.StringIO(response.content.decode())))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row[0] for row in rows[:8]] == [f"# {name}" for name in rows[8]]
    assert [
        "all",
        "",
        "Outstanding / Good / Requires improvement / Inadequate",
        "with",
        "lesson",
        "2",
        "0,2,0,0",
        "1",
    ] in rows
    assert "'=1+1" in {row[1] for row in rows[9:]}


@pytest.mark.parametrize("lessons", [1, 3])
def test_a_page_just_counted_asks_as_often_for_three_lessons_as_for_one(
    house, client, lessons, django_assert_num_queries
):
    counted(house, *[("Good", "Good")] * lessons)
    client.force_login(house.alliance_lead)
    client.get(address(house, "round"))
    views._figures.cache_clear()
    with django_assert_num_queries(7 + 2):  # and the savepoint that stands for the transaction here
        client.get(address(house, "round"))
    with django_assert_num_queries(5 + 2):  # from then on, until the next count
        client.get(address(house, "round"))
