"""Pairs of schools, and schools, drawn towards all of them: what a worker keeps and what the page says of it."""

import uuid

import pytest

from reports.figures.tally import Sample, Tally
from reports.figures.worked import pairs_drawn_figure, schools_drawn_figure
from reports.snapshots import work
from tests.reports.test_figures import SCALE, WORDS, cell

ONE, TWO, THREE = (str(uuid.UUID(int=number)) for number in (11, 12, 13))
NAMES = {ONE: "Agnes", TWO: "Breage", THREE: "Crowan"}
PAIRS = {f"{ONE}|{TWO}": (9, 1), f"{ONE}|{THREE}": (8, 4), f"{TWO}|{THREE}": (2, 6)}


def tally(pairs=PAIRS):
    rows = []
    for pair, (matched, differed) in pairs.items():
        for pattern, count in (("0,2,0,0", matched), ("1,1,0,0", differed)):
            rows += [cell(pattern, count, facet="school_pair", value=pair), cell(pattern, count)]
    return Tally(rows, Sample(SCALE))


def test_each_school_has_the_lessons_of_all_its_pairs():
    counts = tally()
    found = work.schools(counts, WORDS)
    assert [name for name, *_ in found["rows"]] == [ONE, TWO, THREE]
    shares = {name: value for name, value, *_ in found["rows"]}
    assert shares[ONE] > 20 / 30 > shares[THREE]  # 17 of 22 against 10 of 20, each drawn towards 19 of 30
    assert all(low <= value <= high for _, value, low, high in found["rows"])
    figure = schools_drawn_figure(found, counts, NAMES)
    assert "A lesson counts for both its schools." in figure.method
    assert "n = 30 lessons." in figure.method
    assert 'Agnes</th><td class="number">17</td><td class="number">22</td>' in figure.table
    assert figure.table.index("Agnes") < figure.table.index("Breage") < figure.table.index("Crowan")


def test_pairs_are_in_the_order_of_the_alphabet_never_ranked():
    counts = tally()
    names = {pair: " and ".join(NAMES[school] for school in pair.split("|")) for pair in PAIRS}
    figure = pairs_drawn_figure(work.school_pairs(counts, WORDS), counts, names)
    assert figure.finding.endswith("apart from the others") or figure.finding.startswith("No pair of schools")
    places = [figure.table.index(name) for name in sorted(names.values())]
    assert places == sorted(places)
    assert "empirical Bayes" in figure.method


def test_two_schools_are_one_pair_and_no_comparison_of_schools():
    counts = tally({f"{ONE}|{TWO}": (20, 10)})
    assert schools_drawn_figure(work.schools(counts, WORDS), counts, NAMES) is None


@pytest.mark.parametrize(("pairs", "reason"), [({}, "no lessons"), ({f"{ONE}|{TWO}": (3, 1)}, "too few lessons")])
def test_too_few_have_a_reason(pairs, reason):
    for step in (work.schools, work.school_pairs):
        assert step(tally(pairs), WORDS) == {"undefined": reason}
    assert schools_drawn_figure({"undefined": reason}, tally(pairs), NAMES) is None
