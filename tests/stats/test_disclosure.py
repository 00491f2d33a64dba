"""No hidden cell can be worked out: an attack by whole-number programming, and naive suppressors that it catches."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from stats.disclosure import Suppression, suppress
from stats.lattice import Breakdown, Cell, Lattice

ONE_WAY = Lattice(("phase", "subject"), ((), ("phase",), ("subject",)))
TWO_WAY = Lattice(("pair", "phase"), ((), ("pair",), ("phase",), ("pair", "phase")))
MIXED = Lattice(
    ("pair", "phase", "subject", "term"),
    ((), ("pair",), ("phase",), ("subject",), ("term",), ("pair", "phase"), ("pair", "subject")),
)


def drawn(lattice: Lattice, seed: int, lessons: int = 60, teachers: int = 45) -> Breakdown:
    """Lessons spread unevenly over the lattice, some teachers observed twice."""
    stream = np.random.default_rng(seed)
    shares = {facet: stream.dirichlet(np.full(stream.integers(2, 5), 0.8)) for facet in lattice.facets}
    rows = [
        {facet: f"{facet} {stream.choice(len(share), p=share)}" for facet, share in shares.items()}
        for _ in range(lessons)
    ]
    return Breakdown.of_lessons(lattice, rows, stream.integers(0, teachers, lessons).tolist())


def attack(breakdown: Breakdown, shown: dict[Cell, int]) -> dict[Cell, tuple[float, float]]:
    """What whole-number programming finds for each hidden cell, over all facets at once.

    Written apart from the product: every combination of values is an unknown, every shown cell an equation, and a
    hidden cell has at least one lesson if the rest of its table is shown.
    """
    facets = breakdown.lattice.facets
    combinations = list(product(*(breakdown.values[facet] for facet in facets)))

    def members(cell: Cell) -> np.ndarray:
        wanted = dict(cell)
        return np.asarray(
            [
                all(wanted.get(facet, value) == value for facet, value in zip(facets, row, strict=True))
                for row in combinations
            ],
            dtype=float,
        )

    cells = [cell for table in breakdown.lattice.tables for cell in breakdown.cells(table)]
    tables_shown = {tuple(facet for facet, _ in cell) for cell in shown}
    low = [float(shown.get(cell, tuple(facet for facet, _ in cell) in tables_shown)) for cell in cells]
    high = [float(shown.get(cell, np.inf)) for cell in cells]
    known = optimize.LinearConstraint(np.stack([members(cell) for cell in cells]), low, high)
    whole = np.ones(len(combinations))
    found = {}
    for cell in cells:
        if cell not in shown:
            ends = [optimize.milp(sign * members(cell), constraints=known, integrality=whole) for sign in (1, -1)]
            found[cell] = (ends[0].fun, -ends[1].fun)
    return found


def pinned(breakdown: Breakdown, shown: dict[Cell, int]) -> list[Cell]:
    """Hidden cells with one possible number."""
    return [cell for cell, (low, high) in attack(breakdown, shown).items() if high - low < 1]


def naive(breakdown: Breakdown) -> dict[Cell, int]:
    """A planted fault: hides small cells and nothing else."""
    return {
        cell: lessons for cell, lessons in breakdown.lessons.items() if not lessons or breakdown.teachers[cell] >= 5
    }


def one_more(breakdown: Breakdown) -> dict[Cell, int]:
    """A subtler planted fault: one further cell in each table that has exactly one hidden, rows and columns ignored."""
    shown = naive(breakdown)
    for table in breakdown.lattice.tables:
        cells = breakdown.cells(table)
        if sum(cell not in shown for cell in cells) == 1:
            smallest = min((cell for cell in cells if shown.get(cell)), key=lambda cell: shown[cell], default=None)
            shown.pop(smallest, None)
    return shown


@pytest.mark.parametrize("lattice", [ONE_WAY, TWO_WAY], ids=["one-way", "two-way"])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), lessons=st.integers(12, 120))
def test_nothing_hidden_can_be_worked_out(lattice: Lattice, seed: int, lessons: int) -> None:
    breakdown = drawn(lattice, seed, lessons)
    answer = suppress(breakdown)
    if answer.shown:
        widths = [high - low for low, high in attack(breakdown, answer.shown).values()]
        assert min(widths, default=2) >= 2


@pytest.mark.parametrize("seed", range(4))
def test_nor_through_tables_that_share_a_facet(seed: int) -> None:
    breakdown = drawn(MIXED, seed, 150, 120)
    answer = suppress(breakdown)
    assert answer.shown
    assert pinned(breakdown, answer.shown) == []


def test_the_attack_catches_planted_faults() -> None:
    """It would be no test if it never found anything."""
    caught = {naive: 0, one_more: 0}
    for seed in range(30):
        breakdown = drawn(TWO_WAY, seed)
        for fault in caught:
            caught[fault] += bool(pinned(breakdown, fault(breakdown)))
    assert caught[naive] >= 15
    assert caught[one_more] >= 8


def of_table(lattice: Lattice, counts: dict[tuple[str, ...], int]) -> Breakdown:
    """So many lessons in each combination, each of another teacher."""
    rows = [dict(zip(lattice.facets, values, strict=True)) for values, n in counts.items() for _ in range(n)]
    return Breakdown.of_lessons(lattice, rows, list(range(len(rows))))


def test_one_small_cell_takes_another_one_with_it() -> None:
    lattice = Lattice(("phase",), ((), ("phase",)))
    answer = suppress(of_table(lattice, {("early",): 3, ("primary",): 9, ("secondary",): 20}))
    assert answer.small == {(("phase", "early"),)}
    assert answer.complementary == {(("phase", "primary"),)}
    assert answer.shown == {(): 32, (("phase", "secondary"),): 20}


def test_a_small_cell_in_a_table_takes_a_rectangle_with_it() -> None:
    counts = {(pair, phase): 10 for pair in "ABC" for phase in "xyz"} | {("A", "x"): 3}
    answer = suppress(of_table(TWO_WAY, counts))
    assert len(answer.hidden) == 4
    assert {tuple(value for _facet, value in cell) for cell in answer.small} == {("A", "x")}


def test_the_cheapest_rectangle_is_taken() -> None:
    counts = {(pair, phase): 30 for pair in "ABC" for phase in "xyz"}
    counts |= {("A", "x"): 3, ("A", "y"): 6, ("B", "x"): 7, ("B", "y"): 8}
    answer = suppress(of_table(TWO_WAY, counts))
    assert {"".join(value for _facet, value in cell) for cell in answer.hidden} == {"Ax", "Ay", "Bx", "By"}


def test_nothing_small_hides_nothing() -> None:
    breakdown = of_table(TWO_WAY, {(pair, phase): 8 for pair in "AB" for phase in "xy"})
    answer = suppress(breakdown)
    assert answer.hidden == frozenset()
    assert answer.shown == breakdown.lessons


def test_teachers_count_and_not_lessons() -> None:
    lattice = Lattice(("phase",), ((), ("phase",)))
    rows = [{"phase": "early"}] * 30 + [{"phase": "primary"}] * 6 + [{"phase": "late"}] * 7
    breakdown = Breakdown.of_lessons(lattice, rows, [1, 2, 3, 4] * 7 + [1, 2] + list(range(10, 23)))
    assert breakdown.teachers[(("phase", "early"),)] == 4
    assert (("phase", "early"),) in suppress(breakdown).small


def test_a_small_total_shows_nothing() -> None:
    answer = suppress(of_table(ONE_WAY, {("early", "art"): 2, ("late", "music"): 2}))
    assert answer.shown == {}
    assert () in answer.hidden


def test_empty_cells_are_shown_as_empty() -> None:
    counts = {("A", "x"): 8, ("A", "y"): 8, ("B", "x"): 9, ("C", "y"): 7}
    answer = suppress(of_table(TWO_WAY, counts))
    assert answer.shown[(("pair", "B"), ("phase", "y"))] == 0


def test_two_cells_of_one_lesson_each_take_a_third_with_them() -> None:
    """They add up to two and each holds at least one, so hiding both alone would hide nothing."""
    lattice = Lattice(("phase",), ((), ("phase",)))
    counts = {("early",): 1, ("late",): 1, ("primary",): 20}
    breakdown = of_table(lattice, counts)
    assert pinned(breakdown, naive(breakdown)) == sorted(suppress(breakdown).small)
    assert suppress(breakdown).shown == {(): 22}
    answer = suppress(of_table(lattice, {**counts, ("secondary",): 9}))
    assert answer.shown == {(): 31, (("phase", "primary"),): 20}
    assert pinned(of_table(lattice, {**counts, ("secondary",): 9}), answer.shown) == []


def test_a_school_that_did_not_agree_is_withheld_and_protected() -> None:
    lattice = Lattice(("school",), ((), ("school",)))
    breakdown = of_table(lattice, {("A",): 20, ("B",): 12, ("C",): 30})
    withheld = (("school", "A"),)
    answer = suppress(breakdown, withheld=[withheld])
    assert answer.withheld == {withheld}
    assert answer.complementary == {(("school", "B"),)}
    assert pinned(breakdown, answer.shown) == []


def test_the_only_school_hides_the_total_too() -> None:
    lattice = Lattice(("school",), ((), ("school",)))
    answer = suppress(of_table(lattice, {("A",): 20}), withheld=[(("school", "A"),)])
    assert answer == Suppression({}, frozenset(), frozenset({(("school", "A"),)}), frozenset({()}))


def test_a_lattice_is_fixed_and_in_order() -> None:
    assert MIXED.components() == (("term",), ("pair", "phase", "subject"))
    for table in (("phase", "pair"), ("year",)):
        with pytest.raises(ValueError, match="facets"):
            Lattice(("pair", "phase"), (table,))


def test_lessons_need_a_teacher_and_every_facet() -> None:
    with pytest.raises(ValueError, match="teacher"):
        Breakdown.of_lessons(ONE_WAY, [{"phase": "early", "subject": "art"}], [])
    with pytest.raises(ValueError, match="subject"):
        Breakdown.of_lessons(ONE_WAY, [{"phase": "early"}], [1])
    breakdown = of_table(ONE_WAY, {("early", "art"): 9})
    for options in ({"fewest": 0}, {"least_width": 0}):
        with pytest.raises(ValueError, match="at least one"):
            suppress(breakdown, **options)
