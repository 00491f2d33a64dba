import pytest
from django.forms import ValidationError

from clusters.pasted import Line, folded, split


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n\nc", [(1, ("a", "b")), (3, ("c",))]),
        ("a;b,c", [(1, ("a", "b,c"))]),
        ("a\tb;c,d", [(1, ("a", "b;c,d"))]),
        ('"a, b",c', [(1, ("a, b", "c"))]),
        ("\ufeffa,b\r\n", [(1, ("a", "b"))]),
        (" a , b ", [(1, ("a", "b"))]),
        (",,\n \n", []),
        ("", []),
    ],
)
def test_lines_are_split_at_the_strongest_mark_they_have(text, cells):
    assert [(line.number, line.cells) for line in split(text)] == cells


def test_too_many_lines_are_refused():
    split("a\n" * 200)
    with pytest.raises(ValidationError):
        split("a\n" * 201)


def test_columns_fill_up_and_take_what_is_left_over():
    line = Line(1, ("a", "b", "c", "", "d"))

    assert line.columns(2) == ("a", "b, c, d")
    assert line.columns(7) == ("a", "b", "c", "", "d", "", "")


@pytest.mark.parametrize("words", ["School lead", "school-lead", " SCHOOL  LEAD"])
def test_spelling_differences_do_not_matter(words):
    assert folded(words) == "schoollead"
