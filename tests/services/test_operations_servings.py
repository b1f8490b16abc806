"""Servings: counted once, split to the fen, corrected by a row (ML-1, ML-2, K8)."""

from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts
from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import set_parameter
from services.choices.meals import Basis, Meal, OrderState
from services.models import MealOrder, Serving, SubsidyTier
from services.operations.meals.canteens import set_price
from services.operations.meals.orders import order_meal
from services.operations.meals.serving import subsidy_left, take_serving_back
from services.operations.meals.tiers import load_tiers, set_tier
from tests.clock import NOON, TODAY
from tests.factories.meals import (
    OPENED,
    a_canteen,
    a_diner,
    a_diner_with_points,
    a_serving,
    a_voucher,
)


def refusal(act):
    before = Serving.objects.count()
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    assert Serving.objects.count() == before
    return refused.value.code


def written_again(serving, **changes):
    """The same row once more, as raw code might write it."""
    copy = Serving.objects.get(pk=serving.pk)
    copy.pk, copy.client_id = None, None
    for field, value in changes.items():
        setattr(copy, field, value)
    with transaction.atomic():
        copy.save(force_insert=True)


def test_a_meal_is_split_by_age_and_hardship(community):
    """ML-1, ML-2: 72 years and low income: 2 + 2 yuan, the rest is cash."""
    canteen = a_canteen(community, price="12.35")
    poor = a_diner(community, age=72, basis=Basis.LOW_INCOME)
    young = a_diner(community, age=40, basis=Basis.LOW_INCOME)

    old, full = a_serving(poor, canteen), a_serving(young, canteen)

    assert (old.price_yuan, old.subsidy_yuan) == (D("12.35"), D("4.00"))
    assert (old.cash_yuan, old.taken_yuan) == (D("8.35"), D("8.40"))
    assert (full.subsidy_yuan, full.cash_yuan) == (D(0), D("12.35"))


def test_the_sixtieth_birthday_itself_is_subsidised(community):
    """ML-2: the day before nothing, on the birthday one yuan."""
    canteen = a_canteen(community)
    diner = a_diner(community, born=TODAY.replace(year=TODAY.year - 60))

    day_before = a_serving(diner, canteen, days_ago=1)
    birthday = a_serving(diner, canteen)

    assert (day_before.subsidy_yuan, birthday.subsidy_yuan) == (D(0), D(1))


def test_one_lunch_and_one_dinner_a_day_and_no_more(community, cadre):
    """ML-1: unique per diner, day and meal, by the operation and by the database."""
    canteen, diner = a_canteen(community), a_diner(community)
    lunch = a_serving(diner, canteen)
    a_serving(diner, canteen, meal=Meal.DINNER)

    again = refusal(lambda: a_serving(diner, canteen))

    assert again == "served_already"
    for turn in (1, 2):
        with pytest.raises(IntegrityError):
            written_again(lunch, turn=turn)


def test_the_subsidy_ends_at_the_cap_of_the_month_and_starts_anew(community):
    """ML-1: monthly cap."""
    for key, value in (("meals.subsidy_month_cap", "3"),):
        set_parameter(
            key, value=value, actor=SYSTEM, starts_on=date(2026, 1, 2), source="x"
        )
    canteen, diner = a_canteen(community), a_diner(community, age=72)

    paid = [a_serving(diner, canteen, days_ago=days) for days in (3, 2, 1, 0)]

    # 27 and 28 February, 1 and 2 March.
    assert [one.subsidy_yuan for one in paid] == [D(2), D(1), D(2), D(1)]
    assert subsidy_left(diner, on=TODAY) == D(0)


