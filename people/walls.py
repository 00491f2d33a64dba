"""Migration operations that set up the database's own walls between the two roles.

The admin role owns every table; the app role gets to read and write rows and nothing else, and may not touch history.
"""

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


def app_role() -> str:
    """Return the quoted name of the role that requests and workers use."""
    name = str(settings.DATABASES["default"]["USER"]).replace('"', '""')
    return f'"{name}"'


class ForAppRole(Operation):
    """Run SQL in which `{app}` stands for the app role; not reversible, since a wall is not taken down.

    Not a `RunPython`: for that one Django draws every model, which takes longer than all the walls together.
    """

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave the models as they are."""

    def database_forwards(
        self,
        app_label: str,  # noqa: ARG002  Django's own signature
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002
        to_state: ProjectState,  # noqa: ARG002
    ) -> None:
        """Run it."""
        schema_editor.execute(self.sql.replace("{app}", app_role()), params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Leave the wall standing."""

    def describe(self) -> str:
        """Say it briefly, for `migrate --plan`."""
        return "Set what the app's role may do"


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
