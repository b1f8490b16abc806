"""Reading needs."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db.models import OuterRef, Subquery

from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.needs import ENDED, OPEN, TO_ANSWER, NeedStatus


class NeedQuerySet(TerritoryQuerySet[Any]):
    """Needs."""

    def open(self) -> Self:
        """Not told back yet."""
        return self.filter(status__in=OPEN)

    def to_decide(self) -> Self:
        """Nobody has said who does it."""
        return self.filter(status=NeedStatus.NOTED)

    def to_tell(self) -> Self:
        """Answered; the person does not know yet."""
        return self.filter(status=NeedStatus.ANSWERED)

    def to_ask_again(self, today: date) -> Self:
        """The day to ask again has come (L3)."""
        return self.filter(status__in=ENDED, ask_again_on__lte=today)

    def overdue(self, today: date) -> Self:
        """Past the day to answer."""
        return self.filter(status__in=TO_ANSWER, due_on__lt=today)

    def stale(self, now: datetime, *, days: int) -> Self:
        """Open, and nothing has happened for so many days."""
        return self.open().filter(moved_at__lte=now - timedelta(days=days))

    def of_doer(self, user: Any) -> Self:
        """In this person's hands."""
        return self.filter(status__in=TO_ANSWER, doer_id=user.pk)

    def noted_by_then(self, moment: datetime) -> Self:
        """Noted by a moment, with `status_then`, the state it was in."""
        from residents.models import NeedMove

        moves = NeedMove.objects.filter(need=OuterRef("pk"), at__lte=moment)
        last = moves.order_by("-at", "-pk").values("after")[:1]
        then = self.filter(noted_at__lte=moment).annotate(status_then=Subquery(last))
        return then.exclude(status_then=NeedStatus.WITHDRAWN)

    def with_people(self) -> Self:
        """With everything its page shows."""
        return self.select_related("unit", "person", "address", "noted_by", "doer")


class NeedMoveQuerySet(TerritoryQuerySet[Any]):
    """Steps of needs."""
