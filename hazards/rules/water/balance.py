"""Where the water goes: NRW, the loss rates of CJJ 92, the night flow (WT-6, WT-8)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_HUNDRED: Final = Decimal(100)
_SHOWN: Final = Decimal("0.1")
_TEN_THOUSAND: Final = 10_000


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in over a period and what of it was billed or known to be used."""

    supplied: int
    billed: int
    unbilled: int = 0

    @property
    def unpaid_for(self) -> int:
        """Water no household was billed for (NRW)."""
        return self.supplied - self.billed

    @property
    def lost(self) -> int:
        """Neither billed nor known to be used."""
        return self.supplied - self.billed - self.unbilled

    @property
    def nrw_percent(self) -> Decimal | None:
        """产销差率; None when nothing came in."""
        return _percent(self.unpaid_for, self.supplied)

    @property
    def gross_loss_percent(self) -> Decimal | None:
        """综合漏损率 R_WL."""
        return _percent(self.lost, self.supplied)


@dataclass(frozen=True, slots=True)
class Correction:
    """What CJJ 92 takes off the gross rate, in percent: R1 to R4."""

    by_household_meters: Decimal
    by_pipe_length: Decimal
    by_pressure: Decimal = Decimal(0)
    by_frost: Decimal = Decimal(0)

    @property
    def parts(self) -> tuple[Decimal, ...]:
        """R1 to R4."""
        return (
            self.by_household_meters,
            self.by_pipe_length,
            self.by_pressure,
            self.by_frost,
        )

    @property
    def whole(self) -> Decimal:
        """Rn."""
        return sum(self.parts, Decimal(0))


def correction(
    *,
    household_share: Decimal,
    pipe_km: Decimal,
    supplied_a_year: int,
    household_factor: Decimal,
    length_factor: Decimal,
    length_usual: Decimal,
    length_most: Decimal,
    by_pressure: Decimal,
    by_frost: Decimal,
) -> Correction:
    """R1 to R4; all coefficients are parameters.

    R1 = factor × share of water metered at households; R2 = factor × (km per 10,000
    m³ - the usual), within ± its most.
    """
    per_volume = pipe_km * _TEN_THOUSAND / supplied_a_year if supplied_a_year else 0
    by_length = length_factor * (per_volume - length_usual) * _HUNDRED
    return Correction(
        by_household_meters=household_factor * household_share * _HUNDRED,
        by_pipe_length=max(-length_most, min(by_length, length_most)),
        by_pressure=by_pressure,
        by_frost=by_frost,
    )


def loss_percent(gross: Decimal, corrected_by: Correction) -> Decimal:
    """漏损率 R_BL = R_WL - Rn; never below nothing."""
    left = max(gross - corrected_by.whole, Decimal(0))
    return left.quantize(_SHOWN, rounding=ROUND_HALF_UP)


def grade(percent: Decimal, *, first: Decimal, second: Decimal) -> int:
    """1 within the first limit, 2 within the second, 0 beyond both."""
    if percent <= first:
        return 1
    return 2 if percent <= second else 0


def is_complete(read: int, meters: int, *, needed_percent: Decimal) -> bool:
    """Whether enough meters were read to say anything of the period (WT-7)."""
    return meters > 0 and read * _HUNDRED >= meters * needed_percent


def night_leak(
    flow_l_per_h: Decimal, *, households: int, use_l_per_h: Decimal
) -> Decimal:
    """What still runs at night beyond the use of households, in litres an hour."""
    return max(flow_l_per_h - use_l_per_h * households, Decimal(0))


def unavoidable_l_per_day(
    *, main_km: Decimal, connections: int, service_km: Decimal, pressure_m: Decimal
) -> Decimal:
    """UARL: what even a well-kept network loses a day, for reference only."""
    return (18 * main_km + Decimal("0.8") * connections + 25 * service_km) * pressure_m


def _percent(part: int, whole: int) -> Decimal | None:
    if whole <= 0:
        return None
    return (Decimal(part) * _HUNDRED / whole).quantize(_SHOWN, rounding=ROUND_HALF_UP)
