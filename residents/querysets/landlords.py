"""Reading the landlord association and what its members own or let."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Q

from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet


class LandlordMemberQuerySet(TerritoryQuerySet[Any]):
    """Members of the association."""

    def holding(self, on: date) -> Self:
        """Members on a day."""
        return self.filter(period__contains=on)

    def with_lettings(self, on: date) -> Self:
        """With `letting_count`: dwellings they own or let on a day."""
        counted = Count(
            "person__lettings__dwelling",
            filter=Q(person__lettings__period__contains=on),
            distinct=True,
        )
        return self.annotate(letting_count=counted)


class LettingQuerySet(TerritoryQuerySet[Any]):
    """Who owns or lets which dwelling."""

    def holding(self, on: date) -> Self:
        """Those that hold on a day."""
        return self.filter(period__contains=on)

    def outside_grids(self) -> Self:
        """Of dwellings no grid claims (未入格)."""
        return self.filter(dwelling__unit__level=Level.COMMUNITY)


def landlords_on(on: date) -> Exists:
    """Whether a person owns or lets a dwelling on a day."""
    from residents.models import Letting

    return Exists(Letting.objects.filter(person=OuterRef("pk")).holding(on))
