"""Drawing a sample, and what of the answers may be shown (L4, PI-7), plain values."""

import random
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_TENTH: Final = Decimal("0.1")
_LEAST_HIDDEN: Final = 2


def born_by(today: date, *, years: int) -> date:
    """The last birthday of whoever is `years` old today."""
    year = today.year - years
    is_leap_day = (today.month, today.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else today.replace(year=year)


def draw(frame: Iterable[int], *, size: int, seed: int) -> list[int]:
    """So many of the frame by chance; the same seed and frame draw the same again."""
    numbers = sorted(set(frame))
    chance = random.Random(seed)  # noqa: S311  repeatable on purpose: the seed is kept
    return chance.sample(numbers, min(size, len(numbers)))


def shown_counts(counts: Sequence[int], *, floor: int) -> list[int | None]:
    """Counts with small ones hidden (None), and so many more that none comes back.

    Whoever knows the total learns only the sum of the hidden: that is of two or more
    answers, and of at least `floor` people. Nought may be shown.
    """
    hidden = {place for place, count in enumerate(counts) if 0 < count < floor}
    rest = sorted(
        (count, place) for place, count in enumerate(counts) if count >= floor
    )
    while hidden and rest and _is_thin(counts, hidden, floor):
        hidden.add(rest.pop(0)[1])
    return [None if place in hidden else count for place, count in enumerate(counts)]


def _is_thin(counts: Sequence[int], hidden: set[int], floor: int) -> bool:
    return len(hidden) < _LEAST_HIDDEN or sum(counts[p] for p in hidden) < floor


def scale_mean(counts: Sequence[int], *, floor: int) -> Decimal | None:
    """The mean of answers 1, 2, 3 … to a tenth; None for fewer than `floor`."""
    total = sum(counts)
    if total < max(floor, 1):
        return None
    points = sum(value * count for value, count in enumerate(counts, start=1))
    return (Decimal(points) / total).quantize(_TENTH, rounding=ROUND_HALF_UP)


def scale_counts(counts: Sequence[int], *, floor: int) -> list[int | None]:
    """All counts of a scale, or none: beside the mean a few of them give the rest."""
    is_thin = any(0 < count < floor for count in counts)
    return [None] * len(counts) if is_thin else list(counts)


def rate(answered: int, invited: int) -> Decimal | None:
    """Per cent who answered, to a tenth; None where nobody was asked."""
    if invited <= 0:
        return None
    share = Decimal(answered) * 100 / invited
    return share.quantize(_TENTH, rounding=ROUND_HALF_UP)
