"""Due dates, lights, colours and relapses (EV-5, HZ-2..5) on plain values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Protocol

from hazards.choices import Light, Severity, SiteColour

_RANK: Final = MappingProxyType(
    {Severity.GENERAL: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}
)
# For a hazard without a checklist item: the commonest limit of the lists, HZ-1.
_DAYS_WITHOUT_ITEM: Final[Mapping[str, int]] = MappingProxyType(
    {Severity.GENERAL: 7, Severity.MAJOR: 3, Severity.CRITICAL: 0}
)
_MAJORS_FOR_ORANGE: Final = 3
_MISSED_DATES_TO_RAISE: Final = 2
_RELAPSES_FOR_KEY_SITE: Final = 3
_CONTROL_WITHIN: Final = timedelta(hours=2)


class _Calendar(Protocol):
    def add_working_days(self, start: date, days: int) -> date:
        """The n-th working day after `start`."""


def rectify_days(severity: str, *, item_days: int | None) -> int:
    """Calendar days to rectify: the item's own, else by severity (HZ-3)."""
    return _DAYS_WITHOUT_ITEM[severity] if item_days is None else item_days


def due_date(served_on: date, *, days: int) -> date:
    """Last day to rectify, in calendar days; 0 is the same day (HZ-3)."""
    return served_on + timedelta(days=days)


def recheck_due_date(reported_on: date, *, days: int, calendar: _Calendar) -> date:
    """Last day to re-check, in working days after the report (HZ-3)."""
    return calendar.add_working_days(reported_on, days)


def light(
    *,
    started_at: datetime,
    due_on: date,
    now: datetime,
    yellow_share: Decimal,
    zone: tzinfo,
) -> Light:
    """Green; yellow with `yellow_share` of the time left or less; red past due (EV-5).

    The due day counts whole: red begins at the midnight after it.
    """
    ends_at = end_of_day(due_on, zone=zone)
    if now >= ends_at:
        return Light.RED
    total = (ends_at - started_at).total_seconds()
    left = (ends_at - now).total_seconds()
    return Light.YELLOW if left <= total * float(yellow_share) else Light.GREEN


def end_of_day(day: date, *, zone: tzinfo) -> datetime:
    """The midnight that ends a day."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)


def site_colour(open_severities: Iterable[str]) -> SiteColour:
    """Any critical: red; three majors: orange; a major: yellow; else green (HZ-4)."""
    severities = list(open_severities)
    if Severity.CRITICAL in severities:
        return SiteColour.RED
    majors = severities.count(Severity.MAJOR)
    if majors >= _MAJORS_FOR_ORANGE:
        return SiteColour.ORANGE
    return SiteColour.YELLOW if majors else SiteColour.GREEN


def is_lower(severity: str, than: str) -> bool:
    """Whether one severity is milder than another (HZ-2)."""
    return _RANK[Severity(severity)] < _RANK[Severity(than)]


def worse(one: str, other: str) -> Severity:
    """The worse of two severities: a new finding never lowers one (HZ-2)."""
    return Severity(other if is_lower(one, other) else one)


def is_relapse(*, cleared_at: datetime, found_at: datetime, days: int) -> bool:
    """Found again within `days` after its clearance (反弹, HZ-4)."""
    return cleared_at <= found_at <= cleared_at + timedelta(days=days)


def is_key_case(relapse_times: Iterable[datetime], *, days: int) -> bool:
    """Three relapses of one item within `days`: 重点整治 (HZ-4)."""
    times = sorted(relapse_times)
    reach = timedelta(days=days)
    last = _RELAPSES_FOR_KEY_SITE - 1
    return any(times[i + last] - times[i] <= reach for i in range(len(times) - last))


def rises_when_missed(severity: str, *, due_dates: Iterable[date], today: date) -> bool:
    """A general hazard becomes major after two missed dates (HZ-4)."""
    missed = {day for day in due_dates if day < today}
    return severity == Severity.GENERAL and len(missed) >= _MISSED_DATES_TO_RAISE


def control_missing(
    severity: str, *, found_at: datetime, controls: int, now: datetime
) -> bool:
    """A critical hazard without interim control two hours after it was found (HZ-3)."""
    late = now > found_at + _CONTROL_WITHIN
    return severity == Severity.CRITICAL and controls == 0 and late
