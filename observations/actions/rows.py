"""Insert rows of several tables in one statement: a seal that reveals holds locks until the last has come back."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery


def insert(*tables: Sequence[Model]) -> None:
    """Insert the rows of each table, and nothing for one without rows.

    A row may point to one of another table: the database looks at foreign keys once all of them stand.
    """
    statements = [_statement(rows) for rows in tables if rows]
    *before, last = [text for text, _ in statements]
    beside = ", ".join(f"table_{number} AS ({text})" for number, text in enumerate(before))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {beside} {last}" if before else last, [each for _, values in statements for each in values]
        )


def insert_if_new(row: Model) -> bool:
    """Insert a row unless one like it stands there; return whether it was inserted."""
    with connection.cursor() as cursor:
        cursor.execute(*_statement([row], on_conflict=OnConflict.IGNORE))
        return bool(cursor.rowcount)


def _statement(rows: Sequence[Model], *, on_conflict: OnConflict | None = None) -> tuple[str, list[Any]]:
    """Return the statement that inserts rows of one table, and its values."""
    model = type(rows[0])
    query = InsertQuery(model, on_conflict=on_conflict)
    query.insert_values(model._meta.concrete_fields, list(rows))  # noqa: SLF001  # documented, for all its underscore
    ((text, values),) = query.get_compiler(connection=connection).as_sql()
    return text, list(values)
