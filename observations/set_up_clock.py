"""How long setting lessons up took, and for what it waited: cover, a reply, a room. Nobody's name is in it."""

import dataclasses
import datetime as dt
import statistics
import uuid

from observations.models.lessons import JointObservation
from observations.models.planning import SetUpStep
from observations.models.rounds import Round

A_DAY = 86_400.0


@dataclasses.dataclass(frozen=True, slots=True)
class Waited:
    """One thing that lessons waited for: how many did, days in the middle and at most, and how many still do."""

    words: str
    lessons: int
    middle: float
    longest: float
    now: int


@dataclasses.dataclass(frozen=True, slots=True)
class Clock:
    """The set-up clock of a round. `middle` is from the first step to everyone's yes, in days; None before any."""

    rows: tuple[Waited, ...]
    scheduled: int
    middle: float | None


def clock_of(round_: Round, *, now: dt.datetime) -> Clock:
    """Return how long the lessons of a round waited and for what (two queries); whatever waits, waits until now."""
    steps = SetUpStep.objects.filter(joint__round=round_).values_list("joint", "waits_for", "began_at", "ended_at")
    waits: dict[str, dict[uuid.UUID, float]] = {}
    open_now: dict[str, set[uuid.UUID]] = {}
    for joint, what, began, ended in steps:
        lengths = waits.setdefault(what, {})
        lengths[joint] = lengths.get(joint, 0.0) + ((ended or now) - began).total_seconds() / A_DAY
        if ended is None:
            open_now.setdefault(what, set()).add(joint)
    rows = tuple(
        Waited(
            words=label,
            lessons=len(waits[what]),
            middle=statistics.median(waits[what].values()),
            longest=max(waits[what].values()),
            now=len(open_now.get(what, ())),
        )
        for what, label in SetUpStep.WaitsFor.choices
        if what in waits
    )
    dated = JointObservation.objects.filter(round=round_, scheduled_at__isnull=False)
    taken = [
        (until - since).total_seconds() / A_DAY
        for since, until in dated.values_list("created_at", "scheduled_at")
        if until is not None
    ]
    return Clock(rows, len(taken), statistics.median(taken) if taken else None)
