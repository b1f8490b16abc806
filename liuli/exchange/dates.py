"""Dates as cadres write them (XL-6): ten styles, and three ways to be wrong.

``date_impossible`` and ``date_future`` refuse a row; what only a person can
decide (``date_ambiguous``, ``date_no_year``, ``date_unclear``) is a warning and
the value is `None`. Nothing here raises or reads a clock.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from liuli.exchange.cells import Parsed, cell_text, without_value
from liuli.kernel.numerals import NUMERAL, numeral_value
from liuli.kernel.text import fold_width

_EARLIEST: Final = 1900
_LATEST: Final = 2100
_SERIALS: Final = range(2_200, 80_000)  # 1906 to 2119; below are years and counts
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_EIGHT_DIGITS: Final = range(10_000_000, 100_000_000)
_PIVOT_AHEAD: Final = 10
_NEUTRAL_PIVOT: Final = 50

_DASHES: Final = re.compile(r"\s*[-—–−‐‑_/.。、．·]\s*")
_CLOCK: Final = re.compile(r"[T ]\s*[0-9]{1,2}(?::|时)[0-9]{1,2}.*$")
_CHINESE: Final = re.compile(
    rf"(?P<year>[0-9]{{2,4}}|{NUMERAL}{{2,4}})年"
    rf"(?:(?P<month>[0-9]{{1,2}}|{NUMERAL}{{1,3}})月份?"
    rf"(?:(?P<day>[0-9]{{1,2}}|{NUMERAL}{{1,3}})[日号]?)?)?"
)
_PARTED: Final = re.compile(r"([0-9]{1,4})-([0-9]{1,2})-([0-9]{1,4})")
_MONTH_PARTED: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_SOLID: Final = re.compile(r"[0-9]{8}")
_SERIAL_TEXT: Final = re.compile(r"[0-9]{4,5}")
_NO_YEAR: Final = re.compile(
    rf"(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})月(?:(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})[日号]?)?"
    r"|[0-9]{1,2}-[0-9]{1,2}"
)
_VAGUE: Final = re.compile(
    r"农历|阴历|正月|腊月|初[一二三四五六七八九十]|约|前后|左右|大概|旬|初|底|末|季"
)

_IMPOSSIBLE: Final[Parsed[date]] = Parsed(None, "date_impossible", "refused")
_FUTURE: Final[Parsed[date]] = Parsed(None, "date_future", "refused")
_AMBIGUOUS: Final[Parsed[date]] = Parsed(None, "date_ambiguous", "warning")
_WITHOUT_YEAR: Final[Parsed[date]] = Parsed(None, "date_no_year", "warning")
_UNCLEAR: Final[Parsed[date]] = Parsed(None, "date_unclear", "warning")
_EMPTY: Final[Parsed[date]] = Parsed(None)


def parse_date(
    value: object,
    *,
    today: date | None = None,
    may_be_future: bool = False,
    from_1904: bool = False,
) -> Parsed[date]:
    """One cell as a date; a month alone is its first day, note ``month_only``.

    `today` turns on ``date_future``, unless the column holds plans. `from_1904`
    says the workbook counts days from 1904.
    """
    parsed = _parse(value, today, from_1904=from_1904)
    if parsed.value is None or today is None or may_be_future:
        return parsed
    return _FUTURE if parsed.value > today else parsed


def _parse(value: object, today: date | None, *, from_1904: bool) -> Parsed[date]:
    if value is None or value == "":
        return _EMPTY
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _checked(day)
    if isinstance(value, bool):
        return _UNCLEAR
    if isinstance(value, int | float):
        return _number(value, from_1904=from_1904)
    return _text(cell_text(value), today.year if today else None, from_1904)


def _checked(day: date) -> Parsed[date]:
    return Parsed(day) if _EARLIEST <= day.year <= _LATEST else _IMPOSSIBLE


def _number(value: float, *, from_1904: bool) -> Parsed[date]:
    if not 0 < value < _EIGHT_DIGITS.stop:  # also NaN
        return _UNCLEAR
    whole = int(value)
    if whole in _EIGHT_DIGITS:
        return _solid(str(whole))
    if whole in _SERIALS:
        epoch = _EPOCH_1904 if from_1904 else _EPOCH
        return Parsed(epoch + timedelta(days=whole))
    if _EARLIEST <= whole <= _LATEST and whole != value:
        return _year_point_month(value)
    return _UNCLEAR


def _year_point_month(value: float) -> Parsed[date]:
    """2024.1 may be January or October; 2024.11 can only be November."""
    year, _, month = repr(value).partition(".")
    if month == "1":
        return _AMBIGUOUS
    return _made(year, month, "")


@lru_cache(maxsize=8_192)
def _text(raw: str, this_year: int | None, from_1904: bool) -> Parsed[date]:  # noqa: FBT001 - a cache key
    nothing = without_value(raw)
    if nothing is not None:
        return nothing
    folded = _CLOCK.sub("", fold_width(raw).strip())
    if found := _CHINESE.fullmatch(folded.replace(" ", "")):
        return _chinese(found, this_year)
    if _SERIAL_TEXT.fullmatch(folded):
        return _number(int(folded), from_1904=from_1904)
    parsed = None
    if not _VAGUE.search(folded):
        parsed = _figures(_DASHES.sub("-", folded).strip("-"), this_year)
    return parsed or Parsed(None, "date_unclear", "warning", note=raw)


def _figures(text: str, this_year: int | None) -> Parsed[date] | None:
    if found := _PARTED.fullmatch(text):
        return _parted(found[1], found[2], found[3], this_year)
    if found := _MONTH_PARTED.fullmatch(text):
        return _AMBIGUOUS if found[2] == "1" else _made(found[1], found[2], "")
    if _SOLID.fullmatch(text):
        return _solid(text)
    return _WITHOUT_YEAR if _NO_YEAR.fullmatch(text) else None


def _chinese(found: re.Match[str], this_year: int | None) -> Parsed[date]:
    year, month, day = (_digits(found[part] or "") for part in ("year", "month", "day"))
    if not month:
        return _UNCLEAR
    return _made(_full_year(year, this_year), month, day)


def _digits(text: str) -> str:
    worth = numeral_value(text)
    return text if worth is None else str(worth)


def _parted(first: str, second: str, third: str, this_year: int | None) -> Parsed[date]:
    if len(first) in {1, 3} or len(third) > 2:  # noqa: PLR2004 - 3/5/2024: which is the day?
        return _AMBIGUOUS
    return _made(_full_year(first, this_year), second, third)


def _full_year(year: str, this_year: int | None) -> str:
    """Two digits: the last such year, up to ten years ahead of today."""
    if len(year) != 2:  # noqa: PLR2004
        return year
    pivot = _NEUTRAL_PIVOT if this_year is None else this_year % 100 + _PIVOT_AHEAD
    return ("20" if int(year) <= pivot else "19") + year


def _solid(text: str) -> Parsed[date]:
    return _made(text[:4], text[4:6], text[6:])


def _made(year: str, month: str, day: str) -> Parsed[date]:
    try:
        made = date(int(year), int(month), int(day or 1))
    except ValueError:
        return _IMPOSSIBLE
    if not _EARLIEST <= made.year <= _LATEST:
        return _IMPOSSIBLE
    return Parsed(made, note="" if day else "month_only")
