"""Long work: asked for once, taken by one worker, taken over when that one dies, given up after five tries.

Who works on a job holds an advisory lock of the database on it. A worker that dies loses its connection, and with it
the lock: the next one need not guess by the clock whether anybody is still at it.
"""

import contextlib
import datetime as dt
import logging
import time
import uuid
from collections.abc import Callable, Iterator, Mapping

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from observations import hints
from people.models import User
from reports.models import Job
from reports.models.jobs import LONGEST_SENTENCE

Now = Callable[[], dt.datetime]
Keep = Callable[[], None]
Work = Callable[[Job, Now], Keep]
"""Does a job and returns what writes its result: that and the job's end are one transaction, so each happens once."""
TASK = "reports.work"
MOST_TRIES = 5
REST = dt.timedelta(seconds=20)
"""How long a job rests after a failure before the sweep tries it again, times the tries so far."""
SEEN = "Whoever runs this installation can see it under Health."
KEPT_STOPPING = f"It stopped the worker {{}} times, at “{{}}”. {SEEN}"
WENT_WRONG = f"It went wrong {{}} times, at “{{}}” ({{}}). {SEEN}"
logger = logging.getLogger(__name__)


class CannotBeDone(Exception):
    """A job that would fail again however often it is tried; its text says why, and what to do."""


def ask_for(*, kind: str, subject: uuid.UUID, by: User | None, at: dt.datetime) -> Job:
    """Ask for a job; asked again while it is unfinished, it is the same one. A worker hears of it on commit."""
    job, _ = Job.objects.get_or_create(
        kind=kind,
        subject=subject,
        state__in=Job.UNFINISHED,
        defaults={"asked_by": by, "asked_at": at, "touched_at": at, "state": Job.State.WAITING},
    )
    transaction.on_commit(lambda: hints.ask(TASK, job.pk))
    return job


def latest_of(subject: uuid.UUID, kind: str) -> Job | None:
    """Return the last job on a subject (one query)."""
    return Job.objects.filter(subject=subject, kind=kind).order_by("-asked_at", "-pk").first()


def stopped() -> tuple[Job, ...]:
    """Return the jobs that failed and have not been asked for again, the latest first (one query)."""
    later = Job.objects.filter(kind=OuterRef("kind"), subject=OuterRef("subject"), asked_at__gt=OuterRef("asked_at"))
    return tuple(Job.objects.filter(~Exists(later), state=Job.State.FAILED).order_by("-ended_at", "pk"))


@contextlib.contextmanager
def _held(job_id: uuid.UUID) -> Iterator[bool]:
    """Hold the job's lock, if nobody else does; whether it is held is what the block is told."""
    key = int.from_bytes(job_id.bytes[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def take(job_id: uuid.UUID, works: Mapping[str, Work], *, now: Now) -> bool:
    """Do a job, unless it is done or another worker is at it; return whether it was tried here."""
    with _held(job_id) as mine:
        job = Job.objects.filter(pk=job_id, state__in=Job.UNFINISHED).first() if mine else None
        if job is None:
            return False
        if job.tries >= MOST_TRIES:
            _end(job, Job.State.FAILED, now(), KEPT_STOPPING.format(job.tries, job.doing or "the beginning"))
            return False
        Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, tries=F("tries") + 1, touched_at=now())
        job.refresh_from_db()
        _try(job, works[job.kind], now)
    return True


def _try(job: Job, work: Work, now: Now) -> None:
    """Do the work, and note how it ended."""
    try:
        keep = work(job, now)
        with transaction.atomic():
            if _end(job, Job.State.DONE, now()):
                keep()
    except CannotBeDone as why:
        _end(job, Job.State.FAILED, now(), str(why))
    except Exception as failure:
        logger.exception("job %s (%s) failed, try %s", job.pk, job.kind, job.tries)
        job.refresh_from_db()
        if job.tries >= MOST_TRIES:
            said = WENT_WRONG.format(job.tries, job.doing, type(failure).__name__)
            _end(job, Job.State.FAILED, now(), said)
        else:
            Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING, touched_at=now())


def _end(job: Job, state: Job.State, at: dt.datetime, why: str = "") -> bool:
    """End a job; whether it had not been ended before."""
    done = {"parts_done": F("parts")} if state == Job.State.DONE else {}
    unfinished = Job.objects.filter(pk=job.pk, state__in=Job.UNFINISHED)
    return bool(unfinished.update(state=state, ended_at=at, touched_at=at, why_failed=why[:LONGEST_SENTENCE], **done))


def say(job: Job, doing: str, *, done: int, of: int, at: dt.datetime) -> None:
    """Say how far a job is."""
    Job.objects.filter(pk=job.pk).update(doing=doing, parts_done=done, parts=max(of, done, 1), touched_at=at)


def sweep(works: Mapping[str, Work], *, now: Now, seconds: float) -> int:
    """Do what waits: hints that were lost, workers that died, failures that have rested. Return how many were tried."""
    until, tried = time.monotonic() + seconds, 0
    at = now()
    for job in Job.objects.filter(state__in=Job.UNFINISHED).order_by("touched_at", "pk"):
        rested = job.state == Job.State.RUNNING or at >= job.touched_at + REST * job.tries
        if rested and time.monotonic() < until:
            tried += take(job.pk, works, now=now)
    return tried