def test_a_serving_is_never_rewritten_and_its_parts_always_sum(community):
    """K8, ML-2: append-only by trigger; the parts sum by a check."""
    serving = a_serving(a_diner(community), a_canteen(community))
    tries = [
        "UPDATE services_serving SET cash_yuan = cash_yuan",
        "DELETE FROM services_serving",
    ]
    for sql in tries:
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    for field, value in (("cash_yuan", D(3)), ("taken_yuan", D("10.05"))):
        with pytest.raises(IntegrityError):
            written_again(serving, meal=Meal.DINNER, **{field: value})
    assert Serving.objects.count() == 1


def test_a_correction_is_a_row_with_a_reason(community, cadre, worker):
    """K8: taken back once, by whoever keeps meals; then the meal may be served."""
    canteen, diner = a_canteen(community), a_diner(community)
    serving = a_serving(diner, canteen)

    def back(reason="扫错卡", actor=cadre):
        return take_serving_back(serving, reason=reason, actor=actor, now=NOON)

    with pytest.raises(NotAllowed):
        back(actor=worker)
    assert refusal(lambda: back(reason=" ")) == "reason_missing"
    row = back()
    assert refusal(back) == "taken_back"
    again = a_serving(diner, canteen)

    assert (row.reverses, row.cash_yuan) == (serving, -serving.cash_yuan)
    assert (again.turn, Serving.objects.standing().count()) == (2, 1)
    assert refusal(lambda: a_serving(diner, canteen)) == "served_already"
    with pytest.raises(IntegrityError):
        written_again(row, cash_yuan=D(-1), price_yuan=D(-3))


def test_the_price_is_that_of_the_day(community, cadre):
    """K5: dated price lists; a serving of yesterday keeps yesterday's price."""
    canteen, diner = a_canteen(community, price="12.00"), a_diner(community)
    set_price(canteen, meal=Meal.LUNCH, price=D("13.50"), starts_on=TODAY, actor=cadre)

    old, new = a_serving(diner, canteen, days_ago=1), a_serving(diner, canteen)

    assert (old.price_yuan, new.price_yuan) == (D("12.00"), D("13.50"))
    early = {"meal": Meal.LUNCH, "price": D(9), "actor": cadre}
    assert refusal(lambda: set_price(canteen, starts_on=TODAY, **early)) == (
        "price_in_past"
    )
    other = a_canteen(community, name="二号点")
    other.prices.all().delete()
    assert refusal(lambda: a_serving(diner, other, meal=Meal.DINNER)) == "price_missing"


def test_a_serving_needs_an_agreement_of_the_day_and_a_day_that_has_come(community):
    """ML-4: neither before it begins, nor after it ends, nor tomorrow."""
    canteen = a_canteen(community)
    late = a_diner(community, signed_on=TODAY)
    over = a_diner(community, last_on=TODAY - timedelta(days=1))

    assert refusal(lambda: a_serving(late, canteen, days_ago=1)) == "no_agreement"
    assert refusal(lambda: a_serving(over, canteen)) == "no_agreement"
    assert refusal(lambda: a_serving(late, canteen, days_ago=-1)) == "day_wrong"
    serving = a_serving(late, canteen)
    with pytest.raises(IntegrityError):
        written_again(serving, on=TODAY - timedelta(days=1))


def test_vouchers_then_points_then_cash(community, grid):
    """ML-2, ML-3: what fits whole is used; the points are the diner's own."""
    canteen = a_canteen(community, price="15.00")
    diner = a_diner_with_points(grid, hours=1.5)
    small, big = a_voucher(diner, face="5.00"), a_voucher(diner, face="10.00")

    serving = a_serving(diner, canteen, with_vouchers=True, points=15)

    assert serving.subsidy_yuan + serving.voucher_yuan == D(8)
    assert (serving.points_yuan, serving.cash_yuan) == (D("1.50"), D("5.50"))
    small.refresh_from_db()
    big.refresh_from_db()
    assert (small.state, big.state) == ("redeemed", "left")


