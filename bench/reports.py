"""From asking to the finished report, with its PDF and Word file, at a hundred, ten thousand and a million lessons."""

import os
import statistics
import time

from bench.installation import empty_database  # isort: skip  # sets Django up
from clusters import actions as cluster_actions
from clusters.models import Alliance
from observations import simulation
from people import clock
from reports import jobs, report_actions
from reports.documents.making import WORKS
from reports.models import Job, Report

LARGEST = int(os.environ.get("BENCH_LESSONS", "1000000"))
SIZES = (*tuple(each for each in (100, 10000) if each < LARGEST), LARGEST)
TURNS = 9


def finished(alliance, term) -> tuple[float, float]:
    """Ask for a report and do what workers do until nothing waits; return seconds by the wall and of the processor."""
    start, worked = time.perf_counter(), time.process_time()
    report = report_actions.ask_for_alliance(alliance=alliance, term=term, by=None, at=clock.now())
    while jobs.sweep(WORKS, now=clock.now, seconds=600):
        pass
    took = time.perf_counter() - start, time.process_time() - worked
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert Report.objects.get(pk=report.pk).files.count() == 2
    return took


def of_size(cluster, at) -> tuple[Alliance, object]:
    """Return the one alliance of a simulated cluster, and a term of it."""
    this_year = clock.today()
    term = cluster_actions.add_term(
        cluster=cluster,
        name="Term",
        academic_year="2012-13",
        starts_on=this_year.replace(month=1, day=1),
        ends_on=this_year.replace(month=12, day=31),
        by=None,
        at=at,
    )
    return Alliance.objects.select_related("cluster").get(cluster=cluster), term


def main() -> None:
    """Measure the sizes in turns, so that whatever else the machine does meets them alike; print medians and ratios."""
    empty_database()
    simulation.LESSONS_OF_ALLIANCE = LARGEST  # one alliance holds them all
    at = clock.now()
    made = {lessons: of_size(simulation.simulate(lessons=lessons, seed=1, at=at).cluster, at) for lessons in SIZES}
    print(f"simulated and counted {sum(made):,} lessons")
    took: dict[int, list[tuple[float, float]]] = {lessons: [] for lessons in SIZES}
    for turn in range(TURNS + 1):
        for lessons, asked in made.items():
            each = finished(*asked)
            took[lessons] += [each] if turn else []  # in the first, typefaces are unpacked and libraries loaded
    for kind, place in (("from asking to the finished report", 0), ("of them the worker's processor", 1)):
        medians = {lessons: statistics.median(each[place] for each in all_of) for lessons, all_of in took.items()}
        ratio = max(medians.values()) / min(medians.values())
        said = ", ".join(f"{lessons:,} lessons {seconds:.2f} s" for lessons, seconds in medians.items())
        print(f"{kind}: {said}; {ratio:.2f} times (aim 1.5)")
