"""Migration operations that make many tables or triggers at once, so that a first start and a test run take seconds."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel, RunSQL
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


class AtOnce(Operation):
    """Create the tables of models whose fields, constraints, indexes and triggers are already whole.

    After each single operation Django draws anew every model that is related to its own, which are nearly all: with a
    hundred tables that was nine tenths of the time that migrating took. Here they are drawn once, when the last is
    known, and those of before stay as they were drawn. A model may also point to one further down: foreign keys are
    made at the end of the migration.
    """

    category = OperationCategory.ADDITION

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add all models to the state, and draw them beside what it had drawn, if it had."""
        drawn = state.__dict__.pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)
        if drawn is not None:
            drawn.render_multiple([state.models[app_label, model.name_lower] for model in self.models])
            state.__dict__["apps"] = drawn

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


class TriggersAtOnce(Operation):
    """Add triggers to tables that stand already, without drawing any model anew: a trigger changes no field."""

    category = OperationCategory.ADDITION

    def __init__(self, triggers: Sequence[AddTrigger]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Note them down in the models' options."""
        for each in self.triggers:
            options = state.models[app_label, each.model_name].options
            options["triggers"] = [*options.get("triggers", []), each.trigger]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Install them."""
        for each in self.triggers:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Drop them, the last one first."""
        for each in reversed(self.triggers):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Name them, for `migrate --plan`."""
        return "Create triggers " + ", ".join(f"{each.trigger.name} on {each.model_name}" for each in self.triggers)


def history_is_read(*tables: str) -> RunSQL:
    """Let these history tables be read by who did something and by when, however long they grow."""
    made = (
        f"CREATE INDEX ON {table} ((pgh_context ->> 'by'), (pgh_context ->> 'at'), pgh_context_id);\n"
        f"CREATE INDEX ON {table} ((pgh_context ->> 'at'), pgh_context_id);"
        for table in tables
    )
    return RunSQL("\n".join(made), RunSQL.noop)
