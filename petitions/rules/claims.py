"""A claim laid beside what is recorded; it says how they differ, not who is right."""

from collections.abc import Mapping, Sequence
from datetime import date


def counted_together(
    numbers: Sequence[int], on_rolls: Mapping[int, int]
) -> tuple[int | None, tuple[int, ...]]:
    """People on the rolls of these groups, and groups without a roll.

    The sum is None while a group has no roll: half a sum would look like a difference.
    """
    missing = tuple(number for number in numbers if number not in on_rolls)
    if missing:
        return None, missing
    return sum(on_rolls[number] for number in numbers), ()


def falls_then(day: date, *, year: int | None, month: int | None) -> bool:
    """Whether a recorded day lies in the time a claim names."""
    return year is not None and day.year == year and month in {None, day.month}