def test_a_named_voucher_gives_no_change(community):
    """ML-3: 20 yuan on a meal of 12: nothing is paid out."""
    canteen, diner = a_canteen(community), a_diner(community, age=40)
    voucher = a_voucher(diner, face="20.00")

    serving = a_serving(diner, canteen, serial=voucher.serial)

    assert (serving.voucher_yuan, serving.cash_yuan) == (D(12), D(0))
    assert voucher.uses.get().amount_yuan == D(12)
    assert (
        refusal(
            lambda: a_serving(diner, canteen, meal=Meal.DINNER, serial=voucher.serial)
        )
        == "voucher_used"
    )
    assert (
        refusal(lambda: a_serving(diner, canteen, meal=Meal.DINNER, serial="X"))
        == "voucher_unknown"
    )


def test_taking_a_serving_back_revives_its_voucher_and_its_order(community, cadre):
    """ML-3, K8: as if it had not been served."""
    canteen, diner = a_canteen(community), a_diner(community)
    voucher = a_voucher(diner)
    order = order_meal(
        diner, canteen=canteen, on=TODAY, meal=Meal.LUNCH, is_late_allowed=True,
        actor=cadre, now=NOON,
    )  # fmt: skip
    serving = a_serving(diner, canteen, with_vouchers=True)
    order.refresh_from_db()
    assert order.state == OrderState.SERVED

    take_serving_back(serving, reason="扫错卡", actor=cadre, now=NOON)

    voucher.refresh_from_db()
    assert (voucher.state, MealOrder.objects.get().state) == ("left", "ordered")
    assert voucher.uses.get().refund_reason == "扫错卡"


def test_sums_of_many_random_meals_hold_to_the_fen(community):
    """ML-2: any price, any age, any vouchers: the database agrees each time."""
    chance = Random(20260302)
    canteen = a_canteen(community)
    for _turn in range(12):
        diner = a_diner(
            community,
            age=chance.randrange(30, 99),
            basis=chance.choice(Basis.values),
        )
        canteen.prices.all().delete()
        price = D(chance.randrange(1, 3000)) / 100
        set_price(canteen, meal=Meal.LUNCH, price=price, starts_on=OPENED, actor=SYSTEM)
        for _voucher in range(chance.randrange(3)):
            a_voucher(diner, face=str(D(chance.randrange(1, 1500)) / 100))

        one = a_serving(diner, canteen, with_vouchers=True, points=chance.randrange(30))

        parts = (one.subsidy_yuan, one.voucher_yuan, one.points_yuan, one.cash_yuan)
        assert sum(parts) == one.price_yuan == price
        assert min(parts) >= 0


def test_the_tiers_are_rows_with_their_source_and_a_community_may_have_its_own(
    community, other_community, funds_officer
):
    """ML-1: demonstration values to be confirmed, changed by a row and never by code."""
    load_tiers()
    shipped = SubsidyTier.objects.filter(unit__isnull=True)
    assert shipped.count() == 7
    assert all(one.is_uncertain and "ML-1" in one.source for one in shipped)
    diner = a_diner(community, age=65)

    set_tier(
        community, basis="age", from_age=60, amount=D("4.50"), starts_on=TODAY,
        source="街道通知", is_uncertain=False, actor=funds_officer,
    )  # fmt: skip

    assert subsidy_left(diner, on=TODAY - timedelta(days=1)) == D(1)
    assert subsidy_left(diner, on=TODAY) == D("4.50")
    with pytest.raises(IntegrityError), transaction.atomic():
        SubsidyTier.objects.create(
            unit=community, basis="age", from_age=60, amount_yuan=1, source="x",
            period=(TODAY, None),
        )  # fmt: skip


def test_grid_workers_serve_in_the_canteen_of_the_community_and_nowhere_else(
    community, grid, worker, stranger
):
    """The counter is kept by whoever works there; neighbours are refused."""
    canteen, diner = a_canteen(community), a_diner(community)

    serving = a_serving(diner, canteen, actor=worker)

    assert serving.by == worker
    with pytest.raises(NotAllowed):
        a_serving(diner, canteen, actor=stranger, meal=Meal.DINNER)
