"""From asking to the finished report, with its PDF and Word file, at a hundred, ten thousand and a million lessons."""

import os
import statistics
import time

from bench.installation import empty_database  # isort: skip  # sets Django up
from clusters import actions as cluster_actions
from clusters.models import Alliance
from observations import actions, simulation
from people import clock
from reports import jobs, report_actions
from reports.documents.making import WORKS
from reports.models import Job, Report

LARGEST = int(os.environ.get("BENCH_LESSONS", "1000000"))
SIZES = (*tuple(each for each in (100, 10000) if each < LARGEST), LARGEST)
TURNS = 5


def finished(alliance, term) -> float:
    """Ask for a report and do what workers do until nothing waits; return the seconds that took."""
    start = time.perf_counter()
    report = report_actions.ask_for_alliance(alliance=alliance, term=term, by=None, at=clock.now())
    while jobs.sweep(WORKS, now=clock.now, seconds=600):
        pass
    took = time.perf_counter() - start
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert Report.objects.get(pk=report.pk).files.count() == 2
    return took


def main() -> None:
    """Print the median of each size, and the ratio of the largest to the smallest."""
    empty_database()
    simulation.LESSONS_OF_ALLIANCE = LARGEST  # one alliance holds them all
    at = clock.now()
    clusters = {lessons: simulation.simulate(lessons=lessons, seed=1, at=at).cluster for lessons in SIZES}
    print(f"counted {actions.count_everything(at=at):,} lessons")
    medians = {}
    for lessons, cluster in clusters.items():
        term = cluster_actions.add_term(
            cluster=cluster,
            name="Term",
            academic_year="2012-13",
            starts_on=clock.today().replace(month=1, day=1),
            ends_on=clock.today().replace(month=12, day=31),
            by=None,
            at=at,
        )
        alliance = Alliance.objects.select_related("cluster").get(cluster=cluster)
        finished(alliance, term)  # typefaces are unpacked, libraries loaded
        took = [finished(alliance, term) for _ in range(TURNS)]
        medians[lessons] = statistics.median(took)
        print(f"{lessons:>9,} lessons: {medians[lessons]:.2f} s (from {min(took):.2f} to {max(took):.2f})")
    print(f"largest to smallest: {max(medians.values()) / min(medians.values()):.2f} times (aim 1.5)")
