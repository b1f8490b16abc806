"""Meals in plain numbers: ages, tiers, the split of any price, vouchers, times."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.meals.reconcile import faces, is_usable
from services.rules.meals.split import fitting, split
from services.rules.meals.subsidy import (
    Tier,
    age_on,
    next_month,
    subsidy_of,
    within_cap,
)
from services.rules.meals.times import expires_within, may_discard, may_still_change
from tests.clock import NOON, TODAY

DEMO = [
    Tier("age", D(1), 60, 70),
    Tier("age", D(2), 70, 80),
    Tier("age", D(3), 80),
    Tier("low_income", D(2)),
    Tier("incapacity", D(2)),
]
FEN = st.integers(0, 100_000).map(lambda fen: D(fen) / 100)


@given(price=FEN, subsidy=FEN, voucher=FEN, points=FEN)
def test_a_split_of_any_price_sums_to_the_fen(price, subsidy, voucher, points):
    """ML-2: price = subsidy + voucher + points + cash, each at least nothing."""
    made = split(price, subsidy=subsidy, voucher=voucher, points=points)

    parts = (made.subsidy, made.voucher, made.points, made.cash)
    assert sum(parts) == made.price == price
    assert min(parts) >= 0
    assert made.subsidy <= subsidy
    assert made.voucher <= voucher
    assert made.points <= points
    assert made.taken == made.taken.quantize(D("0.1"))
    assert abs(made.taken - made.cash) <= D("0.05")


def test_only_the_cash_is_rounded_and_only_to_the_jiao():
    """ML-2: 12.35 - 1.20 = 11.15 in cash, 11.20 in the till."""
    made = split(D("12.35"), subsidy=D("1.20"))

    assert (made.subsidy, made.cash, made.taken) == (D("1.20"), D("11.15"), D("11.20"))


@pytest.mark.parametrize(
    "parts",
    [{"subsidy": D(-1)}, {"voucher": D("0.001")}, {"points": D("-0.01")}],
)
def test_a_split_refuses_what_is_no_money(parts):
    """ML-2: nothing below nothing, nothing finer than a fen."""
    with pytest.raises(ValueError, match="whole fen"):
        split(D(10), **parts)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1966, 3, 2), date(2026, 3, 1), 59),
        (date(1966, 3, 2), date(2026, 3, 2), 60),  # on the birthday itself
        (date(1964, 2, 29), date(2027, 2, 28), 62),
        (date(1964, 2, 29), date(2027, 3, 1), 63),
    ],
)
def test_one_turns_sixty_on_the_birthday_itself(born, on, age):
    """ML-2: the birthday rule."""
    assert age_on(born, on) == age


@pytest.mark.parametrize(
    ("age", "basis", "amount"),
    [
        (59, "", D(0)),
        (59, "low_income", D(0)),  # no elder: the full price
        (60, "", D(1)),
        (69, "", D(1)),
        (70, "", D(2)),
        (80, "", D(3)),
        (80, "low_income", D(5)),
        (70, "alone", D(2)),  # no tier of that name
    ],
)
def test_the_tier_goes_by_the_age_on_the_day(age, basis, amount):
    """ML-1: 60-69, 70-79, 80 and over, a hardship on top."""
    born = TODAY.replace(year=TODAY.year - age)

    assert subsidy_of(DEMO, born=born, on=TODAY, basis=basis) == amount


def test_a_hardship_counts_to_its_last_day_and_an_unknown_age_not_at_all():
    """ML-1, ML-4: the basis expires; nobody guesses an age."""
    born = date(1940, 1, 1)
    facts = {"born": born, "basis": "low_income", "basis_until": TODAY}

    assert subsidy_of(DEMO, on=TODAY, **facts) == D(5)
    assert subsidy_of(DEMO, on=TODAY + timedelta(days=1), **facts) == D(3)
    assert subsidy_of(DEMO, born=None, on=TODAY) == D(0)
    assert subsidy_of(DEMO, born=TODAY + timedelta(days=1), on=TODAY) == D(0)


@given(amount=FEN, paid=FEN, cap=FEN)
def test_the_cap_of_the_month_is_never_passed(amount, paid, cap):
    """ML-1: monthly cap."""
    given_now = within_cap(amount, paid=paid, cap=cap)

    assert 0 <= given_now <= amount
    assert paid >= cap or paid + given_now <= cap


@given(st.lists(FEN, max_size=8), FEN)
def test_vouchers_used_by_themselves_never_exceed_the_rest(values, rest):
    """ML-3: no change is given, so only what is used up whole is taken."""
    used = [values[place] for place in fitting(values, rest)]

    assert sum(used) <= rest


def test_vouchers_of_a_month_add_up_to_the_month():
    """ML-3: serials of one face, a smaller one for the rest."""
    assert faces(100, 10) == [10] * 10
    assert faces(25, 10) == [10, 10, 5]
    assert faces(0, 10) == faces(-5, 10) == []


def test_a_voucher_holds_from_its_first_to_its_last_day():
    """ML-3: valid_from and valid_to are both included."""
    first, last = TODAY, TODAY + timedelta(days=9)

    days = [
        day
        for day in range(-2, 12)
        if is_usable("left", first=first, last=last, on=TODAY + timedelta(days=day))
    ]
    assert days == list(range(10))
    assert not is_usable("redeemed", first=first, last=last, on=TODAY)


def test_orders_are_free_until_the_cut_off_of_the_day():
    """ML-2: cut-off 09:30 the same day."""
    moment = datetime.combine(TODAY, time(9, 29), tzinfo=NOON.tzinfo)
    cut_off = time(9, 30)

    assert may_still_change(TODAY, now=moment, cut_off=cut_off)
    assert not may_still_change(
        TODAY, now=moment + timedelta(minutes=1), cut_off=cut_off
    )
    assert may_still_change(TODAY + timedelta(days=1), now=NOON, cut_off=cut_off)


def test_samples_and_papers_by_the_clock():
    """ML-5: a sample stays 48 hours; a paper is called to mind before it is over."""
    assert not may_discard(NOON - timedelta(hours=47, minutes=59), now=NOON, hours=48)
    assert may_discard(NOON - timedelta(hours=48), now=NOON, hours=48)
    assert expires_within(None, on=TODAY, days=30)
    assert expires_within(TODAY + timedelta(days=30), on=TODAY, days=30)
    assert not expires_within(TODAY + timedelta(days=31), on=TODAY, days=30)


def test_months_follow_each_other():
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert next_month(date(2026, 3, 1)) == date(2026, 4, 1)
