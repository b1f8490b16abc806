"""One cell of a ledger: its text, whether it says nothing, how a value is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final, Generic, Literal, TypeVar

from liuli.kernel.text import strip_invisible, unquote_formula

Level = Literal["refused", "duplicate", "warning"]
T = TypeVar("T")

_EXACT: Final = 10**15  # up to here a double holds every whole number


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """A cell's value; `code` and `level` when it is a problem; `note` besides.

    Notes: ``blank``, ``none_stated``, ``unknown``, ``not_yet`` for values left
    out; ``month_only``, ``percent`` for how the value was written.
    """

    value: T | None
    code: str | None = None
    level: Level | None = None
    note: str = ""
    approx: bool = False


_NULLS: Final = {
    "/": "blank", "\\": "blank", "-": "blank", "--": "blank", "—": "blank",
    "——": "blank", "无": "none_stated", "没有": "none_stated", "不详": "unknown",
    "未知": "unknown", "不清楚": "unknown", "不明": "unknown", "暂无": "not_yet",
    "待补": "not_yet", "待定": "not_yet", "N/A": "unknown", "n/a": "unknown",
}  # fmt: skip
CELL_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#CALC!"}
)
_EMPTY: Final[Parsed[Any]] = Parsed(None)
_BROKEN: Final[Parsed[Any]] = Parsed(None, "cell_error", "warning")
_DITTO: Final = frozenset({"同上", "〃", "″", "〞", '"', "''", "同前"})


def cell_text(value: object) -> str:
    """The cell as trimmed text: 19900060997.0 → "19900060997", `None` → ""."""
    if isinstance(value, str):
        text = (value if value.isprintable() else strip_invisible(value)).strip()
        return unquote_formula(text) if text.startswith("'") else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def null_reason(text: str) -> str:
    """Why a cell that says 无, 不详 or / holds nothing; "" when it says more."""
    return _NULLS.get(text, "")


def without_value(text: str) -> Parsed[Any] | None:
    """What an empty, nullish or broken cell comes to; `None` when it says more."""
    if not text:
        return _EMPTY
    if text in CELL_ERRORS:
        return _BROKEN
    reason = _NULLS.get(text)
    return Parsed(None, note=reason) if reason else None


def is_ditto(value: object) -> bool:
    """同上, 〃 or ″: the cell above is meant (XL-3)."""
    return isinstance(value, str) and value.strip() in _DITTO


def has_ditto(cells: Iterable[object]) -> bool:
    """Whether any cell means the one above; asked of every row of a file."""
    return any(isinstance(c, str) and c.strip() in _DITTO for c in cells)
