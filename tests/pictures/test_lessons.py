import pytest

from pictures.decided import decided_most
from pictures.lessons import Lesson, Lessons, draw_lessons, lessons_finding
from tests.pictures import cast, reading


def one(*judgements, decided="Progress, for both"):
    return Lessons(cast.FOUR, (Lesson("Nov", "English", "Trevarth", judgements, decided),))


def test_finding_counts_matches_rules_and_the_theme():
    assert lessons_finding(cast.LESSONS, decided_most(cast.DECIDED)) == (
        "Six matched. One differed by rule. Progress decided most. Too few to generalise."
    )


def test_finding_without_rules_says_how_many_differed():
    assert lessons_finding(one(*cast.ONE_APART)) == "None matched. One differed. Too few to generalise."


def test_finding_from_twenty_lessons_on_may_be_generalised():
    many = Lessons(cast.FOUR, one(*cast.BOTH_GOOD).lessons * 20)

    assert lessons_finding(many) == "20 matched."


def test_finding_of_no_lessons():
    assert lessons_finding(Lessons(cast.FOUR, ())) == "No lessons yet."


def test_label_tells_what_the_marks_show():
    label = reading.root(draw_lessons(cast.LESSONS)).get("aria-label")

    assert label == "Eight lessons on one scale: six matched, two differed, one of them by rule."


@pytest.mark.parametrize("narrow", [False, True])
def test_each_lesson_has_its_words_and_two_marks(narrow):
    svg = draw_lessons(cast.LESSONS, narrow=narrow)

    assert len(reading.shapes(svg, "circle", "ps-edge")) == 8
    assert len(reading.shapes(svg, "path", "ps-edge")) == 8
    assert len(reading.shapes(svg, "rect", "pf-teal-wash")) == 6
    assert {lesson.title for lesson in cast.LESSONS.lessons} < set(reading.texts(svg))
    assert "RI" in reading.texts(svg)


def test_a_difference_is_joined_in_clay_from_mark_to_mark():
    (link,) = reading.shapes(draw_lessons(one(*cast.ONE_APART)), "path", "ps-clay")
    outstanding, good = (float(circle.get("cx")) for circle in _lone_marks())

    assert link.get("stroke-width") == "4"
    assert reading.points(link) == [(outstanding, reading.points(link)[0][1]), (good, reading.points(link)[0][1])]


def _lone_marks():
    for place in (0, 1):
        yield reading.shapes(draw_lessons(one(cast.host("O", place))), "circle", "ps-edge")[0]


def test_what_decided_stands_in_clay_only_where_they_differ():
    differed = draw_lessons(one(*cast.ONE_APART))
    matched = draw_lessons(one(*cast.BOTH_GOOD))

    assert [text.text for text in reading.shapes(differed, "text", "pf-clay")] == ["Progress, for both"]
    assert reading.shapes(matched, "text", "pf-clay") == []


def test_the_grade_without_the_rule_is_dashed_and_stands_beside_the_other_mark():
    svg = draw_lessons(one(*cast.BY_RULE))
    dashed = [mark for mark in reading.shapes(svg, "path", "ps-ink") if mark.get("stroke-dasharray") == "4 3"]
    (host,) = reading.shapes(svg, "circle", "ps-edge")

    assert len(dashed) == 1
    assert min(x for x, _ in reading.points(dashed[0])) > float(host.get("cx")) + float(host.get("r"))
    assert len(reading.shapes(svg, "path", "ps-ink")) == 3  # the mark, the arrow, its head


def test_a_rule_that_changes_no_place_draws_no_arrow():
    svg = draw_lessons(one(cast.host("I", 3), cast.visitor("S", 2, ("RI", 2))))

    assert reading.shapes(svg, "path", "ps-ink") == []


def test_a_lesson_with_one_grade_has_neither_lozenge_nor_link():
    svg = draw_lessons(one(cast.host("G", 1), decided="not compared"))

    assert not reading.classes(svg) & {"pf-teal-wash", "ps-clay"}
    assert lessons_finding(one(cast.host("G", 1))) == "None matched. Too few to generalise."


def test_three_observers_have_three_marks_in_one_lozenge():
    svg = draw_lessons(one(cast.host("G", 1), cast.visitor("G", 1), cast.visitor("G", 1)))
    (lozenge,) = reading.shapes(svg, "rect", "pf-teal-wash")

    assert len(reading.shapes(svg, "path", "ps-edge")) == 2
    assert float(lozenge.get("width")) > 110


def test_marks_of_five_grades_take_the_five_colours():
    everyone = Lessons(
        cast.FIVE,
        tuple(Lesson("Nov", "English", "", (cast.host(grade.letter, at),)) for at, grade in enumerate(cast.FIVE)),
    )

    assert {f"pf-grade-5-{at}" for at in range(1, 6)} < reading.classes(draw_lessons(everyone))


def test_long_names_are_written_out():
    svg = draw_lessons(cast.HARD_LESSONS)

    assert "…" not in "".join(reading.texts(svg)).replace("for all t…", "")


@pytest.mark.parametrize("place", [-1, 4])
def test_a_grade_off_the_scale_is_refused(place):
    with pytest.raises(ValueError, match="not on a scale of 4 grades"):
        draw_lessons(one(cast.host("X", place)))


def test_no_lessons_say_so():
    assert reading.texts(draw_lessons(Lessons(cast.FOUR, ()))) == ["no lessons yet"]
