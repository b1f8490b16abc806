"""自来水抄表.xlsx: 640 connections, one planted backward reading (issue 4 section 4)."""

import io
from decimal import Decimal as D  # noqa: N817 - amounts

import xlsxwriter
from django.db.models import Sum

from hazards.models import Bill, Connection, Meter, MeterReading, Receipt
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from tests.clock import NOON
from tests.ledgers.samples import EXPECTED, sample

NAME = "自来水抄表.xlsx"
HEADS = ["户号", "户主", "地址", "用水人数", "上期读数", "本期读数", "应收(元)",
         "实收(元)", "抄表日期"]  # fmt: skip


def book(*rows, title="2025年第一季度抄表收费登记"):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("抄表")
        sheet.write_row(0, 0, [title])
        sheet.write_row(1, 0, HEADS)
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def problems(result):
    return [(p.row, p.code) for p in result.problems if p.level != "warning"]


def test_the_sample_ledger_comes_in_to_the_fen_and_twice_changes_nothing(
    bring_in, secretary
):
    """WT-4, WT-5, B2: the backward reading is refused with its row."""
    wanted = EXPECTED[NAME]
    bad = [(one["row"], one["code"]) for one in wanted["rows_bad"]]

    first = bring_in(sample(NAME), NAME)
    again = bring_in(sample(NAME), NAME)

    sums = Bill.objects.aggregate(
        volume=Sum("volume"), due=Sum("amount_yuan"), paid=Sum("paid_yuan")
    )
    assert first.kind.slug == wanted["kind"]
    assert problems(first) == problems(again) == bad
    assert counts_of(first)["created"] == wanted["connections"]
    assert counts_of(again)["unchanged"] == wanted["connections"]
    assert Connection.objects.count() == wanted["connections"]
    people = Connection.objects.aggregate(people=Sum("people"))["people"]
    assert people == wanted["people"]
    assert sums == {
        "volume": wanted["volume_m3"],
        "due": D(str(wanted["billed"])),
        "paid": D(str(wanted["collected"])),
    }
    received = Receipt.objects.aggregate(all=Sum("amount_yuan"))["all"]
    assert received == D(str(wanted["collected"]))
    first_day = Bill.objects.order_by("pk").first().first_on
    assert str(first_day) == "2024-10-01"


def test_an_import_of_readings_is_undone_whole(bring_in, secretary, community):
    """XL-10: receipts of a ledger go with it, others never do."""
    from liuli.exchange.models import Import

    bring_in(book(["LL1", "张三", "琉璃三街1号", 3, 10, 20, 30.3, 30.3, "2025-03-01"]))

    undo_import(Import.objects.get(), actor=secretary, now=NOON)

    for model in (Connection, Meter, MeterReading, Bill, Receipt):
        assert not model.objects.exists()


def test_the_next_ledger_goes_on_where_the_last_one_ended(bring_in):
    """WT-5: a reading that does not follow is refused, also a twin in one file."""
    one = ["LL1", "张三", "琉璃三街1号", 3]
    bring_in(book([*one, 10, 20, 30.3, "", "2025-03-01"]))

    result = bring_in(
        book(
            [*one, 20, 31, "", 0, "2025-06-01"],
            ["LL1", "张三", "琉璃三街1号", 3, 31, 32, "", "", "2025-06-02"],
            ["LL2", "李四", "琉璃三街2号", 3, 5, "", "", "", "2025-06-01"],
            ["", "李四", "琉璃三街2号", 3, 5, 6, "", "", "2025-06-01"],
            title="2025年第二季度抄表收费登记",
        )
    )
    late = bring_in(book([*one, 25, 40, "", "", "2025-09-01"]))
    kept = bring_in(book([*one, 20, 33, "", "", "2025-06-01"]))

    assert problems(result) == [
        (4, "duplicate_connection"),
        (5, "reading_missing"),
        (6, "water_number_missing"),
    ]
    assert problems(late) == [(3, "reading_does_not_follow")]
    assert [p.code for p in kept.problems] == ["value_kept"]
    bills = Bill.objects.order_by("pk").values_list("volume", "amount_yuan")
    assert list(bills) == [(10, D("30.30")), (11, D("33.33"))]


def test_an_amount_that_differs_is_kept_as_written_and_told(bring_in):
    """WT-4: what the household was billed is what the paper says."""
    result = bring_in(
        book(["LL1", "张三", "琉璃三街1号", 3, 10, 20, 31, 40, "2025-03-01"])
    )

    bill = Bill.objects.get()
    assert [p.code for p in result.problems] == ["amount_differs", "amount_differs"]
    assert (bill.amount_yuan, bill.paid_yuan) == (D("31.00"), D("31.00"))
    assert bill.lines.count() == 0
