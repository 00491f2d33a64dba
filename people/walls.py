"""Migration operations that set up the database's own walls between the two roles.

The admin role owns every table; the app role gets to read and write rows and nothing else, and may not touch history.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def app_role() -> str:
    """Return the quoted name of the role that requests and workers use."""
    name = str(settings.DATABASES["default"]["USER"]).replace('"', '""')
    return f'"{name}"'


class ForAppRole(migrations.RunPython):
    """Run SQL in which `{app}` stands for the app role; not reversible, since a wall is not taken down."""

    def __init__(self, sql: str) -> None:
        def run(_apps: Any, schema_editor: "BaseDatabaseSchemaEditor") -> None:  # noqa: ANN401  # Django's state apps
            schema_editor.execute(sql.replace("{app}", app_role()), params=None)

        super().__init__(run, migrations.RunPython.noop)
        self.sql = sql

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return what rebuilds the operation (its SQL)."""
        return self.__class__.__qualname__, [self.sql], {}


def grants() -> ForAppRole:
    """Let the app role read and write rows of every table, present and future, without owning any."""
    return ForAppRole(
        """
        GRANT USAGE ON SCHEMA public TO {app};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
        REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app};
        """
    )


def history_is_kept(*tables: str) -> ForAppRole:
    """Take from the app role what could edit these history tables."""
    return ForAppRole("\n".join(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {{app}};" for table in tables))
