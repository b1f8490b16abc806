"""Reading places."""

from typing import Any, Self

from django.db.models import F

from liuli.kernel.names import query_grams
from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet


class AddressQuerySet(TerritoryQuerySet[Any]):
    """Addresses."""

    def outside_grids(self) -> Self:
        """Addresses no grid claims (未入格)."""
        return self.filter(unit__level=Level.COMMUNITY)

    def containing(self, text: str) -> Self:
        """Addresses whose text contains `text`, by index (performance.md design c)."""
        pieces = query_grams(text)
        if not pieces:
            return self.none()
        return self.filter(grams__contains=pieces, raw__contains=text)

    def in_street_order(self) -> Self:
        """As a person walks: road, then number."""
        return self.order_by("road", F("number_value").asc(nulls_last=True), "key")


class AliasQuerySet(TerritoryQuerySet[Any]):
    """Other names."""


class ClaimQuerySet(TerritoryQuerySet[Any]):
    """Grid boundaries."""
