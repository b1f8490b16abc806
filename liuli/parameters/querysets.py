"""Reading parameters."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class ParameterQuerySet(models.QuerySet[Any]):
    """Dated values."""

    def visible_to(self, user: Any) -> Self:
        """Values for everyone and for the units this person looks after."""
        paths = user.scopes("parameters.view")
        if not paths:
            return self.none()
        wanted = Q(unit__isnull=True)
        for path in paths:
            wanted |= Q(unit__path__startswith=path)
        return self.filter(wanted)

    def holding(self, on: date) -> Self:
        """Values in force on a day."""
        return self.filter(period__contains=on)
