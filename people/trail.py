"""Reads of the audit trail: acts, newest first, over the history of every table.

One act is what one verb did in one go, however many rows it wrote. Each history gives its newest acts by an index, and
only those are put in order together, so that a page costs the same however much has been done.
"""

import dataclasses
import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from pghistory.models import Event

from people.audit import moment_words
from people.told import told

ACTS_ON_A_PAGE = 50
LAST_PAGE = 200
WAYS = ("insert", "update", "delete")
FINGERPRINTS = ("sha256", "data_hash")

# What one history gives: its newest acts, each once.
NEWEST = """(SELECT DISTINCT pgh_context ->> 'at' AS at, pgh_context_id AS act, pgh_context ->> 'action' AS verb,
    pgh_context ->> 'by' AS who, {about} AS about
FROM {table} WHERE {condition}
ORDER BY 1 DESC, 2 DESC, 3, 4, 5 LIMIT %(most)s)"""
ACTS = """WITH asked AS (SELECT %(verbs)s::text[] AS verbs)
SELECT DISTINCT at, act, verb, who, about FROM ({newest}) AS acts
ORDER BY 1 DESC, 2 DESC, 3, 4, 5 LIMIT %(more)s OFFSET %(skipped)s"""

# What the acts of a page changed. A row of history that is no first one is laid beside the one before it.
CHANGED = """(SELECT DISTINCT pgh_context_id AS act, pgh_context ->> 'action' AS verb, {about} AS about,
    %(label_{number})s AS thing, pgh_label AS how, CASE WHEN pgh_label = 'update' THEN ARRAY(
        SELECT now.key FROM jsonb_each(to_jsonb(e)) AS now JOIN jsonb_each(before.all_of_it) AS past USING (key)
        WHERE now.value IS DISTINCT FROM past.value AND now.key NOT LIKE 'pgh\\_%%' ORDER BY 1
    ) END AS fields
FROM {table} AS e LEFT JOIN LATERAL (
    SELECT to_jsonb(p) AS all_of_it FROM {table} AS p WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
        AND p.pgh_label IN ('insert', 'update') -- one that tells of words holds the other new values already
    ORDER BY p.pgh_id DESC LIMIT 1
) AS before ON true
WHERE {condition} AND pgh_context_id = ANY(%(acts)s::uuid[]))"""


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What an act did to one kind of thing: `insert`, `update` or `delete`, and the fields that are others now."""

    thing: str
    how: str
    fields: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Act:
    """What somebody did; `person_id` is None where nobody did it, `about` is what it was looked up by."""

    at: dt.datetime
    person_id: uuid.UUID | None
    verb: str
    about: uuid.UUID | None
    changes: tuple[Change, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts: by whom, of which verbs (None: of any), from when and before when, on rows of what.

    `rows` are the columns by which the rows are found, by the label of their model, and `ids` what stands in them.
    """

    by: uuid.UUID | None = None
    verbs: frozenset[str] | None = None
    since: dt.datetime | None = None
    before: dt.datetime | None = None
    rows: Mapping[str, str] | None = None
    ids: frozenset[uuid.UUID] = frozenset()

    def values(self) -> dict[str, Any]:
        """Return what the statement asks for by name."""
        return {
            "by": str(self.by) if self.by else None,
            "verbs": sorted(self.verbs or ()),
            "since": moment_words(self.since) if self.since else None,
            "before": moment_words(self.before) if self.before else None,
            "ids": [str(each) for each in sorted(self.ids)],
        }


