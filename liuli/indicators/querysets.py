"""Reading snapshots."""

from datetime import date
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet


class SnapshotQuerySet(TerritoryQuerySet[Any]):
    """Figures kept for days that are over."""

    def between(self, first: date, last: date) -> Self:
        """Those of a span of days, both ends included."""
        return self.filter(day__range=(first, last))

    def totals(self) -> Self:
        """Without the parts of a dimension."""
        return self.filter(dimension="")
