"""What a round and a day count as (GR-5), on plain values."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.choices import DayStatus, RoundOutcome
from hazards.rules.patrols import (
    RoundFact,
    day_ends_at,
    day_status,
    outcome,
    urgency,
    window,
)
from tests.clock import SHANGHAI

DAY = date(2026, 3, 2)
SPAN = window(DAY, starts=time(14), ends=time(18), early_minutes=30, zone=SHANGHAI)
MIDNIGHT = day_ends_at(DAY, zone=SHANGHAI)
LONG_AFTER = MIDNIGHT + timedelta(days=3)


def at(hour, minute=0, second=0, micro=0, day=DAY):
    return datetime(
        day.year, day.month, day.day, hour, minute, second, micro, tzinfo=SHANGHAI
    )


def counts_as(started, finished, now=LONG_AFTER):
    return RoundOutcome(
        outcome(
            started_at=started,
            finished_at=finished,
            ends_at=SPAN.ends_at,
            midnight=MIDNIGHT,
            now=now,
        )
    )


def test_window_opens_a_little_before_it_starts_gr5():
    assert (SPAN.opens_at, SPAN.starts_at, SPAN.ends_at) == (at(13, 30), at(14), at(18))


@pytest.mark.parametrize(
    ("started", "finished", "expected"),
    [
        (at(14), at(18), RoundOutcome.DONE),
        (at(14), at(18, 0, 0, 1), RoundOutcome.LATE),
        (at(17, 59), at(23, 59, 59), RoundOutcome.LATE),
        (at(23, 59, 59, 999_999), MIDNIGHT + timedelta(hours=1), RoundOutcome.LATE),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=1), RoundOutcome.MISSED),
        (
            MIDNIGHT + timedelta(minutes=1),
            MIDNIGHT + timedelta(hours=1),
            RoundOutcome.MISSED,
        ),
        (None, None, RoundOutcome.MISSED),
        (at(15), None, RoundOutcome.UNFINISHED),
    ],
)
def test_round_counts_by_its_times_gr5(started, finished, expected):
    assert counts_as(started, finished) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (MIDNIGHT - timedelta(microseconds=1), RoundOutcome.OPEN),
        (MIDNIGHT, RoundOutcome.MISSED),
    ],
)
def test_round_is_missed_from_midnight_on_gr5(now, expected):
    assert counts_as(None, None, now=now) == expected


@given(st.integers(0, 400 * 86_400_000))
def test_day_of_a_round_is_the_local_day_f16(milliseconds):
    """An instant belongs to the round's day from its midnight to the next, in Chengdu."""
    instant = datetime(2027, 12, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    local = instant.astimezone(SHANGHAI).date()
    start = day_ends_at(local - timedelta(days=1), zone=SHANGHAI)

    assert start <= instant < day_ends_at(local, zone=SHANGHAI)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("morning", True, False), ("afternoon", True, False)], DayStatus.BOTH),
        ([("morning", True, False), ("morning", True, False)], DayStatus.ONE),
        ([("morning", True, False), ("afternoon", False, False)], DayStatus.ONE),
        ([("morning", False, False), ("afternoon", False, False)], DayStatus.NONE),
        ([("morning", False, True), ("afternoon", False, True)], DayStatus.MOVED),
        ([("morning", True, False), ("afternoon", False, True)], DayStatus.MOVED),
        ([], DayStatus.NONE),
    ],
)
def test_day_status_gr5(facts, expected):
    """Two patrols of the morning count once; handed-over rounds make the day moved."""
    assert day_status(RoundFact(*fact) for fact in facts) == expected


def test_urgency_puts_colour_before_due_before_unseen_hz4():
    stops = {
        "red": urgency(open_critical=1, open_major=0, overdue=0, days_since_look=0),
        "orange": urgency(open_critical=0, open_major=3, overdue=0, days_since_look=0),
        "yellow": urgency(open_critical=0, open_major=1, overdue=0, days_since_look=0),
        "overdue": urgency(open_critical=0, open_major=0, overdue=1, days_since_look=0),
        "never": urgency(
            open_critical=0, open_major=0, overdue=0, days_since_look=None
        ),
        "yesterday": urgency(
            open_critical=0, open_major=0, overdue=0, days_since_look=1
        ),
    }

    assert sorted(stops, key=stops.__getitem__) == list(stops)
