"""Reading photos."""

from typing import Any, Self

from django.db.models import Q

from liuli.attachments.choices import Opens
from liuli.territory.querysets import TerritoryQuerySet


class FileQuerySet(TerritoryQuerySet[Any]):
    """Photos, each opened by the capability it was stored under."""

    def visible_to(self, user: Any) -> Self:
        """Photos in the territories where this person may see what they show."""
        wanted = Q(pk__in=[])
        for opens in Opens.values:
            for path in user.scopes(opens):
                wanted |= Q(opens_with=opens, unit__path__startswith=path)
        return self.filter(wanted)
