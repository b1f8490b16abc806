"""Reading land compensation."""

from decimal import Decimal
from typing import Any, Final, Self

from django.db.models import Count, DecimalField, Sum, Value
from django.db.models.functions import Coalesce

from liuli.privacy.crypto import blind_index
from liuli.territory.querysets import TerritoryQuerySet
from petitions.choices.compensation import (
    BatchState,
    Conclusion,
    ReversalState,
    RollState,
    SplitState,
    Standing,
)

NAME_PURPOSE: Final = "petitions.member.name"
_NOTHING: Final = Value(Decimal("0.00"), DecimalField(max_digits=14, decimal_places=2))


class GroupQuerySet(TerritoryQuerySet[Any]):
    """Village groups."""

    def with_area(self) -> Self:
        """The parcels of each together, in square metres."""
        return self.annotate(area_m2=Sum("parcels__area_m2"))


class MemberQuerySet(TerritoryQuerySet[Any]):
    """Members of village groups."""

    def counted(self) -> Self:
        """Those who share."""
        return self.filter(standing=Standing.COUNTED)

    def named(self, name: str) -> Self:
        """Members of exactly this name: the sealed name is found by its index."""
        bare = "".join(name.split())
        if not bare:
            return self.none()
        return self.filter(name_index=blind_index(bare, NAME_PURPOSE))


class RollQuerySet(TerritoryQuerySet[Any]):
    """Payee rolls."""

    def in_force(self) -> Self:
        """Those that count: entered or approved."""
        return self.exclude(state=RollState.VOID)

    def waiting(self) -> Self:
        """Those a second person has to look at."""
        return self.filter(state=RollState.ENTERED)

    def with_sums(self) -> Self:
        """What is due, paid and unpaid on each."""

        def total(column: str) -> Any:
            return Coalesce(Sum(f"lines__{column}"), _NOTHING)

        return self.annotate(
            lines_count=Count("lines"),
            due=total("due_yuan"),
            paid=total("paid_yuan"),
            paid_here=total("paid_here_yuan"),
            unpaid=total("unpaid_yuan"),
            overpaid=total("overpaid_yuan"),
        )


class EntitlementQuerySet(TerritoryQuerySet[Any]):
    """Lines of rolls."""

    def in_force(self) -> Self:
        """Lines of rolls that count."""
        return self.exclude(roll__state=RollState.VOID)

    def unpaid(self) -> Self:
        """Lines with something still to pay."""
        return self.filter(unpaid_yuan__gt=0)


class BatchQuerySet(TerritoryQuerySet[Any]):
    """Payment batches."""

    def waiting(self) -> Self:
        """Those a second person has to release."""
        return self.filter(state=BatchState.PREPARED)


class PaymentQuerySet(TerritoryQuerySet[Any]):
    """Payments and the lines of batches."""

    def standing_on(self, roll: Any) -> Self:
        """Payments of a roll that nobody has taken back."""
        found = self.filter(batch__roll=roll, reverses=None, reversed_by=None)
        return found.select_related("entitlement__member").order_by(
            "entitlement__member__serial", "pk"
        )


class ObjectionQuerySet(TerritoryQuerySet[Any]):
    """Objections to a roll."""

    def open(self) -> Self:
        """Those without an answer."""
        return self.filter(conclusion=Conclusion.OPEN)


class ReversalQuerySet(TerritoryQuerySet[Any]):
    """Payments to take back."""

    def waiting(self) -> Self:
        """Those a second person has to decide."""
        return self.filter(state=ReversalState.ASKED)


class SplitQuerySet(TerritoryQuerySet[Any]):
    """Splits of compensation."""

    def waiting(self) -> Self:
        """Those not decided yet."""
        return self.filter(state=SplitState.PREPARED)


class InspectionQuerySet(TerritoryQuerySet[Any]):
    """Codes, looks and postings."""
