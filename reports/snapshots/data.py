"""What a snapshot is made of: the cells of a scope, and who gave which grade, as numbers."""

import dataclasses
import hashlib
import uuid
from collections.abc import Sequence

import numpy as np
from django.db import connection, transaction

from reports.figures.tally import CellRow, Sample
from stats.arrays import Ints
from stats.crossed import Crossed

CHUNK = 50_000
# Judgements of people who have left the installation name nobody, so nothing can be said of who gave them.
GRADES = """
SELECT dense_rank() OVER (ORDER BY e.id), dense_rank() OVER (ORDER BY j.person_id), j.position
FROM observations_ledgerentry e JOIN observations_ledgerjudgement j ON j.entry_id = e.id
WHERE e.counted_at IS NOT NULL AND e.uncounted_at IS NULL AND e.scale_id = %(scale)s AND e.graded AND {within}
    AND j.position IS NOT NULL AND j.person_id IS NOT NULL
ORDER BY 1, 2
"""
PEOPLE = """
SELECT DISTINCT j.person_id
FROM observations_ledgerentry e JOIN observations_ledgerjudgement j ON j.entry_id = e.id
WHERE e.counted_at IS NOT NULL AND e.uncounted_at IS NULL AND e.scale_id = %(scale)s AND e.graded AND {within}
    AND j.position IS NOT NULL AND j.person_id IS NOT NULL
ORDER BY 1
"""
WITHIN = {
    "round": "e.round_id = %(scope)s",
    "alliance": "e.alliance_id = %(scope)s",
    "cluster": "e.cluster_id = %(scope)s",
    "school": "e.school_ids @> ARRAY[%(scope)s]",
}


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class Given:
    """Who gave which grade, (ratings, 3): lesson, observer, place from 1; `people` are the observers in order."""

    rows: Ints
    people: tuple[uuid.UUID, ...]

    def crossed(self, grades: int) -> Crossed:
        """Return lessons crossed with observers on a scale of so many grades, a higher score for a better grade."""
        lesson, observer, place = self.rows.T
        return Crossed(
            lesson - 1,
            observer - 1,
            (grades + 1 - place).astype(np.float64),
            tuple(range(int(lesson.max(initial=0)))),
            tuple(range(len(self.people))),
            grades,
        )


def given(kind: str, scope_id: uuid.UUID, sample: Sample) -> Given:
    """Read who gave which grade, a chunk at a time: lessons and observers are numbered in the database."""
    asked = {"scale": sample.scale_id, "scope": scope_id}
    chunks: list[Ints] = []
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(GRADES.format(within=WITHIN[kind]), asked)
        while rows := cursor.fetchmany(CHUNK):
            chunks.append(np.asarray(rows, dtype=np.int64))
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE.format(within=WITHIN[kind]), asked)
        people = tuple(person for (person,) in cursor.fetchall())
    return Given(np.concatenate(chunks) if chunks else np.empty((0, 3), dtype=np.int64), people)


def hash_of(cells: Sequence[CellRow], grades: Sequence[Given]) -> str:
    """Return the SHA-256 of all that the figures are made of, whatever order it was read in."""
    digest = hashlib.sha256()
    for row in sorted(cells, key=repr):
        digest.update(repr(row).encode())
    for each in grades:
        digest.update(each.rows.astype("<i8").tobytes())
    return digest.hexdigest()
