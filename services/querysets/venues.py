"""Reading venues, bookings and walking times."""

from datetime import date, datetime
from typing import Any, Self

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.venues import BookingState


class VenueQuerySet(TerritoryQuerySet[Any]):
    """Venues."""

    def kept(self) -> Self:
        """Not given up."""
        return self.filter(closed_on__isnull=True)

    def idle(self) -> Self:
        """Kept, and without a use (K20)."""
        return self.kept().filter(use="")


class VenueRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of a venue."""


class BookingQuerySet(TerritoryQuerySet[Any]):
    """Bookings."""

    def standing(self) -> Self:
        """Booked."""
        return self.filter(state=BookingState.BOOKED)

    def waiting(self) -> Self:
        """On the waiting list, first come first."""
        return self.filter(state=BookingState.WAITING).order_by("booked_at", "pk")

    def at(self, starts: datetime, ends: datetime) -> Self:
        """That touch a time."""
        return self.filter(period__overlap=DateTimeTZRange(starts, ends))

    def ahead(self, now: datetime) -> Self:
        """Not over, not cancelled."""
        return self.exclude(state=BookingState.CANCELLED).filter(
            period__endswith__gt=now
        )


class BookingCodeQuerySet(TerritoryQuerySet[Any]):
    """Codes to book with."""

    def live(self, today: date) -> Self:
        """Not run out."""
        return self.filter(Q(expires_on__gte=today))
