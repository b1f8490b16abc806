"""The rota of the seven-shop watch (GR-6): plain arithmetic on places.

A group has seven places with a weekday each. What is left over when the shops do not
divide by seven joins the last group as a reserve that goes round: every week another
member rests, and the reserve keeps that member's day. So nobody's day wanders, as it
would with one duty in eight days.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from liuli.kernel.text import fold_width

T = TypeVar("T")
_SIZE: Final = 7
# A telephone or identity number, however it is broken up.
_NUMBER: Final = re.compile(r"(?:[0-9][\s\-—.·]*){7,}[0-9Xx]?")


def into_groups(shops: Sequence[T], *, size: int = _SIZE) -> list[list[T]]:
    """Full groups in the order given; the remainder joins the last one.

    Fewer shops than one group make none.
    """
    full = len(shops) // size
    groups = [list(shops[n * size : (n + 1) * size]) for n in range(full)]
    if groups:
        groups[-1] += shops[full * size :]
    return groups


def week_number(on: date) -> int:
    """Weeks since the beginning of the calendar, each from Monday to Sunday."""
    return (on.toordinal() - 1) // 7


def resting(places: int, week: int, *, size: int = _SIZE) -> frozenset[int]:
    """Which places of a group are the reserve of a week: as many as are left over."""
    spare = places - size
    if spare <= 0:
        return frozenset()
    return frozenset((week * spare + n) % places for n in range(spare))


def days_of_week(places: int, week: int, *, size: int = _SIZE) -> dict[int, int]:
    """`{weekday: place}` of a week; the spare places keep the days of who rests."""
    at_rest = resting(places, week, size=size)
    spare = [place for place in range(size, places) if place not in at_rest]
    return {
        day: spare.pop(0) if day in at_rest and spare else day for day in range(size)
    }


def stand_in(
    reserve: Iterable[T], *, busy: Iterable[T], covers: Mapping[T, int]
) -> T | None:
    """Who of the reserve keeps the day of a closed shop: whoever did so least."""
    taken = set(busy)
    free = [shop for shop in reserve if shop not in taken]
    return min(free, key=lambda shop: covers.get(shop, 0), default=None)


def names_a_number(text: str) -> bool:
    """Whether a note holds what looks like a telephone or identity number (GR-6)."""
    return _NUMBER.search(fold_width(text)) is not None
