"""The flow of quiet nights, and rises over it that ask for a leak (WT-8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Final

_HUNDRED: Final = 100
_LITRES: Final = 1000
_HOUR: Final = 3600
_SHOWN: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Night:
    """One measured night: mean flow from two to four, in litres an hour."""

    on: date
    flow: Decimal


@dataclass(frozen=True, slots=True)
class Rise:
    """Nights in a row over the limit up to the last one measured."""

    nights: tuple[Night, ...]
    baseline: Decimal

    @property
    def since(self) -> date:
        """The first of them."""
        return self.nights[0].on

    @property
    def over_percent(self) -> Decimal:
        """How far the lowest of them lies over the baseline, to one place."""
        least = min(night.flow for night in self.nights)
        if self.baseline == 0:
            return Decimal(0)
        share = (least - self.baseline) * _HUNDRED / self.baseline
        return share.quantize(_SHOWN, rounding=ROUND_HALF_UP)


def flow_between(first_m3: Decimal, last_m3: Decimal, *, taken: timedelta) -> Decimal:
    """Mean flow between two values of a meter, in litres an hour to one place.

    Raises ValueError where no time passed or the meter ran backwards.
    """
    seconds = int(taken.total_seconds())
    if seconds <= 0 or last_m3 < first_m3:
        raise ValueError("A meter only runs forwards.")
    flow = (last_m3 - first_m3) * _LITRES * _HOUR / seconds
    return flow.quantize(_SHOWN, rounding=ROUND_HALF_UP)


def is_quiet(
    night: tuple[datetime, datetime], spells: Iterable[tuple[datetime, datetime | None]]
) -> bool:
    """Nothing known lies over the hours of a night; a spell may be without an end."""
    first, last = night
    return not any(
        starts < last and (ends is None or ends > first) for starts, ends in spells
    )


def usual_flow(quiet: Sequence[Night], *, least_nights: int) -> Decimal | None:
    """The middle flow of quiet nights, or None where there are too few of them."""
    if len(quiet) < max(least_nights, 1):
        return None
    middle = median(night.flow for night in quiet)
    return Decimal(middle).quantize(_SHOWN, rounding=ROUND_HALF_UP)


def rise_over(
    nights: Sequence[Night],
    *,
    baseline: Decimal,
    over_percent: Decimal,
    in_a_row: int,
) -> Rise | None:
    """The run of measured nights over the limit, if it is long enough (WT-8).

    The nights are in order; the run ends with the last of them.
    """
    limit = baseline * (_HUNDRED + over_percent) / _HUNDRED
    run: list[Night] = []
    for night in reversed(nights):
        if night.flow <= limit:
            break
        run.append(night)
    if len(run) < max(in_a_row, 1):
        return None
    return Rise(tuple(reversed(run)), baseline)
