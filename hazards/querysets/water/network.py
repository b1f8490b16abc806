"""Reading the network: pipes, meters, readings, repairs, notices."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Count, F, Q

from hazards.choices.water import (
    UNDER_REPAIR,
    ReadingState,
    RepairKind,
    RepairState,
)
from liuli.places.models import Address
from liuli.territory.querysets import TerritoryQuerySet


class WaterQuerySet(TerritoryQuerySet[Any]):
    """Rows of the network without adjectives of their own."""


class BaselineQuerySet(TerritoryQuerySet[Any]):
    """Usual night flows."""

    def holding(self, night: date) -> Self:
        """Those that hold on a night, the one that counts first of its meter."""
        return self.filter(starts_on__lte=night).order_by("meter", "-starts_on")


class SegmentQuerySet(TerritoryQuerySet[Any]):
    """Segments."""

    def in_use(self) -> Self:
        """Not taken out of use."""
        return self.filter(closed_on__isnull=True)

    def with_bursts(self, since: date) -> Self:
        """With `burst_count` of the days since, void reports left out."""
        burst = (
            Q(repairs__kind=RepairKind.BURST)
            & ~Q(repairs__state=RepairState.VOID)
            & Q(repairs__reported_at__date__gte=since)
        )
        return self.annotate(burst_count=Count("repairs", filter=burst, distinct=True))


class ConnectionQuerySet(TerritoryQuerySet[Any]):
    """Connections (户)."""

    def open_on(self, day: date) -> Self:
        """Connected on a day."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def containing(self, text: str) -> Self:
        """By number or address; never by a name, which is asked for by POST."""
        return self.filter(
            Q(number__icontains=text)
            | Q(address__in=Address.objects.containing(text).values("pk"))
        )

    def held_by(self, name: str) -> Self:
        """Whose holder's name contains `name`: asked for by POST only."""
        return self.filter(holder_name__contains=name)

    def in_street_order(self) -> Self:
        """As a person walks: road, then house number."""
        return self.order_by(
            "address__road",
            F("address__number_value").asc(nulls_last=True),
            "address__key",
            "number",
        )

    def unread_in(self, round_: Any) -> Self:
        """Without a reading of that round."""
        reads = Q(meters__readings__round=round_) & ~Q(
            meters__readings__state=ReadingState.VOID
        )
        return self.open_on(round_.starts_on).exclude(
            pk__in=self.model._default_manager.filter(reads).values("pk")  # noqa: SLF001
        )


class MeterQuerySet(TerritoryQuerySet[Any]):
    """Meters."""

    def present(self) -> Self:
        """Those that turn now."""
        return self.filter(removed_on__isnull=True)


class ReadingQuerySet(TerritoryQuerySet[Any]):
    """Readings of household meters."""

    def standing(self) -> Self:
        """Not void."""
        return self.exclude(state=ReadingState.VOID)

    def counted(self) -> Self:
        """Those that may be billed."""
        return self.filter(state=ReadingState.COUNTED)

    def to_review(self) -> Self:
        """Those somebody has to look at."""
        return self.filter(state=ReadingState.REVIEW)

    def unbilled(self) -> Self:
        """Counted, and in no bill that stands."""
        from_bills = Q(bills__state="issued")
        billed = self.model._default_manager.filter(from_bills)  # noqa: SLF001
        return self.counted().exclude(pk__in=billed.values("pk"))

    def containing(self, text: str) -> Self:
        """By the number or the address of the connection."""
        places = Address.objects.containing(text).values("pk")
        return self.filter(
            Q(meter__connection__number__icontains=text)
            | Q(meter__connection__address__in=places)
        )


class RoundsQuerySet(TerritoryQuerySet[Any]):
    """Meter rounds."""

    def open(self) -> Self:
        """Not closed."""
        return self.filter(closed_at__isnull=True)


class RepairQuerySet(TerritoryQuerySet[Any]):
    """Repairs."""

    def open(self) -> Self:
        """Neither accepted nor void."""
        return self.filter(state__in=UNDER_REPAIR)

    def standing(self) -> Self:
        """Not entered by mistake."""
        return self.exclude(state=RepairState.VOID)

    def bursts(self) -> Self:
        """Burst pipes."""
        return self.standing().filter(kind=RepairKind.BURST)

    def containing(self, text: str) -> Self:
        """By place or segment."""
        return self.filter(Q(place__icontains=text) | Q(segment__name__icontains=text))


class OutageQuerySet(TerritoryQuerySet[Any]):
    """Outage notices."""

    def ahead(self, now: datetime) -> Self:
        """Not over yet."""
        return self.filter(ends_at__gt=now)
