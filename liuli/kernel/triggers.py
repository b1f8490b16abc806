"""The register of triggers, with an index.

pgtrigger reads its whole register twice for every trigger it adds to it. With a
thousand of them that was more than half of the time any process of the portal took to
start: web, worker, beat, and every command.
"""

from collections.abc import KeysView
from typing import Any

from pgtrigger import registry


class IndexedRegistry(registry._Registry):  # noqa: SLF001
    """The same register, which knows its tables and functions without reading all.

    Raises what pgtrigger's own raises: KeyError where a table has two triggers of one
    name, or two triggers one function.
    """

    def __init__(self) -> None:
        self._by_table: dict[tuple[str, str], Any] = {}
        self._functions: dict[str, str] = {}
        super().__init__()

    @property
    def by_db_table(self) -> dict[tuple[str, str], Any]:
        """Triggers by table and name."""
        return self._by_table

    @property
    def pg_function_names(self) -> KeysView[str]:
        """The names of the functions of all triggers."""
        return self._functions.keys()

    def __setitem__(self, key: str, value: tuple[Any, Any]) -> None:
        super().__setitem__(key, value)  # type: ignore[no-untyped-call]
        model, trigger = value
        self._by_table[model._meta.db_table, trigger.name] = trigger  # noqa: SLF001
        self._functions[trigger.get_pgid(model)] = key

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)  # type: ignore[no-untyped-call]
        del self._by_table[model._meta.db_table, trigger.name]  # noqa: SLF001
        del self._functions[trigger.get_pgid(model)]


def index_triggers() -> None:
    """Put the register with an index in place; before the first model is read."""
    if not isinstance(registry._registry, IndexedRegistry):  # noqa: SLF001
        registry._registry = IndexedRegistry()  # noqa: SLF001
