"""Room on a day: people, beds, m² each (3.4, HZ-10). Plain numbers."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Crowding:
    """How full a dwelling is; None where it cannot be told."""

    occupants: int
    area_each: Decimal | None
    is_below_least_area: bool | None
    free_beds: int | None


def crowding(
    *,
    occupants: int,
    area_m2: Decimal | None,
    bed_count: int | None,
    least_area: Decimal,
) -> Crowding:
    """Area per person is compared before it is rounded: 4.96 is not 5 (G-2)."""
    each = area_m2 / occupants if area_m2 is not None and occupants else None
    return Crowding(
        occupants=occupants,
        area_each=None if each is None else each.quantize(_TENTH, ROUND_HALF_UP),
        is_below_least_area=None if each is None else each < least_area,
        free_beds=None if bed_count is None else bed_count - occupants,
    )
