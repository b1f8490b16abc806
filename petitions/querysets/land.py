"""Reading land, standards and the documents behind them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Count, Q, Sum

from liuli.territory.querysets import TerritoryQuerySet


class PaperQuerySet(TerritoryQuerySet[Any]):
    """Documents."""

    def containing(self, text: str) -> Self:
        """Title, number or issuer."""
        return self.filter(
            Q(title__icontains=text)
            | Q(number__icontains=text)
            | Q(issued_by__icontains=text)
        )

    def with_pages(self) -> Self:
        """How many pages are scanned."""
        return self.annotate(pages_count=Count("pages"))


class StandardQuerySet(TerritoryQuerySet[Any]):
    """Dated standards."""

    def holding(self, day: date) -> Self:
        """In force on a day (G-1)."""
        begun = self.filter(valid_from__lte=day)
        return begun.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))


class LandClaimQuerySet(TerritoryQuerySet[Any]):
    """What somebody says of village groups."""

    def in_use(self) -> Self:
        """Those nobody has withdrawn."""
        return self.filter(withdrawn_on=None)

    def about(self, groups: Iterable[Any]) -> Self:
        """Claims that name any of these groups."""
        mine = Q(pk__in=[])
        for group in groups:
            mine |= Q(unit=group.unit_id, group_numbers__contains=[group.number])
        return self.filter(mine)


class SchemeQuerySet(TerritoryQuerySet[Any]):
    """What was fixed for one group."""


class SchemeItemQuerySet(TerritoryQuerySet[Any]):
    """Components promised and received."""


class ParcelQuerySet(TerritoryQuerySet[Any]):
    """Parcels of land."""

    def area_m2(self) -> Any:
        """All together; None where there is none."""
        return self.aggregate(total=Sum("area_m2"))["total"]
