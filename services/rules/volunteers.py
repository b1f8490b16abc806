"""Hours to the half, minors, and the ladder of acts (VO-1, VO-2), on plain values."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

HALF: Final = Decimal("0.5")
LEAST_AGE: Final = 14
OF_AGE: Final = 18
LADDER: Final = ("basic", "professional", "governance")


def age_on(born: date, day: date) -> int:
    """Whole years; a birthday counts on the day itself."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_minor(born: date | None, *, on: date) -> bool:
    """Under eighteen; who has no date of birth is not known to be of age."""
    return born is None or age_on(born, on) < OF_AGE


def is_old_enough(born: date | None, *, on: date) -> bool:
    """Fourteen or older (VO-2)."""
    return born is not None and age_on(born, on) >= LEAST_AGE


def hours_between(
    came: datetime, left: datetime, *, starts: datetime, ends: datetime
) -> Decimal:
    """Hours within the shift, down to the half: records are never more than true."""
    span = min(left, ends) - max(came, starts)
    halves = max(span, timedelta()) // timedelta(minutes=30)
    return HALF * halves


def is_half(hours: Decimal) -> bool:
    """Whether it is a number of half hours above nought (VO-1)."""
    return hours > 0 and hours % HALF == 0


def hours_left(done: Decimal, *, most: Decimal) -> Decimal:
    """What a minor may still do that day, down to the half."""
    return max(most - done, Decimal(0)) // HALF * HALF


def step_on_ladder(acts: Mapping[str, int], *, least: int) -> str:
    """The highest kind of service somebody has done often enough; "" before that."""
    reached = [tier for tier in LADDER if acts.get(tier, 0) >= least]
    return reached[-1] if reached else ""


def may_check(now: datetime, *, starts: datetime, ends: datetime, minutes: int) -> bool:
    """Whether a shift's code is taken now: a little before until a little after."""
    slack = timedelta(minutes=minutes)
    return starts - slack <= now <= ends + slack
