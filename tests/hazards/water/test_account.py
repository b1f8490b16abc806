"""The water account and its dossier, from readings to the result (B4, B5)."""

import io
from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import openpyxl
import pytest
from django.db import DatabaseError, transaction

from hazards.choices.water import (
    EntryKind,
    Method,
    OutageKind,
    RepairKind,
    RepairState,
)
from hazards.exports.water import write_dossier
from hazards.models import BulkMeter, Repair, Segment, WaterEntry
from hazards.operations.water.accounts import (
    Money,
    enter_bulk_reading,
    enter_money,
    statement_of,
    take_money_back,
)
from hazards.operations.water.network import add_bulk_meter, add_segment
from hazards.operations.water.receipts import take_payment, take_receipt_back
from hazards.operations.water.repairs import (
    Done,
    accept_repair,
    announce_outage,
    assign_repair,
    finish_repair,
    report_fault,
)
from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, bills_of

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def enter(community, kind, amount, *, actor=SYSTEM, **facts):
    money = Money(kind, TODAY, D(amount), **facts)
    return enter_money(community, money, actor=actor, now=NOON)


def pay(connection, amount):
    return take_payment(
        connection, amount=D(amount), paid_on=TODAY, method=Method.CASH, actor=SYSTEM,
        now=NOON,
    )  # fmt: skip


def a_burst(unit, worker, cadre, **facts):
    repair = report_fault(
        unit, kind=RepairKind.BURST, place="中街口", actor=worker, at=NOON, **facts
    )
    return assign_repair(repair, repairer="维修队", segment=None, actor=cadre)


@pytest.fixture
def year(grid, community, worker, cadre):
    """100 m³ sold of 200 bought; 303.00 billed, 200.00 paid."""
    connection = a_connection(grid, start=0, people=4)
    a_reading(connection, 5, days_ago=60)
    a_reading(connection, 105)
    bills_of(community)
    receipt = pay(connection, "215.15")
    repair = a_burst(grid, worker, cadre)
    enter(community, EntryKind.SUPPLY, "620.00", volume_m3=200)
    enter(community, EntryKind.MATERIAL, "24.00", repair=repair)
    enter(community, EntryKind.LABOUR, "18.00")
    enter(community, EntryKind.SUBSIDY, "50.00")
    return connection, receipt


def test_billed_and_collected_are_told_apart_and_nothing_is_spread(year, community):
    """WT-10, WT-6: as WT-12, from rows; the sums are those of the database."""
    found = statement_of(community, first=FIRST, last=LAST)

    account = found.account
    assert (account.billed, account.collected) == (D("318.15"), D("215.15"))
    assert account.result_billed == D("318.15") - 620 - 42 + 50
    assert account.result_cash == D("215.15") - 620 - 42 + 50
    assert (account.volume_gap, account.gap_cost) == (95, D("294.50"))
    assert found.balance.nrw_percent == D("47.5")
    assert (found.is_complete, found.doubt_days) == (True, None)


def test_the_figures_say_the_same_and_open_their_receipts(year, community, grid):
    """B4: the deficit opens to its receipts; a grid has no result of its own."""
    _connection, receipt = year
    period = Period(on=TODAY, since=FIRST, now=NOON)

    def figure(key):
        return find_indicator(f"water.{key}").measure([community, grid], period)

    values = {
        key: figure(key)[community.pk].value
        for key in ("connections", "billed_volume", "billed", "collected", "arrears",
                    "loss_rate", "result_cash", "bursts")
    }  # fmt: skip
    assert values == {
        "connections": 1,
        "billed_volume": 105,
        "billed": D("318.15"),
        "collected": D("215.15"),
        "arrears": D("103.00"),
        "loss_rate": D("47.5"),
        "result_cash": D("-396.85"),
        "bursts": 1,
    }
    assert figure("result_cash")[grid.pk].as_of is None
    assert figure("billed")[grid.pk].value == D("318.15")
    rows = find_indicator("water.result_cash").rows.find(period)
    assert list(rows) == [receipt]


def test_a_payment_taken_back_is_owed_again(year, community):
    """WT-10: cash and arrears follow at once."""
    _connection, receipt = year
    take_receipt_back(receipt, reason="收错", actor=SYSTEM, now=NOON)

    assert statement_of(community, first=FIRST, last=LAST).account.collected == 0
    arrears = find_indicator("water.arrears")
    period = Period(on=TODAY, now=NOON)
    assert arrears.measure([community], period)[community.pk].value == D("318.15")


