"""Quiet hours and pauses, on plain values."""

from datetime import datetime, time, timedelta

import pytest

from liuli.notices.rules import after_quiet, is_quiet, pause_after
from tests.clock import SHANGHAI


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (time(20, 59, 59, 999999), False),
        (time(21, 0), True),
        (time(23, 59, 59, 999999), True),
        (time(0, 0), True),
        (time(7, 29, 59, 999999), True),
        (time(7, 30), False),
        (time(12, 0), False),
    ],
)
def test_quiet_hours_over_midnight_include_their_start_alone(moment, quiet):
    assert is_quiet(moment, starts=time(21), ends=time(7, 30)) is quiet


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [(time(12, 29), False), (time(12, 30), True), (time(14), False)],
)
def test_quiet_hours_within_a_day(moment, quiet):
    assert is_quiet(moment, starts=time(12, 30), ends=time(14)) is quiet


@pytest.mark.parametrize("hour", range(24))
def test_a_start_equal_to_the_end_means_no_quiet_hours(hour):
    assert not is_quiet(time(hour), starts=time(3), ends=time(3))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-03-02 20:59", "2026-03-02 20:59"),
        ("2026-03-02 21:00", "2026-03-03 07:30"),
        ("2026-03-03 00:00", "2026-03-03 07:30"),
        ("2026-03-03 07:29", "2026-03-03 07:30"),
        ("2026-03-03 07:30", "2026-03-03 07:30"),
        ("2026-12-31 23:00", "2027-01-01 07:30"),
        ("2028-02-28 22:00", "2028-02-29 07:30"),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(now, then):
    local = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)

    waits = after_quiet(local, starts=time(21), ends=time(7, 30))

    assert waits == datetime.fromisoformat(then).replace(tzinfo=SHANGHAI)


def test_pauses_grow_and_end():
    pauses = [pause_after(tries) for tries in range(1, 8)]

    assert pauses == [
        *(timedelta(minutes=n) for n in (1, 5, 15, 60, 240)),
        None,
        None,
    ]
