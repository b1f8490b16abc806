"""Yuan and land, exactly (G-3, G-4, LC-9)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import Final

FEN: Final = Decimal("0.01")
_MU_SHOWN: Final = Decimal("0.0001")
_MU_PER_HECTARE: Final = 15


def to_yuan(amount: Decimal | int | str) -> Decimal:
    """Two decimals, halves up (G-4). Floats are refused: they are not exact."""
    if isinstance(amount, float):
        raise TypeError("Money is never a float.")
    return Decimal(amount).quantize(FEN, rounding=ROUND_HALF_UP)


def split_equally(total: Decimal, parts: int) -> list[Decimal]:
    """Equal shares to the fen that sum to the total exactly (LC-9)."""
    return split_by_weight(total, [Decimal(1)] * parts)


def split_by_weight(total: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """Shares in proportion, to the fen, that sum to `total` exactly (G-4).

    Each share is rounded down; the fen left over go to the largest remainders,
    the earlier share first where they are equal. Raises `ValueError` for a total
    that is not whole fen, a negative weight, or weights that sum to nothing.
    """
    whole = sum(map(Fraction, weights))
    if total != total.quantize(FEN) or whole <= 0 or min(weights) < 0:
        raise ValueError("A split needs whole fen and positive weights.")
    fen = int(total / FEN)
    exact = [fen * Fraction(weight) / whole for weight in weights]
    floors = [floor(share) for share in exact]
    by_remainder = sorted(
        range(len(exact)), key=lambda place: (floors[place] - exact[place], place)
    )
    for place in by_remainder[: fen - sum(floors)]:
        floors[place] += 1
    return [share * FEN for share in floors]


def mu_to_square_metres(mu: Decimal) -> Decimal:
    """1 亩 = 2000/3 m², stored to the hundredth (G-3)."""
    return (mu * 2000 / 3).quantize(FEN, rounding=ROUND_HALF_UP)


def square_metres_to_mu(square_metres: Decimal) -> Decimal:
    """亩 with four decimals, halves up, as shown to people (G-3)."""
    return (square_metres * 3 / 2000).quantize(_MU_SHOWN, rounding=ROUND_HALF_UP)


def hectares_to_mu(hectares: Decimal) -> Decimal:
    """1 公顷 = 15 亩 (G-3)."""
    return (hectares * _MU_PER_HECTARE).quantize(_MU_SHOWN, rounding=ROUND_HALF_UP)
