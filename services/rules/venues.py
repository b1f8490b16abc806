"""Opening hours, idle hours, and who is within a walk (K22, K23), on plain values."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

Week = Mapping[int, tuple[time, time]]
_HOUR: Final = timedelta(hours=1)
_TENTH: Final = Decimal("0.1")


def is_open(starts: datetime, ends: datetime, week: Week) -> bool:
    """Whether a time (local) lies within the hours of one day."""
    if starts >= ends or starts.date() != ends.date():
        return False
    hours = week.get(starts.weekday())
    return hours is not None and hours[0] <= starts.time() and ends.time() <= hours[1]


def open_hours(week: Week, *, first: date, last: date) -> Decimal:
    """Hours a venue is open from one day to another, both included."""
    total = timedelta()
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        hours = week.get(day.weekday())
        if hours is not None:
            total += datetime.combine(day, hours[1]) - datetime.combine(day, hours[0])
    return as_hours(total)


def as_hours(span: timedelta) -> Decimal:
    """Hours to a tenth."""
    return (Decimal(span // timedelta(minutes=1)) / 60).quantize(_TENTH)


def idle_share(open_: Decimal, booked: Decimal) -> int | None:
    """Per cent of the open hours in which nobody is there; None where never open."""
    if open_ <= 0:
        return None
    return int(max(open_ - booked, Decimal(0)) * 100 / open_)


def circle(minutes: int | None, *, most: int) -> str:
    """Whether the nearest place of a kind is within the walk; unknown is said so."""
    if minutes is None:
        return "unknown"
    return "within" if minutes <= most else "beyond"
