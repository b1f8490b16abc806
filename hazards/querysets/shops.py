"""Reading licences of shops and advice given to them."""

from datetime import date, datetime
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet


class LicenceQuerySet(TerritoryQuerySet[Any]):
    """Licences."""

    def current(self) -> Self:
        """Not replaced by a newer one."""
        return self.filter(ended_on__isnull=True)

    def ending_by(self, day: date) -> Self:
        """Current ones that are over by a day, expired ones with them."""
        return self.current().filter(valid_to__lte=day, site__closed_on__isnull=True)


class AdviceQuerySet(TerritoryQuerySet[Any]):
    """Advice."""

    def like(self, site: Any, kind: str, *, since: datetime) -> Self:
        """The same advice to the same shop since a moment."""
        return self.filter(site=site, kind=kind, at__gte=since)
