from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.calendar import WorkingCalendar

CALENDAR = WorkingCalendar()
CHENGDU = ZoneInfo("Asia/Shanghai")
DAYS = st.dates(date(2004, 1, 1), date(2035, 12, 31))


def day(text):
    return date.fromisoformat(text)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CHENGDU)


@pytest.mark.parametrize(
    ("days", "start", "unrolled", "legal_due", "target_due"),
    [
        (15, "2025-09-10", "2025-09-25", "2025-09-25", "2025-09-25"),
        (15, "2025-09-18", "2025-10-03", "2025-10-09", "2025-09-30"),
        (60, "2025-08-02", "2025-10-01", "2025-10-09", "2025-09-30"),
        (90, "2025-08-02", "2025-10-31", "2025-10-31", "2025-10-31"),
        (60, "2025-12-17", "2026-02-15", "2026-02-24", "2026-02-14"),
    ],
)
def test_calendar_day_limits(days, start, unrolled, legal_due, target_due):
    """PT-9, PT-10"""
    deadline = CALENDAR.calendar_day_deadline(day(start), days)

    assert deadline.unrolled == day(unrolled)
    assert deadline.legal_due == day(legal_due)
    assert deadline.target_due == day(target_due)
    assert not deadline.provisional


@pytest.mark.parametrize(
    ("start", "due"), [("2025-09-29", "2025-10-13"), ("2026-02-12", "2026-02-26")]
)
def test_five_working_days(start, due):
    """PT-10: 11 October 2025 is a worked Saturday."""
    assert CALENDAR.working_day_deadline(day(start), 5).legal_due == day(due)


def test_an_extension_counts_from_the_start_and_not_from_the_rolled_day():
    """PT-11"""
    accepted = day("2025-08-02")
    rolled = CALENDAR.calendar_day_deadline(accepted, 60).legal_due

    extended = CALENDAR.calendar_day_deadline(accepted, 60 + 30)

    assert extended.legal_due == day("2025-10-31")
    assert extended.legal_due != rolled + timedelta(days=30)


@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_working_days_of_a_year(year, days):
    """CA-2"""
    first, last = date(year, 1, 1), date(year, 12, 31)

    assert CALENDAR.count_working_days(first, last) == days


@pytest.mark.parametrize(
    "worked",
    [
        "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
        "2026-10-10",
    ],
)  # fmt: skip
def test_worked_weekends_are_working_days(worked):
    """CA-2, CA-3"""
    assert day(worked).weekday() >= 5
    assert CALENDAR.is_working_day(day(worked))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"),
        ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ],
)  # fmt: skip
def test_holidays_are_not_working_days(first, last):
    """CA-2"""
    assert CALENDAR.count_working_days(day(first), day(last)) == 0


def test_unknown_year_has_only_weekends_and_is_provisional():
    """CA-1"""
    deadline = CALENDAR.calendar_day_deadline(day("2040-09-28"), 3)

    assert CALENDAR.is_working_day(day("2040-10-01"))
    assert not CALENDAR.is_working_day(day("2040-10-06"))
    assert deadline.legal_due == day("2040-10-01")
    assert deadline.provisional


def test_a_deadline_that_rolls_into_an_unknown_year_is_provisional():
    """CA-1"""
    assert not CALENDAR.calendar_day_deadline(day("2026-12-01"), 30).provisional
    assert CALENDAR.calendar_day_deadline(day("2026-12-01"), 31).provisional


def test_overrides_win_and_are_not_provisional():
    calendar = WorkingCalendar({day("2040-10-01"): False, day("2025-10-03"): True})

    assert not calendar.is_working_day(day("2040-10-01"))
    assert not calendar.is_provisional(day("2040-10-01"))
    assert calendar.is_working_day(day("2025-10-03"))
    assert calendar.calendar_day_deadline(day("2025-09-18"), 15).legal_due == day(
        "2025-10-03"
    )


def test_zero_days_stay_on_the_day():
    """HZ-3: 立行立改 on a Sunday is due on that Sunday."""
    sunday = day("2025-09-07")
    deadline = CALENDAR.calendar_day_deadline(sunday, 0)

    assert (deadline.unrolled, deadline.target_due) == (sunday, sunday)


def test_negative_limits_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        CALENDAR.calendar_day_deadline(day("2025-09-07"), -1)
    with pytest.raises(ValueError, match="not negative"):
        CALENDAR.working_day_deadline(day("2025-09-07"), -1)


@given(DAYS, st.integers(0, 400))
def test_deadlines_never_lie_before_the_start(start, days):
    """PT-9"""
    deadline = CALENDAR.calendar_day_deadline(start, days)

    assert start <= deadline.target_due <= deadline.unrolled <= deadline.legal_due
    assert CALENDAR.is_working_day(deadline.legal_due)


@given(DAYS, st.integers(0, 120))
def test_adding_working_days_counts_them(start, days):
    due = CALENDAR.add_working_days(start, days)

    assert CALENDAR.count_working_days(start + timedelta(days=1), due) == days


def test_nearest_working_days():
    assert CALENDAR.next_working_day(day("2025-10-03")) == day("2025-10-09")
    assert CALENDAR.previous_working_day(day("2025-10-03")) == day("2025-09-30")
    assert CALENDAR.next_working_day(day("2025-10-09")) == day("2025-10-09")


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2025-09-30T09:00", "2025-09-30T17:30", 510),
        ("2025-09-30T17:00", "2025-10-09T09:30", 60),
        ("2025-10-01T09:00", "2025-10-08T17:30", 0),
        ("2025-09-30T06:00", "2025-09-30T08:59", 0),
        ("2025-09-30T12:00", "2025-09-30T11:00", 0),
    ],
)
def test_working_minutes_pass_only_in_office_hours(begin, end, minutes):
    """EV-4, EV-5"""
    assert CALENDAR.working_minutes(at(begin), at(end)) == minutes


@pytest.mark.parametrize(
    ("begin", "minutes", "due"),
    [
        ("2025-09-30T10:00", 120, "2025-09-30T12:00"),
        ("2025-09-30T16:30", 120, "2025-10-09T10:00"),
        ("2025-10-03T12:00", 0, "2025-10-09T09:00"),
        ("2025-09-30T20:00", 30, "2025-10-09T09:30"),
        ("2025-09-30T09:00", 510, "2025-09-30T17:30"),
    ],
)
def test_adding_working_minutes(begin, minutes, due):
    """EV-4"""
    assert CALENDAR.add_working_minutes(at(begin), minutes) == at(due)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(second=0, microsecond=0, tzinfo=CHENGDU)
    ),
    st.integers(0, 5_000),
)
def test_added_minutes_are_the_minutes_between(begin, minutes):
    due = CALENDAR.add_working_minutes(begin, minutes)

    assert CALENDAR.working_minutes(begin, due) == minutes
