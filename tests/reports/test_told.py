"""Small numbers are not given away: what readers inside and above are told of lessons and groups."""

import csv
import io
import random
import re
import uuid
from html import unescape

import pytest
from django.urls import reverse

from observations.actions import arranging
from reports.figures.withheld import FACETS, LATTICE, Observed, withheld
from reports.queries.agreement import VIEWS
from stats.lattice import Attack, Breakdown
from tests import world as worlds
from tests.reports.lessons import another_round, counted
from tests.reports.test_agreement import page_of
from tests.world import AFTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(house):
    """A round whose schools have not agreed to be shown."""
    return another_round(house, shown_schools=(house.agnes,))


def close(world):
    arranging.close_round(round_id=world.round.pk, by=world.alliance_lead, at=AFTER)


def test_a_lesson_is_month_subject_and_key_stage_with_its_schools_where_they_agreed(house):
    counted(house, ("Good", "Good"))
    table = page_of(house, kind="cluster", inside=False).lessons.table
    assert "Jan, English, key stage 3</th><td>St Agnes, visited by Trevean</td>" in table


def test_never_teacher_date_year_group_or_room(house, see):
    counted(house, ("Good", "Good"), ("Good", "Outstanding"), by_rule=1)
    for who in (house.cluster_lead, house.alliance_lead, house.school_lead, house.host):
        for kind in ("cluster", "alliance", "round"):
            text = see(who, reverse("agreement-scope", args=[kind, getattr(house, kind).pk])).content.decode()
            for secret in (
                "Tom Teacher",
                "Tom",
                "Year 8",
                "23 Jan",
                "Lab 2",
                "period 3",
                "Hannah Host",
                "Victor Visitor",
            ):
                assert secret not in text.replace("Hannah Host</span>", "")


def test_inside_the_round_a_lesson_of_schools_that_did_not_agree_keeps_month_and_subject(private):
    counted(private, ("Good", "Good"))
    page = page_of(private)
    assert "Jan, English, key stage 3</th><td></td>" in page.lessons.table
    assert "Trevean" not in page.lessons.table
    assert page.pairs is None


def test_in_wider_scopes_such_a_lesson_is_a_number(private):
    counted(private, ("Good", "Good"), ("Requires improvement", "Satisfactory"))
    table = page_of(private, kind="alliance").lessons.table
    assert "Lesson 1</th><td></td>" in table
    assert "Lesson 2</th><td></td>" in table
    for secret in ("Jan", "English", "Maths", "key stage", "Trevean", "Satisfactory", "other word"):
        assert secret not in table


def test_named_lessons_come_first_and_numbers_say_nothing_of_time(house, private):
    counted(house, ("Good", "Good"))
    counted(private, ("Good", "Good"))
    lessons = page_of(private, kind="alliance").lessons.table
    assert lessons.index("Jan, English") < lessons.index("Lesson 2")


def test_above_a_running_round_of_schools_that_did_not_agree_only_the_total_is_told(private):
    counted(private, *[("Good", "Good")] * 6)
    page = page_of(private, kind="cluster", inside=False)
    assert page.headline.title == "6 of 6 judgements matched"
    assert page.silence == "Only the total is shown until the round closes: its schools did not all agree to be shown."
    assert (page.lessons, page.matrix, page.decided, page.findings, page.told_all) == (None, None, None, (), False)


def test_above_a_closed_round_fewer_than_five_teachers_are_a_total(private):
    counted(private, *[("Good", "Good")] * 6)
    close(private)
    assert page_of(private, kind="cluster", inside=False).silence.startswith(
        "Only the total is shown: fewer than five teachers were observed"
    )


def of_many_teachers(world, grades, monkeypatch):
    """Count a lesson of another teacher for each pair of grades."""
    for number, pair in enumerate(grades):
        monkeypatch.setattr(world, "teacher", worlds.person(f"Teacher {number} {world.round.pk}"))
        counted(world, pair)


def test_above_a_closed_round_groups_of_few_teachers_are_hidden_in_words(private, monkeypatch):
    of_many_teachers(private, [("Good", "Good")] * 6, monkeypatch)
    close(private)
    page = page_of(private, "subject", kind="cluster", inside=False)
    assert page.silence == ""
    subjects, key_stages = (figure.table for figure in page.findings[:2])
    assert "English</th><td>too few to show</td>" not in subjects  # all six are in one subject
    assert "Key stage 3" in key_stages
    criteria = page_of(private, "criteria", kind="cluster", inside=False)
    assert criteria.silence == "Criteria are shown above the alliance where all schools agreed to it."


def csv_for(see, person, kind, scope, view=""):
    """The rows below the dictionary of what this person gets as CSV."""
    answer = see(person, f"{reverse('agreement-csv', args=[kind, scope.pk])}?view={view}")
    assert answer.status_code == 200
    rows = [row for row in csv.reader(io.StringIO(answer.content.decode())) if not row[0].startswith("#")]
    return rows[1:]


