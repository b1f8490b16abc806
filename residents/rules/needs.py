"""How old a need is, and when to ask again (L2, L3), on plain values."""

from datetime import date, datetime, timedelta


def answer_due_on(noted_on: date, *, days: int) -> date:
    """The last day to answer; the day of noting is not counted."""
    return noted_on + timedelta(days=days)


def ask_again_on(told_on: date, *, days: int) -> date | None:
    """The day to ask again; no interval, no day."""
    return told_on + timedelta(days=days) if days > 0 else None


def is_stale(moved_at: datetime, *, now: datetime, days: int) -> bool:
    """Whether nobody has done anything about it for that long, the day included."""
    return now - moved_at >= timedelta(days=days)


def age_in_days(noted_on: date, *, today: date) -> int:
    """Whole days since it was noted; never below nought."""
    return max((today - noted_on).days, 0)


def light(*, due_on: date, today: date, is_open: bool, is_stale: bool) -> str:
    """Red past the day, yellow when it lies still or the day has come, else green."""
    if not is_open:
        return ""
    if today > due_on:
        return "red"
    return "yellow" if is_stale or today == due_on else "green"
