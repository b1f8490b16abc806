"""Reading no-occupancy orders, relocation notes and hand-overs."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, F, Q

from liuli.territory.querysets import TerritoryQuerySet


class OrderQuerySet(TerritoryQuerySet[Any]):
    """No-occupancy orders."""

    def in_force(self) -> Self:
        """Not lifted."""
        return self.filter(lifted_at__isnull=True)


class RelocationQuerySet(TerritoryQuerySet[Any]):
    """Relocation notes, and the looks afterwards."""

    def unsettled(self) -> Self:
        """Nobody has written down yet where they went."""
        return self.filter(choice="")

    def look_due(self, today: date) -> Self:
        """A look at them is due, the first or the second (HZ-21)."""
        counted = self.exclude(choice="").annotate(taken=Count("looks"))
        return counted.filter(
            Q(taken=0, first_look_on__lte=today) | Q(taken=1, second_look_on__lte=today)
        )


class HandoverQuerySet(TerritoryQuerySet[Any]):
    """Hand-overs."""

    def waiting(self) -> Self:
        """Without an answer."""
        return self.filter(replied_on__isnull=True)

    def late(self, today: date) -> Self:
        """Without an answer past its day."""
        return self.waiting().filter(due_on__lt=today)

    def by_day(self) -> Self:
        """What is due first comes first."""
        return self.order_by(F("due_on").asc(), "pk")
