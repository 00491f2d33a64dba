"""How often the intervals of school pairs hold what they are about, at eight lessons a pair.

The generator: a skewed table of two observers and four grades (65% of grades Good; observers share what they see on 65%
of lessons), and around it the table of each of twenty school pairs, Dirichlet with the concentration named; eight
lessons of each pair. Nominal 95%. Beside shrinkage stand a flat prior on each pair alone, Wilson's interval, and, on
one pair, kappa's Wald interval and its bootstrap. `python -m bench.stats_coverage` takes about a minute.
"""

import sys
from dataclasses import dataclass, field

import numpy as np
from scipy import stats as distributions

from stats.agreement import coefficients, values
from stats.patterns import PatternCounts
from stats.proportions import wilson_bounds
from stats.resampling import Resampled, bootstrap
from stats.results import Estimate
from stats.shrinkage import Shrinkage, shrink

GRADES = [1, 2, 3, 4]
SHARES = np.asarray([0.03, 0.07, 0.65, 0.25])
SEEN_ALIKE = 0.65
PAIRS, LESSONS = 20, 8
AIM = 0.93
AGREE = np.eye(4, dtype=bool).ravel()


@dataclass
class Tally:
    """How often an interval held the truth, and how wide it was."""

    inside: int = 0
    asked: int = 0
    widths: list[float] = field(default_factory=list)

    def add(self, low: np.ndarray, high: np.ndarray, truth: np.ndarray) -> None:
        """Count intervals."""
        self.inside += int(((low <= truth) & (truth <= high)).sum())
        self.asked += len(truth)
        self.widths.extend((high - low).tolist())

    def __str__(self) -> str:
        """Coverage and mean width."""
        return f"{self.inside / max(self.asked, 1):.3f} covered, width {np.mean(self.widths):.3f}"


def cluster_table() -> np.ndarray:
    """The cluster's table, sixteen shares."""
    return (SEEN_ALIKE * np.diag(SHARES) + (1 - SEEN_ALIKE) * np.outer(SHARES, SHARES)).ravel()


def one_round(stream: np.random.Generator, concentration: float | None) -> tuple[np.ndarray, PatternCounts]:
    """The true tables of the pairs, and the lessons seen."""
    centre = cluster_table()
    real = (
        np.tile(centre, (PAIRS, 1)) if concentration is None else stream.dirichlet(concentration * centre, size=PAIRS)
    )
    tables = np.stack([stream.multinomial(LESSONS, table) for table in real])
    return real, PatternCounts.from_table(tables.reshape(-1, 4, 4), GRADES)


def agreement_of_pairs(concentration: float | None, rounds: int, stream: np.random.Generator) -> bool:
    """Print one concentration; whether shrinkage reaches its aim."""
    tallies = {"shrinkage": Tally(), "flat prior": Tally(), "Wilson": Tally()}
    concentrations = []
    for _ in range(rounds):
        real, counts = one_round(stream, concentration)
        truth = real[:, AGREE].sum(axis=1)
        answer = shrink(counts)
        assert isinstance(answer, Shrinkage)
        concentrations.append(answer.concentration)
        rows = [row for row in answer.rows if isinstance(row, Estimate)]
        tallies["shrinkage"].add(np.asarray([row.low for row in rows]), np.asarray([row.high for row in rows]), truth)
        agreed = counts.table().trace(axis1=1, axis2=2).astype(float)
        flat = distributions.beta(agreed + 1, LESSONS - agreed + 1)
        tallies["flat prior"].add(flat.ppf(0.025), flat.ppf(0.975), truth)
        tallies["Wilson"].add(*wilson_bounds(agreed, np.full(PAIRS, float(LESSONS))), truth)
    named = "pairs all alike" if concentration is None else f"concentration {concentration:g}"
    low, middle, high = np.quantile(concentrations, [0.1, 0.5, 0.9])
    print(f"  {named}; estimated {middle:.1f} (one in ten below {low:.1f}, one in ten above {high:.1f})")
    for method, tally in tallies.items():
        print(f"    {method:12} {tally}")
    return tallies["shrinkage"].inside / tallies["shrinkage"].asked >= AIM


def kappa_of_one_pair(rounds: int, stream: np.random.Generator) -> None:
    """Print why kappa is not shown at eight lessons: its intervals, where it has one."""
    centre = cluster_table()
    whole = PatternCounts.from_table(np.rint(centre * 10**9).astype(int).reshape(4, 4), GRADES)
    truth = float(values(whole, "cohen_kappa")[0])
    tables = stream.multinomial(LESSONS, centre, size=rounds).reshape(-1, 4, 4)
    batch = PatternCounts.from_table(tables, GRADES)
    answers = [
        answer for answer in coefficients(batch, "cohen_kappa", interval="normal") if isinstance(answer, Estimate)
    ]
    wald, drawn = Tally(), Tally()
    for answer in answers:
        half = 1.959964 * (answer.se or 0.0)
        wald.add(np.asarray([answer.value - half]), np.asarray([answer.value + half]), np.asarray([truth]))
    for place in range(min(rounds, 400)):
        found = bootstrap(batch.row(place), "cohen_kappa", replicates=400)
        if isinstance(found, Resampled):
            estimate = found.estimate
            drawn.add(np.asarray([estimate.low]), np.asarray([estimate.high]), np.asarray([truth]))
    print(f"  kappa, Wald interval   {wald}; no value in {rounds - len(answers)} of {rounds}")
    print(f"  kappa, bootstrap       {drawn} (perfect agreement has Wilson's interval)")


def main(rounds: int = 150) -> None:
    """Print everything."""
    stream = np.random.default_rng(2026)
    print(f"Agreement of {PAIRS} school pairs with {LESSONS} lessons each, nominal 95%, {rounds} rounds")
    met = [agreement_of_pairs(concentration, rounds, stream) for concentration in (3.0, 10.0, 30.0, None)]
    print(f"  aim ≥ {AIM}: {'met' if all(met) else 'MISSED'}")
    print(f"Kappa of one pair with {LESSONS} lessons")
    kappa_of_one_pair(10 * rounds, stream)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
