"""Adults at a session, and the ladder when nobody fetches a child (YT-3, YT-4)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from math import ceil

from services.choices.youth import CallStep


def adults_needed(children: int, *, least: int, ratio: int) -> int:
    """At least `least`, and one for every `ratio` children begun (YT-4)."""
    return max(least, ceil(children / ratio))


def check_expires_on(checked_on: date) -> date:
    """The first day a record check no longer holds: a year later (YT-4)."""
    try:
        return checked_on.replace(year=checked_on.year + 1)
    except ValueError:  # 29 February
        return date(checked_on.year + 1, 3, 1)


def check_holds(checked_on: date, *, on: date) -> bool:
    """Whether a check of that day covers a session on `on`."""
    return checked_on <= on < check_expires_on(checked_on)


def late_step(
    ends_at: datetime,
    *,
    now: datetime,
    late: int,
    leader: int,
    called: Iterable[str],
) -> CallStep | None:
    """Who is to be called next for a child still there, None for nobody yet.

    `late` minutes after the end the second contact, `leader` minutes after that the
    leader (YT-3). A step is taken once; the leader is never called before the second
    contact.
    """
    known = set(called)
    since = now - ends_at
    if since < timedelta(minutes=late):
        return None
    if CallStep.SECOND not in known:
        return CallStep.SECOND
    if since >= timedelta(minutes=late + leader) and CallStep.LEADER not in known:
        return CallStep.LEADER
    return None
