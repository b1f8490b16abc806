"""Which village group a sheet of a payee roll is about."""

import re
from typing import Final

from liuli.kernel.numerals import numeral_value

_GROUP: Final = re.compile(
    r"(?:第)?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:村民小|小)?组"
)
_VILLAGE: Final = re.compile(r"原?([一-龥]{2,6}村)(?!民)")


def group_number(text: str) -> int | None:
    """二组 → 2, 第12村民小组 → 12; None without one, or with several."""
    found = {_value(match) for match in _GROUP.findall(text)}
    numbers = {number for number in found if number}
    return numbers.pop() if len(numbers) == 1 else None


def _value(word: str) -> int | None:
    return int(word) if word.isdecimal() else numeral_value(word)


def village_name(text: str) -> str:
    """原琉璃村二组 → 琉璃村; "" where none is named."""
    found = _VILLAGE.search(text)
    return found[1] if found else ""
