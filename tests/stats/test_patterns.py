"""Reading ratings, tables, count vectors and stored cells; and refusing what is not on the scale."""

from typing import Any

import numpy as np
import pytest

from stats.agreement import coefficient
from stats.patterns import PatternCounts
from stats.results import Estimate, Undefined

GRADES = [1, 2, 3, 4]
NAMES = ["Inadequate", "Requires improvement", "Good", "Outstanding"]
ROWS: list[list[int | None]] = [[1, 1], [2, 3], [None, 4], [4, 4], [None, None], [2, 3]]


def table_of(counts: PatternCounts) -> list[list[int]]:
    cells: list[list[int]] = counts.table().tolist()
    return cells


def test_lists_arrays_and_masks_are_read_alike() -> None:
    plain = PatternCounts.from_ratings(ROWS, GRADES)
    floats = np.asarray([[np.nan if grade is None else grade for grade in row] for row in ROWS])
    masked = np.ma.masked_invalid(floats)
    for other in (np.asarray(ROWS, dtype=object), floats, masked):
        counts = PatternCounts.from_ratings(other, GRADES)
        assert table_of(counts) == table_of(plain) == [[1, 0, 0, 0], [0, 0, 2, 0], [0, 0, 0, 0], [0, 0, 0, 1]]
        assert (int(counts.n_lessons), int(counts.n_pairable)) == (6, 4)


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "int64", "uint32", "float32", "float64", "object"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_every_kind_of_number_is_read_alike(dtype: str, order: Any) -> None:
    rows = np.random.default_rng(1).integers(1, 5, (200, 2))
    expected = np.zeros((4, 4), dtype=int)
    np.add.at(expected, tuple(rows.T - 1), 1)
    counts = PatternCounts.from_ratings(np.asarray(rows, dtype=dtype, order=order), GRADES)
    assert table_of(counts) == expected.tolist()


@pytest.mark.parametrize("dtype", ["int8", "uint8"])
@pytest.mark.parametrize(
    "scale", [[1, 2, 3, 4], [0, 1], [7, 8, 9], list(range(11)), list(range(5, 21)), list(range(100))]
)
@pytest.mark.parametrize("lessons", [4095, 4096, 4097, 4098, 4099, 70_001])
def test_many_bytes_are_packed_and_none_is_lost(dtype: str, scale: list[int], lessons: int) -> None:
    rows = np.random.default_rng(lessons).choice(scale, (lessons, 2)).astype(dtype)
    expected = np.zeros((len(scale), len(scale)), dtype=int)
    np.add.at(expected, tuple((rows.astype(int) - scale[0]).T), 1)
    assert table_of(PatternCounts.from_ratings(rows, scale)) == expected.tolist()


@pytest.mark.parametrize("wrong", [0, 5, 9, 100, -1, -128, 127])
def test_one_undeclared_byte_among_many_is_named(wrong: int) -> None:
    rows = np.random.default_rng(1).choice([1, 2, 3, 4], (10_001, 2)).astype(np.int8)
    rows[7777, 1] = wrong
    with pytest.raises(ValueError, match=f"^{wrong} is not a declared grade"):
        PatternCounts.from_ratings(rows, GRADES)
    with pytest.raises(ValueError, match=f"^{wrong} is not a declared grade"):
        PatternCounts.from_ratings(rows, GRADES, groups=np.zeros(10_001, dtype=int))


def test_bytes_below_zero_are_counted() -> None:
    rows = np.random.default_rng(1).choice([-1, 0, 1], (5000, 2)).astype(np.int8)
    expected = [[int(((rows[:, 0] == a) & (rows[:, 1] == b)).sum()) for b in (-1, 0, 1)] for a in (-1, 0, 1)]
    assert table_of(PatternCounts.from_ratings(rows, [-1, 0, 1])) == expected


def test_scales_with_gaps_and_many_observers_are_read() -> None:
    counts = PatternCounts.from_ratings([[10, 30], [20, 20]], [10, 20, 30])
    assert table_of(counts) == [[0, 0, 1], [0, 1, 0], [0, 0, 0]]
    with pytest.raises(ValueError, match=r"^15 is not"):
        PatternCounts.from_ratings([[10, 15]], [10, 20, 30])
    crowd = np.random.default_rng(1).integers(1, 6, (50, 12))
    wide = PatternCounts.from_ratings(crowd, [1, 2, 3, 4, 5], groups=np.arange(50) % 2)
    assert wide.n_pairable.tolist() == [25, 25]
    assert int((wide.counts.sum(axis=0) @ wide.vectors).sum()) == 600


