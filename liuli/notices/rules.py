"""Quiet hours, the time of a digest, when to try again, and who answers for a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_PAUSES: Final = (1, 5, 15, 60, 240)


def is_quiet(moment: time, *, starts: time, ends: time) -> bool:
    """Whether a time of day lies in the quiet hours: start included, end not.

    They may reach over midnight; a start equal to the end means there are none.
    """
    if starts <= ends:
        return starts <= moment < ends
    return moment >= starts or moment < ends


def after_quiet(now: datetime, *, starts: time, ends: time) -> datetime:
    """`now`, or the end of the quiet hours it lies in. `now` is local time."""
    if not is_quiet(now.time(), starts=starts, ends=ends):
        return now
    end = datetime.combine(now.date(), ends, tzinfo=now.tzinfo)
    return end if end > now else end + _DAY


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after a failed try; None once it has been tried enough."""
    return timedelta(minutes=_PAUSES[tries - 1]) if tries <= len(_PAUSES) else None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post that is told things, and where. Lower ranks come first."""

    user: int
    path: str
    rank: int = 0


def nearest(path: str, holders: Iterable[Holder]) -> frozenset[int]:
    """Who answers for a place: the holders at the nearest unit over it.

    Of those at one unit the lower rank goes first, so the area lead is told, not the
    secretary beside them.
    """
    over = [holder for holder in holders if path.startswith(holder.path)]
    if not over:
        return frozenset()
    level = max(len(holder.path) for holder in over)
    at_level = [holder for holder in over if len(holder.path) == level]
    rank = min(holder.rank for holder in at_level)
    return frozenset(holder.user for holder in at_level if holder.rank == rank)
