"""Which sheets of a workbook are the ledger, of which kind, under which columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from liuli.exchange.facts import SheetFacts
from liuli.exchange.faults import fault
from liuli.exchange.headers import (
    Mapped,
    Table,
    choose_kind,
    find_tables,
    map_by_hand,
    map_columns,
)
from liuli.exchange.problems import PROBLEMS
from liuli.exchange.reading import Sheet, Workbook
from liuli.exchange.registry import LedgerKind, get_kind, kinds
from liuli.exchange.rows import RowProblem


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person settled: the kind, columns of a table by place, hidden sheets.

    `hidden`: "read" or "skip" for rows the sheet hides, "" while nobody has said.
    `into`: sheet → the name of what it belongs to; "" stands for every sheet.
    `asks`: a name nobody gave is a question for the page, not a fault. `learned`:
    kind → heading → column, as somebody said in this community before.
    """

    kind: str = ""
    columns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    hidden_sheets: frozenset[str] = frozenset()
    hidden: str = ""
    into: Mapping[str, str] = field(default_factory=dict)
    asks: bool = False
    learned: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_json(
        cls,
        stored: Mapping[str, Any],
        *,
        kind: str = "",
        asks: bool = False,
        learned: Mapping[str, Mapping[str, str]] | None = None,
    ) -> "Choices":
        """The choices kept with an import."""
        return cls(
            kind=kind,
            columns=stored.get("columns", {}),
            hidden_sheets=frozenset(stored.get("hidden_sheets", ())),
            hidden=stored.get("hidden", ""),
            into=stored.get("into", {}),
            asks=asks,
            learned=learned or {},
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind, its tables with their columns, and what was left aside."""

    kind: LedgerKind
    tables: tuple[Mapped, ...]
    sources: tuple[Table, ...]
    problems: tuple[RowProblem, ...]
    hidden_sheets: tuple[str, ...] = ()
    facts: tuple[SheetFacts, ...] = ()
    skips_hidden: bool = False

    def pairs(self) -> Iterator[tuple[Table, Mapped]]:
        """Each table with its columns."""
        return zip(self.sources, self.tables, strict=True)

    def as_json(self) -> list[dict[str, Any]]:
        """What the desk shows: each sheet's headings and the columns they became."""
        return [
            {
                "sheet": table.sheet.name,
                "table": table.name,
                "into": facts.into,
                "headings": [[h.place, h.text] for h in table.headings],
                "columns": mapped.places,
                "guessed": list(mapped.guessed),
                "serial": table.serial,
                "bottom": table.bottom + 1,
                "hidden_rows": len(hidden_rows_of(table)),
                "hidden_places": [
                    h.place
                    for h in table.headings
                    if h.place in table.sheet.hidden_columns
                ],
                "as_of": table.as_of.isoformat() if table.as_of else None,
            }
            for (table, mapped), facts in zip(self.pairs(), self.facts, strict=True)
        ]


def lay_out(book: Workbook, choices: Choices, *, file_name: str = "") -> Layout:
    """Find the ledger in a workbook. Raises Refused when there is none."""
    shown = [s for s in book.sheets if s.is_shown or s.name in choices.hidden_sheets]
    chosen = _chosen_kind(choices)
    searched = [chosen] if chosen else list(kinds())
    more = {h for words in choices.learned.values() for h in words}
    tables = [t for sheet in shown for t in find_tables(sheet, searched, more)]
    kind = chosen or choose_kind(tables, searched, choices.learned)
    if kind is None or not tables:
        looks_like_text = book.is_text and not book.is_named_text
        raise fault("not_a_workbook" if looks_like_text else "wrong_columns")
    pairs = [(table, _columns(table, kind, choices)) for table in tables]
    fitting = [(t, m) for t, m in pairs if m.is_complete]
    if not fitting:
        raise fault("columns_missing", missing=pairs[0][1].missing[0])
    used = {table.sheet.name for table, _mapped in fitting}
    hidden = tuple(s.name for s in book.sheets if not s.is_shown)
    return Layout(
        kind,
        tuple(mapped for _table, mapped in fitting),
        tuple(table for table, _mapped in fitting),
        (*_aside(book.sheets, used, kind), *_columns_aside(fitting)),
        hidden,
        tuple(_facts(table, kind, choices, file_name) for table, _mapped in fitting),
        skips_hidden=choices.hidden == "skip",
    )


def hidden_rows_of(table: Table) -> list[int]:
    """Rows of the table that the sheet hides and that are not empty."""
    rows = table.sheet.rows
    end = len(rows) if table.end is None else table.end
    return [
        number
        for number in sorted(table.sheet.hidden_rows)
        if table.bottom + 1 < number <= end and any(rows[number - 1])
    ]


def _facts(
    table: Table, kind: LedgerKind, choices: Choices, file_name: str
) -> SheetFacts:
    """What the sheet says of itself, and what it belongs to where the kind asks."""
    plain = table.facts(file_name=file_name)
    if not kind.into_label:
        return plain
    name = table.sheet.name
    given = choices.into.get(name) or choices.into.get("", "")
    into = kind.check_into(given) if given else kind.read_into(plain)
    if given and not into:
        raise fault("into_unclear", into=given, what=kind.into_label)
    if not into and not choices.asks:
        raise fault("into_missing", sheet=name, what=kind.into_label)
    return table.facts(file_name=file_name, into=into)


def _chosen_kind(choices: Choices) -> LedgerKind | None:
    if not choices.kind:
        return None
    kind = get_kind(choices.kind)
    if kind is None:
        raise fault("unknown_kind")
    return kind


def _columns(table: Table, kind: LedgerKind, choices: Choices) -> Mapped:
    by_hand = choices.columns.get(table.name)
    if by_hand is not None:
        return map_by_hand(table, kind, by_hand)
    return map_columns(table, kind, choices.learned.get(kind.slug))


def _aside(
    sheets: list[Sheet], used: set[str], kind: LedgerKind
) -> Iterator[RowProblem]:
    """Sheets that were not read; empty ones are nobody's loss."""
    others = [other for other in kinds() if other is not kind]
    for sheet in sheets:
        if sheet.name in used or not any(any(row) for row in sheet.rows):
            continue
        code = "sheet_ignored" if sheet.is_shown else "sheet_hidden"
        values = {}
        other = choose_kind(find_tables(sheet, others), others)
        if sheet.is_shown and other is not None:
            code = "sheet_other_kind"
            values = {"kind": str(other.label), "slug": other.slug}
        level = PROBLEMS[code].level
        yield RowProblem(sheet.name, 1, "", code, level, values=values)


def _columns_aside(fitting: list[tuple[Table, Mapped]]) -> Iterator[RowProblem]:
    for table, mapped in fitting:
        name, row = table.sheet.name, table.bottom + 1
        for heading in mapped.unknown:
            yield RowProblem(name, row, heading.text, "column_unknown", "warning")
        for heading in mapped.left_out:
            yield RowProblem(name, row, heading.text, "column_not_kept", "warning")
        texts = {heading.place: heading.text for heading in table.headings}
        for key in mapped.guessed:
            yield RowProblem(
                name,
                row,
                texts[mapped.places[key]],
                "column_guessed",
                "warning",
                values={"column": mapped.kind.column(key).heading},
            )
        for place in table.sheet.hidden_columns:
            if place in texts:
                yield RowProblem(name, row, texts[place], "column_hidden", "warning")
