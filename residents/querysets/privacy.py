"""Reading the register of personal data and the rights desk."""

from datetime import date
from typing import Any, Self

from django.db import models

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.privacy import RequestStatus


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
