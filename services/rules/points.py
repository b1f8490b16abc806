"""Points: earned, spent first in first out, and run out (VO-2), on plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Lot:
    """Points earned at once; what is left of them, and the day they run out."""

    pk: int
    left: int
    expires_on: date


class TooFewError(ValueError):
    """The lots hold less than what is asked."""


def earned(hours: Decimal, *, per_hour: int) -> int:
    """Whole points for half hours; a half point falls away."""
    return int(hours * per_hour)


def expires_on(earned_on: date, *, months: int) -> date:
    """The day points run out; the last day of a shorter month."""
    month = earned_on.month - 1 + months
    year, month = earned_on.year + month // 12, month % 12 + 1
    for day in (earned_on.day, 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise ValueError(earned_on)


def take_first(lots: Iterable[Lot], points: int) -> list[tuple[int, int]]:
    """`(lot, points)`: first what runs out first, then what came first.

    Raises TooFewError and takes nothing where there is not enough.
    """
    taken: list[tuple[int, int]] = []
    missing = points
    for lot in sorted(lots, key=lambda one: (one.expires_on, one.pk)):
        part = min(lot.left, missing)
        if part > 0:
            taken.append((lot.pk, part))
            missing -= part
    if missing > 0:
        raise TooFewError(missing)
    return taken


def for_a_meal(rest: Decimal, *, most: int, fen: int) -> tuple[int, Decimal]:
    """Whole points that fit into what is left of a price, and their worth in yuan.

    `fen` is what one point is worth; at nought points pay for no meal.
    """
    if fen < 1:
        return 0, Decimal("0.00")
    points = max(0, min(most, int(rest * 100) // fen))
    return points, (Decimal(points * fen) / 100).quantize(Decimal("0.01"))


def has_run_out(expires: date, *, today: date) -> bool:
    """The day itself still counts."""
    return expires < today
