"""Price = subsidy + voucher + points + cash, to the fen (ML-2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_FEN: Final = Decimal("0.01")
_JIAO: Final = Decimal("0.1")
_NOTHING: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays how much of one meal; every part is at least nothing.

    The parts sum to the price to the fen. `taken` is what the till takes: the cash
    part, rounded to the jiao; nothing else is ever rounded.
    """

    price: Decimal
    subsidy: Decimal
    voucher: Decimal
    points: Decimal
    cash: Decimal
    taken: Decimal


def split(
    price: Decimal,
    *,
    subsidy: Decimal = _NOTHING,
    voucher: Decimal = _NOTHING,
    points: Decimal = _NOTHING,
) -> Split:
    """Take each part in turn, as far as the price goes; the rest is cash (ML-2).

    Amounts are yuan. A voucher gives no change: what of it the meal does not need is
    not paid out (ML-3). Raises ValueError for an amount below nothing, or a price,
    subsidy or points that are not whole fen.
    """
    given = (price, subsidy, voucher, points)
    if min(given) < 0 or any(part != part.quantize(_FEN) for part in given):
        raise ValueError("A split needs whole fen, none below nothing.")
    rest = price
    parts = []
    for offered in (subsidy, voucher, points):
        part = min(offered, rest)
        parts.append(part)
        rest -= part
    taken = rest.quantize(_JIAO, rounding=ROUND_HALF_UP).quantize(_FEN)
    return Split(price, parts[0], parts[1], parts[2], rest, taken)


def fitting(faces: Sequence[Decimal], rest: Decimal) -> list[int]:
    """Places of the vouchers that are used up whole, the earliest first (ML-3).

    One that is worth more than what is left of the price stays in the purse.
    """
    chosen = []
    for place, face in enumerate(faces):
        if 0 < face <= rest:
            chosen.append(place)
            rest -= face
    return chosen
