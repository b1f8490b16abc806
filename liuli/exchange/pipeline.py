"""A ledger file from bytes to rows: read, lay out, check, merge (design a).

The same road for the desk and the command line, for a dry run and the real thing.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import psycopg
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from liuli.exchange.checking import Checked, check_rows
from liuli.exchange.choices import Stage
from liuli.exchange.faults import fault
from liuli.exchange.laying_out import Choices, lay_out
from liuli.exchange.merging import Batch, Collision, Origin
from liuli.exchange.models import Conflict, Import, ImportedRow
from liuli.exchange.reading import Limits, read_workbook
from liuli.exchange.registry import LedgerKind
from liuli.exchange.rows import Reading, RowProblem, SheetCount
from liuli.kernel.access import Actor
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

Tell = Callable[[str, int], None]

log = logging.getLogger(__name__)

_TRIES: Final = 3
_LOCK: Final = 0x11_0001  # first key of the advisory locks of imports


@dataclass(frozen=True, slots=True)
class Source:
    """The file: its bytes and what it was called."""

    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom, by whom and when a ledger is brought in, and how large it may be."""

    unit: Unit
    actor: Actor
    today: date
    now: datetime
    limits: Limits
    choices: Choices = field(default_factory=Choices)


@dataclass(slots=True)
class Result:
    """What came of a ledger: counts that add up, and every problem."""

    checked: Checked
    sheets: list[SheetCount]
    problems: list[RowProblem]

    @property
    def kind(self) -> LedgerKind:
        """The kind of the ledger."""
        return self.checked.layout.kind

    def total(self, what: str) -> int:
        """The sum of one count over the sheets."""
        return sum(getattr(sheet, what) for sheet in self.sheets)


