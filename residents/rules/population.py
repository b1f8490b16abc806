"""Who counts as what: population type (PO-2) and 人户分离 (PO-3). Plain facts."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final

from residents.rules.permits import add_months

_HALF_A_YEAR: Final = 6
_CITY: Final = "成都"


class Population(Enum):
    """The five types of PO-2, and what is not known."""

    LOCAL_HERE = "local_here"
    LOCAL_AWAY = "local_away"
    ELSEWHERE_LONG = "elsewhere_long"
    ELSEWHERE_SHORT = "elsewhere_short"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


class Apart(Enum):
    """人户分离 by the census: where the registration is, and for how long."""

    AT_HOME = "at_home"
    SHORT = "short"
    IN_THE_CITY = "in_the_city"
    FLOATING = "floating"
    UNKNOWN = "unknown"


def population_type(
    *,
    hukou: str,
    is_foreign: bool,
    lives_here: bool,
    lived_since: date | None,
    today: date,
) -> Population:
    """From elsewhere: half a year or more is long (≥ includes the day, G-2)."""
    if is_foreign:
        return Population.FOREIGN
    if hukou == "local":
        return Population.LOCAL_HERE if lives_here else Population.LOCAL_AWAY
    if hukou != "elsewhere" or not lives_here or lived_since is None:
        return Population.UNKNOWN
    if _half_a_year(lived_since, today):
        return Population.ELSEWHERE_LONG
    return Population.ELSEWHERE_SHORT


def apart(
    *, hukou: str, hukou_place: str, lived_since: date | None, today: date
) -> Apart:
    """Away from the registered street for half a year; 流动人口 unless in the city."""
    if hukou == "local":
        return Apart.AT_HOME
    if hukou != "elsewhere" or lived_since is None:
        return Apart.UNKNOWN
    if not _half_a_year(lived_since, today):
        return Apart.SHORT
    if not hukou_place.strip():
        return Apart.UNKNOWN
    return Apart.IN_THE_CITY if _CITY in hukou_place else Apart.FLOATING


def _half_a_year(since: date, today: date) -> bool:
    return add_months(since, _HALF_A_YEAR) <= today


def present_since(
    periods: Iterable[tuple[date | None, date | None]], *, today: date
) -> date | None:
    """First day of the unbroken presence that lasts today; None where not known.

    `periods` are half-open; a missing start is a start nobody knows.
    """
    left = sorted(periods, key=lambda period: period[0] or date.min, reverse=True)
    since: date | None = None
    for starts, ends in left:
        if starts is not None and starts > today:
            continue
        reached = since is None and (ends is None or ends > today)
        touches = since is not None and (ends is None or ends >= since)
        if not reached and not touches:
            continue
        if starts is None:
            return None
        since = starts if since is None else min(since, starts)
    return since
