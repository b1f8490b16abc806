"""Vouchers: once, by the database; what is issued is always accounted for (ML-3)."""

import threading
from datetime import timedelta
from decimal import Decimal as D  # noqa: N817 - amounts
from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.money import to_yuan
from services.choices.vouchers import VoucherKind, VoucherState
from services.models import Voucher, VoucherUse
from services.operations.meals.serving import take_serving_back
from services.operations.vouchers import (
    expire_vouchers,
    issue_vouchers,
    reconciled,
    redeem_voucher,
    redeemed_by_supplier,
    refund_use,
)
from tests.clock import NOON, TODAY
from tests.factories.meals import a_canteen, a_diner, a_serving, a_voucher


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


def redeem(voucher, canteen, *, actor=SYSTEM, kind=VoucherKind.BATHING, on=TODAY,
           **more):  # fmt: skip
    return redeem_voucher(
        voucher, supplier=canteen.supplier, kind=kind, on=on, actor=actor, now=NOON,
        **more,
    )  # fmt: skip


def state(voucher):
    return Voucher.objects.get(pk=voucher.pk).state


def test_a_voucher_is_used_once_for_its_service_in_its_days(community, worker):
    """ML-3: once, for its use types, from its first to its last day."""
    canteen, diner = a_canteen(community), a_diner(community)
    bath = a_voucher(diner, kind=VoucherKind.BATHING, days=3)

    meals = refusal(lambda: redeem(bath, canteen, kind=VoucherKind.CLEANING))
    nothing = refusal(lambda: redeem(bath, canteen, amount=D("0.00")))
    early = refusal(lambda: redeem(bath, canteen, on=TODAY - timedelta(days=1)))
    late = refusal(lambda: redeem(bath, canteen, on=TODAY + timedelta(days=3)))
    use = redeem(bath, canteen, actor=worker, on=TODAY + timedelta(days=2))
    again = refusal(lambda: redeem(bath, canteen))

    assert (meals, nothing, early, late, again) == (
        "voucher_other_use", "amount_wrong", "voucher_not_valid", "voucher_not_valid",
        "voucher_used",
    )  # fmt: skip
    assert (use.amount_yuan, state(bath)) == (D(10), VoucherState.REDEEMED)


def test_the_database_itself_takes_a_voucher_once(community):
    """ML-3: raw writes cannot use it twice, late, for more, or for another service."""
    canteen, diner = a_canteen(community), a_diner(community)
    voucher = a_voucher(diner, kind=VoucherKind.BATHING)
    right = {
        "unit": community, "voucher": voucher, "supplier": canteen.supplier,
        "kind": VoucherKind.BATHING, "on": TODAY, "amount_yuan": D(10), "at": NOON,
    }  # fmt: skip
    wrong = (
        {"on": TODAY - timedelta(days=1)},
        {"kind": VoucherKind.MEAL},
        {"amount_yuan": D("10.01")},
    )
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            VoucherUse.objects.create(**right | change)
    VoucherUse.objects.create(**right)
    with pytest.raises(IntegrityError), transaction.atomic():
        VoucherUse.objects.create(**right)
    with pytest.raises(DatabaseError), transaction.atomic():
        Voucher.objects.update(face_yuan=100)
    with pytest.raises(DatabaseError), transaction.atomic():
        VoucherUse.objects.all().delete()


def test_a_refund_revives_a_voucher_while_it_is_valid(community, cadre, worker):
    """ML-3: refunds revive the voucher if unexpired, and happen once."""
    canteen, diner = a_canteen(community), a_diner(community)
    valid, over = a_voucher(diner, days=9), a_voucher(diner, days=3)
    uses = [redeem(one, canteen) for one in (valid, over)]
    day = TODAY + timedelta(days=5)

    with pytest.raises(NotAllowed):
        refund_use(uses[0], reason="没做", on=day, actor=worker)
    for use in uses:
        refund_use(use, reason="没做", on=day, actor=cadre)

    assert (state(valid), state(over)) == (VoucherState.LEFT, VoucherState.EXPIRED)
    twice = refusal(lambda: refund_use(uses[0], reason="x", on=day, actor=cadre))
    assert twice == "refunded"
    redeem(valid, canteen, on=day)
    assert state(valid) == VoucherState.REDEEMED


def test_the_voucher_of_a_meal_goes_back_with_its_meal(community, cadre):
    """ML-3, K8: never one without the other."""
    canteen, diner = a_canteen(community), a_diner(community)
    voucher = a_voucher(diner)
    serving = a_serving(diner, canteen, with_vouchers=True)

    alone = refusal(
        lambda: refund_use(voucher.uses.get(), reason="x", on=TODAY, actor=cadre)
    )
    take_serving_back(serving, reason="误刷", actor=cadre, now=NOON)

    assert (alone, state(voucher)) == ("use_of_a_serving", VoucherState.LEFT)


