"""Reading surveys; answers have no door but the sums of a closed one."""

from datetime import date
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.surveys import SurveyState


class SurveyQuerySet(TerritoryQuerySet[Any]):
    """Surveys."""

    def open(self) -> Self:
        """Open for answers."""
        return self.filter(state=SurveyState.OPEN)

    def to_close(self, today: date) -> Self:
        """Open past their last day."""
        return self.open().filter(closes_on__lt=today)


class SurveyRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of a survey."""
