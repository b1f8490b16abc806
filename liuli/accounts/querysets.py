"""Reading people and posts."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from liuli.accounts.roles import roles_with
from liuli.territory.querysets import TerritoryQuerySet


class UserQuerySet(models.QuerySet[Any]):
    """People with accounts."""

    def visible_to(self, user: Any) -> Self:
        """People whose posts (or lack of any) this administrator looks after."""
        paths = user.scopes("accounts.manage")
        if not paths:
            return self.none()
        wanted = Q(posts__isnull=True)
        for path in paths:
            wanted |= Q(posts__unit__path__startswith=path)
        return self.filter(
            pk__in=self.model._default_manager.filter(wanted).values("pk")  # noqa: SLF001
        )

    def active(self) -> Self:
        """People who may sign in."""
        return self.filter(is_active=True)


class PostQuerySet(TerritoryQuerySet[Any]):
    """Posts."""

    def held_by(self, user: Any) -> Self:
        """Posts of one person, with their units."""
        return self.filter(user=user).select_related("unit")

    def live(self, today: date) -> Self:
        """Posts held on a day by people who may sign in."""
        return self.filter(period__contains=today, user__is_active=True)

    def with_capability(self, capability: str) -> Self:
        """Posts whose role holds a capability."""
        return self.filter(role__in=roles_with(capability))

    def over(self, unit: Any) -> Self:
        """Posts in a unit or in one of the units above it."""
        parts = unit.path.rstrip(".").split(".")
        paths = [".".join(parts[: i + 1]) + "." for i in range(len(parts))]
        return self.filter(unit__path__in=paths)
