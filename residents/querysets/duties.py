"""Reading duties, areas of microgrids and approved tasks."""

from datetime import date
from typing import Any, Self

from django.db.models import Count

from liuli.territory.querysets import TerritoryQuerySet


class DutyQuerySet(TerritoryQuerySet[Any]):
    """Duties."""

    def held(self, on: date) -> Self:
        """Held on a day."""
        return self.filter(period__contains=on)

    def with_holders(self) -> Self:
        """With unit and holder."""
        return self.select_related("unit__parent", "user", "person")


class AreaQuerySet(TerritoryQuerySet[Any]):
    """Stretches of microgrids."""

    def in_force(self, on: date) -> Self:
        """On a day."""
        return self.filter(period__contains=on)


class ApprovedTaskQuerySet(TerritoryQuerySet[Any]):
    """Tasks somebody approved for grids (GR-4)."""

    def in_force(self, on: date) -> Self:
        """On the list on a day."""
        return self.filter(period__contains=on)


class GridTaskQuerySet(TerritoryQuerySet[Any]):
    """Approved tasks given to one grid."""

    def open(self) -> Self:
        """Not reported done."""
        return self.filter(done_on__isnull=True)

    def overdue(self, today: date) -> Self:
        """Open past their day."""
        return self.open().filter(due_on__lt=today)


class TrainingQuerySet(TerritoryQuerySet[Any]):
    """Trainings, and who signed in."""

    def with_counts(self) -> Self:
        """With `came_count`: how many signed in."""
        return self.annotate(came_count=Count("sign_ins"))
