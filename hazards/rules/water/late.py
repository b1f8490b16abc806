"""Late fees: each part of a bill that is paid brings its own, once (WT-4, WT-11).

A payment settles a part of what is owed and the fee of that part for its days. The
fees of all payments of a bill are thus those of its balance day by day, and together
never more than the bill.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from hazards.rules.water.account import allocate
from hazards.rules.water.tariffs import late_fee

_NOTHING: Final = Decimal("0.00")
_FEN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class LateTerms:
    """How a household is charged on a day; the rate is a share of 1 a day."""

    daily_rate: Decimal
    is_on: bool
    is_exempt: bool

    def fee(self, part: Decimal, *, days_late: int) -> Decimal:
        """The late fee in yuan that comes with that part of a bill."""
        return late_fee(
            part,
            days_late=days_late,
            daily_rate=self.daily_rate,
            is_on=self.is_on,
            is_exempt=self.is_exempt,
        )


@dataclass(frozen=True, slots=True)
class Owed:
    """What is unpaid of a bill, in yuan, and since how many days it is late."""

    bill: int
    amount: Decimal
    days_late: int


@dataclass(frozen=True, slots=True)
class Part:
    """What goes to one bill, and the late fee that comes with it, in yuan."""

    bill: int
    amount: Decimal
    late_fee: Decimal = _NOTHING


def in_whole(owed: Iterable[Owed], terms: LateTerms) -> list[Part]:
    """What settles every bill."""
    return [
        Part(one.bill, one.amount, terms.fee(one.amount, days_late=one.days_late))
        for one in owed
    ]


def bills_and_fees(parts: Iterable[Part]) -> tuple[Decimal, Decimal]:
    """`(for bills, late fees)` of some parts."""
    rows = list(parts)
    return (
        sum((part.amount for part in rows), _NOTHING),
        sum((part.late_fee for part in rows), _NOTHING),
    )


def share_out(money: Decimal, owed: Iterable[Owed], terms: LateTerms) -> list[Part]:
    """Money over bills in the order given, each part with its fee, to the fen."""
    parts = []
    left = money
    for one in owed:
        if left <= 0:
            break
        part = _settled_by(left, one, terms)
        parts.append(part)
        left -= part.amount + part.late_fee
    return parts


def share_out_with(
    fee: Decimal, *, money: Decimal, owed: Sequence[Owed], terms: LateTerms
) -> list[Part]:
    """As `share_out`, where the whole late fee is named: what is beyond stays out.

    Compare the sum of the fees with the one named: it is less where the rules give
    less.
    """
    days = {one.bill: one.days_late for one in owed}
    parts = []
    left = fee
    for bill, amount in allocate(money - fee, [(one.bill, one.amount) for one in owed]):
        own = min(left, terms.fee(amount, days_late=days[bill]))
        parts.append(Part(bill, amount, own))
        left -= own
    return parts


def _settled_by(money: Decimal, owed: Owed, terms: LateTerms) -> Part:
    """The least part of a bill that, with its fee, takes all of that money."""

    def whole(fen: int) -> Decimal:
        part = fen * _FEN
        return part + terms.fee(part, days_late=owed.days_late)

    most = int(owed.amount / _FEN)
    fen = bisect_left(range(most), money, key=whole)
    part = fen * _FEN
    fee = min(money - part, terms.fee(part, days_late=owed.days_late))
    return Part(owed.bill, part, fee)