def test_a_table_needs_two_known_observers() -> None:
    for counts in (PatternCounts.from_ratings([[1, 2, 3]], GRADES), PatternCounts.from_counts([[2, 0, 0, 0]], GRADES)):
        with pytest.raises(ValueError, match="two observers"):
            counts.table()


def test_grades_may_be_words() -> None:
    counts = PatternCounts.from_ratings([["Good", "Good"], ["Outstanding", None], ["Good", "Inadequate"]], NAMES)
    assert counts.table()[2].tolist() == [1, 0, 1, 0]
    text = PatternCounts.from_ratings(np.asarray([["Good", "Good"]]), NAMES)
    assert text.table()[2, 2] == 1


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([[1, 5]], "5"),
        ([[0, 1]], "0"),
        ([[1, 1.5]], "1.5"),
        ([[1, "2"]], "'2'"),
        ([[1, 10**30]], str(10**30)),
        ([[1, float("inf")]], "inf"),
        ([[1, -1]], "-1"),
        ([[1, ""]], "''"),
        (np.asarray([[1, 9]], dtype=np.int8), "9"),
        (np.asarray([[1, -7]], dtype=np.int8), "-7"),
        (np.asarray([[1, 2, 200]], dtype=np.uint8), "200"),
        (np.asarray([[1.0, 2.5]]), "2.5"),
        (np.asarray([[1, [2]]], dtype=object), "[2]"),
    ],
)
def test_a_grade_that_is_not_declared_is_named(rows: Any, named: str) -> None:
    with pytest.raises(ValueError, match="not a declared grade") as caught:
        PatternCounts.from_ratings(rows, GRADES)
    assert str(caught.value).startswith(f"{named} ")


@pytest.mark.parametrize("categories", [[], [1, 1, 2]])
def test_a_scale_needs_different_grades(categories: list[int]) -> None:
    with pytest.raises(ValueError, match="grade"):
        PatternCounts.from_ratings([[1, 1]], categories)


@pytest.mark.parametrize("rows", [[[1, 2], [1]], [1, 2, 3], np.ones((2, 2, 2), dtype=int)])
def test_ratings_are_a_table(rows: Any) -> None:
    with pytest.raises(ValueError, match="ratings"):
        PatternCounts.from_ratings(rows, GRADES)


@pytest.mark.parametrize("rows", [[], [[], []], np.empty((0, 2)), np.empty((0, 2), dtype=np.int8), [[1], [2]]])
def test_without_pairs_there_is_no_value(rows: Any) -> None:
    counts = PatternCounts.from_ratings(rows, GRADES)
    assert coefficient(counts, "cohen_kappa") == Undefined("no pairs")
    assert coefficient(counts, "gwet_ac") == Undefined("no pairs")
    assert coefficient(counts, "krippendorff_alpha", weights="ordinal_metric") == Undefined("no pairs")


@pytest.mark.parametrize("table", [[[1, 2], [3, 4]], [[1, -1, 0, 0]] * 4, [[0.5] * 4] * 4, [["a"] * 4] * 4])
def test_a_table_has_whole_counts_in_the_right_shape(table: Any) -> None:
    with pytest.raises(ValueError, match=r"shape|negative|whole"):
        PatternCounts.from_table(table, GRADES)


@pytest.mark.parametrize("vectors", [[[1, 2]], [[1, -1, 0, 0]], [[0.5, 0, 0, 0]], [1, 2, 3, 4]])
def test_count_vectors_have_whole_counts_in_the_right_shape(vectors: Any) -> None:
    with pytest.raises(ValueError, match=r"shape|negative|whole"):
        PatternCounts.from_counts(vectors, GRADES)


def test_stored_cells_are_vectors_or_ordered_grades() -> None:
    vectors = PatternCounts.from_cells({"0,2,0,0": 3, (1, 0, 0, 1): 2}, GRADES)
    assert vectors.ordered is None
    assert int(vectors.n_pairable) == 5
    ordered = PatternCounts.from_cells({"1-3": 2, "4-4": 5, "2-": 1}, GRADES)
    assert table_of(ordered) == [[0, 0, 2, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 5]]
    assert (int(ordered.n_lessons), int(ordered.n_pairable)) == (8, 7)
    assert coefficient(PatternCounts.from_cells({}, GRADES), "gwet_ac") == Undefined("no pairs")


