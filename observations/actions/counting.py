"""Count ledger entries into the cells, exactly once; sweep for what was missed; recount everything.

One statement makes the contributions of any set of entries, so counting one and recounting all cannot disagree.
"""

import dataclasses
import datetime as dt
import uuid

from django.db import connection, transaction
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Greatest, Least

from observations.actions.contributions import contributions
from observations.models.ledger import LedgerEntry
from observations.models.lessons import UNPAIRED_AFTER, JointObservation, Lesson
from observations.models.planning import SetUpStep
from observations.models.rounds import Round
from people.audit import act
from people.clock import LONDON

KEY = "scope_kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern"
# In the order of the key, so that two counts at once lock the same cells in the same order.
APPLY = f"""
INSERT INTO observations_cell ({KEY}, count, counted_at)
SELECT kind, scope_id, facet, value, scale_id, with_rules, unit, observers, pattern, n, %(at)s
FROM summed ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
ON CONFLICT (scope_id, scope_kind, facet, value, scale_id, with_rules, unit, observers, pattern)
DO UPDATE SET count = observations_cell.count + excluded.count, counted_at = excluded.counted_at
"""
SAME_CELL = """(c.scope_kind, c.scope_id, c.facet, c.value, c.scale_id, c.with_rules, c.unit, c.observers, c.pattern)
    = (r.kind, r.scope_id, r.facet, r.value, r.scale_id, r.with_rules, r.unit, r.observers, r.pattern)"""
TAKE_OUT = f"""
UPDATE observations_cell c SET count = c.count - r.n, counted_at = %(at)s FROM summed r WHERE {SAME_CELL}
"""
# Grouping a million wide rows by hashing them in memory takes less than half as long as sorting them on disk.
IN_MEMORY = "SET LOCAL work_mem = '256MB'; SET LOCAL enable_sort = off"
GIVEN_UP = "Its time went by before everyone had said yes."
ENDS_AT = Lesson.objects.filter(joint_observation=OuterRef("joint")).values("ends_at")[:1]
COUNTED = "e.counted_at IS NOT NULL AND e.uncounted_at IS NULL"


@dataclasses.dataclass(frozen=True, slots=True)
class Recount:
    """What a recount found: lessons in the ledger, cells before and after, and how many of them were not the same."""

    lessons: int
    cells: int
    changed: int
    sheets_astray: int


def _apply(entry_id: uuid.UUID, *, at: dt.datetime) -> None:
    """Add one entry's contributions to the cells."""
    with connection.cursor() as cursor:
        cursor.execute(contributions("e.id = %(entry)s") + APPLY, {"entry": entry_id, "at": at})


