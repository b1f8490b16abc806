"""Rows of a ledger checked against its kind's rules, before any database is asked."""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from liuli.exchange.cells import cell_text, has_ditto, is_ditto
from liuli.exchange.facts import TotalRow
from liuli.exchange.headers import Mapped, Table
from liuli.exchange.laying_out import Layout
from liuli.exchange.problems import PROBLEMS
from liuli.exchange.reading import Cell
from liuli.exchange.registry import LedgerKind
from liuli.exchange.rows import Column, Reading, Row, RowProblem, SheetRows
from liuli.exchange.table_rows import DataRow, data_rows

Progress = Callable[[int], None]

_TELL_EVERY: Final = 500
_TOTAL: Final = re.compile(r"(?:本页|本表|全部)?([合小总共累])计")


@dataclass(slots=True)
class Checked:
    """Every data row with its problems; refused and duplicate ones have an outcome."""

    layout: Layout
    rows: list[Row]
    problems: list[RowProblem]

    @property
    def accepted(self) -> list[Row]:
        """Rows that go on to the merge."""
        return [row for row in self.rows if row.is_accepted]

    def all_problems(self) -> list[RowProblem]:
        """Of the file and of its rows, in the order of the file."""
        found = self.problems + [p for row in self.rows for p in row.problems]
        order = {t.sheet.name: i for i, t in enumerate(self.layout.sources)}
        return sorted(found, key=lambda p: (order.get(p.sheet, len(order)), p.row))


def check_rows(
    layout: Layout,
    reading: Reading,
    *,
    progress: Progress | None = None,
    stop_after: Callable[[int], None] | None = None,
) -> Checked:
    """Parse and judge every row. `stop_after` is told the count and may raise."""
    rows: list[Row] = []
    problems = list(layout.problems)
    reading = replace(reading, tables=layout.kind.tables())
    for number, (table, mapped) in enumerate(layout.pairs()):
        reader = _TableReader(
            table, mapped, replace(reading, facts=layout.facts[number])
        )
        first = len(rows)
        totals: list[TotalRow] = []
        for data in data_rows(table, mapped):
            if data.skipped:
                problems.append(reader.skipped(data))
                totals += reader.total(data)
                continue
            if data.number in table.sheet.hidden_rows:
                problems.append(reader.hidden(data, is_read=not layout.skips_hidden))
                if layout.skips_hidden:
                    continue
            row = reader.row(data)
            row.table = number
            rows.append(row)
            if len(rows) % _TELL_EVERY == 0:
                if stop_after is not None:
                    stop_after(len(rows))
                if progress is not None:
                    progress(len(rows))
        problems += reader.whole(rows[first:], totals)
    if stop_after is not None:
        stop_after(len(rows))
    _mark_duplicates(layout.kind, rows)
    return Checked(layout, rows, problems)