def test_a_month_with_too_few_readings_computes_no_loss(year, community, grid):
    """WT-7: below 95 of 100."""
    a_connection(grid)
    found = statement_of(community, first=FIRST, last=LAST)
    assert (found.read, found.connections, found.is_complete) == (1, 2, False)


def test_bulk_readings_of_other_days_are_interpolated(year, community):
    """WT-7: 总表 and 户表 on different days; the doubt is told in days."""
    meter = add_bulk_meter(community, name="一号", actor=SYSTEM)
    for day, value in ((date(2025, 12, 22), 1000), (date(2026, 1, 11), 1200),
                       (date(2027, 1, 1), 1500)):  # fmt: skip
        enter_bulk_reading(meter, value=value, read_on=day, actor=SYSTEM)

    found = statement_of(community, first=FIRST, last=LAST)

    assert (found.balance.supplied, found.doubt_days) == (399, 10)
    with pytest.raises(Refused):
        enter_bulk_reading(meter, value=1, read_on=TODAY, actor=SYSTEM)
    with pytest.raises(DatabaseError), transaction.atomic():
        BulkMeter.objects.get().readings.create(read_on=TODAY, value=1)


def test_entries_are_taken_back_not_changed_and_costs_tie_to_repairs(
    year, community, worker
):
    """B3: each cost ties to a repair; WT-10."""
    entry = WaterEntry.objects.get(kind=EntryKind.LABOUR)
    take_money_back(entry, reason="记错", actor=SYSTEM, now=NOON)
    assert statement_of(community, first=FIRST, last=LAST).account.other_costs == 24
    with pytest.raises(Refused):
        take_money_back(entry, reason="again", actor=SYSTEM, now=NOON)
    with pytest.raises(NotAllowed):
        enter(community, EntryKind.POWER, "1.00", actor=worker)
    for broken in (
        lambda: WaterEntry.objects.filter(pk=entry.pk).update(amount_yuan=1),
        lambda: WaterEntry.objects.create(
            unit=community, kind=EntryKind.MATERIAL, on=TODAY, amount_yuan=1, at=NOON
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_another_person_accepts_a_repair(grid, worker, cadre, secretary):
    """WT-9: reported, in hand, done, accepted; by the portal and the database."""
    repair = a_burst(grid, worker, cadre)
    with pytest.raises(NotAllowed):
        finish_repair(repair, done=Done("换管"), actor=worker, now=NOON)
    done = finish_repair(repair, done=Done("换管", lost_m3=9), actor=cadre, now=NOON)
    with pytest.raises(Refused) as refused, transaction.atomic():
        accept_repair(done, actor=cadre, now=NOON)
    assert refused.value.code == "same_person"
    with pytest.raises(DatabaseError), transaction.atomic():
        Repair.objects.filter(pk=done.pk).update(
            state=RepairState.ACCEPTED, accepted_by=cadre, accepted_at=NOON
        )
    assert accept_repair(done, actor=secretary, now=NOON).lost_m3 == 9


def test_bursts_are_counted_by_segment(grid, community, worker, cadre):
    """B1, B3: repeat bursts on one segment."""
    pipe = add_segment(community, name="干管", area="plots", actor=SYSTEM)
    for _ in range(2):
        a_burst(grid, worker, cadre, segment=pipe)
    since = TODAY - timedelta(days=365)
    assert Segment.objects.with_bursts(since).get().burst_count == 2


def test_a_planned_outage_is_announced_a_day_ahead(community, cadre):
    """WT-9: planned at least 24 hours ahead, an emergency at once."""

    def announce(kind, hours):
        return announce_outage(
            community, kind=kind, starts_at=NOON + timedelta(hours=hours),
            ends_at=NOON + timedelta(hours=hours + 4), places="中街", cause="换管",
            actor=cadre, now=NOON,
        )  # fmt: skip

    with pytest.raises(Exception, match="24"):
        announce(OutageKind.PLANNED, 23)
    announce(OutageKind.PLANNED, 24)
    announce(OutageKind.EMERGENCY, 0)


def test_the_dossier_holds_the_whole_network_and_no_name(year, community):
    """B5, WT-1: from the records, nothing typed anew, for the water company."""
    connection, _receipt = year
    book = openpyxl.load_workbook(io.BytesIO(write_dossier(community, today=TODAY)))

    cells = {
        sheet.title: [[c for c in row if c is not None] for row in sheet.values]
        for sheet in book
    }
    numbers = [row[0] for row in list(cells.values())[3][1:] if row]
    assert len(cells) == 7
    assert numbers == [connection.number]
    assert any(-396.85 in row for row in next(iter(cells.values())))
