"""Reading meetings and what they left to do."""

from datetime import date, datetime
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.meetings import MeetingStatus


class MeetingQuerySet(TerritoryQuerySet[Any]):
    """Meetings."""

    def without_minutes(self, now: datetime) -> Self:
        """Called, begun, and nothing written down yet."""
        return self.filter(status=MeetingStatus.CALLED, starts_at__lt=now)


class MeetingRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of a meeting."""


class FollowUpQuerySet(TerritoryQuerySet[Any]):
    """What somebody is to do after a meeting."""

    def open(self) -> Self:
        """Not done."""
        return self.filter(done_on__isnull=True)

    def due(self, on: date) -> Self:
        """Not done, and due by that day."""
        return self.open().filter(due_on__lte=on)
