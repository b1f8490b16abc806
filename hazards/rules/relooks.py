"""When a cleared hazard is looked at again, and key sites (HZ-4, G4, G6)."""

from datetime import date, timedelta
from decimal import Decimal


def look_days(*, first: int, second: int, last: int, every: int = 0) -> tuple[int, ...]:
    """Days after clearance on which to look again (G6).

    `every` is the shorter rhythm of a key site (G4): the first look, one every so many
    days, the last one. Days of 0 are left out.
    """
    between = range(every, last, every) if every > 0 else (second,)
    days = {day for day in (first, *between, last) if 0 < day <= max(last, 0)}
    return tuple(sorted(days))


def last_day(looks_from: date, *, grace: int) -> date:
    """The last day of a re-look: its light is red afterwards (EV-5)."""
    return looks_from + timedelta(days=max(grace, 0))


def look_is_missing(
    *, last_look: date | None, since: date, today: date, days: int
) -> bool:
    """Whether a key site has gone without a look for more than `days` (G4)."""
    seen = max(last_look or since, since)
    return (today - seen).days > days


def share(back: int, cleared: int) -> Decimal:
    """Clearances that did not last, in percent of all, one place (HZ-4)."""
    if not cleared:
        return Decimal(0)
    return (Decimal(100) * back / cleared).quantize(Decimal("0.1"))
