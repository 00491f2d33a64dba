import pytest

from pictures.distance import Distance, distance_words, draw_distance
from pictures.envelope import draw_open, draw_sealed
from pictures.interval import Interval, draw_interval
from pictures.ruler import RuleRuler, Stopwatch, draw_rule_ruler, draw_stopwatch
from tests.pictures import cast, reading


def test_interval_is_drawn_to_scale():
    (strip,) = reading.shapes(draw_interval(cast.INTERVAL), "rect", "pf-agree-3")
    (dot,) = reading.shapes(draw_interval(cast.INTERVAL), "circle", "pf-teal")

    assert float(strip.get("x")) == pytest.approx(1 + 0.41 * 458, abs=0.1)
    assert float(strip.get("width")) == pytest.approx(0.52 * 458, abs=0.1)
    assert float(dot.get("cx")) == pytest.approx(1 + 0.75 * 458, abs=0.1)


def test_interval_prints_its_limits_and_axis():
    assert reading.texts(draw_interval(cast.INTERVAL)) == ["0%", "25%", "50%", "75%", "100%", "41%", "93%"]


@pytest.mark.parametrize("value", [0.0, 0.33, 0.75, 1.0])
def test_interval_limits_never_touch(value):
    svg = draw_interval(Interval(value, max(value - 0.005, 0), min(value + 0.005, 1)))
    *_, low, high = [reading.written_between(text) for text in reading.root(svg).iter(f"{reading.SVG}text")]

    assert low[1] + 4 < high[0]


@pytest.mark.parametrize("values", [(0.5, 0.6, 0.9), (0.5, 0.1, 0.4), (0.5, -0.1, 0.9), (0.5, 0.1, 1.1)])
def test_interval_that_is_none_is_refused(values):
    with pytest.raises(ValueError, match="not an interval"):
        draw_interval(Interval(*values))


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (Distance("same"), "same"),
        (Distance("same place"), "same place"),
        (Distance("apart", 1), "1 grade"),
        (Distance("apart", 2), "2 grades"),
        (Distance("not compared"), "not compared"),
    ],
)
def test_distance_is_always_in_words(distance, words):
    assert distance_words(distance) == words
    assert reading.texts(draw_distance(distance)) == [words]


@pytest.mark.parametrize("grades", [1, 2, 4])
def test_distance_grows_thirty_px_a_grade_with_a_ring_between(grades):
    svg = draw_distance(Distance("apart", grades))
    first, last = (float(dot.get("cx")) for dot in reading.shapes(svg, "circle", "pf-clay"))

    assert last - first == 30 * grades
    assert len(reading.shapes(svg, "circle", "pf-surface")) == grades - 1


def test_same_is_filled_and_same_place_outlined():
    assert "pf-teal-wash" in reading.classes(draw_distance(Distance("same")))
    assert "ps-teal" in reading.classes(draw_distance(Distance("same place")))
    assert "pf-teal-wash" not in reading.classes(draw_distance(Distance("same place")))


def test_apart_by_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one apart"):
        draw_distance(Distance("apart"))


def test_stopwatch_fills_what_was_taught_and_hatches_what_is_to_come():
    svg = draw_stopwatch(Stopwatch(50, ((4, 12), (33.3, 37)), 37))

    assert len(reading.shapes(svg, "path", "pf-bar")) == 2
    assert len(reading.shapes(svg, "path", "ps-hatch")) == 1
    assert reading.root(svg).get("aria-label") == "11.7 of 50 minutes from the front"


def test_stopwatch_shows_no_mark_that_would_prime():
    assert not any("clay" in name for name in reading.classes(draw_stopwatch(Stopwatch(50, ((0, 20),)))))


def test_stopwatch_cuts_spans_to_the_lesson_so_far():
    svg = draw_stopwatch(Stopwatch(50, ((-3, 2), (36, 60), (45, 50)), 37))

    assert reading.root(svg).get("aria-label") == "3 of 50 minutes from the front"
    assert len(reading.shapes(svg, "path", "pf-bar")) == 2


def test_ruler_numbers_every_ten_minutes_and_never_touch():
    assert reading.texts(draw_stopwatch(Stopwatch(50))) == ["50 min", "0", "10", "20", "30", "40"]
    assert reading.texts(draw_stopwatch(Stopwatch(55))) == ["55 min", "0", "10", "20", "30", "40"]
    assert reading.texts(draw_stopwatch(Stopwatch(12.5))) == ["12.5 min", "0"]


def test_rule_ruler_marks_the_share_in_minutes():
    svg = draw_rule_ruler(RuleRuler(50, 17, 20))
    (mark,) = reading.shapes(svg, "path", "ps-clay")
    (words,) = reading.shapes(svg, "text", "pf-clay")

    assert words.text == "20% = 10 min"
    assert reading.points(mark)[0][0] == pytest.approx(1 + 326 * 0.2, abs=0.1)
    assert reading.root(svg).get("aria-label") == ("17 of 50 minutes from the front; the rule’s mark is 20% = 10 min")


def test_rule_ruler_of_a_lesson_without_teaching_from_the_front_is_empty():
    assert reading.shapes(draw_rule_ruler(RuleRuler(50, 0, 20)), "path", "pf-bar") == []


@pytest.mark.parametrize("minutes", [0, -5, float("nan")])
def test_a_lesson_without_minutes_is_refused(minutes):
    with pytest.raises(ValueError, match="at least a minute"):
        draw_stopwatch(Stopwatch(minutes))
    with pytest.raises(ValueError, match="at least a minute"):
        draw_rule_ruler(RuleRuler(minutes, 1, 20))


def test_envelopes_hold_no_words():
    assert [reading.texts(svg) for svg in (draw_sealed(), draw_sealed(small=True), draw_open())] == [[], [], []]
    assert reading.size(draw_sealed()) > reading.size(draw_sealed(small=True))
