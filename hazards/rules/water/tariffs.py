"""What water costs: tiers over the year, large households, a tariff that changes.

Volumes are whole cubic metres, money is yuan to the fen (WT-2, WT-3, WT-11).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Final

from liuli.kernel.money import to_yuan

_NOTHING: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Tier:
    """Water up to `upto` m³ a year costs `price` each; the last tier has no end."""

    upto: int | None
    price: Decimal
    extra_per_person: int = 0


@dataclass(frozen=True, slots=True)
class Priced:
    """A tariff from one day to another (None: still in force), both included."""

    code: str
    first: date
    last: date | None
    tiers: tuple[Tier, ...]
    people_included: int = 4


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of a bill: so much of one tier of one tariff in one year."""

    tariff: str
    year: int
    tier: int
    volume: int
    price: Decimal
    amount: Decimal


class UnpricedError(ValueError):
    """No tariff is in force on a day of the period."""


def tiers_for(
    tiers: Sequence[Tier], *, people: int, people_included: int
) -> tuple[Tier, ...]:
    """Thresholds of a household: each person more than usual adds volume (WT-2)."""
    more = max(people - people_included, 0)
    return tuple(
        Tier(None if t.upto is None else t.upto + t.extra_per_person * more, t.price)
        for t in tiers
    )


def split_by_tier(
    volume: int, *, used_before: int, tiers: Sequence[Tier]
) -> list[tuple[int, int, Decimal]]:
    """`(tier from 1, volume, price)` of water used on top of the year's use so far."""
    parts = []
    at, left = used_before, volume
    for position, tier in enumerate(tiers, start=1):
        room = left if tier.upto is None else max(tier.upto - at, 0)
        taken = min(left, room)
        if taken:
            parts.append((position, taken, tier.price))
        at, left = at + taken, left - taken
    return parts


def charges(
    volume: int,
    *,
    first: date,
    last: date,
    people: int,
    used_before: Mapping[int, int],
    tariffs: Sequence[Priced],
) -> list[Charge]:
    """The lines of a bill for water used from `first` to `last`, both included.

    Where the year turns or the tariff changes within the period, the volume is shared
    by days (WT-3). `used_before` is what was billed before of each year. Raises
    UnpricedError.
    """
    spans = _spans(first, last, tariffs)
    shares = share_by_days(volume, [days for _t, _y, days in spans])
    used = dict(used_before)
    lines = []
    for (tariff, year, _days), share in zip(spans, shares, strict=True):
        tiers = tiers_for(
            tariff.tiers, people=people, people_included=tariff.people_included
        )
        parts = split_by_tier(share, used_before=used.get(year, 0), tiers=tiers)
        lines += [
            Charge(tariff.code, year, tier, part, price, to_yuan(price * part))
            for tier, part, price in parts
        ]
        used[year] = used.get(year, 0) + share
    return lines


def total(lines: Sequence[Charge]) -> Decimal:
    """What a bill comes to."""
    return sum((line.amount for line in lines), _NOTHING)


def share_by_days(volume: int, days: Sequence[int]) -> list[int]:
    """Whole cubic metres in proportion to days, by the largest remainders."""
    whole = sum(days)
    shares = [volume * each // whole for each in days]
    order = sorted(
        range(len(days)), key=lambda place: (-(volume * days[place] % whole), place)
    )
    for place in order[: volume - sum(shares)]:
        shares[place] += 1
    return shares


def late_fee(
    owed: Decimal, *, days_late: int, daily_rate: Decimal, is_on: bool, is_exempt: bool
) -> Decimal:
    """At most the principal; off unless switched on; never from the weak (WT-11)."""
    if not is_on or is_exempt or days_late <= 0:
        return _NOTHING
    return min(to_yuan(owed * daily_rate * days_late), owed)


def _spans(
    first: date, last: date, tariffs: Sequence[Priced]
) -> list[tuple[Priced, int, int]]:
    """`(tariff, year, days)` in order; the first tariff that fits a day holds."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    runs = groupby(days, lambda day: (_in_force(day, tariffs), day.year))
    return [(tariff, year, len(list(run))) for (tariff, year), run in runs]


def _in_force(day: date, tariffs: Sequence[Priced]) -> Priced:
    for tariff in tariffs:
        if tariff.first <= day and (tariff.last is None or day <= tariff.last):
            return tariff
    raise UnpricedError(day.isoformat())
