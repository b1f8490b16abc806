"""Late fees taken in with a receipt: named apart, once, never more than due (WT-11)."""

import io
from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import openpyxl
import pytest
from django.db import DatabaseError, transaction
from django.db import connection as db
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.choices.water import EntryKind, Method
from hazards.exports.water import write_dossier
from hazards.models import Bill, Receipt, ReceiptLine
from hazards.operations.water.accounts import Money, enter_money, statement_of
from hazards.operations.water.bills import late_fee_of
from hazards.operations.water.receipts import (
    take_payment,
    take_receipt_back,
    to_be_paid,
)
from hazards.rules.water import late
from hazards.rules.water.account import Account
from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.parameters.operations import set_parameter
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, bills_of

CENT = D("0.01")
DAILY = late.LateTerms(daily_rate=D("0.001"), is_on=True, is_exempt=False)


def charge(community):
    """The residents decided on a late fee of 0.1% a day."""
    for key, value in (
        ("water.late_fee_on", "yes"),
        ("water.late_fee_daily_percent", "0.1"),
    ):
        set_parameter(
            key, value=value, unit=community, starts_on=date(2025, 1, 1),
            source="居民会议决定", actor=SYSTEM,
        )  # fmt: skip


def overdue(bills, *days):
    """The bills of a household, due so many days ago."""
    for bill, ago in zip(bills, days, strict=True):
        Bill.objects.filter(pk=bill.pk).update(due_on=TODAY - timedelta(days=ago))


@pytest.fixture
def household(grid, community):
    """303.00 due twenty days ago and 30.30 not due yet; late fee 6.06."""
    charge(community)
    household = a_connection(grid, start=0)
    a_reading(household, 100, days_ago=60)
    a_reading(household, 110)
    overdue(bills_of(community), 20, -10)
    return household


def pay(household, amount, **facts):
    return take_payment(
        household, amount=D(amount), paid_on=facts.pop("on", TODAY),
        method=Method.CASH, actor=SYSTEM, now=NOON, **facts,
    )  # fmt: skip


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    money=st.integers(1, 60_000),
    owed=st.lists(
        st.tuples(st.integers(1, 20_000), st.integers(-5, 2_000)),
        min_size=1, max_size=4,
    ),
)  # fmt: skip
def test_money_is_shared_out_to_the_fen_and_no_fee_is_too_high(money, owed):
    """WT-11: nothing is lost, no part and no fee beyond what its bill owes."""
    rows = [late.Owed(n, D(a) * CENT, days) for n, (a, days) in enumerate(owed)]
    whole = sum(late.bills_and_fees(late.in_whole(rows, DAILY)))
    given_ = min(D(money) * CENT, whole)

    parts = late.share_out(given_, rows, DAILY)

    for_bills, fees = late.bills_and_fees(parts)
    assert for_bills + fees == given_
    for part in parts:
        one = rows[part.bill]
        most = DAILY.fee(part.amount, days_late=one.days_late)
        assert 0 < part.amount <= one.amount
        assert 0 <= part.late_fee <= most <= part.amount
    named = late.share_out_with(fees, money=given_, owed=rows, terms=DAILY)
    assert late.bills_and_fees(named) == (for_bills, fees)


def test_a_payment_names_its_late_fee_once(household):
    """WT-4 应收违约金, 实收违约金; WT-11: each part brings the fee of its days."""
    assert to_be_paid(household, on=TODAY) == (D("333.30"), D("6.06"))
    ahead = refusal(lambda: pay(household, "339.37"))

    half = pay(household, "153.00")
    rest = pay(household, "186.36")

    old, new = Bill.objects.order_by("due_on")
    assert ahead == "more_than_owed"
    assert (half.amount_yuan, half.late_fee_yuan) == (D("150.00"), D("3.00"))
    assert (rest.amount_yuan, rest.late_fee_yuan) == (D("183.30"), D("3.06"))
    assert rest.whole_yuan == D("186.36")
    assert (old.late_fee_paid_yuan, new.late_fee_paid_yuan) == (D("6.06"), 0)
    assert (old.owed_yuan, new.owed_yuan, late_fee_of(old, on=TODAY)) == (0, 0, 0)


