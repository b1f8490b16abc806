"""How the rows of a ledger go into one table: what matches, changes and asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from liuli.exchange.rows import Outcome


@dataclass(frozen=True, slots=True)
class Match:
    """Columns that say a staged row is a row of the table; `null_safe` may be NULL.

    `where` is a further condition on the row of the table (``t``) and the staged row
    (``s``), in SQL.
    """

    columns: tuple[str, ...]
    null_safe: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A field made by SQL from staged columns; `differs` says when to write it."""

    value: str
    differs: str


@dataclass(frozen=True, slots=True)
class Target:
    """How staged rows go into one table.

    `matches` are tried in order. `change` maps a compared field to the fields that
    follow it (a blind index leads its sealed text). `append` joins text, `join` merges
    JSON objects; `computed` fields are made from staged columns. All other given
    fields are written once, at the insert. `protected` is SQL on ``t``: such a row
    only gets values where it has none. `asks` maps a field to the column of the ledger
    that fills it: where such a row keeps its value, a person decides (XL-11).
    """

    model: type[models.Model]
    matches: tuple[Match, ...]
    change: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    append: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    stage_only: Mapping[str, str] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    protected: str = "false"
    asks: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The model as Django names it."""
        return str(self.model._meta.label_lower)  # noqa: SLF001

    @property
    def table(self) -> str:
        """The quoted name of the table."""
        return quoted(str(self.model._meta.db_table))  # noqa: SLF001

    def column(self, name: str) -> str:
        """The quoted column of a field, or of a column that is only staged."""
        if name in self.stage_only:
            return quoted(name)
        return quoted(str(self.field(name).column))

    def field(self, name: str) -> "models.Field[Any, Any]":
        """A concrete field of the model."""
        found = self.model._meta.get_field(name)  # noqa: SLF001
        assert isinstance(found, models.Field)  # noqa: S101 - relations have no column
        return found


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one staged row; `pk` is None for a new row of a dry run."""

    pk: int | None
    outcome: Outcome
    kept: bool = False  # a protected row kept values the ledger says otherwise
    held: tuple[str, ...] = ()  # the columns a person is asked about
    model: str = ""


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return str(connection.ops.quote_name(name))
