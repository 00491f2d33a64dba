"""Department by department: letters, fills by how often, and a hatch where two have never met."""

import pytest

from pictures.crossing import Crossing, draw_crossing
from tests.pictures import reading

CROSSING = Crossing(("English", "Maths", "Music"), ((0, 4, 0), (1, 2, 0), (0, 0, 0)))


def test_rows_carry_names_and_both_sides_the_same_letters():
    words = reading.texts(draw_crossing(CROSSING))

    assert [word for word in words if word in CROSSING.names] == ["English", "Maths", "Music"]
    assert [words.count(letter) for letter in "ABC"] == [2, 2, 2]


def test_each_count_is_printed_and_the_more_often_the_darker():
    svg = draw_crossing(CROSSING)
    fills = [
        box.get("class").split()[0]
        for box in reading.root(svg).iter(f"{reading.SVG}rect")
        if "agree" in box.get("class")
    ]

    assert [word for word in reading.texts(svg) if word.isdigit() and word != "0"] == ["4", "1", "2"]
    assert fills == ["pf-agree-4", "pf-agree-2", "pf-agree-3"]


def test_only_those_who_never_met_are_hatched():
    hatched = [
        path
        for path in reading.root(draw_crossing(CROSSING)).iter(f"{reading.SVG}path")
        if "ps-hatch" in path.get("class")
    ]

    assert len(hatched) == 4  # English and Music, Maths and Music, each both ways


def test_departments_are_cut_on_a_phone_and_it_stays_as_wide_as_one():
    hard = Crossing(("Design & Technology with Electronics", "Maths"), ((0, 1), (0, 0)))

    svg = draw_crossing(hard, narrow=True)

    assert reading.size(svg)[0] <= 358
    assert any(word.endswith("…") for word in reading.texts(svg))


def test_it_is_read_out_as_who_visited_whom():
    label = reading.root(draw_crossing(CROSSING)).get("aria-label")

    assert label == (
        "Seven visits by department: English visited Maths four times, Maths visited English once, "
        "Maths visited Maths twice."
    )


@pytest.mark.parametrize("counts", [((1,),), ((1, 2), (3,)), ((1, 2),)])
def test_counts_that_do_not_fit_are_an_error(counts):
    with pytest.raises(ValueError, match="2 departments"):
        draw_crossing(Crossing(("English", "Maths"), counts))
