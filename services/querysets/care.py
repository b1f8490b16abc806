"""Reading care plans, their visits and sealed notes."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.care import VisitState


class CarePlanQuerySet(TerritoryQuerySet[Any]):
    """Care plans."""

    def open(self) -> Self:
        """Not ended."""
        return self.filter(ended_on__isnull=True)

    def with_people(self) -> Self:
        """With whom its page names."""
        return self.select_related("person__unit", "carer")

    def with_next(self) -> Self:
        """With `waiting`, the visit that is due, in one more query."""
        from services.models import CareVisit

        due = CareVisit.objects.filter(state=VisitState.DUE)
        return self.prefetch_related(Prefetch("visits", due, to_attr="waiting"))

    def without_tag(self, on: date) -> Self:
        """Open plans whose service tag has run out: renew it, or end the plan."""
        from residents.models import ServiceTag

        held = ServiceTag.objects.filter(
            person=OuterRef("person"), tag=OuterRef("tag"), period__contains=on
        )
        return self.open().filter(~Exists(held))


class CareVisitQuerySet(TerritoryQuerySet[Any]):
    """Visits, one row for each that was or is due."""

    def due(self) -> Self:
        """Nobody has said what became of it."""
        return self.filter(state=VisitState.DUE)

    def due_by(self, day: date) -> Self:
        """Due, and its day has come."""
        return self.due().filter(due_on__lte=day)

    def missed(self, today: date) -> Self:
        """Due, and its day is over."""
        return self.due().filter(due_on__lt=today)

    def of_carer(self, user: Any) -> Self:
        """In this person's hands."""
        return self.filter(plan__carer=user)

    def counted(self) -> Self:
        """Without those that fell away with their plan before their day was over."""
        from django.db.models import F

        return self.exclude(
            Q(state=VisitState.DROPPED) & Q(due_on__gte=F("visited_on"))
        )

    def with_people(self) -> Self:
        """With whom its card names."""
        return self.select_related("plan__person__unit", "plan__carer", "by")


class CareNoteQuerySet(TerritoryQuerySet[Any]):
    """Sealed notes."""


class CareReaderQuerySet(TerritoryQuerySet[Any]):
    """Who may open the notes of a plan."""

    def standing(self) -> Self:
        """Not taken off."""
        return self.filter(ended_at__isnull=True)
