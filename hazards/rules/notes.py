"""Hazard text of a ledger that names more than one hazard."""

import re
from typing import Final

_BETWEEN: Final = re.compile(r"[;；、\r\n]+")
_AT_THE_ENDS: Final = " \t　,，.。;；、"


def parts_of(text: str) -> list[str]:
    """The hazards a text names, in its order and each once.

    Proposed at semicolons, enumeration commas and line ends; a person decides.
    """
    pieces = (piece.strip(_AT_THE_ENDS) for piece in _BETWEEN.split(text))
    return list(dict.fromkeys(piece for piece in pieces if piece))
