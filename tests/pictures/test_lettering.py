from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_bricolage_grotesque
import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from pictures.lettering import Style, plain, shorten, text, width, wrap

WORDS = (
    "Requires improvement",
    "English, key stage 3",
    "St Bartholomew’s Church of England Academy",
    "Challenge, one grade apart",
    "Without the 20% rule",
    "“Satisfactory” at Trevarth",
    "6/8 1,234 41–93%",
    "WWW iii lll fff",
)
SMALL = Style(14.5)


def font(face):
    if face == "head":
        folder = Path(fontpkg_bricolage_grotesque.__file__).parent
        return instantiateVariableFont(TTFont(next(folder.rglob("*wght*.ttf"))), {"opsz": 16, "wdth": 100, "wght": 640})
    folder = Path(fontpkg_atkinson_hyperlegible.__file__).parent
    name = {"text": "Regular", "bold": "Bold"}[face]
    return TTFont(next(folder.rglob(f"*-{name}.ttf")))


@pytest.mark.parametrize("face", ["text", "bold", "head"])
def test_widths_are_those_of_the_fonts_or_a_little_more(face):
    drawn = font(face)
    letters, advances, em = drawn.getBestCmap(), drawn["hmtx"], drawn["head"].unitsPerEm

    for words in WORDS:
        real = sum(advances[letters[ord(letter)]][0] for letter in words) / em * 16
        assert real <= width(words, 16, face) <= real * 1.08


def test_what_fits_is_not_shortened():
    assert shorten("Trevarth", 200, SMALL) == "Trevarth"


def test_what_does_not_fit_ends_in_an_ellipsis_within_its_room():
    short = shorten("St Bartholomew’s Church of England Academy", 120, SMALL)

    assert short.endswith("…")
    assert width(short, SMALL.size) <= 120


def test_lines_break_between_words_and_the_last_is_shortened():
    lines = wrap("Carrick Moor, visited by Penhallow and by others", 110, SMALL)

    assert lines[0] == "Carrick Moor,"
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width(line, SMALL.size) <= 110 for line in lines)


def test_a_word_longer_than_its_room_is_shortened_alone():
    assert wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 80, SMALL)[0].endswith("…")


def test_nothing_has_no_lines():
    assert wrap("  ", 80, SMALL) == ()


def test_control_characters_and_lone_surrogates_become_blanks():
    assert plain("a\x00b\nc\ud800d") == "a b c d"
    assert "\x00" not in text(0, 0, "a\x00b", SMALL)
