"""Reading vouchers and their uses."""

from datetime import date
from typing import Any, Self

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.vouchers import VoucherKind, VoucherState


class VoucherQuerySet(TerritoryQuerySet[Any]):
    """Vouchers."""

    def usable(self, kind: str, *, on: date) -> Self:
        """Left, valid on that day, and for that service; the first to expire first."""
        return self.filter(
            state=VoucherState.LEFT,
            valid_from__lte=on,
            valid_until__gte=on,
            kind__in=[kind, VoucherKind.ANY],
        ).order_by("valid_until", "pk")

    def run_out(self, today: date) -> Self:
        """Left, and their last day is over."""
        return self.filter(state=VoucherState.LEFT, valid_until__lt=today)

    def containing(self, text: str) -> Self:
        """By serial."""
        return self.filter(serial__icontains=text)


class VoucherUseQuerySet(TerritoryQuerySet[Any]):
    """Uses of vouchers."""

    def standing(self) -> Self:
        """Not refunded."""
        return self.filter(refunded_on__isnull=True)
