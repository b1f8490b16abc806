"""Bills and receipts: to the fen, once, and never rewritten (WT-3, WT-4, WT-10)."""

from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import DatabaseError, transaction

from hazards.choices.water import BillState, Method
from hazards.models import Bill, BillLine, Receipt, ReceiptLine, Tariff
from hazards.operations.water.bills import issue_bills, late_fee_of, void_bill
from hazards.operations.water.receipts import take_payment, take_receipt_back
from hazards.operations.water.tariffs import load_tariffs, set_tariff
from hazards.rules.water.tariffs import Tier
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.money import to_yuan
from liuli.parameters.operations import set_parameter
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, bills_of


def pay(connection, amount, *, actor=SYSTEM, on=TODAY):
    return take_payment(
        connection, amount=D(amount), paid_on=on, method=Method.CASH, actor=actor,
        now=NOON,
    )  # fmt: skip


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


def test_the_shipped_tariff_is_marked_and_loaded_once(community):
    """WT-2: DEMO-CD, to be confirmed, with its source."""
    load_tariffs()

    tariff = Tariff.objects.get(code="DEMO-CD")
    assert (tariff.is_uncertain, tariff.unit, tariff.tiers.count()) == (True, None, 3)
    assert "WT-2" in tariff.source
    with pytest.raises(DatabaseError), transaction.atomic():
        Tariff.objects.create(
            code="X", period=(TODAY, None), source="x"
        )  # two at a time


def test_a_reading_is_billed_once_by_the_tariff_and_the_use_of_the_year(
    grid, community, funds_officer, cadre
):
    """WT-3: the second bill of the year goes on where the first ended."""
    connection = a_connection(grid, start=0)
    a_reading(connection, 70, days_ago=61)
    [first] = bills_of(community)
    a_reading(connection, 370, days_ago=0)

    with pytest.raises(NotAllowed):
        issue_bills(community, actor=cadre, now=NOON)
    [second] = issue_bills(community, actor=funds_officer, now=NOON)

    lines = list(second.lines.values_list("year", "tier", "volume"))
    assert first.amount_yuan == D("212.10")
    assert lines == [(2026, 1, 216), (2026, 2, 84)]
    assert second.amount_yuan == D("654.48") + D("341.88")
    assert second.due_on == TODAY + timedelta(days=30)
    nothing = refusal(lambda: bills_of(community))
    assert nothing == "nothing_to_bill"


def test_a_new_tariff_holds_from_its_day_and_the_past_keeps_its_price(
    grid, community, funds_officer
):
    """WT-2, WT-3: dated tariffs, pro rata by days."""
    flat = [Tier(None, D("2.00"))]
    connection = a_connection(grid, start=0)
    set_tariff(
        community, code="合表", starts_on=TODAY - timedelta(days=45), tiers=flat,
        source="会议纪要", is_uncertain=False, actor=funds_officer,
    )  # fmt: skip
    a_reading(connection, 91)
    [bill] = bills_of(community)

    priced = bill.lines.values_list("year", "price_yuan", "volume")
    assert list(priced) == [
        (2025, D("3.03"), 30),
        (2026, D("3.03"), 15),
        (2026, D("2.00"), 46),
    ]
    again = refusal(
        lambda: set_tariff(
            community,
            code="旧",
            starts_on=date(2020, 1, 1),
            tiers=flat,
            source="x",
            is_uncertain=False,
            actor=funds_officer,
        )
    )
    assert again == "tariff_in_past"