@pytest.mark.parametrize(
    "cells", [{"1-9": 1}, {"0,1": 1}, {"1-2": 1, "0,1,1,0": 1}, {"1-2": 1, "1-2-3": 1}, {"0,1,x,0": 1}, {"1-2": -1}]
)
def test_cells_that_make_no_sense_are_refused(cells: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"declared|vector|keys|negative"):
        PatternCounts.from_cells(cells, GRADES)


def test_cells_and_ratings_give_the_same_figures() -> None:
    by_cells = PatternCounts.from_cells({"1-1": 1, "2-3": 2, "-4": 1, "4-4": 1, "-": 1}, GRADES)
    by_rows = PatternCounts.from_ratings(ROWS, GRADES)
    for name in ("cohen_kappa", "krippendorff_alpha", "fleiss_kappa"):
        assert coefficient(by_cells, name) == coefficient(by_rows, name)


def test_groups_make_a_batch_of_subsets() -> None:
    rows = np.random.default_rng(2).integers(1, 5, (300, 2)).astype(np.int8)
    groups = np.arange(300) % 7
    batch = PatternCounts.from_ratings(rows, GRADES, groups=groups)
    for group in range(7):
        alone = PatternCounts.from_ratings(rows[groups == group], GRADES)
        assert table_of(batch.row(group)) == table_of(alone)
    assert table_of(batch.pooled()) == table_of(PatternCounts.from_ratings(rows, GRADES))


@pytest.mark.parametrize("groups", [[0, 1], [0] * 5 + [-1], [0.5] * 6])
def test_groups_are_one_row_number_for_each_lesson(groups: Any) -> None:
    with pytest.raises(ValueError, match=r"groups|negative|whole"):
        PatternCounts.from_ratings(ROWS, GRADES, groups=groups)


def test_stacking_keeps_each_part() -> None:
    one = PatternCounts.from_ratings([[1, 1], [2, 3]], GRADES)
    other = PatternCounts.from_table(np.diag([5, 0, 0, 2]), GRADES)
    both = PatternCounts.stack([one, other])
    assert [table_of(both.row(place)) for place in (0, 1)] == [table_of(one), table_of(other)]
    mixed = PatternCounts.stack([one, PatternCounts.from_counts([[0, 2, 0, 0]], GRADES)])
    assert mixed.ordered is None
    assert mixed.n_pairable.tolist() == [2, 1]
    with pytest.raises(ValueError, match="same scale"):
        PatternCounts.stack([one, PatternCounts.from_ratings([[1, 1]], [1, 2])])


def test_agreement_on_each_grade_counts_who_called_it_that() -> None:
    counts = PatternCounts.from_ratings([[4, 4], [4, 3], [3, 3], [4, None], [2, 4]], GRADES)
    found = {grade.grade: (grade.either, grade.both) for grade in counts.agreement_on_each_grade()}
    assert found == {1: (0, 0), 2: (1, 0), 3: (2, 1), 4: (3, 1)}
    assert counts.agreement_on_each_grade()[0].share == Undefined("no lessons")


def test_agreement_of_three_observers_on_a_grade_means_all_of_them() -> None:
    counts = PatternCounts.from_ratings([[4, 4, 4], [4, 4, 3], [4, None, 4]], GRADES)
    outstanding = counts.agreement_on_each_grade()[3]
    assert (outstanding.either, outstanding.both) == (3, 2)


def test_a_million_rows_with_one_column_missing_have_no_pairs() -> None:
    rows = np.full((1_000_000, 2), np.nan)
    rows[:, 0] = 3
    counts = PatternCounts.from_ratings(rows, GRADES)
    assert coefficient(counts, "cohen_kappa") == Undefined("no pairs")
    assert int(counts.n_lessons) == 1_000_000


def test_unused_grades_still_count_as_declared() -> None:
    few = coefficient(PatternCounts.from_ratings([[1, 1], [2, 2], [1, 2]], [1, 2]), "gwet_ac")
    many = coefficient(PatternCounts.from_ratings([[1, 1], [2, 2], [1, 2]], GRADES), "gwet_ac")
    assert isinstance(few, Estimate)
    assert isinstance(many, Estimate)
    assert few.value < many.value