def test_vouchers_expire_the_day_after_their_last_one_and_only_once(community):
    """ML-3: the daily sweep is late or doubled without harm."""
    diner = a_diner(community)
    last_day, over = a_voucher(diner, days=5), a_voucher(diner, days=4)
    today = TODAY + timedelta(days=4)

    assert (expire_vouchers(today=today), expire_vouchers(today=today)) == (1, 0)

    over.refresh_from_db()
    assert (over.state, over.expired_on) == ("expired", TODAY + timedelta(days=4))
    assert state(last_day) == VoucherState.LEFT


def test_a_month_is_issued_once_to_everybody_entitled(community, cadre, funds_officer):
    """K6: serials, faces that add up; a second run issues nothing."""
    rich = a_diner(community, voucher_month=D(25))
    a_diner(community, voucher_month=D(0))
    over = a_diner(community, voucher_month=D(50), last_on=TODAY.replace(day=1))
    a_diner(
        community, voucher_month=D(50),
        last_on=TODAY.replace(day=1) - timedelta(days=1),
    )  # fmt: skip
    facts = {"month": TODAY, "today": TODAY}

    with pytest.raises(NotAllowed):
        issue_vouchers(community, actor=cadre, **facts)
    made = issue_vouchers(community, actor=funds_officer, **facts)
    again = issue_vouchers(community, actor=funds_officer, **facts)

    found = Voucher.objects.filter(holder=rich).order_by("position")
    assert (made, again) == (8, 0)
    assert [one.face_yuan for one in found] == [D(10), D(10), D(5)]
    assert Voucher.objects.filter(holder=over).count() == 5
    assert len({one.serial for one in Voucher.objects.all()}) == 8


def test_issued_is_redeemed_left_and_expired_through_any_life(community):
    """ML-3, K6: a random life of vouchers; the sum holds after every act."""
    chance = Random(20260302)
    canteen, diner = a_canteen(community), a_diner(community)
    day, seen, refusals = TODAY, set(), 0

    def states():
        return list(Voucher.objects.order_by("pk").values_list("pk", "state"))

    for _act in range(60):
        vouchers = list(Voucher.objects.order_by("pk"))
        kind = chance.choice(["issue", "redeem", "refund", "expire", "redeem"])
        voucher = chance.choice(vouchers) if vouchers else None
        before = states()
        try:
            with transaction.atomic():
                if kind == "issue" or voucher is None:
                    a_voucher(diner, first=day, days=chance.randrange(1, 12))
                elif kind == "redeem":
                    redeem(voucher, canteen, on=day)
                elif kind == "refund":
                    use = voucher.uses.latest("pk")
                    refund_use(use, reason="退", on=day, actor=SYSTEM)
                else:
                    day += timedelta(days=1)
                    expire_vouchers(today=day)
        except (Refused, VoucherUse.DoesNotExist):
            assert states() == before, "what is refused leaves nothing behind"
            refusals += 1

        found = reconciled(community)
        assert found.balances
        assert found.issued == Voucher.objects.count()
        assert found.redeemed == VoucherUse.objects.standing().count()
        seen |= set(Voucher.objects.values_list("state", flat=True))
    assert seen == set(VoucherState.values)
    assert refusals > 0


def test_each_provider_s_month_adds_up(community):
    """ML-3: reconciliation per provider per month, refunds left out."""
    one, two = a_canteen(community), a_canteen(community, name="二号点")
    diner = a_diner(community)
    vouchers = [a_voucher(diner) for _ in range(4)]
    redeem(vouchers[0], one)
    redeem(vouchers[1], one, amount=D("7.50"))
    redeem(vouchers[2], two, kind=VoucherKind.CLEANING)
    refund_use(redeem(vouchers[3], two), reason="退", on=TODAY, actor=SYSTEM)

    found = {
        (row["supplier"], row["kind"]): (row["used"], to_yuan(row["amount"]))
        for row in redeemed_by_supplier(community, month=TODAY)
    }

    assert found == {
        (one.supplier_id, "bathing"): (2, D("17.50")),
        (two.supplier_id, "cleaning"): (1, D(10)),
    }


@pytest.mark.django_db(transaction=True)
def test_two_counters_at_once_one_wins(community):
    """ML-3: the same voucher in the same moment: one use, by the database."""
    canteen, other = a_canteen(community), a_canteen(community, name="二号点")
    voucher = a_voucher(a_diner(community))
    gate, told = threading.Barrier(2), []

    def counter(place, *, raw):
        gate.wait()
        try:
            if raw:
                VoucherUse.objects.create(
                    unit=community, voucher=voucher, supplier=place.supplier,
                    kind=VoucherKind.BATHING, on=TODAY, amount_yuan=10, at=NOON,
                )  # fmt: skip
            else:
                redeem(voucher, place)
            told.append("taken")
        except Refused as refused:
            told.append(refused.code)
        except IntegrityError:
            told.append("voucher_used")
        finally:
            connection.close()

    for raw in (False, True):
        VoucherUse.objects.standing().update(
            refunded_on=TODAY, refund_reason="再试一次"
        )
        told.clear()
        threads = [
            threading.Thread(target=counter, args=(place,), kwargs={"raw": raw})
            for place in (canteen, other)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(told) == ["taken", "voucher_used"]
        assert VoucherUse.objects.standing().count() == 1
