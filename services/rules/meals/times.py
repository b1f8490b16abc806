"""Until when an order may be changed, and what is late (ML-2, ML-5)."""

from datetime import date, datetime, time, timedelta


def may_still_change(on: date, *, now: datetime, cut_off: time) -> bool:
    """Before the cut-off of the day of the meal an order is free to come and go."""
    return now < datetime.combine(on, cut_off, tzinfo=now.tzinfo)


def may_discard(kept_at: datetime, *, now: datetime, hours: int) -> bool:
    """A sample is kept so long at least (ML-5)."""
    return now >= kept_at + timedelta(hours=hours)


def expires_within(until: date | None, *, on: date, days: int) -> bool:
    """A paper that is over or soon will be; one that is missing counts as over."""
    return until is None or until <= on + timedelta(days=days)
