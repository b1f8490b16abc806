"""PO-4 and PO-5: permits and declarations, in plain days."""

from datetime import date

import pytest

from residents.rules.permits import (
    Conditions,
    add_months,
    declare_by,
    endorsed_until,
    has_to_declare,
    may_apply,
    permit_state,
)

HERE = {
    "is_from_elsewhere": True,
    "lived_since": date(2025, 9, 1),
    "has_stable_work": True,
    "has_stable_dwelling": False,
    "has_schooling": False,
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"lived_since": date(2025, 9, 2)}, False),
        ({"lived_since": None}, False),
        ({"is_from_elsewhere": False}, False),
        ({"has_stable_work": False}, False),
        ({"has_stable_work": False, "has_stable_dwelling": True}, True),
        ({"has_stable_work": False, "has_schooling": True}, True),
    ],
)
def test_half_a_year_and_one_of_three_po_4(changes, expected):
    """PO-4: from elsewhere, half a year, and work or dwelling or schooling."""
    assert may_apply(Conditions(**HERE | changes), today=date(2026, 3, 1)) is expected


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 1, 31), "valid"),
        (date(2026, 2, 1), "due"),
        (date(2026, 2, 28), "due"),
        (date(2026, 3, 1), "suspended"),
    ],
)
def test_a_permit_is_endorsed_within_the_month_before_the_year_po_4(today, state):
    """PO-4: due in the last month, suspended from the day it was not."""
    assert permit_state(date(2026, 3, 1), today=today) == state


def test_years_count_anew_from_the_day_it_is_made_up_po_4():
    until = date(2026, 3, 1)

    assert endorsed_until(until, on=date(2026, 2, 3)) == date(2027, 3, 1)
    assert endorsed_until(until, on=date(2026, 5, 9)) == date(2027, 5, 9)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 1), -1, date(2026, 2, 1)),
        (date(2026, 1, 31), -12, date(2025, 1, 31)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [(date(2026, 3, 4), False), (date(2026, 3, 5), True), (None, True)],
)
def test_more_than_three_days_have_to_be_declared_within_three_po_5(ends_on, expected):
    """PO-5: 户口登记条例 §15; the days are a parameter, local ones are not known."""
    assert has_to_declare(date(2026, 3, 1), ends_on, days=3) is expected
    assert declare_by(date(2026, 3, 1), days=3) == date(2026, 3, 4)
