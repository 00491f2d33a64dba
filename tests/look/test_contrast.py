"""Colours are read from tokens.css and measured as WCAG measures them."""

import re

import pytest

from tests.look.sources import stylesheets

TEXT, LARGE = 4.5, 3.0  # WCAG 2.2: text, and what is not text


def tokens(*, dark):
    css = stylesheets()["static/css/tokens.css"]
    screen = css.index("prefers-color-scheme: dark")
    light = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", css[:screen]))
    night = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", css[screen : css.index("@media print")]))
    return light | night if dark else light


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# what is written, on what, and the contrast measured for the design (light, dark)
MEASURED = [
    ("ink", "sunk", 12.8, 12.0),
    ("muted", "sunk", 5.2, 6.9),
    ("teal", "teal-wash", 7.2, 7.0),
    ("ink", "teal-wash", 12.6, 10.5),
    ("clay", "clay-wash", 4.7, 6.8),
    ("ink", "clay-wash", 12.9, 12.1),
    ("error", "error-wash", 6.8, 7.9),
    ("error", "paper", 7.4, 9.2),
    ("on-teal", "teal", 8.4, 10.2),
    ("on-clay", "clay", 5.4, 8.6),
    ("on-agree-1", "agree-1", 13.1, 10.6),
    ("on-agree-2", "agree-2", 10.5, 8.8),
    ("on-agree-3", "agree-3", 7.1, 6.0),
    ("on-agree-4", "agree-4", 4.6, 7.4),
    ("on-agree-5", "agree-5", 11.5, 13.8),
    ("on-grade-dark", "grade-4-1", 9.2, 9.2),
    ("on-grade-light", "grade-4-2", 6.7, 6.7),
    ("on-grade-light", "grade-4-3", 6.3, 6.3),
    ("on-grade-dark", "grade-4-4", 9.4, 9.4),
    ("on-grade-light", "grade-5-2", 5.4, 5.4),
    ("on-grade-light", "grade-5-3", 9.4, 9.4),
    ("on-grade-light", "grade-5-4", 4.6, 4.6),
]
READ = [
    *[(pair[0], pair[1]) for pair in MEASURED],
    *[(words, ground) for words in ("ink", "muted", "teal", "clay", "error") for ground in ("paper", "surface")],
    ("on-teal", "teal-hover"),
    ("teal-hover", "paper"),
    ("teal-hover", "teal-wash"),
    ("ink", "error-wash"),
    ("muted", "clay-wash"),
    ("muted", "teal-wash"),
    ("on-toast", "toast"),
]
SEEN = [
    *[("input-border", ground) for ground in ("paper", "surface", "sunk")],
    *[("ink", ground) for ground in ("paper", "surface")],  # the outline of the focus ring
    *[("edge", ground) for ground in ("paper", "surface")],
]


@pytest.mark.parametrize(("words", "ground", "light", "dark"), MEASURED)
def test_contrast_is_what_the_design_measured(words, ground, light, dark):
    day, night = tokens(dark=False), tokens(dark=True)

    assert contrast(day[words], day[ground]) == pytest.approx(light, abs=0.1)
    assert contrast(night[words], night[ground]) == pytest.approx(dark, abs=0.1)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), READ)
def test_words_can_be_read(words, ground, dark):
    colours = tokens(dark=dark)

    assert contrast(colours[words], colours[ground]) >= TEXT


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SEEN)
def test_shapes_can_be_seen(shape, ground, dark):
    colours = tokens(dark=dark)

    assert contrast(colours[shape], colours[ground]) >= LARGE


@pytest.mark.parametrize(("dark", "against"), [(False, "ink"), (True, "paper")])
def test_the_yellow_of_the_focus_ring_is_seen_beside_its_outline_or_the_page(dark, against):
    colours = tokens(dark=dark)

    assert contrast(colours["focus"], colours[against]) >= LARGE


def test_dark_redefines_only_what_light_defines():
    assert set(tokens(dark=True)) == set(tokens(dark=False))
