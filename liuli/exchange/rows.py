"""What a ledger becomes on its way in: columns, rows, problems, counts."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from liuli.exchange.cells import Level, Parsed
from liuli.exchange.facts import SheetFacts, TotalRow
from liuli.exchange.problems import PROBLEMS, problem_message
from liuli.exchange.reading import Cell

Outcome = Literal["created", "updated", "unchanged", "duplicate", "refused"]
OUTCOMES: Final[tuple[Outcome, ...]] = (
    "created", "updated", "unchanged", "duplicate", "refused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell's meaning depends on besides the cell."""

    today: date
    from_1904: bool = False
    as_of: date | None = None  # 填报日期 of the ledger
    facts: SheetFacts = field(default_factory=SheetFacts)
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """The titles of the ledger and the name of its sheet."""
        return " ".join([*self.facts.titles, self.facts.sheet])


CellParser = Callable[[Cell, Reading], Parsed[Any]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger kind.

    The first of `headings` is its name on screen, the others are usual wordings; a
    nested heading may be written parent and child together. `carries`: in a file that
    cannot say what was merged, a blank cell means the one above. `options` are the
    words a template offers (a parser may bring its own); `sample` is its example cell.
    """

    key: str
    headings: tuple[str, ...]
    parse: CellParser
    carries: bool = False
    options: Sequence[str] | Callable[[], Sequence[str]] = ()
    sample: str = ""

    @property
    def heading(self) -> str:
        """How a cadre calls it."""
        return self.headings[0]


@dataclass(slots=True)
class RowProblem:
    """One thing wrong with one cell; `quoted` is what the cell said."""

    sheet: str
    row: int
    column: str
    code: str
    level: Level
    quoted: str = ""
    values: dict[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence, in the reader's language."""
        return problem_message(self.code, **self.values)


@dataclass(slots=True)
class Row:
    """One data row: parsed values by column key, and what else the cells said."""

    sheet: str
    number: int  # as Excel shows it
    values: dict[str, Any]
    raw: dict[str, str]
    headings: Mapping[str, str]
    as_of: date | None = None
    extra: dict[str, str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    key: Hashable | None = None
    outcome: Outcome | None = None
    cells: list[Cell] = field(default_factory=list)
    facts: SheetFacts = field(default_factory=SheetFacts)
    table: int = 0  # which table of the file, from 0

    @property
    def into(self) -> str:
        """The name of what the row belongs to; "" in a dry run that asks for it."""
        return self.facts.into

    def add_problem(
        self, code: str, column: str = "", *, level: Level | None = None, **values: str
    ) -> None:
        """Note a problem of a column (its key); the level is the code's usual one."""
        self.problems.append(
            RowProblem(
                self.sheet,
                self.number,
                self.headings.get(column, ""),
                code,
                level or PROBLEMS[code].level,
                self.raw.get(column, ""),
                values,
            )
        )

    @property
    def is_accepted(self) -> bool:
        """It goes in: neither refused nor a duplicate."""
        return self.outcome not in {"refused", "duplicate"}


@dataclass(slots=True)
class SheetRows:
    """All rows of one table with its totals, for checks over the whole of it."""

    facts: SheetFacts
    rows: list[Row]
    totals: list[TotalRow]
    headings: Mapping[str, str]
    problems: list[RowProblem] = field(default_factory=list)

    def sum_of(
        self, key: str, *, where: Callable[[Row], bool] = lambda _row: True
    ) -> Decimal:
        """The sum of a column over every row, also over refused ones."""
        values = (row.values.get(key) for row in self.rows if where(row))
        return sum((Decimal(v) for v in values if v is not None), Decimal(0))

    def add_problem(
        self, code: str, *, row: int, column: str = "", quoted: str = "", **values: str
    ) -> None:
        """Warn of something about the table, at a row of it (its total, its title)."""
        heading = self.headings.get(column, "")
        level = PROBLEMS[code].level
        self.problems.append(
            RowProblem(self.facts.sheet, row, heading, code, level, quoted, values)
        )


@dataclass(slots=True)
class SheetCount:
    """How the rows of one sheet came out; they always add up."""

    sheet: str
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    refused: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one row."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def adds_up(self) -> bool:
        """Read = created + updated + unchanged + duplicate + refused."""
        return bool(self.read == sum(getattr(self, each) for each in OUTCOMES))
