"""What the words of a canvass form mean, on plain values (G10, G-6)."""

import re
from typing import Final

_DRIVE: Final = re.compile(r"[^\s《》]*?敲门[^\s《》]*?行动|[^\s《》]*?入户走访")
_REFUSED: Final = re.compile(r"拒")
_NOBODY: Final = re.compile(r"无人|没人|不在|外出|未遇")
_VACANT: Final = re.compile(r"空置|空房|无人居住|闲置")


def read_drive(title: str) -> str:
    """The name of the drive in a title: 敲门行动入户登记表 is 敲门行动."""
    found = _DRIVE.search(title)
    return found[0] if found else ""


def read_outcome(*, is_registered: bool | None, reason: str) -> str | None:
    """The code of the outcome; None for words that say none of the four."""
    if is_registered:
        return "registered"
    if _VACANT.search(reason):
        return "vacant"
    if _REFUSED.search(reason):
        return "refused"
    if _NOBODY.search(reason):
        return "nobody_home"
    return None if reason else "not_yet"


def may_change_outcome(*, outcome: str, is_own_today: bool, new: str) -> bool:
    """A registered door stays so, but a slip of the finger is put right that day."""
    return outcome != "registered" or new == "registered" or is_own_today


def share_words(registered: int, listed: int) -> str:
    """99.4 from 2171 of 2184, cut and never rounded up to 100 (FX-2)."""
    if not listed:
        return ""
    tenths = registered * 1000 // listed
    return f"{tenths // 10}.{tenths % 10}"
