"""The lines of R hold the very numbers of the page; R itself is not needed to see that."""

import re

import numpy as np
import pytest
from django.urls import reverse

from observations import actions
from reports.figures.tally import samples
from reports.queries.agreement import VIEWS
from reports.queries.counts import cells_of
from reports.queries.reading import key_of
from stats.agreement import coefficient
from stats.patterns import PatternCounts
from stats.results import Estimate
from tests import world as worlds
from tests.reports.lessons import another_round, counted, seal
from tests.reports.test_agreement import page_of
from tests.reports.test_snapshots import MIXED
from tests.world import AFTER

pytestmark = pytest.mark.django_db
FOUR = (1, 2, 3, 4)


@pytest.fixture
def script(house, see):
    """The script of a view of the cluster."""

    def read(view="", of=""):
        url = reverse("agreement-r", args=["cluster", house.cluster.pk])
        response = see(house.cluster_lead, f"{url}?view={view}&of={of}")
        assert response.status_code == 200
        assert response.headers["Content-Disposition"].endswith('.R"')
        return response.content.decode()

    return read


def numbers(words):
    return [float(each) if each != "NA" else np.nan for each in words.split(", ")]


def coefficients_of(lines):
    """Each coefficient named in a comment, its value as said there, and the data that follow, as pattern counts."""
    for part in lines.split("# Staffroom ")[1:]:
        said = re.match(r"[\d.]+: (\w+), weights (\w+)\. Ours: ([\d.-]+)", part)
        if not said:
            continue
        name, weights, value = said.groups()
        if table := re.search(r"table <- matrix\(c\((.*?)\)", part):
            given = PatternCounts.from_table(np.reshape(numbers(table[1]), (4, 4)).astype(int), FOUR)
        else:
            cells, wide = re.search(r"patterns <- matrix\(c\((.*?)\), ncol = (\d+)", part).groups()
            times = np.asarray(numbers(re.search(r"times <- c\((.*?)\)", part)[1]), dtype=int)
            rows = np.repeat(np.reshape(numbers(cells), (-1, int(wide))), times, axis=0)
            is_counts = "vectors <-" in part
            given = PatternCounts.from_counts(rows.astype(int), FOUR) if is_counts else None
            given = given or PatternCounts.from_ratings(rows, FOUR)
        yield name, weights, float(value), given


def groups_of(lines):
    """Each group with its counts."""
    for labels, matched, of in re.findall(r"group = c\((.*?)\), matched = c\((.*?)\), of = c\((.*?)\)\)", lines):
        yield from zip(
            re.findall(r'"(.*?)"', labels), map(int, matched.split(", ")), map(int, of.split(", ")), strict=True
        )


def test_every_coefficient_follows_from_the_data_beside_it(house, script):
    counted(house, *MIXED * 6)
    found = [each for view in VIEWS for each in coefficients_of(script(view))]
    assert {name for name, *_ in found} == {
        "percent_agreement",
        "within_one",
        "gwet_ac",
        "krippendorff_alpha",
        "cohen_kappa",
    }
    for name, weights, value, given in found:
        again = coefficient(given, name, weights=weights)
        assert isinstance(again, Estimate)
        assert again.value == pytest.approx(value, abs=1e-6), name
        assert again.n_pairable == 24


def test_the_values_are_those_of_the_page(house, script):
    counted(house, *MIXED * 6)
    text = page_of(house, "sure", kind="cluster", inside=False).beyond_chance
    for name, _, value, _ in coefficients_of(script("sure")):
        assert f"<td>{value:.2f}</td>" in text, name


def test_groups_are_those_of_the_tables(house, script):
    counted(house, *MIXED * 3)
    for view in ("rules", "criteria", "subject", "term"):
        tables = "".join(figure.table for figure in page_of(house, view, kind="cluster", inside=False).findings)
        found = list(groups_of(script(view)))
        assert found
        for _, matched, of in found:
            assert f'<td class="number">{matched}</td><td class="number">{of}</td>' in tables


def test_the_difference_of_the_two_ways_is_the_difference_of_the_shares(house, script):
    counted(house, *MIXED * 3, by_rule=4)
    lines = script("rules")
    difference, times = (
        np.asarray(
            numbers(re.search(rf"^{name} <- c\((.*?)\)", lines[lines.index("# With rules less") :], re.MULTILINE)[1])
        )
        for name in ("difference", "times")
    )
    tally = page_of(house, "rules", kind="cluster", inside=False).findings[0].table
    assert "Matched without" in tally
    assert difference @ times == -4
    assert times.sum() == 16


def test_lessons_without_grades_have_theirs(house, script):
    ungraded = another_round(house, graded=False, shown_schools=(house.agnes, house.trevean))
    joint = worlds.lesson(ungraded)
    for who, version in ((house.host, house.inductive), (house.visitor, house.ruled)):
        seal(joint, who, worlds.dataclasses.replace(worlds.judgement(version, "Good"), grade=None, how_reached=""))
    actions.sweep(at=AFTER)
    (sample,) = samples(cells_of("cluster", house.cluster.pk))
    assert list(groups_of(script("", key_of(sample)))) == [("all", 1, 1), ("Students on task", 1, 1)]


def test_a_label_cannot_leave_its_quotes(house, script):
    joint = worlds.lesson(house, subject='Art"); system("x\\')
    for who, version in ((house.host, house.inductive), (house.visitor, house.ruled)):
        seal(joint, who, worlds.judgement(version, "Good"))
    actions.sweep(at=AFTER)
    assert "\"Art'); system('x'\"" in script("subject")
