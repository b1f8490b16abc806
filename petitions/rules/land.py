"""What land compensation comes to under either law, exactly (LC-1, LC-2)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

FEN: Final = Decimal("0.01")
LAND_MULTIPLES: Final = (6, 10)  # 2004 text §47
RESETTLEMENT_MULTIPLES: Final = (4, 6)
MOST_RESETTLEMENT: Final = 15  # times V·A
MOST_TOGETHER: Final = 30  # times V·A


@dataclass(frozen=True, slots=True)
class Taking:
    """Land taken from a group, and what it had before (亩, people)."""

    taken_mu: Decimal
    arable_taken_mu: Decimal
    arable_before_mu: Decimal
    people_before: int


@dataclass(frozen=True, slots=True)
class ByMultiples:
    """Sums of the multiplier regime, with the two caps of the law."""

    land_yuan: Decimal
    resettlement_yuan: Decimal
    people: Decimal
    resettlement_times: Decimal
    together_times: Decimal
    within_caps: bool

    @property
    def total_yuan(self) -> Decimal:
        """Both sums together."""
        return self.land_yuan + self.resettlement_yuan


def people_to_resettle(taking: Taking) -> Fraction:
    """How many people: n = arable taken ÷ (arable before ÷ people before).

    Raises `ValueError` where the group had no arable land or no people.
    """
    if taking.arable_before_mu <= 0 or taking.people_before <= 0:
        raise ValueError("A group without arable land or people has no share of it.")
    per_head = Fraction(taking.arable_before_mu) / taking.people_before
    return Fraction(taking.arable_taken_mu) / per_head


def by_multiples(
    taking: Taking,
    *,
    output_yuan: Decimal,
    land_multiple: Decimal,
    resettlement_multiple: Decimal,
) -> ByMultiples:
    """LC = A × V × k1 and RS = n × V × k2, each to the fen, halves up (LC-1).

    Raises `ValueError` for multiples outside the law's bounds.
    """
    _require_between(land_multiple, LAND_MULTIPLES)
    _require_between(resettlement_multiple, RESETTLEMENT_MULTIPLES)
    people = people_to_resettle(taking)
    base = Fraction(taking.taken_mu) * Fraction(output_yuan)
    if base <= 0:
        raise ValueError("Land and its yearly output are more than nothing.")
    land = base * Fraction(land_multiple)
    resettlement = people * Fraction(output_yuan) * Fraction(resettlement_multiple)
    return ByMultiples(
        land_yuan=_rounded(land),
        resettlement_yuan=_rounded(resettlement),
        people=_rounded(people),
        resettlement_times=_rounded(resettlement / base),
        together_times=_rounded((land + resettlement) / base),
        within_caps=resettlement <= MOST_RESETTLEMENT * base
        and land + resettlement <= MOST_TOGETHER * base,
    )


def by_zone_price(
    taken_mu: Decimal, *, zone_price_yuan: Decimal, class_factor: Decimal
) -> Decimal:
    """LC + RS = A × 区片综合地价 × land-class factor, to the fen (LC-2)."""
    if min(taken_mu, zone_price_yuan, class_factor) <= 0:
        raise ValueError("Land, price and factor are more than nothing.")
    exact = Fraction(taken_mu) * Fraction(zone_price_yuan) * Fraction(class_factor)
    return _rounded(exact)


def zone_price_is_stale(issued_year: int, year: int) -> bool:
    """A zone price is issued anew at least every three years (LC-2)."""
    return year - issued_year > 3  # noqa: PLR2004 - TDL §48


def share_price(area_mu: Decimal, price_yuan: Decimal) -> Decimal:
    """应分面积 × 补偿标准 (元/亩), to the fen: what a roll's line should say."""
    return _rounded(Fraction(area_mu) * Fraction(price_yuan))


def _require_between(multiple: Decimal, bounds: tuple[int, int]) -> None:
    if not bounds[0] <= multiple <= bounds[1]:
        raise ValueError(f"A multiple lies between {bounds[0]} and {bounds[1]}.")


def _rounded(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(FEN, rounding=ROUND_HALF_UP)
