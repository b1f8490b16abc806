"""Reading tips and snaps."""

from typing import Any, Self

from hazards.choices.tips import SnapState, TipState
from liuli.territory.querysets import TerritoryQuerySet


class TipQuerySet(TerritoryQuerySet[Any]):
    """Tips."""

    def to_decide(self) -> Self:
        """Tips an officer still has to say something about."""
        return self.filter(
            state__in=(
                TipState.RECEIVED,
                TipState.CHECKING,
                TipState.CONFIRMED,
            )
        )


class RewardQuerySet(TerritoryQuerySet[Any]):
    """Rewards."""

    def unpaid(self) -> Self:
        """Granted and not fetched yet."""
        return self.filter(paid_on__isnull=True)


class SnapQuerySet(TerritoryQuerySet[Any]):
    """Snaps."""

    def waiting(self) -> Self:
        """Snaps nobody has looked at."""
        return self.filter(state=SnapState.WAITING, same_as__isnull=True)
