"""A table of allowed moves: the life of a record that changes state."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused

S = TypeVar("S", bound=str)


class Flow(Generic[S]):
    """States and the moves between them; the database trigger is made from it."""

    def __init__(self, moves: Mapping[S, frozenset[S]]) -> None:
        self._moves = dict(moves)
        unknown = frozenset().union(*self._moves.values()) - self._moves.keys()
        if unknown:
            raise ValueError(f"States without a line of their own: {sorted(unknown)}")

    def allows(self, before: S | str, after: S | str) -> bool:
        """Whether a record in `before` may move to `after`."""
        return any(
            before == start and after in ends for start, ends in self._moves.items()
        )

    def require(self, before: S | str, after: S | str) -> None:
        """Refuse a move that is not in the table (code illegal_move)."""
        if not self.allows(before, after):
            raise Refused(
                _(
                    "This step is not possible from the current state. "
                    "Reload the page to see what has happened since."
                ),
                code="illegal_move",
            )

    def transitions(self) -> list[tuple[str, str]]:
        """Every allowed (before, after), sorted: what `pgtrigger.FSM` is fed."""
        return sorted(
            (str(start), str(end))
            for start, ends in self._moves.items()
            for end in ends
        )

    def ends(self) -> frozenset[S]:
        """States that nothing leaves."""
        return frozenset(state for state, ends in self._moves.items() if not ends)
