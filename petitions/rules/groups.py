"""What a village group is called, whoever writes it (PT-14)."""

import re
from typing import Final

from liuli.kernel.numerals import NUMERAL, numeral_value, to_numeral
from liuli.kernel.text import fold_width

_MOST: Final = 30
_GROUP: Final = re.compile(rf"(\d{{1,2}}|{NUMERAL}{{1,3}})(?:村民)?小?组")


def usual_name(text: str) -> str:
    """琉璃村2组, 第二村民小组 → 二组; what names no group stays as it was written."""
    bare = "".join(fold_width(text).split())
    found = _GROUP.search(bare)
    if found is None:
        return text.strip()
    said = found.group(1)
    number = int(said) if said.isdecimal() else numeral_value(said)
    if number is None or not 1 <= number <= _MOST:
        return text.strip()
    return f"{to_numeral(number)}组"
