"""Reading opinion rounds, conventions and committees."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Q

from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.opinions import RoundStatus


class OpinionRoundQuerySet(TerritoryQuerySet[Any]):
    """Opinion rounds."""

    def open(self) -> Self:
        """Not closed."""
        return self.filter(status=RoundStatus.OPEN)

    def to_close(self, on: date) -> Self:
        """Open past the last day for answers."""
        return self.open().filter(closes_on__lt=on)


class RoundRowQuerySet(TerritoryQuerySet[Any]):
    """Answers, themes and what joins them."""


class ThemeQuerySet(TerritoryQuerySet[Any]):
    """Themes of rounds."""

    def without_outcome(self) -> Self:
        """Nobody has said what becomes of them."""
        return self.filter(outcome="")


class OpinionQuerySet(TerritoryQuerySet[Any]):
    """Answers."""

    def without_theme(self) -> Self:
        """Nobody has said what they are about."""
        return self.filter(mentions__isnull=True)


class ConventionQuerySet(TerritoryQuerySet[Any]):
    """Conventions, their versions and changes."""


class CommitteeQuerySet(TerritoryQuerySet[Any]):
    """Committees and their seats."""


class SeatTermQuerySet(TerritoryQuerySet[Any]):
    """Who sits where, from when to when."""

    def held(self, on: date) -> Self:
        """On a day."""
        return self.filter(period__contains=on)

    def ending(self, on: date, *, days: int) -> Self:
        """Held now, over within so many days, and nobody follows on that seat."""
        soon = self.held(on).filter(period__endswith__lte=on + timedelta(days=days))
        later = self.model.objects.filter(period__startswith__gt=on).values("seat")
        return soon.filter(~Q(seat__in=later))
