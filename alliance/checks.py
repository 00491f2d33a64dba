"""System checks of the whole house."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

ROLE = """
SELECT r.rolsuper, r.rolbypassrls,
    EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'USAGE'))
FROM pg_roles r WHERE r.rolname = current_user
"""
# Every table that holds judgements, or their history, hides rows even from its owner.
OPEN_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relname = ANY(%s) AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
ORDER BY 1
"""
WALLED = [
    f"observations_{name}"
    for name in ("sheet", "sheetevent", "note", "rating", "ground", "photo", "practicesheet", "practicereference")
]


def role_behind_the_wall(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  # the signature is Django's
    databases: Sequence[str] | None = None,
    **kwargs: Any,  # noqa: ANN401, ARG001
) -> list[CheckMessage]:
    """Return an error if the app's database role could see judgements before their reveal."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(ROLE)
        superuser, bypasses, owns = cursor.fetchone()
        cursor.execute(OPEN_TABLES, [WALLED])
        unwalled = [name for (name,) in cursor.fetchall()]
    found = []
    for sees, why, number in (
        (superuser, "is a superuser", 1),
        (bypasses, "has BYPASSRLS", 2),
        (owns, "owns tables, or is a member of the role that does", 3),
    ):
        if sees:
            found.append(
                Error(
                    f"The role of DATABASE_URL {why}, so it would see judgements before their reveal.",
                    hint="Use a role with neither, that owns no table; DATABASE_ADMIN_URL is for the owner.",
                    id=f"staffroom.E00{number}",
                )
            )
    if unwalled:
        found.append(
            Error(
                f"Row-level security is not forced on {', '.join(unwalled)}.",
                hint="Run the migrations as the role of DATABASE_ADMIN_URL.",
                id="staffroom.E004",
            )
        )
    return list(found)


def refuse_a_role_that_sees() -> None:
    """Raise `ImproperlyConfigured` with the first error of the check above; called where a server starts."""
    for message in role_behind_the_wall(None, databases=["default"]):
        raise ImproperlyConfigured(f"{message.msg} {message.hint}")
