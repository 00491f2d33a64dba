import pytest

from pictures.matrix import Matrix, draw_matrix, matrix_finding
from tests.pictures import cast, reading


def matrix(*rows):
    return Matrix(cast.FOUR, rows)


def test_finding_names_the_widest_difference():
    nothing = (0, 0, 0, 0)

    assert matrix_finding(cast.MATRIX) == "Never more than one grade apart"
    assert matrix_finding(matrix((3, 0, 0, 0), nothing, nothing, nothing)) == "The same grade every time"
    assert matrix_finding(matrix((3, 0, 1, 0), nothing, nothing, nothing)) == "One of 4 was two grades apart"
    assert matrix_finding(matrix((3, 0, 0, 1), nothing, nothing, (1, 0, 0, 0))) == "Two of 5 were three grades apart"
    assert matrix_finding(matrix(nothing, nothing, nothing, nothing)) == "No lessons yet"


def test_finding_claims_nothing_where_counts_are_hidden():
    assert matrix_finding(cast.HARD_MATRIX) == "Grade by grade, with the smallest counts hidden"


def test_every_cell_is_printed_host_by_host():
    svg = draw_matrix(cast.MATRIX)
    numbers = [words for words in reading.texts(svg) if words.isdigit()]

    assert numbers == list("3100020000100010")


def test_the_diagonal_is_outlined_and_filled_by_its_share():
    svg = draw_matrix(cast.MATRIX)
    diagonal = reading.shapes(svg, "rect", "ps-ink")

    assert [cell.get("class").split()[0] for cell in diagonal] == [
        "pf-agree-4",
        "pf-agree-3",
        "pf-agree-2",
        "pf-surface",
    ]
    assert len({(float(cell.get("x")) - float(cell.get("y"))) for cell in diagonal}) == 1


def test_off_the_diagonal_there_is_one_fill():
    off = reading.shapes(draw_matrix(cast.MATRIX), "rect", "pf-agree-1")

    assert len(off) == 2
    assert not any("ps-ink" in cell.get("class") for cell in off)


def test_heads_are_chips_on_both_sides():
    svg = draw_matrix(cast.MATRIX)

    assert [words for words in reading.texts(svg) if words in {"O", "G", "RI", "I"}] == [
        "O",
        "O",
        "G",
        "G",
        "RI",
        "RI",
        "I",
        "I",
    ]
    assert {"Visitor’s grade", "Host’s", "grade"} < set(reading.texts(svg))


def test_a_hidden_count_is_said_in_words():
    assert "hidden" in reading.texts(draw_matrix(cast.HARD_MATRIX))


def test_counts_that_do_not_fit_the_scale_are_refused():
    with pytest.raises(ValueError, match="4 rows of 4 counts"):
        draw_matrix(matrix((1, 2, 3, 4)))


def test_nothing_counted_says_so():
    assert reading.texts(draw_matrix(matrix(*[(0, 0, 0, 0)] * 4))) == ["no lessons yet"]
