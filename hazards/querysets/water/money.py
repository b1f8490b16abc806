"""Reading bills, receipts and the water account."""

from datetime import date
from typing import Any, Self

from django.db.models import F, Q

from hazards.choices.water import (
    BEFORE_THE_STOP,
    OPEN_CUT_OFF,
    BillState,
    CutOffState,
)
from liuli.places.models import Address
from liuli.territory.querysets import TerritoryQuerySet


class TariffQuerySet(TerritoryQuerySet[Any]):
    """Tariffs: those of everyone, and a community's own."""

    def visible_to(self, user: Any) -> Self:
        """All that hold for everyone, and the own ones of the person's territory."""
        scopes = user.scopes(self.model.read_capability)
        if not scopes:
            return self.none()
        own = self.model._default_manager.in_scopes(scopes)  # noqa: SLF001
        return self.filter(Q(unit__isnull=True) | Q(pk__in=own.values("pk")))

    def of(self, community: Any) -> Self:
        """A community's own tariffs and those of everyone, the own ones first."""
        return self.filter(Q(unit__isnull=True) | Q(unit=community)).order_by(
            F("unit").asc(nulls_last=True), "period"
        )


class TierQuerySet(TerritoryQuerySet[Any]):
    """Tiers: as visible as their tariff."""

    def visible_to(self, user: Any) -> Self:
        """As the tariffs."""
        tariffs = self.model._meta.get_field("tariff").related_model  # noqa: SLF001
        seen = tariffs._default_manager.visible_to(user)  # noqa: SLF001
        return self.filter(tariff__in=seen.values("pk"))


class BillQuerySet(TerritoryQuerySet[Any]):
    """Bills."""

    def standing(self) -> Self:
        """Not void."""
        return self.filter(state=BillState.ISSUED)

    def owed(self) -> Self:
        """With something unpaid, the oldest first."""
        return (
            self.standing()
            .filter(paid_yuan__lt=F("amount_yuan"))
            .order_by("due_on", "pk")
        )

    def late(self, today: date) -> Self:
        """Owed past their day."""
        return self.owed().filter(due_on__lt=today)

    def contested(self) -> Self:
        """With an objection nobody has settled yet."""
        return self.filter(
            objections__settled_on__isnull=True, objections__isnull=False
        )

    def containing(self, text: str) -> Self:
        """By the number or the address of the connection."""
        places = Address.objects.containing(text).values("pk")
        return self.filter(
            Q(connection__number__icontains=text) | Q(connection__address__in=places)
        )


class ObjectionQuerySet(TerritoryQuerySet[Any]):
    """Objections of households to their bills."""

    def open(self) -> Self:
        """Not settled."""
        return self.filter(settled_on__isnull=True)


class CutOffQuerySet(TerritoryQuerySet[Any]):
    """Notices that the supply of a household will stop."""

    def open(self) -> Self:
        """Waiting for payment, or the supply is off."""
        return self.filter(state__in=OPEN_CUT_OFF)

    def waiting(self) -> Self:
        """Written or delivered, and nothing has followed yet."""
        return self.filter(state__in=BEFORE_THE_STOP)

    def stopped(self) -> Self:
        """The supply is off now."""
        return self.filter(state=CutOffState.STOPPED)

    def to_resume(self) -> Self:
        """The supply is off though nothing is owed or the household is in need."""
        paid = self.model._default_manager.settled()  # noqa: SLF001
        return self.stopped().filter(
            Q(pk__in=paid.values("pk")) | Q(connection__is_vulnerable=True)
        )

    def settled(self) -> Self:
        """None of its bills is owed any more."""
        bills = Q(
            bill__state=BillState.ISSUED, bill__paid_yuan__lt=F("bill__amount_yuan")
        )
        lines = self.model._meta.get_field("lines").related_model  # noqa: SLF001
        owed = lines._default_manager.filter(bills)  # noqa: SLF001
        return self.exclude(pk__in=owed.values("notice"))

    def containing(self, text: str) -> Self:
        """By the number or the address of the connection."""
        places = Address.objects.containing(text).values("pk")
        return self.filter(
            Q(connection__number__icontains=text) | Q(connection__address__in=places)
        )


class ReceiptQuerySet(TerritoryQuerySet[Any]):
    """Receipts."""

    def containing(self, text: str) -> Self:
        """By the number or the address of the connection."""
        places = Address.objects.containing(text).values("pk")
        return self.filter(
            Q(connection__number__icontains=text) | Q(connection__address__in=places)
        )


class EntryQuerySet(TerritoryQuerySet[Any]):
    """Costs and subsidies of the water account."""

    def between(self, first: date, last: date) -> Self:
        """Of the days from `first` to `last`, both included."""
        return self.filter(on__range=(first, last))