def test_the_fee_is_that_of_the_day_of_payment(household):
    """WT-11: who paid before the day paid no fee; nor does a household in need."""
    early = TODAY - timedelta(days=20)
    assert to_be_paid(household, on=early) == (D("333.30"), 0)
    assert pay(household, "10.00", on=early).late_fee_yuan == 0
    household.is_vulnerable = True
    household.save(update_fields=["is_vulnerable"])
    assert pay(household, "20.00").late_fee_yuan == 0


def test_a_named_fee_is_never_more_than_due_and_less_only_for_a_reason(household):
    """WT-11."""
    assert refusal(lambda: pay(household, "309.06", late_fee=D("6.07"))) == (
        "late_fee_too_high"
    )
    assert refusal(lambda: pay(household, "5.00", late_fee=D("5.00"))) == (
        "late_fee_too_high"
    )
    assert refusal(lambda: pay(household, "303.00", late_fee=D(0))) == "reason_missing"
    receipt = pay(household, "303.00", late_fee=D(0), reason="水表故障，社区决定免收")
    assert (receipt.amount_yuan, receipt.late_fee_yuan) == (D("303.00"), 0)


def test_a_receipt_taken_back_gives_both_parts_back(household):
    """WT-10, WT-11: the bill is owed again, and so is its late fee."""
    receipt = pay(household, "339.36")
    opposite = take_receipt_back(receipt, reason="收错户", actor=SYSTEM, now=NOON)

    assert (opposite.amount_yuan, opposite.late_fee_yuan) == (D("-333.30"), D("-6.06"))
    assert not Bill.objects.exclude(paid_yuan=0, late_fee_paid_yuan=0).exists()
    assert to_be_paid(household, on=TODAY) == (D("333.30"), D("6.06"))


def insert_receipt(household, amount, fee, *lines, reverses=None):
    """By SQL alone: a receipt and its lines `(bill, amount, late fee)`."""
    with db.cursor() as cursor:
        cursor.execute(
            "INSERT INTO hazards_receipt (connection_id, amount_yuan, late_fee_yuan,"
            " paid_on, method, at, reason, reverses_id) VALUES"
            " (%s, %s, %s, %s, 'cash', %s, 'x', %s) RETURNING id",
            [household.pk, amount, fee, TODAY, NOON, reverses],
        )
        [pk] = cursor.fetchone()
        values = ", ".join(["(%s, %s, %s, %s)"] * len(lines))
        cursor.execute(
            "INSERT INTO hazards_receiptline"
            f" (receipt_id, bill_id, amount_yuan, late_fee_yuan) VALUES {values}",
            [value for line in lines for value in (pk, *line)],
        )
    return pk


