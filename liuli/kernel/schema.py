"""Migrations that build many tables and triggers in one step of the state.

Django rebuilds the classes of every related model after each single operation. With a
few hundred constraints and triggers that took longer than the SQL itself, for each test
database and each first start: one step for all of them takes a tenth of the time.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import CreateModel, IndexOperation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

_KNOWN = (CreateModel, FieldOperation, IndexOperation)


def at_once(operations: Iterable[Operation]) -> list[Operation]:
    """One step of what a migration lists: `operations = at_once` around its list.

    Takes what `makemigrations` wrote for new tables, fields, indexes, constraints and
    triggers. Raises TypeError for anything else (data steps, SQL, renames): those need
    the states in between and belong in a migration of their own.
    """
    return [AtOnce(list(operations))]


class AtOnce(Operation):
    """Several operations between one state before and one state after."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        strange = [op for op in operations if not isinstance(op, _KNOWN)]
        if strange:
            raise TypeError(f"not to be done at once: {strange[0].describe()}")
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Tell the state everything, and have it build its classes once, when asked."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """New tables whole, as they are in the end; the rest one by one."""
        with _names_remembered():
            _ = to_state.apps  # builds the classes, which asks thousands of names
        for operation in self._steps():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo the steps in reverse; a trigger of a new table goes with its table."""
        new = self._new()
        for operation in reversed(list(self._steps())):
            if not _is_of(operation, new) or isinstance(operation, CreateModel):
                operation.database_backwards(
                    app_label, schema_editor, from_state, to_state
                )

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return f"{len(self.operations)} operations at once"

    def references_model(self, name: str, app_label: str) -> bool:
        """Whether any of the operations touches the model."""
        return any(op.references_model(name, app_label) for op in self.operations)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """How a squashed migration writes this step."""
        return (type(self).__name__, [self.operations], {})

    def _steps(self) -> Iterator[Operation]:
        """What the database must be told: a new table already has all but triggers."""
        new = self._new()
        for operation in self.operations:
            told = isinstance(operation, CreateModel | AddTrigger)
            if told or not _is_of(operation, new):
                yield operation

    def _new(self) -> frozenset[str]:
        made = [op for op in self.operations if isinstance(op, CreateModel)]
        return frozenset(op.name_lower for op in made)


@functools.cache
def _setting_of(model: str) -> str | None:
    return Apps.get_swappable_settings_name(apps, model)


@contextmanager
def _names_remembered() -> Iterator[None]:
    """Let the portal's own register keep which setting names a swappable model.

    Django keeps it too, but forgets it with every class that a state builds, although
    only the real register is asked, which does not change meanwhile.
    """
    apps.get_swappable_settings_name = _setting_of  # type: ignore[method-assign]
    try:
        yield
    finally:
        del apps.get_swappable_settings_name


def _is_of(operation: Operation, models: frozenset[str]) -> bool:
    name = getattr(operation, "model_name", None) or getattr(operation, "name", "")
    return str(name).lower() in models
