import re

import pytest

from pictures.frame import framed
from pictures.ink import FILLS, STROKES
from pictures.lessons import draw_lessons
from pictures.school_pairs import draw_school_pairs
from tests.look.sources import stylesheets
from tests.pictures import cast, reading
from tests.pictures.gallery import IN_ONE, IN_TWO_LAYOUTS, every_drawing

DRAWN = every_drawing()


@pytest.mark.parametrize("name", DRAWN)
def test_is_one_labelled_image_that_scales(name):
    root = reading.root(DRAWN[name])
    wide, high = reading.size(DRAWN[name])

    assert root.tag == f"{reading.SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label").strip()
    assert (float(root.get("width")), float(root.get("height"))) == (wide, high)


@pytest.mark.parametrize("name", DRAWN)
def test_has_no_style_script_link_or_id(name):
    allowed = {f"{reading.SVG}{tag}" for tag in ("svg", "rect", "circle", "path", "text")}

    for element in reading.root(DRAWN[name]).iter():
        assert element.tag in allowed
        assert not {key for key in element.keys() if key in {"style", "id", "href"} or key.startswith("on")}  # noqa: SIM118


@pytest.mark.parametrize("name", DRAWN)
def test_keeps_inside_its_own_edges(name):
    assert reading.outside(DRAWN[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_is_readable_on_a_phone_without_being_scaled(name):
    """The narrow layouts fit 358 px; only two letters in a small mark are set smaller than 13 px."""
    if not name.endswith("narrow") or "hard" in name:
        pytest.skip("wide, or made to scroll")
    words = [one for one in reading.root(DRAWN[name]).iter(f"{reading.SVG}text") if len(one.text) > 2]

    assert reading.size(DRAWN[name])[0] <= 358
    assert min((float(one.get("font-size")) for one in words), default=14) >= 13


def test_drawing_again_gives_the_same_bytes():
    assert every_drawing() == DRAWN


def test_the_stylesheet_has_every_class_and_no_other():
    written = set().union(*(reading.classes(svg) for svg in DRAWN.values())) | {"picture-frame"}
    unseen = {name for name, _ in (*FILLS.values(), *STROKES.values()) if name} - written
    styled = set(re.findall(r"\.([a-z][\w-]+)", stylesheets()["static/css/components/picture.css"]))

    assert unseen == set()
    assert written == styled


def test_light_colours_are_those_of_the_tokens():
    light = dict(re.findall(r"--([\w-]+): (#\w+);", stylesheets()["static/css/tokens.css"].split("@media")[0]))
    drawn = dict(
        re.findall(
            r"\.(p[fs]-[\w-]+) {\s*(?:fill|stroke): var\(--([\w-]+)\)",
            stylesheets()["static/css/components/picture.css"],
        )
    )

    for name, colour in (*FILLS.values(), *STROKES.values()):
        if name:
            token = light[drawn[name]]
            assert colour.lower() == (token if len(token) == 7 else "#" + "".join(digit * 2 for digit in token[1:]))


def test_words_are_escaped_wherever_they_come_from():
    evil = "<script>&\"\x00'</script>"
    lessons = cast.Lessons(
        (cast.Grade(evil, evil), cast.Grade("G", "Good")),
        (cast.Lesson(evil, evil, evil, (cast.host(evil, 0), cast.visitor(evil, 1, (evil, 0))), evil, evil),),
    )
    pairs = cast.SchoolPairs((evil, "Trevarth"), ())

    for svg in (draw_lessons(lessons), draw_lessons(lessons, narrow=True), draw_school_pairs(pairs)):
        assert "<script" not in svg
        assert "\x00" not in svg
        assert any("<script>" in words for words in reading.texts(svg))


def test_a_frame_holds_both_layouts():
    markup = framed(draw_lessons, cast.LESSONS)

    assert markup.startswith('<div class="picture-frame"><svg')
    assert markup.count("<svg") == 2
    assert markup.count("picture-from-780") == markup.count("picture-below-780") == 1


def test_a_frame_can_be_reached_by_keyboard_where_its_drawing_scrolls():
    assert 'tabindex="0"' in framed(draw_school_pairs, cast.HARD_PAIRS)
    assert 'tabindex="0"' not in framed(draw_school_pairs, cast.PAIRS)


@pytest.mark.parametrize("name", [*IN_TWO_LAYOUTS, *IN_ONE])
def test_data_is_frozen(name):
    _, data = (IN_TWO_LAYOUTS | IN_ONE)[name]

    assert hash(data) is not None