def _take_out(entry_id: uuid.UUID, *, at: dt.datetime) -> None:
    """Take one entry's contributions out of the cells; other counts wait, so that none locks cells crosswise."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE observations_cell IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(contributions("e.id = %(entry)s") + TAKE_OUT, {"entry": entry_id, "at": at})


def _published() -> Q:
    """Entries whose round publishes as it goes, or is closed."""
    return Q(round__publishes=Round.Publishes.AS_IT_GOES) | Q(round__closed_at__isnull=False)


def count_reveal(entry_id: uuid.UUID, *, at: dt.datetime) -> bool:
    """Count one entry if it is published and has not been counted; return whether it was counted just now.

    The mark on the ledger row and the cells change in one transaction; a second worker waits on the row, then finds the
    mark and does nothing.
    """
    with transaction.atomic():
        due = LedgerEntry.objects.filter(_published(), pk=entry_id, voided_at__isnull=True).values("pk")
        marked = LedgerEntry.objects.filter(pk__in=due, counted_at__isnull=True).update(counted_at=at)
        if marked:
            _apply(entry_id, at=at)
    return bool(marked)


def uncount_void(entry_id: uuid.UUID, *, at: dt.datetime) -> bool:
    """Take a voided entry out of the cells if it is still in them; return whether it was taken out just now."""
    with transaction.atomic():
        marked = LedgerEntry.objects.filter(
            pk=entry_id, voided_at__isnull=False, counted_at__isnull=False, uncounted_at__isnull=True
        ).update(uncounted_at=at)
        if marked:
            _take_out(entry_id, at=at)
    return bool(marked)


def sweep(*, at: dt.datetime) -> int:
    """Do whatever hints did not: count what is due, take out what is void; return how many entries were done.

    Also moves lessons on by the clock alone, so that a state tells nothing of an observer.
    """
    _move_on(at)
    due = LedgerEntry.objects.filter(_published(), counted_at__isnull=True, voided_at__isnull=True)
    void = LedgerEntry.objects.filter(voided_at__isnull=False, counted_at__isnull=False, uncounted_at__isnull=True)
    done = sum(count_reveal(entry_id, at=at) for entry_id in list(due.values_list("pk", flat=True)))
    return done + sum(uncount_void(entry_id, at=at) for entry_id in list(void.values_list("pk", flat=True)))


def _move_on(at: dt.datetime) -> None:
    """Mark lessons that are over as observed, and close those unpaired that still wait after 14 days.

    What was still being set up 14 days after its time is given up. The clock of the set-up stops at *observed*.
    """
    state = JointObservation.State
    before = dt.datetime.combine(at.astimezone(LONDON).date(), dt.time.min, LONDON) - UNPAIRED_AFTER
    with act("move on", by=None, at=at):
        JointObservation.objects.filter(state=state.SCHEDULED, lesson__ends_at__lte=at).update(state=state.OBSERVED)
        JointObservation.objects.filter(state__in=JointObservation.SEALABLE, lesson__starts_at__lt=before).update(
            state=state.UNPAIRED
        )
        JointObservation.objects.filter(
            state__in=JointObservation.BEING_SET_UP, lesson__starts_at__lt=before, created_at__lt=before
        ).update(state=state.WITHDRAWN, withdrawn_at=at, reason=GIVEN_UP)
        over = SetUpStep.objects.filter(ended_at__isnull=True).exclude(
            joint__state__in=(*JointObservation.BEING_SET_UP, state.SCHEDULED)
        )
        over.update(ended_at=Greatest("began_at", Least(Value(at), Subquery(ENDS_AT))))


def count_everything(*, at: dt.datetime) -> int:
    """Count all that is due in one go (after an import or a simulation); return how many entries were counted."""
    with transaction.atomic():
        marked = LedgerEntry.objects.filter(_published(), counted_at__isnull=True, voided_at__isnull=True).update(
            counted_at=at
        )
        recount(at=at)
    return marked


def recount(*, at: dt.datetime) -> Recount:
    """Rebuild every cell from the ledger, and check the ledger against the sheets that still exist.

    Counting waits meanwhile. `changed` is 0 when the cells were right; `sheets_astray` counts ledger judgements whose
    sealed sheet now says something else, which the database makes impossible.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE observations_cell IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(IN_MEMORY)
        cursor.execute(
            f"CREATE TEMP TABLE recounted ON COMMIT DROP AS {contributions(COUNTED)} SELECT * FROM summed", {}
        )
        cursor.execute(
            f"""
            SELECT count(*) FROM (SELECT {KEY}, count FROM observations_cell WHERE count <> 0) c
            FULL JOIN recounted r ON {SAME_CELL}
            WHERE c.count IS DISTINCT FROM r.n
            """  # names of our own
        )
        changed = cursor.fetchone()[0]
        if changed:
            cursor.execute("DELETE FROM observations_cell")
            cursor.execute(
                f"INSERT INTO observations_cell ({KEY}, count, counted_at) SELECT r.*, %s FROM recounted r",
                [at],
            )
        cursor.execute(f"SELECT count(*) FROM observations_ledgerentry e WHERE {COUNTED}")
        lessons = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM recounted")
        cells = cursor.fetchone()[0]
        cursor.execute("DROP TABLE recounted")
        cursor.execute(ASTRAY)
        return Recount(lessons=lessons, cells=cells, changed=changed, sheets_astray=cursor.fetchone()[0])


ASTRAY = """
SELECT count(*) FROM observations_ledgerjudgement j
JOIN observations_ledgerentry e ON e.id = j.entry_id
JOIN observations_sheet s ON s.joint_id = e.joint_id AND s.person_id = j.person_id
LEFT JOIN observations_owngrade g ON g.id = s.grade_id
WHERE COALESCE(g.word, '') <> j.word OR s.sealed_at IS NULL OR (s.rule_id IS NOT NULL) <> j.rule_fired
"""
