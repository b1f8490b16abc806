"""Reading people and posts."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from liuli.accounts.roles import roles_with
from liuli.territory.querysets import TerritoryQuerySet


class UserQuerySet(models.QuerySet[Any]):
    """People with accounts."""

    def visible_to(self, user: Any) -> Self:
        """People of this administrator's territory.

        Whoever holds a post there, now or soon; and whoever served there and holds no
        post anywhere any more.
        """
        paths = user.scopes("accounts.manage")
        if not paths:
            return self.none()
        if "" in paths:
            return self.all()
        here = Q()
        for path in paths:
            here |= Q(posts__unit__path__startswith=path)
        holding = Q(posts__period__endswith__isnull=True) | Q(
            posts__period__endswith__gt=timezone.localdate()
        )
        everyone = self.model._default_manager  # noqa: SLF001
        serving = everyone.filter(here & holding, posts__isnull=False)
        left = everyone.filter(here).exclude(
            pk__in=everyone.filter(holding, posts__isnull=False).values("pk")
        )
        return self.filter(Q(pk__in=serving.values("pk")) | Q(pk__in=left.values("pk")))

    def locked(self, now: datetime) -> Self:
        """People whom too many failures keep out at this moment (SEC-2)."""
        return self.filter(is_active=True, locked_until__gt=now)

    def without_post(self, today: date) -> Self:
        """People who may sign in but hold no post today."""
        held = self.model._default_manager.filter(  # noqa: SLF001
            posts__period__contains=today
        )
        return self.filter(is_active=True).exclude(pk__in=held.values("pk"))

    def active(self) -> Self:
        """People who may sign in."""
        return self.filter(is_active=True)


class PostQuerySet(TerritoryQuerySet[Any]):
    """Posts."""

    def held_by(self, user: Any) -> Self:
        """Posts of one person, with their units."""
        return self.filter(user=user).select_related("unit")

    def ending(self, today: date, *, days: int) -> Self:
        """Posts held today that end within so many days."""
        return self.live(today).filter(
            period__endswith__lte=today + timedelta(days=days)
        )

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
