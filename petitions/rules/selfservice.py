"""What petitioners look up themselves, and when they may judge it (PP-4)."""

from typing import Final

from liuli.kernel.codes import TAIL, bare_code, new_code, shown_code

__all__ = [
    "PETITIONERS_OWN", "TAIL", "bare_code", "has_outcome", "new_code", "shown_code",
]  # fmt: skip

PETITIONERS_OWN: Final = frozenset({"PD-7", "PD-9"})
# The days in which a body may object are no day by which the petitioner hears (PD-4).
NOT_TOLD: Final = PETITIONERS_OWN | {"PD-4"}
_OUTCOMES: Final = frozenset(
    {
        "concluded", "reviewing", "reviewed", "reexamining", "reexamined", "ended",
        "routed", "settled", "told_elsewhere", "not_accepted", "no_longer",
    }
)  # fmt: skip


def has_outcome(status: str) -> bool:
    """Whether there is something to judge: an answer, or an end that was not wished."""
    return status in _OUTCOMES
