"""Reading watch groups and their duties."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from liuli.territory.querysets import TerritoryQuerySet


class WatchGroupQuerySet(TerritoryQuerySet[Any]):
    """Groups: a community's, seen by whoever sees one of its shops."""

    def visible_to(self, user: Any) -> Self:
        """Groups of one's territory, and those with a shop in it."""
        return self.reaching(user, "seats__shop__unit")

    def standing(self) -> Self:
        """Groups that have not been ended."""
        return self.filter(ended_on__isnull=True)


class WatchSeatQuerySet(TerritoryQuerySet[Any]):
    """Places of shops in groups."""

    def visible_to(self, user: Any) -> Self:
        """Of groups in one's territory, and of shops in it."""
        return self.reaching(user, "shop__unit")

    def standing(self) -> Self:
        """Shops that still belong to their group."""
        return self.filter(ended_on__isnull=True, group__ended_on__isnull=True)


class WatchAwayQuerySet(TerritoryQuerySet[Any]):
    """Days on which shops do no duty."""

    def within(self, first: date, last: date) -> Self:
        """Absences that touch any of the days."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class WatchDutyQuerySet(TerritoryQuerySet[Any]):
    """Duties."""

    def visible_to(self, user: Any) -> Self:
        """Of groups in one's territory, and of groups with a shop in it."""
        return self.reaching(user, "group__seats__shop__unit")

    def with_shops(self) -> Self:
        """With group and shops, in one statement."""
        return self.select_related("group", "unit", "shop__address", "planned__address")

    def of_shop(self, shop: Any) -> Self:
        """Duties a shop has to do."""
        return self.filter(shop=shop)

    def open_on(self, day: date) -> Self:
        """Duties of a day nobody has told of."""
        return self.filter(on=day, noted_on__isnull=True)

    def without_shop(self) -> Self:
        """Days nobody keeps."""
        return self.filter(shop__isnull=True)


class WatchSwapQuerySet(TerritoryQuerySet[Any]):
    """Swaps."""

    def open(self) -> Self:
        """Neither agreed nor declined."""
        return self.filter(agreed_at__isnull=True, declined_at__isnull=True)

    def touching(self, shop: Any) -> Self:
        """Swaps of a duty of this shop."""
        return self.filter(Q(one__shop=shop) | Q(other__shop=shop))
