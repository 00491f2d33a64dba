"""When a snapshot falls due, who works on it, and how far it is: safe to be repeated, lost or killed at any moment."""

import datetime as dt
import json
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from people import sight
from reports.figures.tally import FEWEST_FOR_COEFFICIENTS, CellRow, Sample, Tally, samples
from reports.models import ObserverSeverity, Snapshot
from reports.queries import counts
from reports.queries.reading import key_of, observed_of
from reports.snapshots import data, work
from stats import ENGINE_VERSION
from stats.crossed import Crossed
from stats.results import Estimate, Undefined
from stats.severity import observer_severity

Now = Callable[[], dt.datetime]
MOST_TRIES = 5
ABANDONED_AFTER = dt.timedelta(minutes=5)
"""A worker ends every task before this; who has been silent longer is dead."""
TRIED_AGAIN_AFTER = dt.timedelta(hours=1)
REST = 20
"""A result that took a second is not made anew for twenty, however often something is counted."""
LONGEST_REST = 600
LAST_COUNTS = """
SELECT scope_kind, scope_id, max(counted_at) FROM observations_cell
WHERE facet IN ('all', 'u_all') GROUP BY 1, 2 ORDER BY 3, 1, 2
"""

LAST_COUNT = """
SELECT max(counted_at) FROM observations_cell
WHERE scope_kind = %s AND scope_id = %s AND facet IN ('all', 'u_all')
"""


def due(*, at: dt.datetime) -> tuple[tuple[str, uuid.UUID], ...]:
    """Return the scopes whose cells have changed since their snapshot, and that nobody works on, longest first."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_COUNTS)
        counted = cursor.fetchall()
    made = {(each.scope_kind, each.scope_id): each for each in Snapshot.objects.defer("result")}
    return tuple((kind, pk) for kind, pk, last in counted if _is_due(made.get((kind, pk)), last, at))


def _is_due(made: Snapshot | None, counted_at: dt.datetime, at: dt.datetime) -> bool:
    """Whether a snapshot is to be made for cells that changed last at `counted_at`, or by other formulas."""
    if made is None:
        return True
    if made.counted_at == counted_at and made.engine == ENGINE_VERSION:
        return False
    silent = at - made.touched_at
    if made.state == Snapshot.State.RUNNING:
        return silent >= ABANDONED_AFTER
    if made.tries >= MOST_TRIES:
        return silent >= TRIED_AGAIN_AFTER
    return silent >= dt.timedelta(seconds=min(REST * made.seconds, LONGEST_REST))


def take_all(*, now: Now, seconds: float) -> int:
    """Make what is due, for at most about so many seconds; return how many were made. A failure stops only its own."""
    until, made = time.monotonic() + seconds, 0
    failed: list[Exception] = []
    for kind, scope_id in due(at=now()):
        if time.monotonic() >= until:
            break
        try:
            made += take(kind, scope_id, now=now)
        except Exception as failure:  # noqa: BLE001  # told below, when the others are done
            failed.append(failure)
    if failed:
        raise failed[0]
    return made


def take(kind: str, scope_id: uuid.UUID, *, now: Now) -> bool:
    """Work out a scope's figures and keep them; return whether it was done here, not by another worker meanwhile."""
    held = _claim(kind, scope_id, at=now())
    if held is None:
        return False
    started = time.monotonic()
    try:
        _make(held, now)
    except Exception:
        Snapshot.objects.filter(pk=held.pk).update(state=Snapshot.State.FAILED, touched_at=now())
        raise
    Snapshot.objects.filter(pk=held.pk).update(seconds=time.monotonic() - started)
    return True


def _claim(kind: str, scope_id: uuid.UUID, *, at: dt.datetime) -> Snapshot | None:
    """Mark a snapshot as worked on here; None while another worker is at it."""
    held, _ = Snapshot.objects.get_or_create(scope_kind=kind, scope_id=scope_id, defaults={"touched_at": at})
    idle = ~Q(state=Snapshot.State.RUNNING) | Q(touched_at__lte=at - ABANDONED_AFTER)
    tries = held.tries + 1 if held.state in {Snapshot.State.RUNNING, Snapshot.State.FAILED} else 1
    claimed = Snapshot.objects.filter(idle, pk=held.pk, touched_at=held.touched_at).update(
        state=Snapshot.State.RUNNING,
        touched_at=at,
        tries=tries,
        parts_done=0,
        parts=1,
        doing="Reading what was counted",
    )
    return held if claimed else None


