"""Whether an objection came while the roll was posted (LC-5, LC-8 f, PT-9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

IN_TIME: Final = "in_time"
LATE: Final = "late"
EARLY: Final = "early"
NOT_POSTED: Final = "not_posted"


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which a roll hung, the first and the last of them."""

    first: date
    last: date


def timeliness(
    raised_on: date,
    windows: Iterable[Window],
    *,
    next_working_day: Callable[[date], date],
) -> str:
    """`in_time` within any posting, `early` before the first, else `late`.

    A last day that is no working day rolls to the next one (PT-9). `not_posted` where
    the roll has not been posted at all. A late objection is answered all the same.
    """
    known = list(windows)
    if not known:
        return NOT_POSTED
    if any(w.first <= raised_on <= next_working_day(w.last) for w in known):
        return IN_TIME
    return EARLY if raised_on < min(w.first for w in known) else LATE
