"""When the supply of a household may stop for arrears, and is back (WT-11)."""

from datetime import date, datetime, timedelta


def overdue_long_enough(due_on: date, *, on: date, days: int) -> bool:
    """Whether a bill is late by so many days or more."""
    return (on - due_on).days >= days


def earliest_stop(sent_on: date, *, days: int, least: int) -> date:
    """The first day the supply may stop, in days after the notice.

    Never fewer than `least` (WT-11: seven).
    """
    return sent_on + timedelta(days=max(days, least))


def is_stale(earliest_on: date, *, on: date, days: int) -> bool:
    """Whether a notice is too old to act on: the household may believe it settled."""
    return (on - earliest_on).days > days


def back_by(settled_at: datetime, *, hours: int) -> datetime:
    """Until when the water has to run again once everything is paid."""
    return settled_at + timedelta(hours=hours)