def limits_for(unit: Unit, *, by_command: bool = False) -> Limits:
    """How large a ledger may be: the parameters, more by command (XL-1)."""
    key = "ledger.max_rows_command" if by_command else "ledger.max_rows"
    rows = int(parameter(key, unit=unit))
    megabytes = int(parameter("ledger.max_megabytes", unit=unit))
    if by_command:
        return Limits(megabytes * 10, rows, memory=3_072, seconds=120)
    return Limits(megabytes, rows)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles while thousands of rows come to be, none of which is one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def check_file(source: Source, setting: Setting, *, tell: Tell) -> Checked:
    """Read and check a file without asking the database. Raises Refused for a fault."""
    tell(Stage.READING, 2)
    book = read_workbook(source.data, file_name=source.name, limits=setting.limits)
    layout = lay_out(book, setting.choices, file_name=source.name)
    expected = sum(len(table.sheet.rows) for table in layout.sources) or 1
    tell(Stage.CHECKING, 10)
    most = setting.limits.rows

    def stop_after(count: int) -> None:
        if count > most:
            raise fault("too_many_rows", most=most)

    checked = check_rows(
        layout,
        Reading(today=setting.today, from_1904=book.from_1904),
        progress=lambda n: tell(Stage.CHECKING, 10 + 40 * n // expected),
        stop_after=stop_after,
    )
    if not checked.rows:
        raise fault("empty")
    return checked


@_without_collector()
def dry_run(source: Source, setting: Setting, *, tell: Tell) -> Result:
    """What an import would do; nothing is written."""
    checked = check_file(source, setting, tell=tell)
    tell(Stage.COMPARING, 60)
    batch = _batch(setting, None, checked)
    kind = checked.layout.kind
    with _quiet_refusals(), transaction.atomic():
        batch.is_rehearsal = kind.writes_by_operations
        kind.merge(checked.accepted, batch)
        if batch.is_rehearsal:
            transaction.set_rollback(True)
    return _result(checked)


@_without_collector()
def bring_in(
    source: Source, setting: Setting, job: Import, *, tell: Tell,
    in_transaction: Callable[[Result], None],
) -> Result:  # fmt: skip
    """Import a ledger in one transaction, which ends with `in_transaction`.

    Somebody adding one of the rows in the same moment makes it start over.
    """
    for attempt in range(_TRIES):
        checked = check_file(source, setting, tell=tell)
        tell(Stage.WRITING, 60)
        try:
            with _quiet_refusals(), transaction.atomic():
                result = _write(checked, setting, job)
                in_transaction(result)
        except Collision:
            if attempt == _TRIES - 1:
                raise
        else:
            return result
    raise AssertionError("The last attempt either returned or raised.")


@contextmanager
def _quiet_refusals() -> Iterator[None]:
    """What the database refuses is told without its message, which quotes cells."""
    try:
        yield
    except (DataError, IntegrityError, psycopg.DataError) as error:
        cause = error.__cause__ or error
        log.error("The database refused a ledger: %s.", type(cause).__name__)  # noqa: TRY400 - a trace would hold personal data
        raise fault("not_written") from None


def _write(checked: Checked, setting: Setting, job: Import) -> Result:
    kind = checked.layout.kind
    lock_unit(setting.unit)
    batch = _batch(setting, job, checked)
    kind.merge(checked.accepted, batch)
    kind.finish(batch)
    mark_rows(job, batch.origins)
    return _result(checked)


def lock_unit(unit: Unit) -> None:
    """Imports into one community come one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, unit.pk])


def mark_rows(job: Import, origins: Mapping[tuple[str, int], Origin]) -> None:
    """Keep a digest of every row as the import leaves it, and where it comes from."""
    rows = ImportedRow.objects.filter(job=job)
    with connection.cursor() as cursor:
        _stage_origins(cursor, origins)
        for label in rows.order_by().values_list("model", flat=True).distinct():
            table = _table_of(label)
            cursor.execute(
                f"UPDATE {ImportedRow._meta.db_table} r SET mark = md5(t::text), "  # noqa: S608, SLF001
                "sheet = coalesce(o.sheet, ''), \"row\" = coalesce(o.number, 0) "
                f"FROM {table} t LEFT JOIN import_origins o "
                "ON o.model = %s AND o.pk = t.id "
                "WHERE r.job_id = %s AND r.model = %s AND t.id = r.object_pk",
                [label, job.pk, label],
            )
        cursor.execute(
            f"UPDATE {Conflict._meta.db_table} c "  # noqa: S608, SLF001
            'SET sheet = o.sheet, "row" = o.number FROM import_origins o '
            "WHERE c.job_id = %s AND o.model = c.model AND o.pk = c.object_pk",
            [job.pk],
        )
        cursor.execute("DROP TABLE import_origins")


def _stage_origins(cursor: Any, origins: Mapping[tuple[str, int], Origin]) -> None:
    cursor.execute(
        "CREATE TEMP TABLE import_origins (model text, pk bigint, sheet text, "
        "number int) ON COMMIT DROP"
    )
    with cursor.copy(
        "COPY import_origins (model, pk, sheet, number) FROM STDIN"
    ) as copy:
        for (model, pk), (sheet, number) in origins.items():
            copy.write_row((model, pk, sheet[:100], number))
    cursor.execute("ANALYZE import_origins")


def _table_of(label: str) -> str:
    from django.apps import apps

    table = apps.get_model(label)._meta.db_table  # noqa: SLF001
    return str(connection.ops.quote_name(table))


def _batch(setting: Setting, job: Import | None, checked: Checked) -> Batch:
    return Batch(
        community=setting.unit,
        actor=setting.actor,
        today=setting.today,
        now=setting.now,
        job=job,
        source=_("%(ledger)s, imported") % {"ledger": checked.layout.kind.label},
    )


def _result(checked: Checked) -> Result:
    counts = {t.sheet.name: SheetCount(t.sheet.name) for t in checked.layout.sources}
    for row in checked.rows:
        count = counts[row.sheet]
        count.read += 1
        if row.outcome is None:
            raise AssertionError(f"Row {row.number} of {row.sheet} has no outcome.")
        count.add(row.outcome)
    sheets = list(counts.values())
    if not all(sheet.adds_up for sheet in sheets):
        raise AssertionError("The counts of a sheet do not add up.")
    return Result(checked, sheets, checked.all_problems())


def counts_of(result: Result) -> dict[str, Any]:
    """The counts as columns of an import."""
    names = ("read", "created", "updated", "unchanged", "duplicate", "refused")
    return {name: result.total(name) for name in names}
