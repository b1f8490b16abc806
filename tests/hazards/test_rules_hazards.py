"""Due dates, lights, colours and relapses on plain values (EV-5, HZ-2..5)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.choices import Light, Severity, SiteColour, SiteKind
from hazards.rules import hazards as rules
from hazards.rules.sites import kinds_of_items
from liuli.kernel.calendar import WorkingCalendar
from tests.clock import NOON, SHANGHAI, TODAY

QUARTER = Decimal("0.25")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("served", "days", "due"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 3, date(2026, 3, 5)),
        (date(2026, 2, 12), 7, date(2026, 2, 19)),  # through the Spring Festival
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2026, 12, 31), 30, date(2027, 1, 30)),
    ],
)
def test_due_date_counts_calendar_days(served, days, due):
    """HZ-3: holidays do not stretch it; 0 is the same day."""
    assert rules.due_date(served, days=days) == due


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 5)),
        (date(2026, 3, 6), date(2026, 3, 11)),  # over a weekend
        (date(2026, 2, 13), date(2026, 2, 25)),  # 14 worked, 15-23 holiday
    ],
)
def test_recheck_is_due_in_three_working_days(reported, due):
    """HZ-3, CA-2."""
    calendar = WorkingCalendar()

    assert rules.recheck_due_date(reported, days=3, calendar=calendar) == due


@pytest.mark.parametrize(
    ("now", "light"),
    [
        ("2026-03-02T00:00", Light.GREEN),
        ("2026-03-04T23:59", Light.GREEN),
        ("2026-03-05T00:00", Light.YELLOW),  # one day of four left: 25 %
        ("2026-03-05T23:59", Light.YELLOW),
        ("2026-03-06T00:00", Light.RED),
        ("2026-04-01T00:00", Light.RED),
    ],
)
def test_light_turns_yellow_at_a_quarter_and_red_past_due(now, light):
    """EV-5: the due day counts whole."""
    shown = rules.light(
        started_at=at("2026-03-02T00:00"),
        due_on=date(2026, 3, 5),
        now=at(now),
        yellow_share=QUARTER,
        zone=SHANGHAI,
    )

    assert shown == light


@pytest.mark.parametrize(
    ("now", "light"),
    [
        ("2026-03-02T12:00", Light.GREEN),
        ("2026-03-02T20:59", Light.GREEN),
        ("2026-03-02T21:00", Light.YELLOW),  # 3 of 12 hours left
        ("2026-03-03T00:00", Light.RED),
    ],
)
def test_light_of_what_is_fixed_on_the_spot_runs_in_hours(now, light):
    shown = rules.light(
        started_at=NOON, due_on=TODAY, now=at(now), yellow_share=QUARTER, zone=SHANGHAI
    )

    assert shown == light


@given(st.integers(0, 60), st.integers(0, 90 * 24))
def test_light_never_goes_back(days, hours):
    order = [Light.GREEN, Light.YELLOW, Light.RED]
    due_on = rules.due_date(TODAY, days=days)

    def light(moment: datetime) -> int:
        shown = rules.light(
            started_at=NOON,
            due_on=due_on,
            now=moment,
            yellow_share=QUARTER,
            zone=SHANGHAI,
        )
        return order.index(shown)

    now = NOON + timedelta(hours=hours)
    assert light(now) <= light(now + timedelta(hours=1))


@pytest.mark.parametrize(
    ("severities", "colour"),
    [
        ([], SiteColour.GREEN),
        (["general"] * 9, SiteColour.GREEN),
        (["major"], SiteColour.YELLOW),
        (["major", "major", "general"], SiteColour.YELLOW),
        (["major"] * 3, SiteColour.ORANGE),
        (["general", "critical"], SiteColour.RED),
    ],
)
def test_site_colour_adds_up_its_open_hazards(severities, colour):
    """HZ-4."""
    assert rules.site_colour(severities) == colour


def test_worse_never_lowers():
    """HZ-2."""
    for one in Severity:
        for other in Severity:
            worst = rules.worse(one, other)
            assert worst in {one, other}
            assert not rules.is_lower(worst, one)
            assert not rules.is_lower(worst, other)


@pytest.mark.parametrize(
    ("days_after", "relapse"), [(0, True), (90, True), (91, False), (-1, False)]
)
def test_relapse_is_counted_from_clearance(days_after, relapse):
    """HZ-4."""
    found_at = NOON + timedelta(days=days_after)

    assert rules.is_relapse(cleared_at=NOON, found_at=found_at, days=90) is relapse


@pytest.mark.parametrize(
    ("days", "is_key"),
    [
        ([0, 30], False),
        ([0, 45, 90], True),
        ([0, 45, 91], False),
        ([0, 80, 100, 150], True),
    ],
)
def test_three_relapses_within_ninety_days_make_a_key_case(days, is_key):
    """HZ-4 重点整治."""
    times = [NOON + timedelta(days=day) for day in days]

    assert rules.is_key_case(times, days=90) is is_key


@pytest.mark.parametrize(
    ("severity", "dates", "rises"),
    [
        ("general", [date(2026, 3, 1)], False),
        ("general", [date(2026, 3, 1), date(2026, 3, 1)], False),
        ("general", [date(2026, 2, 1), date(2026, 3, 1)], True),
        ("general", [date(2026, 2, 1), TODAY], False),
        ("major", [date(2026, 2, 1), date(2026, 3, 1)], False),
    ],
)
def test_general_rises_after_two_missed_dates(severity, dates, rises):
    """HZ-4."""
    got = rules.rises_when_missed(severity, due_dates=dates, today=TODAY)

    assert got is rises


@pytest.mark.parametrize(
    ("severity", "controls", "hours", "missing"),
    [
        ("critical", 0, 2, False),
        ("critical", 0, 2.1, True),
        ("critical", 1, 9, False),
        ("major", 0, 9, False),
    ],
)
def test_critical_needs_interim_control_in_two_hours(
    severity, controls, hours, missing
):
    """HZ-3."""
    got = rules.control_missing(
        severity, found_at=NOON, controls=controls, now=NOON + timedelta(hours=hours)
    )

    assert got is missing


def test_days_without_an_item_follow_severity():
    days = [rules.rectify_days(severity, item_days=None) for severity in Severity]

    assert days == [7, 3, 0]
    assert rules.rectify_days("critical", item_days=30) == 30


def test_items_of_a_site_begin_with_its_own_list():
    """Domain 5.2: a rooftop stands on a self-built house; themes fit everywhere."""
    kinds = kinds_of_items("self_built")

    assert kinds[:2] == (SiteKind.SELF_BUILT, SiteKind.ROOFTOP)
    assert SiteKind.LPG in kinds
    assert SiteKind.SMALL_HOTEL not in kinds
    assert kinds_of_items("lpg").count(SiteKind.LPG) == 1
