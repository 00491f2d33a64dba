"""Coefficients by their definitions, lesson by lesson and pair by pair: slow, and independent of the product."""

from collections.abc import Callable
from itertools import combinations, permutations

from tests.stats.strategies import Table

Weight = Callable[[int, int], float]


def weight(name: str, q: int) -> Weight:
    """Agreement of two grades."""
    steps = max(q - 1, 1)
    return {
        "identity": lambda a, b: float(a == b),
        "linear": lambda a, b: 1 - abs(a - b) / steps,
        "quadratic": lambda a, b: 1 - (a - b) ** 2 / steps**2,
        "ordinal": lambda a, b: 1 - abs(a - b) * (abs(a - b) + 1) / (q * steps),
        "within_one": lambda a, b: float(abs(a - b) <= 1),
    }[name]


def value(name: str, rows: Table, q: int, weights: str) -> float | None:
    """A coefficient, or None where it is 0/0 or has no pairs."""
    lessons = [[grade for grade in row if grade is not None] for row in rows]
    lessons = [lesson for lesson in lessons if lesson]
    paired = [lesson for lesson in lessons if len(lesson) > 1]
    if not paired:
        return None
    if name == "krippendorff_alpha":
        return alpha(paired, q, weights)
    agree = weight("within_one" if name == "within_one" else weights, q)
    observed = sum(mean_of_pairs(lesson, agree) for lesson in paired) / len(paired)
    chance = chance_of(name, rows, lessons, q, agree)
    return None if abs(1 - chance) < 1e-12 else (observed - chance) / (1 - chance)


def mean_of_pairs(lesson: list[int], agree: Weight) -> float:
    """Mean agreement of the pairs of ratings in a lesson."""
    pairs = list(combinations(lesson, 2))
    return sum(agree(a, b) for a, b in pairs) / len(pairs)


def chance_of(name: str, rows: Table, lessons: list[list[int]], q: int, agree: Weight) -> float:
    """Agreement expected by chance."""
    grades = range(1, q + 1)
    if name in {"percent_agreement", "within_one"}:
        return 0.0
    if name == "conger_kappa":
        columns = [[grade for grade in column if grade is not None] for column in zip(*rows, strict=True)]
        columns = [column for column in columns if column]
        pairs = list(permutations(columns, 2))
        return sum(sum(agree(a, b) for a in one for b in two) / len(one) / len(two) for one, two in pairs) / len(pairs)
    total = sum(agree(a, b) for a in grades for b in grades)
    if name == "brennan_prediger":
        return total / q**2
    share = {grade: sum(lesson.count(grade) / len(lesson) for lesson in lessons) / len(lessons) for grade in grades}
    if name == "gwet_ac":
        return total / (q * (q - 1)) * sum(share[grade] * (1 - share[grade]) for grade in grades)
    return sum(agree(a, b) * share[a] * share[b] for a in grades for b in grades)


def alpha(lessons: list[list[int]], q: int, weights: str) -> float | None:
    """Krippendorff's alpha: one minus observed over expected disagreement of all pairs of values."""
    values = [grade for lesson in lessons for grade in lesson]
    count = {grade: values.count(grade) for grade in range(1, q + 1)}

    def apart(a: int, b: int) -> float:
        if weights != "ordinal_metric":
            return 1 - weight(weights, q)(a, b)
        low, high = min(a, b), max(a, b)
        return (sum(count[grade] for grade in range(low, high + 1)) - (count[a] + count[b]) / 2) ** 2

    observed = sum(
        sum(apart(a, b) for a, b in permutations(lesson, 2)) / (len(lesson) - 1) for lesson in lessons
    ) / len(values)
    expected = sum(apart(a, b) * count[a] * (count[b] - (a == b)) for a in count for b in count)
    expected /= len(values) * (len(values) - 1)
    return None if expected == 0 else 1 - observed / expected


def meets(rows: Table) -> bool:
    """Whether all observers who graded hang together through lessons they share."""
    active = [place for place, column in enumerate(zip(*rows, strict=True)) if any(g is not None for g in column)]
    reached, waiting = {active[0]}, [active[0]]
    while waiting:
        here = waiting.pop()
        for row in rows:
            if row[here] is not None:
                new = {place for place in active if row[place] is not None} - reached
                reached |= new
                waiting.extend(new)
    return reached == set(active)
