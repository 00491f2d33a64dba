import pytest

from pictures.comparison import Comparison, Observer, boundary_sentence, comparison_finding, draw_comparison
from tests.pictures import cast, reading


def between(yours, theirs, rule="", boundaries=()):
    return Comparison(cast.FOUR, (Observer("You", yours), Observer("Priya", theirs)), (), boundaries, rule)


@pytest.mark.parametrize(
    ("picture", "finding"),
    [
        (cast.COMPARISON, "Same lesson, two judgements. Without the 20% rule you would have matched."),
        (cast.MATCHED, "You reached the same judgement without talking."),
        (between(cast.visitor("G", 1), cast.host("I", 3)), "Same lesson, two judgements, two grades apart."),
        (
            between(cast.visitor("G", 1, ("RI", 2)), cast.host("I", 3), "the rule"),
            "Same lesson, two judgements. Without the rule you would still have differed.",
        ),
        (
            between(cast.visitor("S", 2, ("I", 3)), cast.host("S", 2), "the rule"),
            "You reached the same judgement without talking. Without the rule you would have differed.",
        ),
        (
            between(cast.visitor("S", 2, ("S", 2)), cast.host("S", 2), "the rule"),
            "You reached the same judgement without talking. Without the rule you would still have matched.",
        ),
    ],
)
def test_finding(picture, finding):
    assert comparison_finding(picture) == finding


def test_the_boundary_is_explained_only_where_it_lies_between():
    assert boundary_sentence(cast.COMPARISON) == (
        "The dotted line is a boundary that matters: your two judgements fall on either side."
    )
    assert boundary_sentence(between(cast.visitor("G", 1), cast.host("O", 0), boundaries=(2,))) == ""


@pytest.mark.parametrize("narrow", [False, True])
def test_two_rows_of_two_marks_with_names_distance_and_match(narrow):
    svg = draw_comparison(cast.COMPARISON, narrow=narrow)

    assert len(reading.shapes(svg, "circle", "ps-edge")) == 2
    assert len(reading.shapes(svg, "path", "ps-edge")) == 2
    assert len(reading.shapes(svg, "rect", "pf-teal-wash")) == 1
    assert {"As you sealed them", "Without the 20% rule", "You", "Priya", "1 grade", "same"} < set(reading.texts(svg))


def test_the_boundary_is_dotted_between_its_columns():
    svg = draw_comparison(cast.COMPARISON)
    (dotted,) = [path for path in reading.shapes(svg, "path", "ps-clay") if path.get("stroke-dasharray")]
    x = float(dotted.get("d")[1:].split()[0])
    satisfactory, inadequate = sorted(
        x for mark in reading.shapes(svg, "path", "ps-clay")[1:2] for x, _ in reading.points(mark)
    )

    assert x == pytest.approx((satisfactory + inadequate) / 2, abs=0.1)


def test_the_arrow_goes_from_row_to_row_and_only_for_who_moved():
    arrows = [
        path
        for path in reading.shapes(draw_comparison(cast.COMPARISON), "path", "ps-ink")
        if path.get("stroke-dasharray")
    ]

    assert len(arrows) == 1
    (_, top), *_, (_, bottom) = reading.points(arrows[0])
    assert bottom > top + 50


@pytest.mark.parametrize(
    ("ruled", "visitor"),
    [
        (cast.host("S", 2, ("I", 3)), cast.visitor("I", 3)),  # the arrow comes from the left
        (cast.host("S", 2, ("G", 1)), cast.visitor("G", 1)),  # and from the right
    ],
)
def test_no_arrow_runs_through_the_word_same(ruled, visitor):
    svg = draw_comparison(between(ruled, visitor, "the 20% rule"))
    (arrow,) = [path for path in reading.shapes(svg, "path", "ps-ink") if path.get("stroke-dasharray")]
    tip, _ = reading.points(arrow)[-1]
    (word,) = [text for text in reading.shapes(svg, "text", "pf-teal") if text.text == "same"]

    left, right = reading.written_between(word)
    marks = (reading.points(arrow)[0][0], tip)
    assert right < min(marks) or left > max(marks)


def test_without_a_rule_there_is_one_row():
    svg = draw_comparison(cast.MATCHED)

    assert "As you sealed them" in reading.texts(svg)
    assert not any("Without" in words for words in reading.texts(svg))
    assert reading.shapes(svg, "path", "ps-ink") == []


def test_the_note_under_a_grade_is_kept_in_both_layouts():
    assert "“Satisfactory” at Trevarth" in reading.texts(draw_comparison(cast.COMPARISON))
    assert "Requires improvement: “Satisfactory” at Trevarth" in reading.texts(
        draw_comparison(cast.COMPARISON, narrow=True)
    )


def test_the_label_says_both_rows_in_words():
    assert reading.root(draw_comparison(cast.COMPARISON)).get("aria-label") == (
        "As sealed: You Requires improvement, Priya Inadequate. Without the 20% rule: You Inadequate, Priya Inadequate."
    )


def test_a_boundary_after_the_last_grade_is_refused():
    with pytest.raises(ValueError, match="not on a scale"):
        draw_comparison(between(cast.visitor("G", 1), cast.host("I", 3), boundaries=(3,)))


def test_one_observer_alone_is_refused():
    with pytest.raises(ValueError, match="two observers"):
        draw_comparison(Comparison(cast.FOUR, (Observer("You", cast.visitor("G", 1)),)))
