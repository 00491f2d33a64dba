"""What Today tells those who lead: rounds of their alliances, updates that are missing, counts of their clusters."""

import dataclasses
import datetime as dt
import uuid

from django.db import connection

from clusters.models import Term
from clusters.queries import Reach
from reports.wording import term_words

# Written out, because the ORM would take longer over these than the database takes to answer them.
ROUNDS = """
SELECT r.id, r.title, a.name,
    (SELECT count(*) FROM observations_jointobservation j
     WHERE j.round_id = r.id AND j.state NOT IN ('withdrawn', 'proposed', 'agreed')),
    EXISTS (SELECT FROM observations_jointobservation j WHERE j.round_id = r.id AND j.state <> 'withdrawn'),
    CASE WHEN r.publishes = 'live' THEN (
        SELECT COALESCE(sum(c.count), 0)::bigint FROM observations_cell c
        WHERE c.scope_kind = 'round' AND c.scope_id = r.id AND c.facet = 'all' AND c.unit = 'lesson' AND c.with_rules
    ) END
FROM observations_round r JOIN clusters_alliance a ON a.id = r.alliance_id
WHERE r.alliance_id = ANY(%s) AND r.closed_at IS NULL
ORDER BY r.created_at DESC, r.id
"""
TERMS = """
SELECT t.name, t.academic_year, t.cluster_id,
    (SELECT count(*) FROM clusters_alliance a WHERE a.cluster_id = t.cluster_id),
    ARRAY(SELECT u.alliance_id FROM clusters_progressupdate u WHERE u.term_id = t.id AND u.state <> 'draft')
FROM clusters_term t
WHERE t.cluster_id = ANY(%s) AND %s BETWEEN t.starts_on AND t.ends_on
ORDER BY t.starts_on, t.id
"""
COUNTS = """
SELECT scope_id, COALESCE(sum(count) FILTER (WHERE value IN ('agree', 'mapping')), 0),
    COALESCE(sum(count) FILTER (WHERE value <> 'none'), 0)
FROM observations_cell
WHERE scope_kind = 'cluster' AND scope_id = ANY(%s) AND facet = 'verdict' AND unit = 'lesson' AND with_rules
GROUP BY scope_id
"""


@dataclasses.dataclass(frozen=True, slots=True)
class RoundAt:
    """A round that is still open: lessons scheduled, whether any is at least being set up, and lessons counted.

    `counted` is None where it is not published yet.
    """

    id: uuid.UUID
    title: str
    alliance: str
    arranged: int
    has_begun: bool
    counted: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class UpdatesOfTerm:
    """How many alliances of a cluster have shared their update of the running term, and which of mine have not."""

    term: str
    alliances: int
    written: int
    missing: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ClusterCount:
    """How many lessons of a cluster matched, of those that could be compared."""

    cluster_id: uuid.UUID
    matched: int
    of: int


def open_rounds(reach: Reach) -> tuple[RoundAt, ...]:
    """Return the open rounds of the alliances this person leads (one query, none for others)."""
    if not reach.led:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(ROUNDS, [[alliance.id for alliance in reach.led]])
        return tuple(RoundAt(*row) for row in cursor.fetchall())


def updates_of_term(reach: Reach, *, on: dt.date) -> tuple[UpdatesOfTerm, ...]:
    """Return the running terms of the clusters that this person leads or leads an alliance in (at most one query)."""
    clusters = {cluster.id for cluster in reach.clusters} | {alliance.cluster.id for alliance in reach.led}
    if not clusters:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(TERMS, [list(clusters), on])
        rows = cursor.fetchall()
    return tuple(
        UpdatesOfTerm(
            term=term_words(Term(name=name, academic_year=year)),
            alliances=alliances,
            written=len(written),
            missing=tuple(mine.name for mine in reach.led if mine.cluster.id == cluster and mine.id not in written),
        )
        for name, year, cluster, alliances, written in rows
    )


def cluster_counts(reach: Reach) -> tuple[ClusterCount, ...]:
    """Return the counts of the clusters this person leads (one query, none for others)."""
    if not reach.clusters:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [[cluster.id for cluster in reach.clusters]])
        found = {cluster: (int(matched), int(of)) for cluster, matched, of in cursor.fetchall()}
    return tuple(ClusterCount(cluster.id, *found.get(cluster.id, (0, 0))) for cluster in reach.clusters)