@dataclasses.dataclass(frozen=True, slots=True)
class History:
    """The history of one model: its table, what its rows are called, and its fields by column and by name."""

    label: str
    table: str
    thing: str
    fields: Mapping[str, str]

    def words(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return what pages call these columns, in the model's order; fingerprints tell nobody anything."""
        changed = {self.fields[each] for each in columns if each in self.fields and each not in FINGERPRINTS}
        return tuple(words for words in dict.fromkeys(self.fields.values()) if words in changed)


def _history(event: type[Event]) -> History:
    """Read what is needed from a history's model, and from the model that it is of."""
    of = event.pgh_tracked_model._meta  # type: ignore[attr-defined]  # noqa: SLF001  # set once it is a history
    named = {name: str(field.verbose_name) for field in of.concrete_fields for name in (field.column, field.name)}
    table = event._meta.db_table  # noqa: SLF001
    return History(of.label, table, told().things.get(of.label, str(of.verbose_name)), named)


@cache
def histories() -> dict[str, History]:
    """Return the history of every model that has one, by the model's label."""
    found = (_history(model) for model in apps.get_models() if issubclass(model, Event))
    return {history.label: history for history in found}


def own_acts(person: uuid.UUID, *, page: int = 1) -> tuple[list[Act], bool]:
    """Return a page of what this person did, and whether there is an older one (two queries)."""
    return acts(Wanted(by=person), page=page)


def acts(wanted: Wanted, *, page: int) -> tuple[list[Act], bool]:
    """Return a page of the acts wanted, the newest first, and whether there is an older one (two queries)."""
    if page > LAST_PAGE:
        return [], False
    skipped = (page - 1) * ACTS_ON_A_PAGE
    found = _listed(wanted, skipped)
    shown = found[:ACTS_ON_A_PAGE]
    changes = _changes(wanted, shown)
    listed = [
        Act(
            at=dt.datetime.fromisoformat(at),
            person_id=uuid.UUID(who) if who else None,
            verb=verb,
            about=about,
            changes=tuple(_change(label, how, names) for (label, how), names in changes[act, verb, about].items()),
        )
        for at, act, verb, who, about in shown
    ]
    return listed, len(found) > ACTS_ON_A_PAGE and page < LAST_PAGE


def _listed(wanted: Wanted, skipped: int) -> list[tuple[Any, ...]]:
    """Return the acts of a page and one more."""
    more = ACTS_ON_A_PAGE + 1
    newest = [
        NEWEST.format(about=about, table=history.table, condition=condition)
        for history, about, condition in _asked(wanted)
    ]
    values = wanted.values() | {"most": skipped + more, "more": more, "skipped": skipped}
    with connection.cursor() as cursor:
        cursor.execute(ACTS.format(newest="\nUNION ALL\n".join(newest)), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _changes(wanted: Wanted, shown: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], dict[tuple[str, str], set[str]]]:
    """Return by act which fields of what it wrote in which way; of some kinds of rows nothing is said."""
    found: dict[tuple[Any, ...], dict[tuple[str, str], set[str]]] = defaultdict(dict)
    if not shown:
        return found
    values = wanted.values() | {"acts": [str(act) for _, act, *_ in shown], "first": shown[-1][0], "last": shown[0][0]}
    parts = []
    for number, (history, about, condition) in enumerate(_asked(wanted)):
        if history.label in told().unlisted:
            continue
        values[f"label_{number}"] = history.label
        within = f"{condition} AND pgh_context ->> 'at' BETWEEN %(first)s AND %(last)s"
        parts.append(CHANGED.format(about=about, table=history.table, condition=within, number=number))
    statement = (
        "WITH asked AS (SELECT %(verbs)s::text[] AS verbs)\n" + "\nUNION ALL\n".join(parts) + "\nORDER BY 4, 5, 6"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for act, verb, about, label, how, fields in cursor.fetchall():
            kind, names = _kind(how, fields or [], verb)
            found[act, verb, about].setdefault((label, kind), set()).update(names)
    return found


def _kind(how: str, fields: list[str], verb: str) -> tuple[str, list[str]]:
    """Return the kind of write and the fields; a label that is no kind is the field whose words are others now."""
    if how not in WAYS:
        return "update", [*fields, how]
    return how, [*fields, *verb.partition(": ")[2].split(", ")] if how == "update" else []


def _change(label: str, how: str, fields: Iterable[str]) -> Change:
    """Return one change in words."""
    history = histories()[label]
    return Change(history.thing, how, history.words(fields))


def _asked(wanted: Wanted) -> Iterator[tuple[History, str, str]]:
    """Yield each history that is asked, what it calls its subject, and its condition.

    What stands behind a wall of the database is asked for one's own acts alone.
    """
    own, is_told = told().own_columns, wanted.verbs is not None
    for label, history in histories().items():
        column = (wanted.rows or {}).get(label)
        if (wanted.rows is not None and column is None) or (label in own and is_told):
            continue
        conditions = [
            "pgh_context ->> 'by' = %(by)s" if wanted.by else "",
            f"{own[label]} = %(by)s::uuid" if label in own else "",
            "split_part(pgh_context ->> 'action', ':', 1) = ANY((SELECT verbs FROM asked)::text[])" if is_told else "",
            "pgh_context ->> 'at' >= %(since)s" if wanted.since else "",
            "pgh_context ->> 'at' < %(before)s" if wanted.before else "",
            f"{column} = ANY(%(ids)s::uuid[])" if column else "",
        ]
        yield history, column or "NULL::uuid", " AND ".join(each for each in conditions if each)
