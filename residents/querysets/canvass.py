"""Reading canvasses."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.canvass import KnockOutcome


class DriveQuerySet(TerritoryQuerySet[Any]):
    """Canvass drives."""


class DoorQuerySet(TerritoryQuerySet[Any]):
    """Doors of drives."""

    def left(self) -> Self:
        """Not registered yet: the re-knock list."""
        return self.exclude(outcome=KnockOutcome.REGISTERED)

    def listed_by(self, on: date) -> Self:
        """On a list that was begun by a day; without a day it counts as before."""
        return self.filter(Q(drive__begun_on__isnull=True) | Q(drive__begun_on__lte=on))

    def outside_grids(self) -> Self:
        """Doors no grid claims (未入格)."""
        return self.filter(unit__level=Level.COMMUNITY)
