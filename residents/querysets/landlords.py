"""Reading the landlord association and what its members own or let."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Q

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.landlords import FALLEN, Direction, ReportStatus


class LandlordMemberQuerySet(TerritoryQuerySet[Any]):
    """Members of the association."""

    def holding(self, on: date) -> Self:
        """Members on a day."""
        return self.filter(period__contains=on)

    def with_lettings(self, on: date) -> Self:
        """With `letting_count`: dwellings they own or let on a day."""
        counted = Count(
            "person__lettings__dwelling",
            filter=Q(person__lettings__period__contains=on),
            distinct=True,
        )
        return self.annotate(letting_count=counted)


class LettingQuerySet(TerritoryQuerySet[Any]):
    """Who owns or lets which dwelling."""

    def holding(self, on: date) -> Self:
        """Those that hold on a day."""
        return self.filter(period__contains=on)

    def outside_grids(self) -> Self:
        """Of dwellings no grid claims (未入格)."""
        return self.filter(dwelling__unit__level=Level.COMMUNITY)


def landlords_on(on: date) -> Exists:
    """Whether a person owns or lets a dwelling on a day."""
    from residents.models import Letting

    return Exists(Letting.objects.filter(person=OuterRef("pk")).holding(on))


class ReportQuerySet(TerritoryQuerySet[Any]):
    """What landlords reported."""

    def visible_to(self, user: Any) -> Self:
        """Reports of this person's territory, and a landlord's own, nobody else's."""
        seen = super().visible_to(user)
        if not user.may(Capability.TENANTS_REPORT):
            return seen
        return self.filter(Q(pk__in=seen.values("pk")) | Q(reported_by=user.actor_id))

    def waiting(self) -> Self:
        """Nobody has checked them yet."""
        return self.filter(status=ReportStatus.REPORTED)

    def of_account(self, user: Any) -> Self:
        """Those a landlord sent."""
        return self.filter(reported_by=user.actor_id)

    def still_here(self) -> Self:
        """Tenants reported in, not refused or withdrawn, and not reported out again."""
        out = self.model._default_manager.filter(  # noqa: SLF001
            moved_in=OuterRef("pk")
        ).exclude(status__in=FALLEN)
        mine = self.filter(direction=Direction.IN, full_name__isnull=False)
        return mine.exclude(status__in=FALLEN).filter(~Exists(out))

    def outside_grids(self) -> Self:
        """Of dwellings no grid claims (未入格)."""
        return self.filter(dwelling__unit__level=Level.COMMUNITY)

    def with_places(self) -> Self:
        """With what a list shows, in one statement."""
        return self.select_related(
            "dwelling__address", "dwelling__unit", "member__person"
        )


class LandlordDutyQuerySet(TerritoryQuerySet[Any]):
    """What landlords have to do."""

    def open(self) -> Self:
        """Not done yet."""
        return self.filter(done_on__isnull=True)

    def overdue(self, today: date) -> Self:
        """Due before a day and not done."""
        return self.open().filter(due_on__lt=today)

    def of_account(self, user: Any, *, on: date) -> Self:
        """Of the member for whom this account reports on a day."""
        return self.filter(member__account=user.actor_id, member__period__contains=on)
