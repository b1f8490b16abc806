"""Reading contracts, rounds, orders and referrals."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import F, Q, Sum

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.orders import HelpState, ReferralAnswer, RoundState


class OrderRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of orders without adjectives of their own."""


class ContractQuerySet(TerritoryQuerySet[Any]):
    """Contracts."""

    def holding(self, day: date, *, covers: str) -> Self:
        """In force on that day, about that."""
        return self.filter(period__contains=day, covers=covers)

    def ending(self, today: date, last: date) -> Self:
        """Still in force, and over by `last`."""
        return self.filter(period__contains=today, period__endswith__lte=last)


class GroupRoundQuerySet(TerritoryQuerySet[Any]):
    """Rounds of group buying."""

    def taking_orders(self, now: datetime) -> Self:
        """Open at that time."""
        return self.filter(
            state=RoundState.OPEN, opens_at__lte=now, closes_at__gt=now
        ).order_by("closes_at", "pk")

    def to_close(self, now: datetime) -> Self:
        """Open, and over."""
        return self.filter(state=RoundState.OPEN, closes_at__lte=now)


class GroupOrderQuerySet(TerritoryQuerySet[Any]):
    """Orders of rounds."""

    def standing(self) -> Self:
        """Not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def with_due(self) -> Self:
        """With `due_yuan`, what the order costs now."""
        pieces = F("lines__quantity") - F("lines__refunded")
        return self.annotate(due_yuan=Sum(F("lines__price_yuan") * pieces, default=0))


class HelpOrderQuerySet(TerritoryQuerySet[Any]):
    """Orders of home help."""

    def open(self) -> Self:
        """Neither confirmed nor cancelled."""
        return self.exclude(state__in=[HelpState.CONFIRMED, HelpState.CANCELLED])

    def late(self, today: date) -> Self:
        """Not done on the day it was wished."""
        undone = Q(state=HelpState.REQUESTED) | Q(state=HelpState.ASSIGNED)
        return self.filter(undone, wished_on__lt=today)


class ReferralQuerySet(TerritoryQuerySet[Any]):
    """Referrals."""

    def late(self, today: date) -> Self:
        """No answer by the day it was expected."""
        return self.filter(answer=ReferralAnswer.WAITING, due_on__lt=today)
