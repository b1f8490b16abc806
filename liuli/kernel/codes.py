"""Codes on slips people take home: easily read out, not easily guessed."""

from collections.abc import Callable
from typing import Final

TAIL: Final = 4
# Without letters and digits that look alike on paper.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH: Final = 10


def new_code(choose: Callable[[str], str]) -> str:
    """Ten characters of a good source of chance: some fifty bits."""
    return "".join(choose(_ALPHABET) for _ in range(_LENGTH))


def bare_code(text: str) -> str:
    """A code as typed, without its spaces, dashes and small letters."""
    return "".join(text.split()).replace("-", "").upper()


def shown_code(code: str) -> str:
    """In two halves, as on the slip: ABCDE-FGHJK."""
    half = _LENGTH // 2
    return f"{code[:half]}-{code[half:]}"
