"""Query codes: short enough to read out, long enough not to be guessed."""

from collections.abc import Callable
from typing import Final

TAIL: Final = 4
# Without letters and digits that look alike on paper.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH: Final = 10
PETITIONERS_OWN: Final = frozenset({"PD-7", "PD-9"})
# The days in which a body may object are no day by which the petitioner hears (PD-4).
NOT_TOLD: Final = PETITIONERS_OWN | {"PD-4"}
_OUTCOMES: Final = frozenset(
    {
        "concluded", "reviewing", "reviewed", "reexamining", "reexamined", "ended",
        "routed", "settled", "told_elsewhere", "not_accepted", "no_longer",
    }
)  # fmt: skip


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


def has_outcome(status: str) -> bool:
    """Whether there is something to judge: an answer, or an end that was not wished."""
    return status in _OUTCOMES
