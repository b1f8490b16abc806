"""What a meter says: rolled over, backwards, far too much, estimated (WT-5, WT-7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Final

# A meter has rolled over when it stood in its last tenth and has come no further than
# a tenth of its dial; a smaller number is a slip or a meter changed.
_TENTH: Final = 10


@dataclass(frozen=True, slots=True)
class Use:
    """How much water two readings make; `volume` None: the meter ran backwards."""

    volume: int | None
    has_rolled: bool = False

    @property
    def is_backwards(self) -> bool:
        """Less than before, and no roll-over explains it."""
        return self.volume is None


def use_between(previous: int, value: int, *, digits: int) -> Use:
    """The use between two readings of a meter with so many digits."""
    if value >= previous:
        return Use(value - previous)
    dial = 10**digits
    volume = value + dial - previous
    if previous * _TENTH >= dial * (_TENTH - 1) and volume * _TENTH <= dial:
        return Use(volume, has_rolled=True)
    return Use(None)


def is_unusual(volume: int, before: Sequence[int], *, factor: Decimal) -> bool:
    """More than `factor` times the median of the last uses.

    Fewer than three are nothing to compare with; a usual use of nothing says nothing.
    """
    enough = 3
    if len(before) < enough:
        return False
    usual = Decimal(median(before))
    return usual > 0 and volume > usual * factor


def may_estimate(estimates_in_a_row: int, *, most: int) -> bool:
    """At most so many estimates in a row; then somebody has to read."""
    return estimates_in_a_row < most


def usual_use(before: Sequence[int]) -> int:
    """What an estimate says: the median of the last uses, whole cubic metres."""
    return int(median(before)) if before else 0


def meter_is_old(
    diameter_mm: int,
    installed_on: date,
    *,
    today: date,
    years_small: int,
    years_large: int,
    large_from_mm: int = 32,
) -> bool:
    """Past its service life (JJG 162): small meters last longer than large ones."""
    years = years_large if diameter_mm >= large_from_mm else years_small
    return today >= _years_later(installed_on, years)


def value_on(day: date, readings: Sequence[tuple[date, int]]) -> Fraction | None:
    """The reading of a day, on the straight line between those around it (WT-7).

    None outside the days known: nothing is guessed beyond them.
    """
    ordered = sorted(readings)
    for (first, low), (last, high) in pairwise(ordered):
        if first <= day <= last:
            share = Fraction((day - first).days, (last - first).days or 1)
            return low + (high - low) * share
    return next((Fraction(value) for on, value in ordered if on == day), None)


def days_apart(day: date, readings: Sequence[tuple[date, int]]) -> int:
    """How far the nearest real reading lies: the doubt of an interpolated value."""
    return min(abs((on - day).days) for on, _value in readings)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
