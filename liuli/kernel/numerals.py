"""Chinese numerals as they stand on door plates, forms and dates."""

import re
from typing import Final

_DIGITS: Final = {
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
    "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SMALL: Final = "零一二三四五六七八九"

NUMERAL: Final = "[" + "".join((*_DIGITS, *_UNITS)) + "]"
_LONGEST: Final = 20  # nobody writes more, and int() has its own limit
_ALL_NUMERAL: Final = re.compile(f"{NUMERAL}+")


def numeral_value(text: str) -> int | None:
    """一百二十三 → 123, 二〇二四 → 2024, 伍 → 5; `None` when it is no numeral."""
    if len(text) > _LONGEST or _ALL_NUMERAL.fullmatch(text) is None:
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            continue
        unit = _UNITS[char]
        if unit >= last_unit or digit == 0:
            return None
        total += (1 if digit is None else digit) * unit
        digit, last_unit = None, unit
    return total + (digit or 0)


def to_numeral(value: int) -> str:
    """1 to 99 as people write it: 5 → 五, 12 → 十二, 20 → 二十.

    Raises `ValueError` outside 1 to 99.
    """
    if not 1 <= value <= 99:  # noqa: PLR2004 - what the name says
        raise ValueError(f"{value} is not between 1 and 99")
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_SMALL[tens]}十")
    return head + (_SMALL[ones] if ones else "")