def test_one_receipt_for_each_payment_and_the_oldest_bill_first(
    grid, community, funds_officer, worker
):
    """B2: billed - collected = arrears; no fee is added (WT-4)."""
    connection = a_connection(grid, start=0)
    a_reading(connection, 10, days_ago=30)
    a_reading(connection, 30)
    old, new = bills_of(community)

    with pytest.raises(NotAllowed):
        pay(connection, "1.00", actor=worker)
    receipt = pay(connection, "40.30", actor=funds_officer)

    old.refresh_from_db()
    new.refresh_from_db()
    assert dict(receipt.lines.values_list("bill", "amount_yuan")) == {
        old.pk: D("30.30"),
        new.pk: D("10.00"),
    }
    assert (old.owed_yuan, new.owed_yuan) == (0, D("50.60"))
    assert list(Bill.objects.owed()) == [new]
    assert refusal(lambda: pay(connection, "50.61")) == "more_than_owed"
    assert refusal(lambda: pay(connection, "0")) == "amount_wrong"
    ahead = TODAY + timedelta(days=1)
    assert refusal(lambda: pay(connection, "1", on=ahead)) == "payment_in_future"


def test_a_late_fee_is_due_only_where_it_is_switched_on(grid, community):
    """WT-11, WT-4 应收违约金: on what is still owed, never of a household spared."""
    connection = a_connection(grid, start=0)
    a_reading(connection, 10)
    [bill] = bills_of(community)
    late = bill.due_on + timedelta(days=10)
    owed = bill.owed_yuan

    assert late_fee_of(bill, on=late) == 0
    for key, value in (
        ("water.late_fee_on", "yes"),
        ("water.late_fee_daily_percent", "0.05"),
    ):
        set_parameter(
            key, value=value, unit=community, starts_on=TODAY, source="居民会议决定",
            actor=SYSTEM,
        )  # fmt: skip
    assert late_fee_of(bill, on=late) == to_yuan(owed * D("0.005"))
    assert late_fee_of(bill, on=bill.due_on) == 0
    connection.is_vulnerable = True
    connection.save(update_fields=["is_vulnerable"])
    assert late_fee_of(Bill.objects.get(pk=bill.pk), on=late) == 0


def test_a_receipt_is_never_changed_but_taken_back_with_a_reason(grid, community):
    """WT-10, issue 4 section 4: append-only, voids with reason."""
    connection = a_connection(grid, start=0)
    a_reading(connection, 10)
    [bill] = bills_of(community)
    receipt = pay(connection, "30.30")

    def take_back(reason):
        return take_receipt_back(receipt, reason=reason, actor=SYSTEM, now=NOON)

    assert refusal(lambda: void_bill(bill, reason="x", actor=SYSTEM, now=NOON)) == (
        "bill_paid"
    )
    assert refusal(lambda: take_back("")) == "reason_missing"
    opposite = take_back("收错了户")

    bill.refresh_from_db()
    assert (opposite.amount_yuan, bill.paid_yuan) == (D("-30.30"), 0)
    assert refusal(lambda: take_back("again")) == "taken_back"
    voided = void_bill(bill, reason="读数有误", actor=SYSTEM, now=NOON)
    assert voided.state == BillState.VOID
    for broken in (
        lambda: Receipt.objects.filter(pk=receipt.pk).update(amount_yuan=1),
        receipt.delete,
        lambda: ReceiptLine.objects.update(amount_yuan=1),
        lambda: Bill.objects.filter(pk=bill.pk).update(amount_yuan=1),
        lambda: Bill.objects.filter(pk=bill.pk).update(state=BillState.ISSUED),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_lines_sum_to_their_bill_and_receipt_in_the_database(grid, community):
    """House rule 2: what the code cannot forget, since the database refuses it."""
    connection, other = a_connection(grid, start=0), a_connection(grid, start=0)
    a_reading(connection, 10)
    a_reading(other, 10)
    first, second = bills_of(community)
    line = first.lines.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        BillLine.objects.create(
            bill=first, tariff=line.tariff, year=2026, tier=1, volume=1,
            price_yuan=D("1.00"), amount_yuan=D("1.00"),
        )  # fmt: skip
    receipt = Receipt.objects.create(
        connection=connection, amount_yuan=D("5.00"), paid_on=TODAY,
        method=Method.CASH, at=NOON,
    )  # fmt: skip
    for bill, amount in ((first, "4.00"), (second, "5.00")):
        with pytest.raises(DatabaseError), transaction.atomic():
            ReceiptLine.objects.create(
                receipt=receipt, bill=bill, amount_yuan=D(amount)
            )
