"""What `build_assets` makes: fonts small enough, and one stylesheet out of all."""

import pytest
from fontTools.ttLib import TTFont

from alliance import fonts, stylesheet
from tests.look.sources import ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    fonts.build(folder)
    return folder


def test_the_fonts_of_a_first_visit_weigh_little(built):
    first = ["atkinson-regular.woff2", "atkinson-bold.woff2", "bricolage.woff2"]

    assert sum((built / name).stat().st_size for name in first) <= 60_000


def test_every_font_has_what_names_and_sentences_need(built):
    for path in built.glob("*.woff2"):
        letters = TTFont(path).getBestCmap()
        assert [sign for sign in "Aaéñß0–’“”…×≥" if ord(sign) not in letters] == [], path.name


def test_headings_keep_their_optical_size_and_are_not_black(built):
    font = TTFont(built / "bricolage.woff2")

    assert [axis.axisTag for axis in font["fvar"].axes] == ["opsz"]
    assert font["OS/2"].usWeightClass == 640


def test_fonts_are_made_once(built):
    assert fonts.build(built) == []


def test_the_stylesheet_holds_every_file_once_in_its_order(tmp_path):
    folder = ROOT / "static" / "css"

    joined = stylesheet.build(folder, tmp_path / "css" / "staffroom.css").read_text()

    assert joined.startswith(stylesheet.LAYERS)
    places = [joined.index(source.read_text()) for source in stylesheet.sources(folder)]
    assert places == sorted(places)
    assert set(folder.rglob("*.css")) == set(stylesheet.sources(folder))
