"""Reading re-looks and key sites."""

from datetime import date
from typing import Any, Self

from django.db.models import OuterRef, Q, Subquery

from hazards.choices import StopAnswer
from liuli.territory.querysets import TerritoryQuerySet


class RelookQuerySet(TerritoryQuerySet[Any]):
    """Re-looks."""

    def open(self) -> Self:
        """Nobody has looked, and somebody has to."""
        return self.filter(result="")

    def due(self, today: date) -> Self:
        """Their day has come."""
        return self.open().filter(looks_from__lte=today)

    def late(self, today: date) -> Self:
        """Their last day has passed."""
        return self.open().filter(due_on__lt=today)

    def with_hazard(self) -> Self:
        """With what a card or a list shows of them."""
        return self.select_related("hazard__site__address", "hazard__item")


class KeySiteQuerySet(TerritoryQuerySet[Any]):
    """Key sites."""

    def in_force(self, day: date) -> Self:
        """Marked on a day."""
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day), starts_on__lte=day
        )

    def with_last_look(self) -> Self:
        """With `last_look`: when somebody last looked at the site on a round."""
        stop = self.model._meta.apps.get_model("hazards", "Stop")  # noqa: SLF001
        looks = stop._default_manager.filter(  # noqa: SLF001
            site=OuterRef("site"),
            answer__in=[StopAnswer.SOUND, StopAnswer.FINDING],
        ).order_by("-observed_at")
        return self.annotate(last_look=Subquery(looks.values("observed_at")[:1]))
