import pytest

from pictures.bars import Bar, Bars, draw_bars
from pictures.decided import Decided, Theme, decided_finding, decided_most, draw_decided
from tests.pictures import cast, reading


def widths(svg):
    return [float(bar.get("width")) for bar in reading.shapes(svg, "rect", "pf-bar")]


def test_finding_names_the_decisive_theme_and_what_never_was():
    assert decided_finding(cast.DECIDED) == (
        "Progress was decisive in 11 of 16 judgements; nothing supplementary ever was"
    )


def test_finding_names_themes_that_are_level():
    level = Decided((Theme("Progress", "", (2, 0, 0)), Theme("Challenge", "", (2, 0, 0))), 4)

    assert decided_finding(level) == "Progress and Challenge were each decisive in 2 of 4 judgements"
    assert decided_most(level) == ""


def test_finding_where_nothing_was_decisive():
    assert (
        decided_finding(Decided((Theme("Progress", "", (0, 1, 0)),), 1))
        == "Nothing was named as decisive in one judgement"
    )
    assert decided_finding(Decided((), 0)) == "No grounds yet"


def test_decided_most_names_one_theme():
    assert decided_most(cast.DECIDED) == "Progress"
    assert decided_most(Decided((), 0)) == ""


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_are_as_long_as_their_counts(narrow):
    lengths = widths(draw_decided(cast.DECIDED, narrow=narrow))
    counts = [count for theme in cast.DECIDED.themes for count in theme.counts if count]

    assert lengths == pytest.approx([lengths[0] * count / counts[0] for count in counts], abs=0.12)


@pytest.mark.parametrize("narrow", [False, True])
def test_every_count_is_printed_nought_too(narrow):
    numbers = [words for words in reading.texts(draw_decided(cast.DECIDED, narrow=narrow)) if words.isdigit()]

    assert numbers == ["11", "4", "0", "4", "7", "2", "0", "6", "5", "1", "1", "0"]


def test_counts_never_run_into_the_next_column():
    svg = draw_decided(cast.HARD_DECIDED)
    (number,) = [text for text in reading.root(svg).iter(f"{reading.SVG}text") if text.text == "123,400"]

    assert reading.written_between(number)[1] < 184 + 110


def test_a_theme_needs_one_count_a_role():
    with pytest.raises(ValueError, match="3 counts"):
        draw_decided(Decided((Theme("Progress", "", (1,)),), 1))


def test_simple_bars_are_drawn_to_the_whole():
    svg = draw_bars(cast.BARS)
    lengths = widths(svg)

    assert "11 of 16" in reading.texts(svg)
    assert lengths == pytest.approx([lengths[0], lengths[0] * 4 / 11, lengths[0] / 11], abs=0.12)


def test_simple_bars_without_a_whole_print_the_count_alone():
    assert reading.texts(draw_bars(Bars((Bar("Visits", 3),)))) == ["Visits", "3"]


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        draw_bars(Bars((Bar("Visits", -1),)))
