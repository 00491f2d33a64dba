import pytest

from pictures.school_pairs import Pair, SchoolPairs, draw_school_pairs, pairs_finding
from tests.pictures import cast, reading


def two(matched, lessons, *, hidden=False):
    return SchoolPairs(("Penhallow", "Trevarth"), (Pair(0, 1, matched, lessons, hidden),))


def meeting(*times):
    """Three schools, by how often each two of them met."""
    sides = ((0, 1), (0, 2), (1, 2))
    pairs = tuple(Pair(*side, 0, lessons) for side, lessons in zip(sides, times, strict=True))
    return SchoolPairs(("Penhallow", "Trevarth", "Zennor"), pairs)


def test_finding_says_how_often_schools_met():
    assert pairs_finding(cast.PAIRS) == "Each pair of schools has met twice or not at all"
    assert pairs_finding(two(1, 2)) == "The two schools have met"
    assert pairs_finding(SchoolPairs(cast.SCHOOLS, (Pair(0, 1, 5, 7),))) == "One of 6 pairs of schools has met"
    assert pairs_finding(meeting(1, 1, 1)) == "Each pair of schools has met once"
    assert pairs_finding(meeting(1, 4, 2)) == "Every pair of schools has met"
    assert pairs_finding(SchoolPairs(cast.SCHOOLS, ())) == "No two schools have met yet"
    assert pairs_finding(cast.HARD_PAIRS) == "Six of 45 pairs of schools have met"


def test_schools_stand_in_alphabetical_order_down_the_stairs():
    svg = draw_school_pairs(cast.PAIRS)
    names = [words for words in reading.texts(svg) if words in cast.SCHOOLS]
    steps = [float(text.get("x")) for text in reading.root(svg).iter(f"{reading.SVG}text") if text.text in cast.SCHOOLS]

    assert names == ["Carrick Moor", "Penhallow", "St Senara’s", "Trevarth"]
    assert steps == sorted(steps)


def test_the_order_schools_come_in_changes_nothing():
    turned = SchoolPairs(
        tuple(reversed(cast.SCHOOLS)),
        tuple(Pair(3 - pair.one, 3 - pair.other, pair.matched, pair.lessons) for pair in cast.PAIRS.pairs),
    )

    assert draw_school_pairs(turned) == draw_school_pairs(cast.PAIRS)


def test_below_three_lessons_each_is_a_dot():
    svg = draw_school_pairs(cast.PAIRS)
    in_key = 1

    assert len(reading.shapes(svg, "circle", "pf-bar")) == 6 + in_key
    assert len(reading.shapes(svg, "circle", "ps-clay")) == 2 + in_key
    assert sorted(words for words in reading.texts(svg) if " of " in words) == ["1 of 2", "1 of 2", "2 of 2", "2 of 2"]


def test_pairs_without_lessons_are_hatched_and_say_none():
    svg = draw_school_pairs(cast.PAIRS)
    in_key = 1

    assert reading.texts(svg).count("none") == 2
    assert len(reading.shapes(svg, "path", "ps-hatch")) == 2 + in_key
    assert "no lesson yet" in reading.texts(svg)


@pytest.mark.parametrize(
    ("matched", "lessons", "fill"),
    [(0, 3, "pf-agree-1"), (1, 5, "pf-agree-2"), (2, 4, "pf-agree-3"), (6, 8, "pf-agree-4"), (9, 9, "pf-agree-5")],
)
def test_from_three_lessons_the_fill_says_how_many_matched(matched, lessons, fill):
    svg = draw_school_pairs(two(matched, lessons))

    assert f"{matched}/{lessons}" in reading.texts(svg)
    assert reading.shapes(svg, "rect", fill)[0].get("rx") == "8"
    assert not reading.shapes(svg, "circle", "pf-bar")


def test_a_hidden_pair_shows_no_number():
    svg = draw_school_pairs(two(1, 2, hidden=True))

    assert reading.texts(svg) == ["Penhallow", "Trevarth", "hidden", "hidden, too few to show"]
    assert "1" not in reading.root(svg).get("aria-label").replace("1 of 1", "")


def test_schools_of_one_name_stay_two():
    svg = draw_school_pairs(SchoolPairs(("St Mary’s", "St Mary’s"), (Pair(0, 1, 1, 1),)))

    assert reading.texts(svg).count("St Mary’s") == 2
    assert "1 of 1" in reading.texts(svg)


@pytest.mark.parametrize("pair", [Pair(0, 2, 1, 1), Pair(1, 1, 1, 1)])
def test_a_pair_of_nobody_or_of_oneself_is_refused(pair):
    with pytest.raises(ValueError, match="school"):
        draw_school_pairs(SchoolPairs(("Penhallow", "Trevarth"), (pair,)))


def test_one_school_alone_says_there_is_no_pair():
    assert reading.texts(draw_school_pairs(SchoolPairs(("Trevarth",), ()))) == ["no pair of schools yet"]
