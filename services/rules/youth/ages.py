"""Age classes of young people (YT-1): whole years on a day, birthdays included."""

from datetime import date
from enum import StrEnum
from typing import Final

NO_CAPACITY: Final = 8
SENSITIVE: Final = 14
ADULT: Final = 18
ALONE: Final = 12


class AgeClass(StrEnum):
    """Civil capacity by age (Civil Code 19 and 20)."""

    NONE = "none"
    LIMITED = "limited"
    FULL = "full"


def years_old(birth_on: date, *, on: date) -> int:
    """Completed years; somebody born on 29 February is a year older on 1 March."""
    before_birthday = (on.month, on.day) < (birth_on.month, birth_on.day)
    return on.year - birth_on.year - before_birthday


def age_class(birth_on: date, *, on: date) -> AgeClass:
    """Below 8 no capacity, 8 to 17 limited (YT-1)."""
    age = years_old(birth_on, on=on)
    if age < NO_CAPACITY:
        return AgeClass.NONE
    return AgeClass.LIMITED if age < ADULT else AgeClass.FULL


def is_minor(birth_on: date, *, on: date) -> bool:
    """A guardian consents (YT-2)."""
    return years_old(birth_on, on=on) < ADULT


def is_sensitive(birth_on: date, *, on: date) -> bool:
    """Under 14 every datum is sensitive (YT-1, PI-3)."""
    return years_old(birth_on, on=on) < SENSITIVE


def may_go_alone(birth_on: date, *, on: date) -> bool:
    """From 12, where the guardian has said so in writing (YT-3)."""
    return years_old(birth_on, on=on) >= ALONE


def fits(birth_on: date, *, on: date, least: int | None, most: int | None) -> bool:
    """Whether the age lies in the range of a programme, both ends included."""
    age = years_old(birth_on, on=on)
    return (least is None or age >= least) and (most is None or age <= most)
