"""Reading events."""

from datetime import date
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet


class EventQuerySet(TerritoryQuerySet[Any]):
    """Events."""

    def held_by(self, day: date) -> Self:
        """Held by that day, and counted."""
        return self.filter(held_on__lte=day, head_count__isnull=False)

    def to_count(self, day: date) -> Self:
        """Their day has come, and nobody has said how many came."""
        return self.filter(held_on__lte=day, head_count__isnull=True, cancelled_for="")


class EventRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of an event."""
