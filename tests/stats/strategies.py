"""Random tables of ratings for the property tests."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from stats.agreement import CoefficientName
from stats.weights import WeightName

Table = list[list[int | None]]

FIXED: tuple[WeightName, ...] = ("identity", "linear", "quadratic", "ordinal")
UNORDERED: tuple[CoefficientName, ...] = ("percent_agreement", "fleiss_kappa", "gwet_ac", "brennan_prediger")


@st.composite
def tables(draw: st.DrawFn, *, missing: bool = True, observers: tuple[int, int] = (2, 5)) -> tuple[Table, int]:
    """A (lessons, observers) table of grades 1 to q, and q."""
    q = draw(st.integers(2, 5))
    width = draw(st.integers(*observers))
    grade: st.SearchStrategy[Any] = st.integers(1, q)
    if missing:
        grade = st.one_of(grade, grade, grade, st.none())
    rows = draw(st.lists(st.lists(grade, min_size=width, max_size=width), min_size=1, max_size=25))
    return rows, q


def requests() -> st.SearchStrategy[tuple[CoefficientName, WeightName]]:
    """Any coefficient that suits any number of observers, with weights that suit it."""
    names: tuple[CoefficientName, ...] = (*UNORDERED, "conger_kappa", "krippendorff_alpha")
    plain = st.tuples(st.sampled_from(names), st.sampled_from(FIXED))
    ordinal = st.just(("krippendorff_alpha", "ordinal_metric"))
    return st.one_of(plain, ordinal, st.just(("within_one", "identity")))


def observed(rows: Table, q: int, *, lessons: int, seed: int) -> np.ndarray[Any, np.dtype[np.int8]]:
    """So many lessons drawn from the rows of a complete table, as bytes."""
    stream = np.random.default_rng(seed)
    table = np.asarray(rows, dtype=np.int8)
    return table[stream.integers(0, len(table), lessons)] if q else table