def test_above_a_running_round_the_csv_is_the_total_and_the_lines_of_r_are_not_there(private, see):
    counted(private, *[("Good", "Good")] * 6)
    (row,) = csv_for(see, private.cluster_lead, "cluster", private.cluster)
    assert row[0] == "headline"
    assert row[3:] == ["6 of 6 judgements matched", "(100%; likely 61–100%)"]
    page = see(private.cluster_lead, reverse("agreement-scope", args=["cluster", private.cluster.pk])).content.decode()
    assert "CSV with data dictionary" in page
    assert "The lines of R" not in page
    assert see(private.cluster_lead, reverse("agreement-r", args=["cluster", private.cluster.pk])).status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_the_csv_of_who_is_told_less_is_cell_for_cell_what_stands_on_the_page(private, see, monkeypatch, view):
    grades = [("Good", "Good"), ("Good", "Outstanding"), ("Inadequate", "Good")] * 5
    of_many_teachers(private, grades, monkeypatch)
    close(private)
    address = reverse("agreement-scope", args=["cluster", private.cluster.pk])
    page = see(private.cluster_lead, f"{address}?view={view}").content.decode()
    tables = re.findall(r'<table class="table">.*?</table>', page.split('id="planner"')[0], re.DOTALL)
    cells = [unescape(cell) for table in tables for cell in re.findall(r"<td[^>]*>(.*?)</td>", table, re.DOTALL)]
    rows = csv_for(see, private.cluster_lead, "cluster", private.cluster, view)
    assert [row[4] for row in rows if row[0] != "headline"] == cells
    assert {row[0] for row in rows} != {"headline"} or view == "criteria"
    for secret in ("St Agnes", "Trevean", "Teacher 0"):
        assert secret not in str(rows)


def observed(**teachers_by_subject):
    """One lesson of each of so many teachers in each subject."""
    return [
        Observed(("ii", "3", "no", "secondary", subject, "spring"), uuid.uuid4(), 1)
        for subject, teachers in teachers_by_subject.items()
        for _ in range(teachers)
    ]


@pytest.mark.parametrize(
    ("teachers", "hidden"),
    [
        ({"art": 5, "music": 9}, set()),
        ({"art": 4, "music": 9, "maths": 6}, {"art", "maths"}),
        ({"art": 4, "music": 3, "maths": 5}, {"art", "music"}),
    ],
)
def test_a_hidden_group_never_stands_alone_beside_a_total(teachers, hidden):
    assert withheld(observed(**teachers))["subject"] == hidden


def test_one_teacher_seen_often_is_still_one():
    same = uuid.uuid4()
    seen = [Observed(("ii", "3", "no", "secondary", "art", "spring"), same, 9), *observed(music=5, maths=5)]
    assert "art" in withheld(seen)["subject"]


def test_with_fewer_than_five_teachers_in_all_there_is_no_breakdown():
    assert withheld(observed(art=2, music=2)) is None


def attacked(seen):
    """How many numbers each hidden group could be, for a reader who adds and subtracts all that is shown."""
    lessons = [dict(zip(FACETS, each.values, strict=True)) for each in seen for _ in range(each.lessons)]
    breakdown = Breakdown.of_lessons(LATTICE, lessons, [each.teacher for each in seen for _ in range(each.lessons)])
    hidden = {((facet, value),) for facet, values in withheld(seen).items() for value in values}
    for facets in LATTICE.components():
        attack = Attack(breakdown, facets)
        for cell in hidden & set(attack.cells()):
            low, high = attack.bounds(cell, hidden)
            yield cell, high - low + 1


@pytest.mark.parametrize("seed", range(12))
def test_linear_programming_pins_no_hidden_group_of_any_facet(seed):
    draw = random.Random(seed)
    people = [uuid.uuid4() for _ in range(draw.randint(5, 14))]
    values = {facet: [f"{facet} {number}" for number in range(draw.randint(1, 4))] for facet in FACETS}
    seen = [
        Observed(tuple(draw.choice(values[facet]) for facet in FACETS), who, draw.randint(1, 3))
        for who in people
        for _ in range(draw.randint(1, 2))
    ]
    assert all(could_be >= 3 for _, could_be in attacked(seen))


def test_the_few_lessons_that_a_rule_changed_are_hidden_with_the_others():
    changed = [Observed(("ri", "3", "yes", "secondary", "art", "spring"), uuid.uuid4(), 1)]
    assert withheld([*changed, *observed(art=9)])["rules_changed"] == {"yes", "no"}
    assert all(could_be >= 3 for _, could_be in attacked([*changed, *observed(art=9)]))


def test_above_the_moves_between_with_and_without_rules_are_not_told_of_few_teachers(private, monkeypatch):
    of_many_teachers(private, [("Good", "Good")] * 8, monkeypatch)
    counted(private, by_rule=1)
    close(private)
    assert "Matched without" in page_of(private, "rules").findings[0].table
    above = page_of(private, "rules", kind="cluster", inside=False)
    assert "Matched without" not in above.findings[0].table
