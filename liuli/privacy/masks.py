"""What people see instead of personal data (MK-1, domain 2.3).

Masks are made on the server; a template never receives the clear value. First
six and last four of an identity number would leave some 33 candidates (MK-1),
so only the last four show.
"""

import re
from typing import Final

from liuli.kernel.surnames import COMPOUND_SURNAMES

STAR: Final = "*"
_SHOWN: Final = 4
_MOBILE: Final = 11
_AREA_CODE: Final = 3
_TO_ROAD: Final = re.compile(
    r"^(?P<shown>(?:[^0-9]*?)(?:[0-9一二三四五六七八九十伍]{1,3}(?:村民小|小)?组|"
    r"[0-9]{0,2}(?:大道|街(?!道)|路(?!街道)|巷))(?:[一二三四五六七八九十](?=[0-9]))?)"
)


def mask_name(name: str) -> str:
    """张三丰 → 张**, 张三 → 张*, 欧阳娜娜 → 欧阳**; longer names show no length."""
    surname = _surname(name)
    return surname + STAR * min(len(name) - len(surname), 2)


def mask_name_for_notice(name: str) -> str:
    """张小明 → 张*明, for a public notice where the law needs the name."""
    surname = _surname(name)
    hidden = max(len(name) - len(surname) - 1, 1)
    last = name[-1] if len(name) > len(surname) + 1 else ""
    return f"{surname}{STAR * hidden}{last}" if name else ""


def _surname(name: str) -> str:
    if len(name) > 2 and name[:2] in COMPOUND_SURNAMES:  # noqa: PLR2004 - two characters
        return name[:2]
    return name[:1]


def mask_phone(number: str) -> str:
    """138****1234; a landline keeps its area code and last four."""
    if len(number) < _SHOWN * 2:
        return STAR * len(number)
    head = number[:_AREA_CODE] if len(number) >= _MOBILE - 1 else ""
    return f"{head}{STAR * 4}{number[-_SHOWN:]}"


def mask_identity(number: str) -> str:
    """Stars and the last four, for every kind of document and bank cards."""
    shown = min(_SHOWN, len(number) // 2)
    return STAR * (len(number) - shown) + (number[-shown:] if shown else "")


def mask_address(address: str) -> str:
    """Down to the road or group: 琉璃三街***; all stars when there is none."""
    found = _TO_ROAD.match(address)
    shown = found["shown"] if found else ""
    return shown + STAR * 3 if address else ""
