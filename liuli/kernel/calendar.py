"""Working days of the mainland, deadlines, and working time (CA-1 to CA-4, PT-9).

The State Council's calendar comes with the library `chinesecalendar`; a year it
does not know has only weekends, and what is computed with it is provisional.
Dates are local dates (Asia/Shanghai); nothing here reads a clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import chinese_calendar

OPENS: Final = time(9, 0)
CLOSES: Final = time(17, 30)
_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_NO_OVERRIDES: Final[Mapping[date, bool]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit as the law counts it and as the office should aim for it (PT-9).

    `unrolled` is the last day counted; `legal_due` rolls it forward to a working
    day; `target_due` is the last working day up to it, and alarms use that one.
    `provisional` says a year without a published calendar was involved.
    """

    unrolled: date
    legal_due: date
    target_due: date
    provisional: bool


@lru_cache(maxsize=8_192)
def _published(day: date) -> bool | None:
    """Whether the published calendar has it as a working day; `None`: unknown."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


class WorkingCalendar:
    """The calendar of one place: the published days and its own `overrides`.

    `overrides` maps a date to whether it is a working day, and wins.
    """

    def __init__(self, overrides: Mapping[date, bool] = _NO_OVERRIDES) -> None:
        self._overrides = overrides

    def is_working_day(self, day: date) -> bool:
        """A worked weekend is a working day, a public holiday is none (CA-3)."""
        stated = self._overrides.get(day)
        if stated is None:
            stated = _published(day)
        return day.weekday() < _SATURDAY if stated is None else stated

    def is_provisional(self, day: date) -> bool:
        """Neither published nor overridden: only weekends are known (CA-1)."""
        return day not in self._overrides and _published(day) is None

    def next_working_day(self, day: date) -> date:
        """The day itself if it is one, else the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The day itself if it is one, else the last working day before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def add_working_days(self, start: date, days: int) -> date:
        """The n-th working day after `start`, which is not counted.

        Zero gives `start` itself. Raises `ValueError` for a negative number.
        """
        if days < 0:
            raise ValueError("A number of working days is not negative.")
        day = start
        for _ in range(days):
            day = self.next_working_day(day + _DAY)
        return day

    def count_working_days(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both included."""
        return sum(map(self.is_working_day, _days(first, last)))

    def calendar_day_deadline(self, start: date, days: int) -> Deadline:
        """A limit in calendar days: start not counted, end rolled (PT-9).

        A target never lies before the start.
        """
        if days < 0:
            raise ValueError("A number of days is not negative.")
        unrolled = start + timedelta(days=days)
        return self._deadline(start, unrolled)

    def working_day_deadline(self, start: date, days: int) -> Deadline:
        """A limit in working days; all three dates fall on one day unless n = 0."""
        return self._deadline(start, self.add_working_days(start, days))

    def _deadline(self, start: date, unrolled: date) -> Deadline:
        legal = self.next_working_day(unrolled)
        target = max(self.previous_working_day(unrolled), start)
        provisional = any(map(self.is_provisional, _days(min(target, start), legal)))
        return Deadline(unrolled, legal, target, provisional)

    # --- working time (EV-4, EV-5) ----------------------------------------------

    def working_minutes(self, begin: datetime, end: datetime) -> int:
        """Whole minutes of 09:00-17:30 on working days between two moments.

        Both must carry a zone; they are read in the zone of `begin`. An end
        before its beginning has none.
        """
        end = end.astimezone(begin.tzinfo)
        total = timedelta()
        for day in _days(begin.date(), end.date()):
            if not self.is_working_day(day):
                continue
            opens, closes = _office_hours(day, begin)
            worked = min(end, closes) - max(begin, opens)
            total += max(worked, timedelta())
        return int(total.total_seconds()) // 60

    def add_working_minutes(self, begin: datetime, minutes: int) -> datetime:
        """The moment at which so many minutes of working time have passed."""
        if minutes < 0:
            raise ValueError("A number of minutes is not negative.")
        left = timedelta(minutes=minutes)
        day = self.next_working_day(begin.date())
        while True:
            opens, closes = _office_hours(day, begin)
            start = max(begin, opens)
            if start + left <= closes:
                return start + left
            left -= max(closes - start, timedelta())
            day = self.next_working_day(day + _DAY)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def _office_hours(day: date, like: datetime) -> tuple[datetime, datetime]:
    return (
        datetime.combine(day, OPENS, tzinfo=like.tzinfo),
        datetime.combine(day, CLOSES, tzinfo=like.tzinfo),
    )
