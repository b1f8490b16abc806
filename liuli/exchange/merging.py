"""One pass over the accepted rows of a ledger: merged, noted for the undo, settled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, models

from liuli.exchange.choices import Action
from liuli.exchange.models import Import, ImportedRow
from liuli.exchange.rows import Row
from liuli.exchange.staging import Collision, Stage
from liuli.exchange.targets import Computed, Match, Merged, Target, quoted
from liuli.kernel.access import Actor
from liuli.places.models import Address, GridClaim
from liuli.places.operations import locate_addresses, road_aliases
from liuli.places.rules import address_key, parse_address
from liuli.territory.models import Unit

__all__ = [
    "Batch", "Collision", "Computed", "Match", "Merged", "Target", "refuse",
]  # fmt: skip

Origin = tuple[str, int]  # sheet and row of the file


@dataclass(slots=True)
class Batch:
    """One pass over the accepted rows of a ledger, dry or for real."""

    community: Unit
    actor: Actor
    today: date
    now: datetime
    job: Import | None = None
    source: str = ""
    is_rehearsal: bool = False
    # (kind of record, number) → where in the file it comes from.
    origins: dict[tuple[str, int], Origin] = field(default_factory=dict)
    _has_grids: bool | None = None

    @property
    def is_dry(self) -> bool:
        """Nothing is written; in a rehearsal it is, and taken back afterwards."""
        return self.job is None and not self.is_rehearsal

    def locate(self, texts: Iterable[str]) -> dict[str, Address]:
        """The address of each text; a dry run leaves out those it would have to add."""
        if not self.is_dry:
            return locate_addresses(texts, community=self.community, today=self.today)
        aliases = road_aliases(self.community, on=self.today)
        keys = {
            text: address_key(parse_address(text.strip()[:200], aliases=aliases))
            for text in texts
            if text.strip()
        }
        known = {
            row.key: row
            for row in Address.objects.filter(
                community=self.community, key__in=set(keys.values())
            ).select_related("unit")
        }
        return {text: known[key] for text, key in keys.items() if key in known}

    def is_outside_grids(self, address: Address | None) -> bool:
        """No grid claims the address, in a community that has drawn its grids."""
        if address is None or address.unit_id != self.community.pk:
            return False
        if self._has_grids is None:
            claims = GridClaim.objects.filter(community=self.community)
            self._has_grids = claims.filter(period__contains=self.today).exists()
        return self._has_grids

    def merge(
        self, target: Target, records: Sequence[Mapping[str, Any]]
    ) -> list[Merged]:
        """Bring records in; the answer has one `Merged` for each, in order.

        All records have the same fields. A real merge raises `Collision` when a row
        appeared meanwhile; the whole import is then tried again.
        """
        if not records:
            return []
        stage = Stage(target, tuple(records[0]), self.job, writes=not self.is_dry)
        return stage.run(records)

    def note_created(self, *records: models.Model, row: Row | None = None) -> None:
        """Note records an operation added, so that an undo takes them away.

        `row` is the one they come from, so that each record knows its origin.
        """
        self._note(records, Action.CREATED, row)

    def note_changing(self, *records: models.Model, row: Row | None = None) -> None:
        """Note how records are, before an operation changes them."""
        self._note(records, Action.UPDATED, row)

    def _note(
        self, records: Sequence[models.Model], action: Action, row: Row | None
    ) -> None:
        if self.job is None:
            return
        by_model: dict[type[models.Model], list[Any]] = {}
        for record in records:
            by_model.setdefault(type(record), []).append(record.pk)
            if row is not None:
                self._comes_from(record._meta.label_lower, record.pk, row)  # noqa: SLF001
        before = "NULL" if action == Action.CREATED else "to_jsonb(t)"
        for model, keys in by_model.items():
            with connection.cursor() as cursor:
                cursor.execute(  # names are our own models', values are parameters
                    f"INSERT INTO {quoted(ImportedRow._meta.db_table)} "  # noqa: S608, SLF001
                    '(job_id, model, object_pk, action, before, mark, sheet, "row") '
                    f"SELECT %s, %s, t.id, %s, {before}, '', '', 0 FROM "
                    f"{quoted(model._meta.db_table)} t WHERE t.id = ANY(%s) "  # noqa: SLF001
                    "ORDER BY t.id ON CONFLICT (job_id, model, object_pk) DO NOTHING",
                    [self.job.pk, model._meta.label_lower, action, keys],  # noqa: SLF001
                )

    def settle(self, row: Row, *parts: Merged) -> None:
        """Give a row its outcome: that of its main record, or updated by the others.

        The parts are what the row became; they remember it as their origin.
        """
        main, others = parts[0], parts[1:]
        row.outcome = main.outcome
        if main.outcome == "unchanged" and any(
            p.outcome != "unchanged" for p in others
        ):
            row.outcome = "updated"
        for part in parts:
            for column in part.held:
                row.add_problem("value_kept", column)
            if part.kept and not part.held:
                row.add_problem("value_kept")
            if part.pk is not None and self.job is not None:
                self._comes_from(part.model, part.pk, row)

    def _comes_from(self, model: str, pk: int, row: Row) -> None:
        """A record that several rows speak of belongs to the first."""
        self.origins.setdefault((model, pk), (row.sheet, row.number))


def refuse(row: Row, code: str, column: str = "", **values: str) -> None:
    """Refuse a row for what only the database could tell."""
    row.add_problem(code, column, level="refused", **values)
    row.outcome = "refused"
