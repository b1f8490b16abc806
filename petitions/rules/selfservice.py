"""What petitioners are told by a query code (PP-4)."""

from typing import Final

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
