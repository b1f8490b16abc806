"""The residence permit (居住证, PO-4) and the declaration of a stay (PO-5), in days.

居住证暂行条例 §2, §9, §10: half a year in another city, and one of stable work, stable
dwelling or schooling; endorsed yearly within the month before each full year. A missed
endorsement suspends it, and the years count anew from the day it is made up.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["valid", "due", "suspended"]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What PO-4 asks for."""

    is_from_elsewhere: bool
    lived_since: date | None
    has_stable_work: bool
    has_stable_dwelling: bool
    has_schooling: bool


def may_apply(asked: Conditions, *, today: date) -> bool:
    """Away from home, half a year in the city (满 includes the day), one of three."""
    one_of_three = (
        asked.has_stable_work or asked.has_stable_dwelling or asked.has_schooling
    )
    if not asked.is_from_elsewhere or asked.lived_since is None or not one_of_three:
        return False
    return add_months(asked.lived_since, 6) <= today


def permit_state(holds_until: date, *, today: date) -> State:
    """Valid; due for its yearly endorsement in the last month; suspended after it."""
    if today >= holds_until:
        return "suspended"
    return "due" if today >= add_months(holds_until, -1) else "valid"


def endorsed_until(holds_until: date, *, on: date) -> date:
    """In time: a year more. Made up late: a year from that day."""
    return add_months(max(holds_until, on), 12)


def declare_by(starts_on: date, *, days: int) -> date:
    """The last day to declare a stay of more than `days` days (PO-5)."""
    return starts_on + timedelta(days=days)


def has_to_declare(starts_on: date, ends_on: date | None, *, days: int) -> bool:
    """A stay of more than `days` days; one still open counts as longer."""
    return ends_on is None or (ends_on - starts_on).days > days


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day (MFD §202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
