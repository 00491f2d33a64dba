"""How fast agreement is counted, beside krippendorff, statsmodels and scikit-learn, in one run.

Everyone starts from the same contiguous one-byte codes of two observers. Prints milliseconds and ratios for 10³, 10⁵
and 10⁶ lessons; `python -m bench.stats_speed` takes about two minutes, `python -m bench.stats_speed 1000` a second.
"""

import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

from stats.agreement import coefficient, coefficients
from stats.patterns import PatternCounts
from stats.permutation import permutation_test
from stats.resampling import bootstrap, bootstrap_many
from stats.results import Estimate

GRADES = [1, 2, 3, 4]
SIZES = (1_000, 100_000, 1_000_000)
REPLICATES = 1_000
FOUR = {
    "kappa": ("cohen_kappa", "identity"),
    "quadratic kappa": ("cohen_kappa", "quadratic"),
    "ordinal alpha": ("krippendorff_alpha", "ordinal_metric"),
    "AC1": ("gwet_ac", "identity"),
}


@dataclass(frozen=True)
class Aim:
    """A ratio that issue and design ask for at a million lessons, and what came out."""

    what: str
    ratio: float
    aim: float
    at_least: bool = True

    def __str__(self) -> str:
        """One line."""
        met = self.ratio >= self.aim if self.at_least else self.ratio <= self.aim
        sign = "≥" if self.at_least else "≤"
        return f"  {self.what:58} {self.ratio:10,.1f}×   aim {sign} {self.aim:,.0f}×   {'met' if met else 'MISSED'}"


def codes(lessons: int) -> np.ndarray:
    """Skewed grades of two observers who agree on about seven of ten lessons, as (lessons, 2) bytes from 1."""
    stream = np.random.default_rng(2026)
    true = stream.choice(4, lessons, p=[0.05, 0.15, 0.55, 0.25])
    noise = stream.choice(4, (lessons, 2), p=[0.1, 0.2, 0.4, 0.3])
    rows = np.where(stream.random((lessons, 2)) < 0.75, true[:, None], noise)
    return np.ascontiguousarray(rows + 1, dtype=np.int8)


def side_by_side(*works: Callable[[], object], budget: float = 5.0, most: int = 40) -> list[float]:
    """The fastest run of each in milliseconds, taken in turns, so that a busy moment meets all of them.

    A quick one runs several times in its turn: its first run finds the caches full of what ran before.
    """
    best = [np.inf] * len(works)
    started = time.perf_counter()
    for run in range(most):
        for place, work in enumerate(works):
            best[place] = min(best[place], *one_turn(work))
        if run and time.perf_counter() - started > budget:
            break
    return [seconds * 1000 for seconds in best]


def one_turn(work: Callable[[], object]) -> list[float]:
    """Up to ten runs, as far as they fit into a tenth of a second; two at least."""
    runs: list[float] = []
    while len(runs) < 2 or (len(runs) < 10 and sum(runs) < 0.1):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return runs


def peers_of(rows: np.ndarray) -> dict[str, dict[str, Callable[[], float]]]:
    """For each coefficient, the peers that compute it from the same rows. None of them computes AC1.

    Beside AC1 stands Brennan-Prediger, its nearest relative that a peer has.
    """
    first, second = rows[:, 0], rows[:, 1]

    def by_table(weights: str | None) -> float:
        return float(inter_rater.cohens_kappa(inter_rater.to_table(rows)[0], wt=weights).kappa)

    def by_raters() -> float:
        return float(inter_rater.fleiss_kappa(inter_rater.aggregate_raters(rows)[0], method="randolph"))

    return {
        "kappa": {
            "scikit-learn": lambda: float(cohen_kappa_score(first, second)),
            "statsmodels": lambda: by_table(None),
        },
        "quadratic kappa": {
            "scikit-learn": lambda: float(cohen_kappa_score(first, second, weights="quadratic")),
            "statsmodels": lambda: by_table("quadratic"),
        },
        "ordinal alpha": {
            "krippendorff": lambda: float(krippendorff.alpha(rows.T, level_of_measurement="ordinal")),
        },
        "AC1": {"statsmodels (Brennan-Prediger)": by_raters},
    }