class _TableReader:
    """Turns the data rows of one table into rows of a kind."""

    def __init__(self, table: Table, mapped: Mapped, reading: Reading) -> None:
        self.kind = mapped.kind
        self.table = table
        self.reading = replace(reading, as_of=table.as_of)
        self.name = table.sheet.name
        texts = {heading.place: heading.text for heading in table.headings}
        self.columns: list[tuple[Column, int]] = [
            (column, mapped.places[column.key])
            for column in self.kind.columns
            if column.key in mapped.places
        ]
        self.headings = {column.key: texts[place] for column, place in self.columns}
        self.unknown = [(heading.text, heading.place) for heading in mapped.unknown]
        self.above: list[Cell] = []

    def row(self, data: DataRow) -> Row:
        """Parse every known cell; problems keep the level the kind gives them."""
        cells = self._without_dittos(data.cells)
        row = Row(
            self.name,
            data.number,
            values={},
            raw={},
            headings=self.headings,
            as_of=self.table.as_of,
            cells=cells,
            facts=self.reading.facts,
        )
        for column, place in self.columns:
            cell = cells[place]
            row.raw[column.key] = cell_text(cell)
            parsed = column.parse(cell, self.reading)
            row.values[column.key] = parsed.value
            if parsed.code is not None:
                row.add_problem(parsed.code, column.key)
        for heading, place in self.unknown:
            if text := cell_text(cells[place]):
                row.extra[heading] = text
        self.kind.check(row, self.reading)
        _judge(self.kind, row)
        return row

    def skipped(self, data: DataRow) -> RowProblem:
        """A row that holds no data."""
        return RowProblem(self.name, data.number, "", data.skipped, "warning")

    def total(self, data: DataRow) -> Iterator[TotalRow]:
        """The row as a total, where it is one."""
        label = next((t for cell in data.cells if (t := cell_text(cell))), "")
        label = "".join(label.split())
        if found := _TOTAL.match(label):
            cells = {column.key: data.cells[place] for column, place in self.columns}
            yield TotalRow(data.number, label, cells, is_subtotal=found[1] == "小")

    def whole(self, rows: list[Row], totals: list[TotalRow]) -> list[RowProblem]:
        """Checks over the whole table: its totals, and what the kind compares."""
        sheet = SheetRows(self.reading.facts, rows, totals, self.headings)
        for key in self.kind.sums:
            for total in totals if key in self.headings else ():
                self._compare(sheet, total, key)
        self.kind.check_sheet(sheet, self.reading)
        for row in rows:
            _judge(self.kind, row)
        return sheet.problems

    def _compare(self, sheet: SheetRows, total: TotalRow, key: str) -> None:
        column = self.kind.column(key)
        written = column.parse(total.cells[key], self.reading).value
        start = 0
        if total.is_subtotal:
            earlier = [t.number for t in sheet.totals if t.number < total.number]
            start = max(earlier, default=0)
        counted = sheet.sum_of(key, where=lambda r: start < r.number < total.number)
        if written is not None and Decimal(written) != counted:
            sheet.add_problem(
                "total_differs",
                row=total.number,
                column=key,
                quoted=cell_text(total.cells[key]),
                written=f"{Decimal(written):f}",
                counted=f"{counted:f}",
            )

    def hidden(self, data: DataRow, *, is_read: bool) -> RowProblem:
        """A row nobody sees in the sheet: read or left out, and told either way."""
        code = "row_hidden" if is_read else "row_hidden_skipped"
        return RowProblem(self.name, data.number, "", code, "warning")

    def _without_dittos(self, cells: list[Cell]) -> list[Cell]:
        """同上 and 〃 stand for the cell above (XL-3)."""
        if self.above and has_ditto(cells):
            cells = [
                self.above[place] if is_ditto(cell) else cell
                for place, cell in enumerate(cells)
            ]
        self.above = cells
        return cells


def _judge(kind: LedgerKind, row: Row) -> None:
    """A code the kind does not refuse is a warning; any refusal refuses the row."""
    for problem in row.problems:
        if PROBLEMS[problem.code].level == "refused":
            problem.level = "refused" if problem.code in kind.refusals else "warning"
    if any(problem.level == "refused" for problem in row.problems):
        row.outcome = "refused"


def _mark_duplicates(kind: LedgerKind, rows: list[Row]) -> None:
    """The first row of a key counts, even when it was itself refused."""
    first: dict[Hashable, Row] = {}
    for row in rows:
        row.key = kind.key(row)
        if row.key is None:
            continue
        earlier = first.setdefault((row.into, row.key), row)
        if earlier is not row and row.outcome != "refused":
            row.outcome = "duplicate"
            row.problems.clear()
            row.add_problem(kind.duplicate_code, first=_place(earlier, row))


def _place(earlier: Row, row: Row) -> str:
    if earlier.sheet == row.sheet:
        return str(earlier.number)
    return f"{earlier.sheet}!{earlier.number}"


def refused_rows(checked: Checked) -> Iterator[Row]:
    """Rows of which nothing is written."""
    return (row for row in checked.rows if not row.is_accepted)
