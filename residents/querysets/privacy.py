"""Reading the register of personal data and the rights desk."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.privacy import AccessState, RequestStatus


class PurposeQuerySet(models.QuerySet[Any]):
    """Purposes: the same for every community."""

    def visible_to(self, user: Any) -> Self:
        """Whoever keeps the register anywhere."""
        return self.all() if user.may(Capability.PRIVACY_KEEP) else self.none()


class PrivacyQuerySet(TerritoryQuerySet[Any]):
    """Rows of one community."""


class RequestQuerySet(TerritoryQuerySet[Any]):
    """Requests of the people whose data is kept."""

    def open(self) -> Self:
        """To be answered."""
        return self.filter(status=RequestStatus.RECEIVED)

    def overdue(self, today: date) -> Self:
        """Due before a day."""
        return self.open().filter(due_on__lt=today)


class BreachQuerySet(TerritoryQuerySet[Any]):
    """Breaches of personal data."""

    def open(self) -> Self:
        """Not closed yet."""
        return self.filter(closed_at__isnull=True)


class MinorAccessQuerySet(TerritoryQuerySet[Any]):
    """Leaves to open minors' numbers."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and all of the communities one answers for."""
        own = super().visible_to(user).filter(asked_by=user.actor_id)
        decided = Q(pk__in=[])
        for path in user.scopes(Capability.RESIDENTS_ERASE):
            decided |= Q(person__community__path__startswith=path)
        return self.filter(Q(pk__in=own.values("pk")) | decided)

    def asked(self) -> Self:
        """Those nobody has decided."""
        return self.filter(state=AccessState.ASKED)

    def holding(self, now: datetime) -> Self:
        """Given, and not over."""
        return self.filter(state=AccessState.GIVEN, until__gt=now)
