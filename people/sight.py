"""Row-level security's half of a request: tell the database who is looking, for this transaction only."""

import uuid

from django.db import connection


def look_as(person_id: uuid.UUID | None) -> None:
    """Let the database show the unrevealed rows of this person and of nobody else until the transaction ends.

    Must run inside a transaction: `SET LOCAL` ends with it, so a pooled connection never keeps a stranger's eyes.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('staffroom.person', %s, true)", [str(person_id or "")])
