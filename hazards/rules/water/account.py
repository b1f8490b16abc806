"""The water account: billed and collected told apart, nothing spread (WT-10, WT-12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_NOTHING: Final = Decimal("0.00")
_SHOWN: Final = Decimal("0.1")
AGES: Final = (30, 60, 90, 180)


@dataclass(frozen=True, slots=True)
class Account:
    """All sums of a period in yuan, all volumes in m³.

    `collected` pays bills; late fees stand apart and are earned when they are taken
    in, so that both results hold them and differ by the unpaid bills alone.
    """

    billed: Decimal
    collected: Decimal
    supply_cost: Decimal
    other_costs: Decimal
    subsidies: Decimal = _NOTHING
    late_fees: Decimal = _NOTHING
    bought: int = 0
    sold: int = 0

    @property
    def result_billed(self) -> Decimal:
        """What would be left if every bill were paid (accrual)."""
        return self._result(self.billed)

    @property
    def result_cash(self) -> Decimal:
        """What is really left."""
        return self._result(self.collected)

    @property
    def volume_gap(self) -> int:
        """差量: bought and not sold."""
        return self.bought - self.sold

    @property
    def gap_cost(self) -> Decimal:
        """差量金额: that water at the price it was bought for."""
        if not self.bought:
            return _NOTHING
        cost = self.supply_cost * self.volume_gap / self.bought
        return cost.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @property
    def collected_percent(self) -> Decimal | None:
        """收缴率, late fees left out; None when nothing was billed."""
        if not self.billed:
            return None
        share = self.collected * 100 / self.billed
        return share.quantize(_SHOWN, rounding=ROUND_HALF_UP)

    def _result(self, income: Decimal) -> Decimal:
        gained = income + self.late_fees + self.subsidies
        return gained - self.supply_cost - self.other_costs


def age_band(due_on: date, *, today: date) -> int:
    """0 not due yet; 1 to 5: up to 30, 60, 90, 180 days late, and beyond."""
    late = (today - due_on).days
    if late <= 0:
        return 0
    return next((n for n, most in enumerate(AGES, start=1) if late <= most), 5)


def by_age(
    arrears: Iterable[tuple[date, Decimal]], *, today: date
) -> tuple[Decimal, ...]:
    """The sum owed in each of the six bands (欠费账龄)."""
    sums = [_NOTHING] * (len(AGES) + 2)
    for due_on, owed in arrears:
        sums[age_band(due_on, today=today)] += owed
    return tuple(sums)


def allocate(
    amount: Decimal, owed: Iterable[tuple[int, Decimal]]
) -> list[tuple[int, Decimal]]:
    """Money over bills in the order given: `(bill, part)`; a rest stays with nobody."""
    parts = []
    left = amount
    for bill, sum_owed in owed:
        part = min(left, sum_owed)
        if part > 0:
            parts.append((bill, part))
        left -= part
    return parts
