"""What is due, paid and still to pay: the sums of a roll (LC-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from liuli.kernel.money import split_by_weight


@dataclass(frozen=True, slots=True)
class Balance:
    """应发, 已发, 未发 and 多发 of one line or of many together."""

    due: Decimal
    paid: Decimal

    @property
    def unpaid(self) -> Decimal:
        """Never negative: what was paid too much is told apart."""
        return max(self.due - self.paid, Decimal("0.00"))

    @property
    def overpaid(self) -> Decimal:
        """多发."""
        return max(self.paid - self.due, Decimal("0.00"))

    @property
    def adds_up(self) -> bool:
        """应发 = 已发 + 未发, less what was overpaid."""
        return self.due == self.paid + self.unpaid - self.overpaid


def split_among(total: Decimal, shares: Sequence[Decimal | int]) -> list[Decimal]:
    """Money among members in proportion to their shares, to the fen (LC-9)."""
    return split_by_weight(total, shares)


def split_payment(total: Decimal, balances: Sequence[Balance]) -> list[Decimal]:
    """Money that has arrived among lines still unpaid, nobody more than their rest.

    Raises `ValueError` for more money than is unpaid.
    """
    rests = [balance.unpaid for balance in balances]
    if total > sum(rests) or total <= 0:
        raise ValueError("More than what is still unpaid, or nothing.")
    return split_by_weight(total, rests)


def distributable(
    received: Decimal, *, retained: Decimal, has_resolution: bool
) -> Decimal:
    """可分配 = 到账 − 提留; any retained part needs a resolution (LC-9).

    Raises `ValueError` with the code of what is wrong.
    """
    if retained < 0 or retained > received:
        raise ValueError("retained_too_much")
    if retained > 0 and not has_resolution:
        raise ValueError("retained_without_resolution")
    return received - retained
