"""Reading possible duplicates: a pair is seen by whoever sees both people."""

from typing import Any, Self

from django.db.models import Q

from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.duplicates import PairState


class PairQuerySet(TerritoryQuerySet[Any]):
    """Possible duplicates."""

    def in_scopes(self, paths: tuple[str, ...]) -> Self:
        """Both people under the paths: a hint never leaks over a border."""
        if not paths:
            return self.none()
        wanted_first, wanted_second = Q(), Q()
        for path in paths:
            wanted_first |= Q(first__unit__path__startswith=path)
            wanted_second |= Q(second__unit__path__startswith=path)
        return self.filter(wanted_first, wanted_second)

    def open(self) -> Self:
        """Those nobody has decided."""
        return self.filter(state=PairState.OPEN)


class MergeQuerySet(TerritoryQuerySet[Any]):
    """Merges, seen by whoever sees the person who was kept."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(undone_at__isnull=True)
