"""Who is told what when (F7, EV-5). Plain values in, decisions out."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from hazards.choices import Light, Severity

# 09:00-17:30, the working day of EV-4.
_WORKING_DAY_MINUTES: Final = 510


class Rung(StrEnum):
    """A rung of the ladder of EV-5."""

    YELLOW = "yellow"
    RED = "red"
    STREET = "street"


class _Calendar(Protocol):
    def add_working_minutes(self, begin: datetime, minutes: int) -> datetime:
        """The moment at which so many minutes of working time have passed."""


def rungs(
    *,
    light: str,
    severity: str,
    red_at: datetime,
    now: datetime,
    calendar: _Calendar,
) -> frozenset[Rung]:
    """The rungs a hazard has reached (EV-5).

    Yellow: its handler and the area lead. Red: the community's secretary. Red for one
    working day, or critical and red: the street office. The lower rungs stay reached.
    """
    if light == Light.YELLOW:
        return frozenset({Rung.YELLOW})
    if light != Light.RED:
        return frozenset()
    reached = {Rung.YELLOW, Rung.RED}
    waited = calendar.add_working_minutes(red_at, _WORKING_DAY_MINUTES)
    if severity == Severity.CRITICAL or now >= waited:
        reached.add(Rung.STREET)
    return frozenset(reached)


def needs_no_digest(
    rung: Rung, *, severity: str, red_at: datetime, now: datetime
) -> bool:
    """Whether waiting for tomorrow's digest would be too late.

    Critical hazards never wait; a yellow light does not when red follows within a day.
    """
    if severity == Severity.CRITICAL:
        return True
    return rung == Rung.YELLOW and red_at - now <= timedelta(days=1)


def reminder_is_due(
    *, opens_at: datetime, ends_at: datetime, before_minutes: int, now: datetime
) -> bool:
    """Whether a round that nobody has started is to be called to mind (F7).

    From `before_minutes` before its window ends until it ends, never before the round
    may be started.
    """
    begins = max(opens_at, ends_at - timedelta(minutes=before_minutes))
    return begins <= now < ends_at
