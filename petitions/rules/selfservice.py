"""What a petitioner finds with a code: enough digits, an outcome to judge."""

from typing import Final

from liuli.kernel.codes import bare_code, new_code, shown_code

__all__ = ["bare_code", "has_outcome", "new_code", "shown_code"]

TAIL: Final = 4
PETITIONERS_OWN: Final = frozenset({"PD-7", "PD-9"})
_OUTCOMES: Final = frozenset(
    {
        "concluded", "reviewing", "reviewed", "reexamining", "reexamined", "ended",
        "routed", "settled", "told_elsewhere", "not_accepted", "no_longer",
    }
)  # fmt: skip


def has_outcome(status: str) -> bool:
    """Whether there is something to judge: an answer, or an end that was not wished."""
    return status in _OUTCOMES
