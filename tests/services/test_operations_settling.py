"""Settlements equal their servings to the fen, and two people make one (K8)."""

from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts
from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Sum

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.meals import Meal, SettlementState
from services.models import Serving, SettledServing, Settlement
from services.operations.meals.canteens import set_price
from services.operations.meals.serving import take_serving_back
from services.operations.meals.settling import decide_settlement, draw_settlement
from tests.clock import NOON, TODAY
from tests.factories.meals import OPENED, a_canteen, a_diner, a_serving

FEBRUARY = date(2026, 2, 1)
PARTS = ("price_yuan", "subsidy_yuan", "voucher_yuan", "points_yuan", "cash_yuan")


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


def draw(canteen, *, month=FEBRUARY, actor=SYSTEM):
    return draw_settlement(canteen.supplier, month=month, actor=actor, now=NOON)


def a_settled_canteen(community):
    """A canteen with one serving of February."""
    canteen = a_canteen(community, name="三号点")
    a_serving(a_diner(community), canteen, days_ago=5)
    return canteen


def test_a_settlement_equals_its_servings_to_the_fen_at_odd_prices(community):
    """K8, ML-2: random prices, ages and corrections; the sums are the servings'."""
    chance = Random(20260302)
    canteen = a_canteen(community, price="13.37")
    for _diner in range(6):
        diner = a_diner(community, age=chance.randrange(50, 95))
        for day in range(3, 3 + chance.randrange(1, 5)):
            serving = a_serving(diner, canteen, days_ago=day)
            if chance.random() < 0.2:
                take_serving_back(serving, reason="误刷", actor=SYSTEM, now=NOON)

    made = draw(canteen)

    sums = Serving.objects.filter(on__lt=date(2026, 3, 1)).aggregate(
        **{part: Sum(part) for part in PARTS}
    )
    assert {part: getattr(made, part) for part in PARTS} == sums
    assert made.meals == Serving.objects.standing().count()
    assert made.payable_yuan == made.subsidy_yuan


def test_every_serving_is_settled_once_also_what_comes_late(community, cadre):
    """K8: corrections and late arrivals are in the next one."""
    canteen, diner = a_canteen(community), a_diner(community)
    serving = a_serving(diner, canteen, days_ago=5)
    assert refusal(lambda: draw(canteen, month=TODAY)) == "month_not_over"
    first = draw(canteen)
    assert refusal(lambda: draw(canteen)) == "nothing_to_settle"
    a_serving(diner, canteen, days_ago=4)
    take_serving_back(serving, reason="误刷", actor=cadre, now=NOON)

    second = draw(canteen)

    assert (first.meals, second.meals) == (1, 0)
    assert (first.price_yuan, second.price_yuan) == (D(12), D(0))
    assert SettledServing.objects.filter(is_standing=True).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        SettledServing.objects.create(settlement=second, serving=serving)


def test_two_people_make_a_settlement(community, funds_officer, secretary, cadre):
    """RO-2: whoever draws it up does not approve it; others may not at all."""
    canteen, diner = a_canteen(community), a_diner(community)
    a_serving(diner, canteen, days_ago=5)
    with pytest.raises(NotAllowed):
        draw(canteen, actor=cadre)
    made = draw(canteen, actor=funds_officer)

    def decide(actor, to=SettlementState.APPROVED, note=""):
        return decide_settlement(made, to=to, note=note, actor=actor, now=NOON)

    with pytest.raises(NotAllowed):
        decide(funds_officer)
    unsaid = refusal(lambda: decide(secretary, SettlementState.DECLINED))
    assert unsaid == "reason_missing"
    decide(secretary, SettlementState.DECLINED, "少一天")
    again = draw(canteen, actor=funds_officer)
    done = decide_settlement(
        again, to=SettlementState.APPROVED, actor=secretary, now=NOON
    )

    assert (done.state, done.decided_by, done.meals) == ("approved", secretary, 1)
    assert refusal(lambda: decide(secretary)) == "illegal_move"
    third = draw_settlement(
        a_settled_canteen(community).supplier, month=FEBRUARY, actor=funds_officer,
        now=NOON,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Settlement.objects.filter(pk=third.pk).update(
            state="approved", decided_at=NOON, decided_by=funds_officer
        )


def test_a_settlement_is_frozen_and_never_differs_from_its_servings(community):
    """K8: by triggers: no sum is changed, no line is added or taken away."""
    canteen = a_canteen(community)
    set_price(
        canteen, meal=Meal.LUNCH, price=D("11.11"), actor=SYSTEM,
        starts_on=OPENED + timedelta(days=1),
    )  # fmt: skip
    a_serving(a_diner(community), canteen, days_ago=5)
    later = a_serving(a_diner(community), canteen)
    made = draw(canteen)

    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.update(meals=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        SettledServing.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        SettledServing.objects.create(settlement=made, serving=later)
    assert made.price_yuan == D("11.11")
