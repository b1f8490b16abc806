"""Reading volunteers, shifts and hours."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from django.db.models import Count, F, Q, Sum

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.volunteers import COUNTED, HoursState


class VolunteerQuerySet(TerritoryQuerySet[Any]):
    """Volunteers."""

    def active(self) -> Self:
        """Who has not left."""
        return self.filter(left_on__isnull=True)

    def with_people(self) -> Self:
        """With who they are."""
        return self.select_related("person__unit", "person__community", "user")


class VolunteerGuardianQuerySet(TerritoryQuerySet[Any]):
    """Consents of guardians."""

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_on__isnull=True)


class ShiftQuerySet(TerritoryQuerySet[Any]):
    """Shifts."""

    def ahead(self, now: datetime) -> Self:
        """Not over, not cancelled."""
        return self.filter(ends_at__gt=now, cancelled_for="")

    def with_taken(self) -> Self:
        """With `taken`, how many places are."""
        standing = Count("signups", filter=Q(signups__withdrawn_at__isnull=True))
        return self.annotate(taken=standing)


class SignUpQuerySet(TerritoryQuerySet[Any]):
    """Places taken in shifts."""

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class HoursQuerySet(TerritoryQuerySet[Any]):
    """Hours of service."""

    def counted(self) -> Self:
        """Confirmed."""
        return self.filter(state=COUNTED)

    def to_confirm(self) -> Self:
        """Entered by hand, nobody else has looked."""
        return self.filter(state=HoursState.PENDING)

    def claimed(self) -> Self:
        """Confirmed or waiting: what counts against a minor's day."""
        return self.filter(state__in=[HoursState.PENDING, COUNTED])

    def total(self) -> Decimal:
        """Hours in all."""
        found: Decimal | None = self.aggregate(total=Sum("hours"))["total"]
        return found or Decimal(0)

    def by_tier(self) -> dict[str, int]:
        """How many acts of each kind."""
        rows = self.order_by().values_list("tier").annotate(acts=Count("pk"))
        return dict(rows)

    def on_day(self, day: date) -> Self:
        """Of one day."""
        return self.filter(on=day)


class PointsQuerySet(TerritoryQuerySet[Any]):
    """Accounts, entries, lots and orders of points."""


class LotQuerySet(TerritoryQuerySet[Any]):
    """Points earned at once."""

    def open(self) -> Self:
        """With something left, in the order they are spent."""
        return self.filter(left__gt=0).order_by("expires_on", "pk")

    def run_out(self, today: date) -> Self:
        """With something left after their last day."""
        return self.open().filter(expires_on__lt=today)


class StockQuerySet(TerritoryQuerySet[Any]):
    """Stock."""

    def low(self) -> Self:
        """Nothing left."""
        return self.filter(left=0)

    def to_exchange(self) -> Self:
        """Things that cost points and are there."""
        return self.filter(cost__isnull=False, left__gt=0)

    def with_sums(self) -> Self:
        """With `came` and `went`, everything in and out."""
        return self.annotate(
            came=Sum("moves__change", filter=Q(moves__change__gt=0), default=0),
            went=Sum(-F("moves__change"), filter=Q(moves__change__lt=0), default=0),
        )
