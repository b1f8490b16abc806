"""Room per person: HZ-10 and 3.4, in plain numbers."""

from decimal import Decimal

import pytest

from residents.rules.dwellings import Crowding, crowding


@pytest.mark.parametrize(
    ("people", "each", "below"),
    [
        (3, Decimal("5.0"), False),
        (4, Decimal("3.8"), True),
        (0, None, None),
    ],
)
def test_area_each_is_compared_with_the_least_area_hz_10(people, each, below):
    """HZ-10, 3.4: area of the room ÷ people in it; nobody there tells nothing."""
    told = crowding(
        occupants=people,
        area_m2=Decimal(15),
        bed_count=3,
        least_area=Decimal("5.0"),
    )

    assert told == Crowding(people, each, below, 3 - people)


def test_area_is_compared_before_it_is_rounded_hz_10():
    """HZ-10: 4.96 m² each prints as 5.0 and is still below 5 (G-2)."""
    told = crowding(
        occupants=1, area_m2=Decimal("4.96"), bed_count=None, least_area=Decimal(5)
    )

    assert (told.area_each, told.is_below_least_area) == (Decimal("5.0"), True)


def test_what_was_not_measured_stays_unknown():
    told = crowding(occupants=2, area_m2=None, bed_count=None, least_area=Decimal(5))

    assert told == Crowding(2, None, None, None)
