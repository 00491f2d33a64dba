"""A migration operation that makes many tables at once, so that a first start and every test run take seconds."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Create the tables of models whose fields, constraints, indexes and triggers are already whole.

    After each single operation Django draws anew every model that is related to its own, which are nearly all: with a
    hundred tables that was nine tenths of the time that migrating took. Here they are drawn once, when the last is
    known. A model may also point to one further down: foreign keys are made at the end of the migration.
    """

    category = OperationCategory.ADDITION

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add all models to the state, which forgets what it had drawn."""
        state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Create their tables."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Drop their tables, the last one first."""
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Name the models, for `migrate --plan`."""
        return "Create models " + ", ".join(model.name for model in self.models)
