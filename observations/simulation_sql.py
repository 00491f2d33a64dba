"""How simulated lessons get from narrow rows into the ledger: without its indexes and keys, which come back after."""

import contextlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

PLACES = 4
STAGED = "round, host, visitor, first, second, subject, key_stage, term, home, away, away_without, ruled"
TABLES = ("observations_ledgerentry", "observations_ledgerpair", "observations_ledgerjudgement")
CONSTRAINTS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = ANY(%s::regclass[])
    AND (contype IN ('f', 'u') OR contype = 'p' AND conrelid <> 'observations_ledgerentry'::regclass)
ORDER BY contype, 1, 2
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
ORDER BY 1
"""


class Cursor(Protocol):
    """What is asked of psycopg's cursor."""

    def execute(self, sql: str, params: Any = None) -> Any: ...  # noqa: ANN401, D102

    def fetchall(self) -> list[tuple[Any, ...]]: ...  # noqa: D102

    def copy_expert(self, sql: str, file: io.BytesIO) -> Any: ...  # noqa: ANN401, D102


def fill(cursor: Cursor, rows: io.BytesIO, named: Mapping[str, Any]) -> None:
    """Copy the rows in, spread them over the ledger, and let the planner see what is there."""
    columns = ", ".join(f"{name} int" for name in STAGED.split(", "))
    cursor.execute(f"CREATE TEMP TABLE staged ({columns})")
    cursor.copy_expert(f"COPY staged ({STAGED}) FROM STDIN (FORMAT csv)", rows)
    cursor.execute("CREATE TEMP TABLE named AS SELECT gen_random_uuid() AS id, * FROM staged")
    with _bare(cursor):
        for statement in SPREAD:
            cursor.execute(statement, named)
    for table in TABLES:
        cursor.execute(f"ANALYZE {table}")
    cursor.execute("DROP TABLE staged, named")


@contextlib.contextmanager
def _bare(cursor: Cursor) -> Iterator[None]:
    """Take foreign keys, other keys and indexes off the ledger, and put them back: all at once is cheaper."""
    cursor.execute(CONSTRAINTS, [list(TABLES)])
    constraints = cursor.fetchall()
    cursor.execute(INDEXES, [list(TABLES)])
    indexes = cursor.fetchall()
    for table, name, _ in constraints:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _vector(second: str) -> str:
    """Return SQL for the unordered count vector of `home` and this column over the places."""
    places = ", ".join(f"(home = {place})::int + ({second} = {place})::int" for place in range(1, PLACES + 1))
    return f"concat_ws(',', {places})"


def _verdict(second: str) -> str:
    """Return SQL for the verdict: words are the same wherever places are."""
    return f"CASE WHEN home = {second} THEN 'agree' ELSE 'differ' END"


_SCHOOLS = "(%(schools)s::uuid[])"
_PAIR = f"LEAST({_SCHOOLS}[host], {_SCHOOLS}[visitor]) || '|' || GREATEST({_SCHOOLS}[host], {_SCHOOLS}[visitor])"
_FRAMING = "CASE ruled WHEN 1 THEN 'ri' ELSE 'ii' END"
SPREAD = (
    f"""
    INSERT INTO observations_ledgerentry (id, round_id, alliance_id, cluster_id, term_id, scale_id, host_school_id,
        school_ids, school_phase, subject, key_stage, month, observers, framing, verdict, verdict_without, vector_with,
        vector_without, school_pair, pair_shown, disputed, revealed_at, counted_at, graded, criteria_same,
        criteria_compared, grounds_shared, grounds_named)
    SELECT id, (%(rounds)s::uuid[])[round], (%(alliances)s::uuid[])[round], %(cluster)s, (%(terms)s::uuid[])[term],
        %(scale)s, {_SCHOOLS}[host],
        ARRAY[LEAST({_SCHOOLS}[host], {_SCHOOLS}[visitor]), GREATEST({_SCHOOLS}[host], {_SCHOOLS}[visitor])],
        'secondary', (%(subjects)s::text[])[subject], (%(key_stages)s::text[])[key_stage], (%(months)s::date[])[term],
        2, {_FRAMING}, {_verdict("away")}, {_verdict("away_without")}, {_vector("away")}, {_vector("away_without")},
        {_PAIR}, true, false, %(at)s, %(at)s, true, 0, 0, 0, 2
    FROM named
    """,
    f"""
    INSERT INTO observations_ledgerpair (id, entry_id, "order", framing, school_pair, pair_shown, pattern_with,
        pattern_without)
    SELECT gen_random_uuid(), id, 'home', {_FRAMING}, {_PAIR}, true, home || '-' || away, home || '-' || away_without
    FROM named
    """,
    f"""
    INSERT INTO observations_ledgerjudgement (id, entry_id, number, person_id, school_id, is_host, by_rules,
        how_reached, word, letters, position, row_kind, rule_fired, word_without, letters_without, position_without,
        grounds, decided)
    SELECT gen_random_uuid(), n.id, j.number, (%(observers)s::uuid[])[j.observer], {_SCHOOLS}[j.school], j.number = 1,
        j.number = 2 AND ruled = 1, 'weighed', g.word, g.letters, j.place, 'word', j.place <> j.without, w.word,
        w.letters, j.without, '[]',
        CASE WHEN j.number = mod(subject, 2) + 1 THEN ARRAY['progress/decisive'] ELSE ARRAY['challenge/support'] END
    FROM named n
    CROSS JOIN LATERAL (VALUES (1, first, host, home, home), (2, second, visitor, away, away_without))
        AS j(number, observer, school, place, without)
    JOIN observations_referencegrade g ON g.scale_id = %(scale)s AND g.position = j.place
    JOIN observations_referencegrade w ON w.scale_id = %(scale)s AND w.position = j.without
    """,
)
