"""The cascade: a box a trio, a line from the person who goes on to lead."""

from pictures.cascade import draw_cascade
from tests.pictures import reading, trees


def test_it_has_the_width_of_the_page_for_two_generations():
    assert reading.size(draw_cascade(trees.WOODROFFE))[0] == 988
    assert "picture-scrolls" not in draw_cascade(trees.WOODROFFE)
    assert "picture-scrolls" in draw_cascade(trees.HARD)


def test_planned_is_dashed_running_is_outlined_finished_is_filled():
    boxes = reading.shapes(draw_cascade(trees.WOODROFFE), "rect", "ps-teal")

    assert [(box.get("fill"), box.get("stroke-dasharray")) for box in boxes] == [
        ("#FFFFFF", None),
        ("#0B5563", None),
        ("#FFFFFF", "6 4"),
    ]


def test_the_line_starts_at_the_row_of_the_person_who_goes_on_to_lead():
    svg = draw_cascade(trees.WOODROFFE)
    row = next(one for one in reading.root(svg).iter(f"{reading.SVG}text") if one.text == "Beth Lacey, English")
    dot = next(one for one in reading.root(svg).iter(f"{reading.SVG}circle") if one.get("fill") == "#0B5563")

    assert abs(float(dot.get("cy")) - float(row.get("y"))) < 8


def test_generations_are_named_and_who_would_lead_is_said():
    words = reading.texts(draw_cascade(trees.WOODROFFE))

    assert words[:3] == ["SLEs", "First generation", "Second generation"]
    assert "Jo Bright would lead one," in words


def test_a_phone_has_every_box_under_its_parent():
    svg = draw_cascade(trees.WOODROFFE, narrow=True)
    boxes = reading.shapes(svg, "rect", "ps-teal")

    assert [float(box.get("x")) for box in boxes] == [2, 2, 24]
    assert reading.size(svg)[0] == 358