def test_the_database_holds_both_parts_apart(household):
    """House rule 2, WT-11: sums, caps and takings back, tried by SQL."""
    old, new = Bill.objects.order_by("due_on")
    for amount, fee, lines, told in (
        (300, 6, [(old.pk, 300, 5)], "receiptline_sums_to_its_receipt"),
        (300, 6, [(old.pk, 299, 7)], "receiptline_sums_to_its_receipt"),
        (300, 301, [(old.pk, 300, 301)], "receipt_late_fee_within"),
        (300, -1, [(old.pk, 300, -1)], "receipt_late_fee_within"),
        (300, 31, [(old.pk, 270, 0), (new.pk, 30, 31)], "receiptline_late_fee_within"),
        (304, 0, [(old.pk, 304, 0)], "bill_paid_within_amount"),
    ):
        with pytest.raises(DatabaseError, match=told), transaction.atomic():
            insert_receipt(household, amount, fee, *lines)

    first = insert_receipt(household, 300, 6, (old.pk, 300, 6))

    old.refresh_from_db()
    assert (old.paid_yuan, old.late_fee_paid_yuan) == (300, 6)
    for amount, fee, line, told in (
        (-300, -5, (old.pk, -300, -5), "receipt_reverses_exactly"),
        (-300, -6, (new.pk, -300, -6), "bill_late_fee_within_paid"),
    ):
        with pytest.raises(DatabaseError, match=told), transaction.atomic():
            insert_receipt(household, amount, fee, line, reverses=first)
    for broken in (
        lambda: Receipt.objects.filter(pk=first).update(late_fee_yuan=1),
        lambda: ReceiptLine.objects.filter(receipt=first).update(late_fee_yuan=1),
        lambda: Bill.objects.filter(pk=old.pk).update(late_fee_paid_yuan=301),
        lambda: Bill.objects.filter(pk=old.pk).update(late_fee_paid_yuan=-1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_the_account_names_late_fees_apart(household, community):
    """WT-10: in both results, in neither of billed, collected and 收缴率."""
    pay(household, "309.06")
    money = Money(EntryKind.SUPPLY, TODAY, D("620.00"), volume_m3=200)
    enter_money(community, money, actor=SYSTEM, now=NOON)

    year = (date(2026, 1, 1), date(2026, 12, 31))
    found = statement_of(community, first=year[0], last=year[1]).account

    assert (found.billed, found.collected) == (D("333.30"), D("303.00"))
    assert found.late_fees == D("6.06")
    assert found.result_billed == D("333.30") + D("6.06") - 620
    assert found.result_cash == D("303.00") + D("6.06") - 620
    assert found.collected_percent == D("90.9")
    period = Period(on=TODAY, since=year[0], now=NOON)
    figures = [
        find_indicator(f"water.{key}").measure([community], period)[community.pk].value
        for key in ("collected", "result_cash", "arrears")
    ]
    assert figures == [D("303.00"), found.result_cash, D("30.30")]
    book = openpyxl.load_workbook(io.BytesIO(write_dossier(community, today=TODAY)))
    rows = [list(row) for row in book.worksheets[0].values]
    head = next(row for row in rows if "实收违约金(元)" in row)
    [own] = [row for row in rows if row[0] == TODAY.year]
    assert own[head.index("实收违约金(元)")] == pytest.approx(6.06)


def test_the_worked_example_stays_to_the_fen():
    """WT-12; a late fee of 100.00 raises both results and no rate."""
    facts = {
        "billed": D("27270.00"), "collected": D("25906.50"),
        "supply_cost": D("37200.00"), "other_costs": D("4200.00"),
        "bought": 12000, "sold": 9000,
    }  # fmt: skip
    plain, late_too = Account(**facts), Account(**facts, late_fees=D("100.00"))

    assert (plain.result_billed, plain.result_cash) == (D("-14130.00"), D("-15493.50"))
    assert (late_too.result_billed, late_too.result_cash) == (
        D("-14030.00"), D("-15393.50"),
    )  # fmt: skip
    assert plain.collected_percent == late_too.collected_percent == D("95.0")


def test_the_desk_proposes_the_sum_and_the_receipt_shows_both(
    household, signed_in, funds_officer
):
    """WT-4, WT-11: the form says what is owed; the printed page names each part."""
    client = signed_in(funds_officer)
    page = reverse("admin:hazards_connection_change", args=[household.pk])
    [form] = [a["form"] for a in client.get(page).context["acts"] if a["name"] == "pay"]
    for_bills, fee = to_be_paid(household, on=timezone.localdate())
    assert form.fields["amount"].initial == for_bills + fee
    assert str(fee) in form.fields["amount"].help_text

    client.post(
        reverse("admin:hazards_connection_act", args=[household.pk]),
        {"act": "pay", "amount": for_bills + fee, "late_fee": "",
         "paid_on": timezone.localdate(), "method": "cash"},
    )  # fmt: skip

    receipt = Receipt.objects.get()
    assert (receipt.amount_yuan, receipt.late_fee_yuan) == (for_bills, fee)
    printed = client.get(reverse("admin:hazards_receipt_change", args=[receipt.pk]))
    shown = [str(value) for _label, value in printed.context["facts"]]
    assert {str(receipt.whole_yuan), str(for_bills), str(fee)} <= set(shown)
    assert printed.context["banners"] == []


def test_a_receipt_says_why_less_was_taken_and_why_it_was_taken_back(
    household, signed_in, funds_officer
):
    """WT-11: a second reason never hides the first."""
    receipt = pay(household, "303.00", late_fee=D(0), reason="社区决定免收")
    take_receipt_back(receipt, reason="收错户", actor=SYSTEM, now=NOON)
    page = reverse("admin:hazards_receipt_change", args=[receipt.pk])
    shown = [
        words for words, _ in signed_in(funds_officer).get(page).context["banners"]
    ]
    assert shown == ["社区决定免收", "收错户"]
