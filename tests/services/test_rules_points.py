"""Points and hours on plain values (VO-1, VO-2): every number, any order."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.rules import points, volunteers
from services.rules.points import Lot, TooFewError, take_first
from tests.clock import NOON, TODAY

DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
LOTS = st.lists(
    st.tuples(st.integers(0, 300), DAYS), min_size=0, max_size=12
).map(lambda rows: [Lot(pk, left, day) for pk, (left, day) in enumerate(rows, 1)])  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(LOTS, st.integers(1, 1000))
def test_points_are_spent_first_in_first_out_and_to_the_last_one(lots, wanted):
    """VO-2: what runs out first goes first; nothing is taken where there is too little."""
    there = sum(lot.left for lot in lots)
    if wanted > there:
        with pytest.raises(TooFewError):
            take_first(lots, wanted)
        return
    taken = dict(take_first(lots, wanted))

    assert sum(taken.values()) == wanted
    assert all(0 < taken[lot.pk] <= lot.left for lot in lots if lot.pk in taken)
    in_order = sorted(lots, key=lambda lot: (lot.expires_on, lot.pk))
    kept = [lot.left - taken.get(lot.pk, 0) for lot in in_order]
    touched = [place for place, lot in enumerate(in_order) if lot.pk in taken]
    last = max(touched)
    assert all(left == 0 for left in kept[:last])


@given(DAYS, st.integers(1, 60))
def test_points_last_whole_months(day, months):
    """VO-2: a life in months ends in the month it should, never later in it."""
    end = points.expires_on(day, months=months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day <= day.day
    assert not points.has_run_out(end, today=end)
    assert points.has_run_out(end, today=end + timedelta(days=1))


@pytest.mark.parametrize(
    ("hours", "worth"), [("0.5", 5), ("1", 10), ("2.5", 25), ("0.0", 0)]
)
def test_ten_points_an_hour(hours, worth):
    """VO-2: a thank-you of ten an hour by default."""
    assert points.earned(Decimal(hours), per_hour=10) == worth


@given(st.integers(-120, 400), st.integers(-120, 400))
def test_hours_are_halves_within_the_shift_and_never_more_than_true(came, left):
    """VO-1: hours to 0.5 h."""
    starts, ends = NOON, NOON + timedelta(minutes=150)
    at = [NOON + timedelta(minutes=minutes) for minutes in (came, left)]
    hours = volunteers.hours_between(at[0], at[1], starts=starts, ends=ends)
    true = min(at[1], ends) - max(at[0], starts)
    assert hours % Decimal("0.5") == 0
    assert timedelta() <= timedelta(hours=float(hours)) <= max(true, timedelta())


def test_who_is_a_minor_and_who_is_old_enough():
    """VO-2: fourteen on the birthday itself, of age at eighteen."""
    assert volunteers.is_old_enough(date(2012, 3, 2), on=TODAY)
    assert not volunteers.is_old_enough(date(2012, 3, 3), on=TODAY)
    assert not volunteers.is_old_enough(None, on=TODAY)
    assert not volunteers.is_minor(date(2008, 3, 2), on=TODAY)
    assert volunteers.is_minor(date(2008, 3, 3), on=TODAY)
    assert volunteers.is_minor(None, on=TODAY)


def test_the_ladder_is_read_from_acts():
    """基础服务→专业服务→治理参与: derived, and no vote is an act of it (VO-3)."""
    step = volunteers.step_on_ladder
    assert step({"basic": 2}, least=3) == ""
    assert step({"basic": 3, "professional": 2}, least=3) == "basic"
    assert step({"basic": 1, "governance": 3}, least=3) == "governance"


def test_a_code_of_a_shift_is_taken_around_its_hours_only():
    facts = {"starts": NOON, "ends": NOON + timedelta(hours=2), "minutes": 30}

    def taken(minutes: int) -> bool:
        now: datetime = NOON + timedelta(minutes=minutes)
        return volunteers.may_check(now, **facts)

    assert [taken(m) for m in (-31, -30, 150, 151)] == [False, True, True, False]
