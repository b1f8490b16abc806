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

    def on_the_map(self) -> Self:
        """With a point of its own, or of the shop whose camera it is."""
        return self.filter(
            Q(point__isnull=False) | Q(shop__point__isnull=False)
        ).select_related("point", "shop__point")

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
    """Faults, the photos of them, and points of assets."""

    def open(self) -> Self:
        """Not repaired."""
        return self.filter(repaired_on__isnull=True)