def ours(rows: np.ndarray, label: str) -> float:
    """A coefficient with its error and interval, from the rows."""
    name, weights = FOUR[label]
    answer = coefficient(PatternCounts.from_ratings(rows, GRADES), name, weights=weights)
    assert isinstance(answer, Estimate)
    return answer.value


def ours_bootstrapped(rows: np.ndarray, label: str) -> object:
    """The same with a bootstrap."""
    name, weights = FOUR[label]
    return bootstrap(PatternCounts.from_ratings(rows, GRADES), name, weights=weights, replicates=REPLICATES)


def compare(lessons: int) -> list[Aim]:
    """Print one size; answer the ratios."""
    rows = codes(lessons)
    aims = []
    print(f"\n{lessons:,} lessons, two observers, four grades")
    head = f"{'fastest peer':32} {'peer ms':>10} {'ours ms':>9} {'ratio':>8}"
    print(f"  {'':16} {head}   {REPLICATES:,} replicates: ms, ratio")
    for label, peers in peers_of(rows).items():
        works = [
            *peers.values(),
            lambda label=label: ours(rows, label),
            lambda label=label: ours_bootstrapped(rows, label),
        ]
        *theirs, plain, drawn = side_by_side(*works)
        time_of = dict(zip(peers, theirs, strict=True))
        fastest = min(time_of, key=lambda peer: time_of[peer])
        if label != "AC1":
            assert abs(peers[fastest]() - ours(rows, label)) < 1e-9
        ratio, with_bootstrap = time_of[fastest] / plain, time_of[fastest] * (REPLICATES + 1) / drawn
        print(
            f"  {label:16} {fastest:32} {time_of[fastest]:10.2f} {plain:9.3f} {ratio:7.0f}×   "
            f"{drawn:7.3f} {with_bootstrap:10,.0f}×"
        )
        aims.append(Aim(f"{label}, against {fastest}", ratio, 50))
        aims.append(Aim(f"{label} with bootstrap (peer: {REPLICATES:,} + 1 times its run)", with_bootstrap, 1_000))
    return [*aims, four_together(rows)]


def four_together(rows: np.ndarray) -> Aim:
    """All four with a shared bootstrap against counting the pairs once."""

    def count() -> np.ndarray:
        return np.bincount(rows[:, 0] * np.int8(4) + rows[:, 1])

    def four() -> object:
        return bootstrap_many(PatternCounts.from_ratings(rows, GRADES), FOUR, replicates=REPLICATES)

    once, together = side_by_side(count, four)
    print(f"  one bincount of the pairs {once:.3f} ms; four coefficients with bootstrap {together:.3f} ms")
    return Aim("four with bootstrap, against one bincount of the pairs", together / once, 3, at_least=False)


def subsets_and_permutations() -> None:
    """Batches in one call, and the permutation test at any size."""
    tables = np.random.default_rng(1).multinomial(156, np.full(16, 1 / 16), size=6_400).reshape(-1, 4, 4)
    batch = PatternCounts.from_table(tables, GRADES)
    for label, (name, weights) in FOUR.items():
        (taken,) = side_by_side(lambda name=name, weights=weights: coefficients(batch, name, weights=weights), budget=1)
        print(f"  6,400 subset tables in one call, {label:16} {taken:8.2f} ms")
    for lessons in SIZES:
        halves = [PatternCounts.from_ratings(half, GRADES) for half in np.split(codes(lessons), 2)]
        (taken,) = side_by_side(lambda halves=halves: permutation_test(*halves, "gwet_ac"), budget=1)
        print(f"  10,000 permutations of {lessons:9,} lessons        {taken:8.2f} ms")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print everything."""
    warnings.simplefilter("ignore")
    aims: list[Aim] = []
    for lessons in sizes:
        aims = compare(lessons)
    print("\nSubsets and permutations")
    subsets_and_permutations()
    if sizes[-1] == SIZES[-1]:
        print(f"\nAims at {sizes[-1]:,} lessons")
        print("\n".join(map(str, aims)))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
