"""The kinds of ledgers the portal takes, declared by the apps that own their rows.

An app with ledgers has a room `imports.py`; it is imported at start-up:

    @ledger_kind("scrapyard", label=_("Scrapyard ledger"))
    class Scrapyards(LedgerKind):
        columns = (Column("address", ("地址", "详细地址"), text), ...)
        needs = (("address",), ("is_licensed", "area"))
        title_words = ("废品",)

        def key(self, row): ...
        def merge(self, rows, batch): ...

Nothing here knows what a row means; the kind's `merge` writes through
`liuli.exchange.merging`, which also plans a dry run and notes what an undo needs.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange.facts import SheetFacts
from liuli.exchange.rows import Column, Reading, Row, SheetRows
from liuli.territory.models import Unit

K = TypeVar("K", bound="type[LedgerKind]")


class LedgerKind(ABC):
    """One kind of ledger: its columns, its rules, and how its rows are merged."""

    slug: ClassVar[str]
    label: ClassVar[str | Promise]
    columns: ClassVar[tuple[Column, ...]]
    # Column key → further usual headings, by spaces.
    more_headings: ClassVar[Mapping[str, str]] = {}
    # One column of each group must be there for a sheet to be of this kind.
    needs: ClassVar[tuple[tuple[str, ...], ...]]
    title_words: ClassVar[tuple[str, ...]] = ()
    # Codes that refuse a row here; any other problem is at most a warning.
    refusals: ClassVar[frozenset[str]] = frozenset()
    duplicate_code: ClassVar[str] = "duplicate_site"

    # Where the rows are found afterwards: a URL name and its query.
    list_view: ClassVar[str] = ""
    list_query: ClassVar[str] = ""
    # Headings of what the portal keeps nothing of (PO-8, PO-9).
    left_out: ClassVar[tuple[str, ...]] = ()

    # What a sheet belongs to, as the import page calls it (Vote); "" for nothing.
    into_label: ClassVar[str | Promise] = ""
    # Number columns whose 合计 and 小计 rows are compared with the rows.
    sums: ClassVar[tuple[str, ...]] = ()
    # What whoever brings such a ledger in, or reads what was wrong with it, holds too.
    import_capability: ClassVar[str] = Capability.LEDGERS_IMPORT
    # Who may take a value from the conflict desk besides whoever imports.
    change_capability: ClassVar[str] = Capability.LEDGERS_IMPORT
    # `merge` calls operations: a dry run does it all and takes it back.
    writes_by_operations: ClassVar[bool] = False

    def read_into(self, facts: SheetFacts) -> str:
        """The name of what a sheet belongs to, from its titles, name and file."""
        return ""

    def check_into(self, name: str) -> str:
        """A name somebody gave, as it is kept; "" when it can be none."""
        return name.strip()[:200]

    def known_into(self, unit: Unit) -> Sequence[str]:
        """Names already there, offered on the import page."""
        return ()

    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """Words the rules need, asked for once per ledger (`Reading.tables`)."""
        return {}

    def check(self, row: Row, reading: Reading) -> None:  # noqa: B027 - optional
        """Compare the cells of a row with each other; add problems."""

    def check_sheet(self, sheet: SheetRows, reading: Reading) -> None:  # noqa: B027 - optional
        """Compare the rows of a table with each other and with its totals."""

    @abstractmethod
    def key(self, row: Row) -> Hashable | None:
        """What makes two rows of a file the same; None when nothing does.

        Only rows that belong to the same thing (`row.into`) are compared.
        """

    @abstractmethod
    def merge(self, rows: Sequence[Row], batch: Any) -> None:
        """Bring the accepted rows in, giving each its outcome (see `merging.Batch`)."""

    def finish(self, batch: Any) -> None:  # noqa: B027 - optional
        """Derive what follows from the rows; last, in the same transaction."""

    def clear_derived(self, batch: Any) -> None:  # noqa: B027 - optional
        """Take away what `finish` derived, before an undo."""

    def record_urls(self, model: str, pks: Sequence[int]) -> dict[int, str]:
        """The desk pages of records; none where they have none."""
        name = f"admin:{model.replace('.', '_')}_change"
        try:
            return {pk: reverse(name, args=[pk]) for pk in pks}
        except NoReverseMatch:
            return {}

    def shown_value(self, model: str, field: str, values: Mapping[str, Any]) -> str:
        """A value as the conflict desk shows it, masked where it is a number.

        `values` are database values by column, the field's own and its followers'.
        """
        found = apps.get_model(model)._meta.get_field(field)  # noqa: SLF001
        value = values.get(str(getattr(found, "column", field)))
        words: Mapping[Any, Any] = dict(getattr(found, "flatchoices", None) or ())
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return str(_("yes") if value else _("no"))
        return str(words.get(value, value))

    def after_decision(  # noqa: B027 - optional
        self, model: str, pks: Sequence[int], *, actor: Any, today: date
    ) -> None:
        """Derive what follows from values a person took from a sheet."""

    @classmethod
    def headings(cls, column: Column) -> tuple[str, ...]:
        """Every wording of a column, the most usual first."""
        return (*column.headings, *cls.more_headings.get(column.key, "").split())

    @classmethod
    def column(cls, key: str) -> Column:
        """A column by its key. Raises `KeyError`."""
        return {column.key: column for column in cls.columns}[key]


_KINDS: dict[str, LedgerKind] = {}


def ledger_kind(slug: str, *, label: str | Promise) -> Callable[[K], K]:
    """Register a kind of ledger under its slug."""

    def register(kind: K) -> K:
        if slug in _KINDS:
            raise ValueError(f"Two ledger kinds are called {slug}.")
        kind.slug, kind.label = slug, label
        _KINDS[slug] = kind()
        return kind

    return register


def load_kinds() -> None:
    """Import the `imports` room of every app (at start-up)."""
    autodiscover_modules("imports")


def kinds() -> Iterator[LedgerKind]:
    """Every kind, in the order the apps declared them."""
    return iter(_KINDS.values())


def get_kind(slug: str) -> LedgerKind | None:
    """The kind of a slug, or None."""
    return _KINDS.get(slug)