def _make(held: Snapshot, now: Now) -> None:
    """Compute part by part, saying how far it is, and keep the result whole."""
    kind, scope_id = held.scope_kind, held.scope_id
    # Read first: should something be counted meanwhile, this result is one of an earlier count, and made anew.
    with connection.cursor() as cursor:
        cursor.execute(LAST_COUNT, [kind, scope_id])
        (counted_at,) = cursor.fetchone() or (None,)
    rows = counts.cells_of(kind, scope_id)
    found = samples(rows)
    given = [data.given(kind, scope_id, each) for each in found if each.graded]
    data_hash = data.hash_of(rows, given)
    people = iter(given)
    parts = [
        part for each in found for part in _parts(held, rows, each, next(people) if each.graded else None, data_hash)
    ]
    result: dict[str, dict[str, Any]] = {key_of(each): {} for each in found}
    for number, (key, name, doing, do) in enumerate(parts):
        Snapshot.objects.filter(pk=held.pk).update(parts=len(parts), parts_done=number, doing=doing, touched_at=now())
        result[key][name] = do()
    Snapshot.objects.filter(pk=held.pk).update(
        state=Snapshot.State.DONE,
        parts=max(len(parts), 1),
        parts_done=max(len(parts), 1),
        doing="",
        tries=0,
        touched_at=now(),
        made_at=now(),
        counted_at=counted_at,
        data_hash=data_hash,
        engine=ENGINE_VERSION,
        result=json.dumps(result, sort_keys=True, separators=(",", ":")),
    )


Part = tuple[str, str, str, Callable[[], Any]]


def _parts(
    held: Snapshot, rows: tuple[CellRow, ...], sample: Sample, given: data.Given | None, data_hash: str
) -> Iterator[Part]:
    """Yield what there is to do for one sample: its key, the figure's name, what to say meanwhile, and how."""
    tally, key = Tally(rows, sample), key_of(sample)
    yield key, "told", "Which groups are large enough to show", lambda: _told(held, sample)
    if given is None or tally.share().of < FEWEST_FOR_COEFFICIENTS:
        return
    scale = counts.scale_of(sample.scale_id)
    grades = [grade.word for grade in scale]
    for name, (doing, do) in work.STEPS.items():
        yield key, name, doing, lambda do=do: do(tally, grades)  # type: ignore[misc]
    crossed = given.crossed(len(grades))
    yield key, "components", "Lessons, observers and the rest", lambda: work.components(crossed)
    yield (
        key,
        "severity",
        "What each observer is told alone",
        lambda: _severity(held, sample, given, crossed, data_hash),
    )


def _told(held: Snapshot, sample: Sample) -> dict[str, Any]:
    """Whether all schools agreed to be shown, and else which groups are hidden from readers above."""
    found = counts.openness(held.scope_kind, held.scope_id, sample)
    hidden = None if found.all_agreed else observed_of(held.scope_kind, found.observed)
    return {"all_agreed": found.all_agreed, "withheld": hidden}


def _severity(held: Snapshot, sample: Sample, given: data.Given, crossed: Crossed, data_hash: str) -> dict[str, str]:
    """Keep each observer's severity where only they can read it; the result says whether there is one."""
    found = observer_severity(crossed)
    if isinstance(found, Undefined):
        return {"undefined": found.reason}
    for each in found:
        if isinstance(each.estimate, Estimate):
            _keep(held, sample, given.people[each.observer], each.estimate, data_hash)
    return {}


def _keep(held: Snapshot, sample: Sample, person: uuid.UUID, found: Estimate, data_hash: str) -> None:
    """Write one observer's row with that observer's eyes: the database shows it to nobody else."""
    with transaction.atomic():
        sight.look_as(person)
        ObserverSeverity.objects.update_or_create(
            person_id=person,
            scope_kind=held.scope_kind,
            scope_id=held.scope_id,
            scale_id=sample.scale_id,
            defaults={
                "value": found.value,
                "low": found.low,
                "high": found.high,
                "lessons": found.n_pairable,
                "data_hash": data_hash,
            },
        )
        sight.look_as(None)
