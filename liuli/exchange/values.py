"""Cells of a ledger as values (XL-3, XL-5 to XL-9).

Every parser takes whatever a reader hands over (text, number, date, truth,
nothing) and returns one `Parsed`; none raises. A value that could not be read
is `None` with a code; a value left out on purpose is `None` with a note why.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from liuli.exchange.cells import (
    Level,
    Parsed,
    cell_text,
    is_ditto,
    null_reason,
    without_value,
)
from liuli.exchange.dates import parse_date
from liuli.kernel.numerals import NUMERAL, numeral_value
from liuli.kernel.text import fold_width

__all__ = [
    "Level",
    "Parsed",
    "cell_text",
    "is_ditto",
    "null_reason",
    "parse_boolean",
    "parse_count",
    "parse_date",
    "parse_number",
    "parse_text",
    "parse_year",
    "without_value",
]


def parse_text(value: object) -> Parsed[str]:
    """Free text; nulls give `None` with the reason, errors ``cell_error``."""
    text = cell_text(value)
    nothing = without_value(text)
    return Parsed(text) if nothing is None else nothing


# --- truth (XL-7) -------------------------------------------------------------------
_YES: Final = frozenset(
    {
        "是",
        "有",
        "√",
        "☑",
        "✓",
        "✔",
        "✅",
        "■",
        "V",
        "Y",
        "YES",
        "TRUE",
        "T",
        "1",
        "已",
        "对",
    }
)
_NO: Final = frozenset(
    {"否", "无", "×", "☐", "□", "✗", "✘", "X", "╳", "N", "NO", "FALSE", "F", "0",
     "未", "没有", "没", "不是", "不", "错"}
)  # fmt: skip
_SHORT: Final = 5
_REMARK: Final = re.compile(r"\([^()]*\)$")  # 是(2人)
_OPEN_BOXES: Final = "□☐"
_BOXES: Final = re.compile(  # ☑是 □否, 是☑ 否□
    r"(?P<yes>[☑■√✓✔✅□☐])[是有](?P<no>[☑■√✓✔✅□☐])[否无]"
    r"|[是有](?P<yes2>[☑■√✓✔✅□☐])[否无](?P<no2>[☑■√✓✔✅□☐])"
)
_TRUE: Final = Parsed(value=True)
_FALSE: Final = Parsed(value=False)


def parse_boolean(
    value: object,
    *,
    yes: frozenset[str] = frozenset(),
    no: frozenset[str] = frozenset(),
) -> Parsed[bool]:
    """A yes or no; an empty cell is neither. Unknown words: ``boolean_unclear``.

    `yes` and `no` are further words of one column (持证 / 无证).
    """
    text = fold_width(cell_text(value)).strip().upper()
    text = _REMARK.sub("", text) or text
    if found := _BOXES.fullmatch(text.replace(" ", "")):
        return _ticked(found)
    if text in yes or (text in _YES and text not in no):
        return _TRUE
    if text in no or text in _NO:
        return _FALSE
    nothing = without_value(text)
    if nothing is not None:
        return nothing
    return _by_first_word(text)


def _by_first_word(text: str) -> Parsed[bool]:
    """已办证 is yes, 未办证 is no; whole sentences are neither."""
    if len(text) <= _SHORT and text[0] in "已有":
        return _TRUE
    if len(text) <= _SHORT and text[0] in "未无没":
        return _FALSE
    return Parsed(None, "boolean_unclear", "warning")


def _ticked(found: re.Match[str]) -> Parsed[bool]:
    """Which of two boxes is ticked; both or neither is no answer."""
    yes, no = (found["yes"] or found["yes2"]), (found["no"] or found["no2"])
    ticked = (yes not in _OPEN_BOXES, no not in _OPEN_BOXES)
    if ticked[0] == ticked[1]:
        return Parsed(None, "boolean_unclear", "warning")
    return _TRUE if ticked[0] else _FALSE


# --- numbers (XL-8) -----------------------------------------------------------------
_LONGEST: Final = 50
_ABOUT: Final = re.compile(r"约|大约|大概|近|左右|上下|余|多|以上|以下|不到")
_CURRENCY: Final = re.compile(r"[¥￥$]|人民币|RMB")
_COUNTED: Final = re.compile(
    r"平方米|平米|平方|㎡|m2|m²|立方米|m³|吨|亩|公顷|平|米|间|人|户|个|张|层|楼|栋|"
    r"家|处|元|圆|块|岁|年|月|次|台|辆|只|套|床|名|位|份|天|公里|分"
)
_SCALES: Final = {"亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100}
_NUMBER: Final = re.compile(
    rf"(?P<number>[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|{NUMERAL}+)"
    r"(?P<scale>[亿万千百]?)(?P<percent>%?)"
)
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_BRACKETED: Final = re.compile(r"\(([0-9.]+)\)")


def parse_number(value: object, *, factor: int = 1) -> Parsed[Decimal]:
    """A number with its words: 约900人, 0.12万, ￥1,234.50, 28㎡, 三间.

    `factor` is the unit of the column's heading (万元 → 10000). Words that only
    estimate set `approx`. Else ``number_unclear``.
    """
    if isinstance(value, bool):
        return Parsed(None, "number_unclear", "warning")
    if isinstance(value, int | float | Decimal):
        return _plain_number(value, factor)
    text = cell_text(value)
    nothing = without_value(text)
    return _number_with_words(text, factor) if nothing is None else nothing


def _plain_number(value: float | Decimal, factor: int) -> Parsed[Decimal]:
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):
        number = Decimal("NaN")
    if not number.is_finite():
        return Parsed(None, "number_unclear", "warning")
    if number == number.to_integral_value() and abs(number) < 10**15:
        number = Decimal(int(number))
    return Parsed(number * factor if factor != 1 else number)


def _number_with_words(text: str, factor: int) -> Parsed[Decimal]:
    folded = _THOUSANDS.sub("", fold_width(text)).replace(" ", "")
    folded = _CURRENCY.sub("", _BRACKETED.sub(r"-\1", folded))
    bare = _ABOUT.sub("", folded)
    approx = bare != folded
    found = _NUMBER.fullmatch(_COUNTED.sub("", bare))
    if found is None or len(text) > _LONGEST:
        return Parsed(None, "number_unclear", "warning")
    number = _decimal(found["number"])
    if number is None:
        return Parsed(None, "number_unclear", "warning")
    number *= _SCALES.get(found["scale"], 1) * factor
    if found["percent"]:
        return Parsed(number / 100, note="percent", approx=approx)
    if number == number.to_integral_value():
        number = Decimal(int(number))
    return Parsed(number, approx=approx)


def _decimal(text: str) -> Decimal | None:
    worth = numeral_value(text)
    if worth is not None:
        return Decimal(worth)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if abs(number) < Decimal(10) ** 15 else None


def parse_count(value: object) -> Parsed[int]:
    """A whole number of things, never negative; else ``number_unclear``."""
    parsed = parse_number(value)
    number = parsed.value
    if number is None:
        return Parsed(None, parsed.code, parsed.level, parsed.note)
    if number < 0 or number != int(number):
        return Parsed(None, "number_unclear", "warning")
    return Parsed(int(number), approx=parsed.approx)


_YEAR: Final = re.compile(r"([0-9]{4})(?:年|年代)?(?:建|左右|前后)?")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100


def parse_year(value: object) -> Parsed[int]:
    """A year (2006, 2006年, 二〇〇六年); else ``number_unclear``."""
    if isinstance(value, date):
        return Parsed(value.year)
    text = fold_width(cell_text(value)).replace(" ", "")
    if not text or null_reason(text):
        return Parsed(None, note=null_reason(text))
    approx = bool(_ABOUT.search(text)) or "前后" in text or "年代" in text
    bare = _ABOUT.sub("", text)
    digits = numeral_value(bare.removesuffix("年"))
    found = _YEAR.fullmatch(str(digits) if digits is not None else bare)
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return Parsed(None, "number_unclear", "warning")
    return Parsed(int(found[1]), approx=approx)
