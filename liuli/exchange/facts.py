"""What a sheet says outside its rows: titles, date, what it belongs to, its totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from liuli.exchange.reading import Cell


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The file's name, the sheet's, the lines above the headings, 填报日期.

    `into` is the name of what the rows belong to (a vote, a drive, a quarter), for
    kinds that ask for it; "" until it is known.
    """

    file_name: str = ""
    sheet: str = ""
    titles: tuple[str, ...] = ()
    as_of: date | None = None
    into: str = ""

    @property
    def title(self) -> str:
        """The first line above the headings; the sheet's name where there is none."""
        return self.titles[0] if self.titles else self.sheet

    @property
    def about(self) -> str:
        """Every word around the rows, to look for words in."""
        return " ".join([*self.titles, self.sheet, PurePath(self.file_name).stem])


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A 合计 or 小计 row: its number, its label, its cells by column key."""

    number: int
    label: str
    cells: Mapping[str, Cell]
    is_subtotal: bool = False
