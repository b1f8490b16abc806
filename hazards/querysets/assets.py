"""Reading assets, their faults and repairs."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from liuli.territory.querysets import TerritoryQuerySet


class AssetQuerySet(TerritoryQuerySet[Any]):
    """Assets."""

    def in_service(self, day: date) -> Self:
        """In service on a day."""
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day), starts_on__lte=day
        )

    def containing(self, text: str) -> Self:
        """By name or place."""
        return self.filter(Q(name__icontains=text) | Q(place__icontains=text))

    def with_state(self) -> Self:
        """With `is_faulty`: a fault is waiting for its repair."""
        faults = self.model._meta.apps.get_model("hazards", "AssetFault")  # noqa: SLF001
        waiting = faults._default_manager.filter(  # noqa: SLF001
            asset=OuterRef("pk"), repaired_on__isnull=True
        )
        return self.annotate(is_faulty=Exists(waiting))


class FaultQuerySet(TerritoryQuerySet[Any]):
    """Faults, and the photos of them."""

    def open(self) -> Self:
        """Not repaired."""
        return self.filter(repaired_on__isnull=True)
