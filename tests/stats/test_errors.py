"""Standard errors by the formulas of Gwet (2014) as irrCAC writes them, lesson by lesson, on random ratings."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stats.agreement import CoefficientName, Divisor, coefficient
from stats.patterns import PatternCounts
from stats.results import Estimate
from stats.weights import WeightName
from tests.stats import reference
from tests.stats.strategies import FIXED, UNORDERED, Table, tables

RELAXED = settings(max_examples=150, deadline=None)


def error(name: str, rows: Table, q: int, weights: str, divisor: str) -> float:
    """The linearised standard error of a coefficient; `rows` have two ratings on one lesson at least."""
    agree = reference.weight(weights, q)
    lessons = [[grade for grade in row if grade is not None] for row in rows]
    lessons = [lesson for lesson in lessons if lesson]
    n, paired = len(lessons), sum(len(lesson) > 1 for lesson in lessons)
    own = [reference.mean_of_pairs(lesson, agree) if len(lesson) > 1 else 0.0 for lesson in lessons]
    observed = sum(own) / paired
    chance, of_lesson = chances(name, lessons, q, agree)
    value = (observed - chance) / (1 - chance)
    total = 0.0
    for lesson, agreed, expected in zip(lessons, own, of_lesson, strict=True):
        share = n / paired * (agreed - chance * (len(lesson) > 1)) / (1 - chance)
        total += (share - 2 * (1 - value) * (expected - chance) / (1 - chance) - value) ** 2
    return math.sqrt(total / (n * n if divisor == "n" else n * (n - 1)))


def chances(name: str, lessons: list[list[int]], q: int, agree: reference.Weight) -> tuple[float, list[float]]:
    """Agreement by chance, over all and as each lesson moves it."""
    grades = range(1, q + 1)
    total = sum(agree(a, b) for a in grades for b in grades)
    if name in {"percent_agreement", "brennan_prediger"}:
        fixed = 0.0 if name == "percent_agreement" else total / q**2
        return fixed, [fixed] * len(lessons)
    parts = [{grade: lesson.count(grade) / len(lesson) for grade in grades} for lesson in lessons]
    share = {grade: sum(part[grade] for part in parts) / len(parts) for grade in grades}
    if name == "gwet_ac":
        scale = total / (q * (q - 1))
        chance = scale * sum(share[grade] * (1 - share[grade]) for grade in grades)
        return chance, [scale * sum(part[grade] * (1 - share[grade]) for grade in grades) for part in parts]
    beside = {a: sum(agree(a, b) * share[b] for b in grades) for a in grades}
    chance = sum(share[grade] * beside[grade] for grade in grades)
    return chance, [sum(part[grade] * beside[grade] for grade in grades) for part in parts]


@RELAXED
@given(tables(), st.sampled_from(UNORDERED), st.sampled_from(FIXED), st.sampled_from(["n", "n-1"]))
def test_errors_follow_the_formulas(
    drawn: tuple[Table, int], name: CoefficientName, weights: WeightName, divisor: Divisor
) -> None:
    rows, q = drawn
    answer = coefficient(PatternCounts.from_ratings(rows, range(1, q + 1)), name, weights=weights, se_divisor=divisor)
    if not isinstance(answer, Estimate) or answer.se is None:
        return
    assert answer.se == pytest.approx(error(name, rows, q, weights, divisor), abs=1e-9)


@RELAXED
@given(tables(missing=False, observers=(2, 2)), st.sampled_from(FIXED), st.sampled_from(["n", "n-1"]))
def test_kappas_error_is_that_of_fleiss_cohen_and_everitt_and_always_divides_by_n(
    drawn: tuple[Table, int], weights: WeightName, divisor: Divisor
) -> None:
    """Their formula (1969) with the weighted means of rows and columns.

    It subtracts what is nearly alike, so it is reckoned in fractions: a zero that is rounded has a root to be seen.
    """
    rows, q = drawn
    answer = coefficient(
        PatternCounts.from_ratings(rows, range(1, q + 1)), "cohen_kappa", weights=weights, se_divisor=divisor
    )
    if not isinstance(answer, Estimate) or answer.se is None:
        return
    agree = reference.weight(weights, q)
    grades = range(q)
    own = [[Fraction(agree(a + 1, b + 1)) for b in grades] for a in grades]
    table = [[Fraction(rows.count([a + 1, b + 1]), len(rows)) for b in grades] for a in grades]
    row = [sum(table[a]) for a in grades]
    column = [sum(table[a][b] for a in grades) for b in grades]
    observed = sum(own[a][b] * table[a][b] for a in grades for b in grades)
    chance = sum(own[a][b] * row[a] * column[b] for a in grades for b in grades)
    of_row = [sum(own[a][b] * column[b] for b in grades) for a in grades]
    of_column = [sum(own[a][b] * row[a] for a in grades) for b in grades]
    inside = sum(
        table[a][b] * (own[a][b] * (1 - chance) - (of_row[a] + of_column[b]) * (1 - observed)) ** 2
        for a in grades
        for b in grades
    )
    variance = (inside - (observed * chance - 2 * chance + observed) ** 2) / (len(rows) * (1 - chance) ** 4)
    assert answer.se == pytest.approx(math.sqrt(max(variance, 0)), abs=1e-7)
