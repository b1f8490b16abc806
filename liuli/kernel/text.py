"""What a keyboard, a spreadsheet and a copy-paste do to text, undone.

Plain functions on plain strings; nothing here knows Django or the database.
"""

import re
from typing import Final

_LONGEST_NUMBER: Final = 18
_WIDE: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}

# Zero-width and direction marks, BOM, soft hyphen, tags, lone surrogates,
# controls but not tab, line feed or carriage return (reliability 4.4).
_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_QUOTED_FORMULA: Final = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def fold_width(text: str) -> str:
    """Full-width ASCII and the ideographic space to half width, nothing else.

    Not NFKC: that would turn ① into 1 and ㎡ into m2 (NM-3).
    """
    return text if text.isascii() else text.translate(_WIDE)


def find_invisible(text: str) -> tuple[int, ...]:
    """Positions (from 0, in characters) of characters nobody can see."""
    if text.isprintable():
        # Printable text has none of them, and nearly all text is printable.
        return ()
    return tuple(match.start() for match in _INVISIBLE.finditer(text))


def row_number(text: object) -> int | None:
    """The number of a row as a browser sends it back, None when it is none.

    At most 18 digits: it fits a bigint, and `int` refuses more than 4,300.
    """
    if isinstance(text, str) and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
        return int(text)
    return None


def strip_invisible(text: str) -> str:
    """The text without characters nobody can see; never fails to encode."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def formula_safe(text: str) -> str:
    """Text that no spreadsheet program takes for a formula (SEC-11).

    A cell starting with ``= + - @``, tab or carriage return, or with their
    full-width forms, gets a leading apostrophe; `unquote_formula` undoes it.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unquote_formula(text: str) -> str:
    """The inverse of `formula_safe`: import(export(x)) = x."""
    if not text.startswith("'"):  # nearly all text
        return text
    return text[1:] if _QUOTED_FORMULA.match(text) else text
