"""Values that rounds hide one by one and may show together: never what gives one of them away."""

import random

from stats.nested import HiddenCell, opened


def cell(name, value, matched, differed, teachers=9):
    return HiddenCell(name, value, matched, differed, frozenset((name, value, each) for each in range(teachers)))


def test_two_values_in_two_rounds_of_some_size_are_opened():
    cells = [cell(name, value, 4, 4) for name in "AB" for value in "xy"]
    assert opened(cells) == {"x", "y"}


def test_a_value_that_one_round_alone_hides_stays_hidden():
    cells = [cell("A", "x", 4, 4), cell("A", "y", 4, 4)]
    assert opened(cells) == frozenset()


def test_a_value_of_few_teachers_stays_hidden_and_takes_another_with_it():
    """With x alone hidden, it would be the total less y and z."""
    cells = [cell(name, value, 4, 4, teachers=1 if value == "x" else 9) for name in "AB" for value in "xyz"]
    assert len(opened(cells)) == 1
    assert "x" not in opened(cells)


def test_matches_are_protected_too():
    cells = [cell("A", "x", 6, 0), cell("A", "y", 0, 6), cell("B", "x", 0, 6), cell("B", "y", 6, 0)]
    assert opened(cells) == {"x", "y"}
    told = [cell("A", "x", 6, 0), cell("A", "y", 6, 0), cell("B", "x", 0, 6), cell("B", "y", 0, 6)]
    assert opened(told) == frozenset()  # B matched nowhere, so what matched of x would be A's
    alone = [cell("A", "x", 6, 1), cell("A", "y", 1, 6), cell("B", "x", 6, 0)]
    assert opened(alone) == frozenset()


def test_nothing_hidden_opens_nothing():
    assert opened([]) == frozenset()


def test_the_answer_does_not_depend_on_the_order():
    draw = random.Random(4)
    cells = [
        cell(name, value, draw.randint(0, 5), draw.randint(1, 5), draw.randint(1, 6))
        for name in "ABC"
        for value in "wxyz"
    ]
    answers = {opened(draw.sample(cells, len(cells))) for _ in range(5)}
    assert len(answers) == 1
