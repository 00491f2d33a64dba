"""Minutes taught from the front: a number typed by hand, or the stretches that the stopwatch measured."""

import dataclasses
import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from observations.models.lessons import Lesson
from observations.wording import A_MINUTE, minutes_words

MOST_STRETCHES = 200
Stretch = tuple[int, int | None]
UNREADABLE = "The stopwatch’s times cannot be read: enter the minutes by hand"


@dataclasses.dataclass(frozen=True, slots=True)
class Front:
    """Seconds from the front (None: not timed), its stretches in seconds since the lesson began, and what is wrong."""

    seconds: int | None = None
    stretches: tuple[Stretch, ...] = ()
    problem: str = ""


def read_front(*, minutes: Decimal | None, stretches: str, lesson: Lesson, at: dt.datetime) -> Front:
    """Return what was timed. A number typed by hand wins over stretches that add up to something else.

    A stretch that still runs (its end is null) counts until `at`, at most until the end of the lesson.
    """
    measured = _measured(stretches, lesson_seconds=lesson.minutes * A_MINUTE)
    if measured is None:
        return Front(problem=UNREADABLE)
    seconds = total(measured, until=into(lesson, at))
    if measured and (minutes is None or minutes_words(seconds) == minutes_words(round(minutes * A_MINUTE))):
        return Front(seconds, measured)
    return Front() if minutes is None else Front(round(minutes * A_MINUTE))


def total(stretches: Sequence[Stretch], *, until: int) -> int:
    """Return the seconds of all stretches together; one that still runs counts until `until` (seconds)."""
    return sum(max(0, (until if end is None else end) - start) for start, end in stretches)


def stopped(stretches: Sequence[Stretch], *, until: int) -> tuple[Stretch, ...]:
    """Return the stretches with the running one ended at `until` (seconds)."""
    return tuple((start, max(start, until) if end is None else end) for start, end in stretches)


def into(lesson: Lesson, at: dt.datetime) -> int:
    """Return how many seconds of the lesson have passed."""
    return min(max(0, int((at - lesson.starts_at).total_seconds())), lesson.minutes * A_MINUTE)


def _measured(text: str, *, lesson_seconds: int) -> tuple[Stretch, ...] | None:
    """Read the stopwatch's own JSON, cut to the lesson and without overlaps; None if it is anything else."""
    if not text.strip():
        return ()
    try:
        pairs = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(pairs, list) or len(pairs) > MOST_STRETCHES:
        return None
    stretches: list[Stretch] = []
    earliest = 0
    for pair in pairs:
        if not _is_stretch(pair):
            return None
        start = min(max(earliest, pair[0]), lesson_seconds)
        end = None if pair[1] is None else min(max(start, pair[1]), lesson_seconds)
        stretches.append((start, end))
        if end is None:
            break  # whatever comes after a stretch that still runs would overlap it
        earliest = end
    return tuple((start, end) for start, end in stretches if end is None or end > start)


def _is_stretch(pair: Any) -> bool:  # noqa: ANN401  # whatever JSON held
    """Whether this is two whole numbers of seconds, the second perhaps null."""
    if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004
        return False
    return type(pair[0]) is int and type(pair[1]) in (int, type(None))
