"""Reading canvasses."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Case, Count, F, Q, When

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

    def due_again(self, today: date, *, days: int, refused_days: int) -> Self:
        """Left, and not knocked at for a while; who refused is left in peace longer."""
        since = today - timedelta(days=days)
        long_since = today - timedelta(days=refused_days)
        waited = Q(knocked_on__isnull=True) | Q(knocked_on__lte=since)
        refused = Q(outcome=KnockOutcome.REFUSED)
        peace = Q(knocked_on__isnull=True) | Q(knocked_on__lte=long_since)
        return self.left().filter((~refused & waited) | (refused & peace))

    def as_one_walks(self) -> Self:
        """Never knocked at first, then along the street."""
        fresh = Case(When(outcome=KnockOutcome.NOT_YET, then=0), default=1)
        return self.select_related("address", "unit").order_by(
            fresh,
            "address__road",
            F("address__number_value").asc(nulls_last=True),
            "pk",
        )

    def counted(self, *by: str) -> Any:
        """How many doors have each outcome, for each value of `by`."""
        every = {
            outcome.value: Count("pk", filter=Q(outcome=outcome))
            for outcome in KnockOutcome
        }
        return self.order_by().values(*by).annotate(listed=Count("pk"), **every)

    def listed_by(self, on: date) -> Self:
        """On a list that was begun by a day; without a day it counts as before."""
        return self.filter(Q(drive__begun_on__isnull=True) | Q(drive__begun_on__lte=on))

    def outside_grids(self) -> Self:
        """Doors no grid claims (未入格)."""
        return self.filter(unit__level=Level.COMMUNITY)
