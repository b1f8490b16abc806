"""A paused clock: what it costs and what it moves (EV-1, EV-4, EV-5), plain values."""

from datetime import date, datetime
from typing import Final, Protocol

# 09:00-17:30, the working day of EV-4.
WORKING_DAY_MINUTES: Final = 510


class _Calendar(Protocol):
    def add_working_days(self, start: date, days: int) -> date:
        """The n-th working day after `start`."""

    def working_minutes(self, begin: datetime, end: datetime) -> int:
        """Whole minutes of working time between two moments."""


def whole_days(minutes: int) -> int:
    """Working minutes as whole working days; half a day and more counts as one."""
    return (minutes + WORKING_DAY_MINUTES // 2) // WORKING_DAY_MINUTES


def moved_date(
    due_on: date, *, began_at: datetime, ended_at: datetime, calendar: _Calendar
) -> date:
    """The due date, later by the working time that the clock stood still (EV-5)."""
    days = whole_days(calendar.working_minutes(began_at, ended_at))
    return calendar.add_working_days(due_on, days)


def is_too_long(minutes: int, *, longest_days: int) -> bool:
    """Whether all pauses of a hazard together pass the longest that is allowed."""
    return minutes > longest_days * WORKING_DAY_MINUTES
