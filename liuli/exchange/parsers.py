"""Cell parsers for the columns of ledger kinds: values as `Parsed`, never an error."""

from datetime import date
from typing import Any, Final

from liuli.exchange.cells import Parsed, cell_text
from liuli.exchange.reading import Cell
from liuli.exchange.rows import CellParser, Reading
from liuli.exchange.values import (
    parse_boolean,
    parse_count,
    parse_date,
    parse_number,
    parse_year,
)
from liuli.exchange.values import parse_text as _parse_text

_MOST_COUNTED: Final = 1_000_000


def text(most: int) -> CellParser:
    """Text of at most `most` characters; 无, / and the like are nothing."""

    def parse(cell: Cell, reading: Reading) -> Parsed[str]:
        parsed = _parse_text(cell)
        if parsed.value is not None and len(parsed.value) > most:
            return Parsed(parsed.value[:most], "text_shortened", "warning")
        return parsed

    return parse


def raw(cell: Cell, reading: Reading) -> Parsed[Any]:
    """The cell itself, for rules that look at it whole."""
    return Parsed(cell)


def words(cell: Cell, reading: Reading) -> Parsed[str]:
    """The cell as text, whatever it says."""
    return Parsed(cell_text(cell))


def count(most: int = _MOST_COUNTED) -> CellParser:
    """A count; more than `most` is a slip of the key."""

    def parse(cell: Cell, reading: Reading) -> Parsed[int]:
        parsed = parse_count(cell)
        if parsed.value is not None and parsed.value > most:
            return Parsed(None, "number_unclear", "warning")
        return parsed

    return parse


def number(cell: Cell, reading: Reading) -> Parsed[Any]:
    """A number with its words: 28㎡, 约900."""
    return parse_number(cell)


def year(cell: Cell, reading: Reading) -> Parsed[int]:
    """A year."""
    return parse_year(cell)


def past_day(cell: Cell, reading: Reading) -> Parsed[date]:
    """The day of a fact: never in the future."""
    return parse_date(cell, today=reading.today, from_1904=reading.from_1904)


def any_day(cell: Cell, reading: Reading) -> Parsed[date]:
    """The day of a plan, which may lie ahead."""
    return parse_date(
        cell, today=reading.today, may_be_future=True, from_1904=reading.from_1904
    )


def truth(yes: str = "", no: str = "") -> CellParser:
    """Yes or no; `yes` and `no` are further words of the column, by spaces."""
    more_yes, more_no = frozenset(yes.split()), frozenset(no.split())

    def parse(cell: Cell, reading: Reading) -> Parsed[bool]:
        return parse_boolean(cell, yes=more_yes, no=more_no)

    parse.options = ("是", "否")  # type: ignore[attr-defined]
    return parse
