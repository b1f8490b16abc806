"""Who is told what when (F7, EV-5), on plain values."""

from datetime import datetime, timedelta

import pytest

from hazards.choices import Light, Severity
from hazards.rules.reminders import (
    Rung,
    needs_no_digest,
    reminder_is_due,
    rungs,
)
from liuli.kernel.calendar import WorkingCalendar
from liuli.notices.rules import Holder, nearest
from tests.clock import NOON, SHANGHAI

YELLOW, RED, STREET = Rung.YELLOW, Rung.RED, Rung.STREET


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def climbed(light, severity, red_at, now):
    return rungs(
        light=light,
        severity=severity,
        red_at=at(red_at),
        now=at(now),
        calendar=WorkingCalendar(),
    )


@pytest.mark.parametrize(
    ("light", "severity", "now", "told"),
    [
        (Light.GREEN, Severity.CRITICAL, "2026-03-01 12:00", set()),
        (Light.YELLOW, Severity.MAJOR, "2026-03-02 12:00", {YELLOW}),
        (Light.YELLOW, Severity.CRITICAL, "2026-03-02 23:59", {YELLOW}),
        (Light.RED, Severity.MAJOR, "2026-03-03 00:00", {YELLOW, RED}),
        (Light.RED, Severity.CRITICAL, "2026-03-03 00:00", {YELLOW, RED, STREET}),
        (Light.RED, Severity.MAJOR, "2026-03-03 17:29", {YELLOW, RED}),
        (Light.RED, Severity.MAJOR, "2026-03-03 17:30", {YELLOW, RED, STREET}),
        ("", Severity.CRITICAL, "2026-03-09 12:00", set()),
    ],
)
def test_ladder_of_a_hazard_due_on_monday_2_march(light, severity, now, told):
    """EV-5: yellow, red, red and one working day, critical red at once."""
    assert climbed(light, severity, "2026-03-03 00:00", now) == told


@pytest.mark.parametrize(
    ("red_at", "street_from", "why"),
    [
        ("2026-03-07 00:00", "2026-03-09 17:30", "an ordinary weekend in between"),
        ("2026-02-14 00:00", "2026-02-14 17:30", "Saturday 14 February is worked"),
        ("2026-02-15 00:00", "2026-02-24 17:30", "the Spring Festival week"),
        ("2026-09-19 00:00", "2026-09-20 17:30", "Sunday 20 September is worked"),
        ("2026-10-01 00:00", "2026-10-08 17:30", "the National Day week"),
        ("2026-05-09 00:00", "2026-05-09 17:30", "Saturday 9 May is worked"),
    ],
)
def test_one_working_day_of_red_follows_the_working_calendar(red_at, street_from, why):
    """EV-5 with CA-2 and CA-3: 调休."""
    before = at(street_from) - timedelta(minutes=1)

    assert STREET not in climbed(
        Light.RED, Severity.MAJOR, red_at, f"{before:%F %H:%M}"
    )
    assert STREET in climbed(Light.RED, Severity.MAJOR, red_at, street_from)


@pytest.mark.parametrize(
    ("rung", "severity", "left", "at_once"),
    [
        (YELLOW, Severity.GENERAL, timedelta(hours=25), False),
        (YELLOW, Severity.GENERAL, timedelta(hours=24), True),
        (YELLOW, Severity.CRITICAL, timedelta(days=9), True),
        (RED, Severity.MAJOR, timedelta(0), False),
        (RED, Severity.CRITICAL, timedelta(0), True),
        (STREET, Severity.MAJOR, timedelta(days=-1), False),
        (STREET, Severity.CRITICAL, timedelta(0), True),
    ],
)
def test_only_what_cannot_wait_is_told_at_once(rung, severity, left, at_once):
    assert (
        needs_no_digest(rung, severity=severity, red_at=NOON + left, now=NOON)
        is at_once
    )


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-02 10:59:59", False),
        ("2026-03-02 11:00", True),
        ("2026-03-02 11:59:59", True),
        ("2026-03-02 12:00", False),
    ],
)
def test_a_round_is_called_to_mind_in_the_last_hour_of_its_window(now, due):
    assert due is reminder_is_due(
        opens_at=at("2026-03-02 08:00"),
        ends_at=at("2026-03-02 12:00"),
        before_minutes=60,
        now=at(now),
    )


def test_a_round_is_not_called_to_mind_before_it_may_be_started():
    assert not reminder_is_due(
        opens_at=at("2026-03-02 08:00"),
        ends_at=at("2026-03-02 12:00"),
        before_minutes=600,
        now=at("2026-03-02 07:59"),
    )


def test_the_nearest_lead_answers():
    grid = "51.01.04.13.7.3."
    far, near, beside = (
        Holder(1, "51.01.04.13.7.", 0),
        Holder(2, grid, 0),
        Holder(3, "51.01.04.13.7.30.", 0),
    )

    assert nearest(grid, [far, near, beside]) == {2}
    assert nearest(grid, [far, beside]) == {1}
    assert nearest(grid, [beside]) == set()


def test_the_lead_goes_before_the_secretary_at_the_same_unit():
    community = "51.01.04.13.7."

    assert nearest(
        f"{community}3.",
        [Holder(1, community, 1), Holder(2, community, 0), Holder(3, community, 0)],
    ) == {2, 3}
