"""The sample water network: a ledger of a quarter, a round under way, a burst pipe."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import xlsxwriter
from django.utils import timezone

from hazards.choices.water import Cause, EntryKind, OutageKind, RepairKind, ServedArea
from hazards.models import BulkMeter, Connection, Segment
from hazards.operations.water.accounts import (
    Money,
    enter_bulk_reading,
    enter_money,
)
from hazards.operations.water.network import (
    add_bulk_meter,
    add_segment,
    add_valve,
    say_what_it_feeds,
)
from hazards.operations.water.nights import keep_baseline, read_night
from hazards.operations.water.readings import enter_reading, open_meter_round
from hazards.operations.water.repairs import (
    Done,
    accept_repair,
    announce_outage,
    assign_repair,
    finish_repair,
    report_fault,
)
from liuli.accounts.models import User
from liuli.demo.invented import SEED, STREETS, Inventor
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit

_HOMES = 48
_HEADS = (
    "序号", "户号", "户主", "地址", "用水人数", "上期读数", "本期读数", "用水量(吨)",
    "应收(元)", "实收(元)", "抄表日期",
)  # fmt: skip
_PRICE = Decimal("3.03")
_BULK_PRICE = Decimal("3.10")


def keep_water(
    community: Unit, *, worker: User, cadre: User, secretary: User, now: datetime
) -> None:
    """Pipes, last quarter's ledger, this quarter's round, repairs and costs."""
    today = timezone.localdate(now)
    sold = _take_ledger_in(community, today=today, now=now)
    _lay_pipes(community, sold=sold, today=today, now=now)
    _repair(community, worker=worker, cadre=cadre, secretary=secretary, now=now)
    open_meter_round(
        community,
        name=f"{today.year}年{today.month}月抄表",
        starts_on=today - timedelta(days=5),
        ends_on=today + timedelta(days=9),
        actor=SYSTEM,
    )
    rows = Connection.objects.filter(community=community).order_by("number")
    for place, connection in enumerate(rows[: _HOMES // 2]):
        last = connection.meters.get().readings.latest("read_on")
        enter_reading(
            connection,
            value=last.value + 6 + place % 9 * 3,
            read_on=today - timedelta(days=place % 4),
            actor=SYSTEM,
            now=now,
        )
    announce_outage(
        community,
        kind=OutageKind.PLANNED,
        starts_at=now + timedelta(days=2),
        ends_at=now + timedelta(days=2, hours=6),
        places="琉璃中街 1 号至 60 号",
        cause="更换老化管段",
        actor=cadre,
        now=now,
    )


def _take_ledger_in(community: Unit, *, today: date, now: datetime) -> int:
    read_on = today - timedelta(days=62)
    lines = list(_lines(read_on))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("抄表")
        sheet.write_string(0, 0, f"{read_on.year}年{read_on.month}月抄表收费登记")
        sheet.write_row(1, 0, _HEADS)
        for row, line in enumerate(lines, start=2):
            sheet.write_row(row, 0, line)
    import_file(
        community,
        data=out.getvalue(),
        file_name="自来水抄表.xlsx",
        kind="meter_reading",
        actor=SYSTEM,
        now=now,
    )
    return sum(int(line[7]) for line in lines)


def _lines(read_on: date) -> Iterator[tuple[int | float | str, ...]]:
    inventor = Inventor(SEED + 9)
    for number in range(1, _HOMES + 1):
        street = STREETS[number % len(STREETS)]
        before = inventor.chance.randrange(120, 2900)
        volume = inventor.chance.randrange(4, 58)
        due = float(_PRICE * volume)
        paid = due if number % 7 else 0
        yield (
            number, f"LL{number:04d}", inventor.name(), f"{street}{number * 2}号",
            2 + number % 4, before, before + volume, volume, due, paid,
            read_on.isoformat(),
        )  # fmt: skip


def _lay_pipes(community: Unit, *, sold: int, today: date, now: datetime) -> None:
    pipes = (
        ("中街干管", ServedArea.PLOTS, "总表井至中街 60 号", 100, 420, 1994),
        ("三街支管", ServedArea.FARMERS, "中街口至三街 120 号", 65, 380, 1996),
        ("机关宿舍支管", ServedArea.DORMITORY, "横街口至宿舍院", 50, 150, 1992),
    )
    for name, area, course, diameter, length, year in pipes:
        segment = add_segment(
            community,
            name=name,
            area=area,
            course=course,
            material="镀锌钢管",
            diameter_mm=diameter,
            length_m=length,
            laid_year=year,
            actor=SYSTEM,
        )
        add_valve(segment, name="1号阀", place=course, actor=SYSTEM)
    meter = add_bulk_meter(community, name="一号总表", serial="ZB-01", actor=SYSTEM)
    bought = sold * 4 // 3
    start = today - timedelta(days=123)
    for days, part in ((0, 0), (61, bought)):
        enter_bulk_reading(
            meter,
            value=80_000 + part,
            read_on=start + timedelta(days=days),
            actor=SYSTEM,
        )
    _watch_nights(meter, today=today, now=now)
    bulk = Money(
        kind=EntryKind.SUPPLY,
        on=today - timedelta(days=62),
        amount=_BULK_PRICE * bought,
        volume_m3=bought,
        what="总表水费",
    )
    enter_money(community, bulk, actor=SYSTEM, now=now)


def _watch_nights(meter: BulkMeter, *, today: date, now: datetime) -> None:
    """Five quiet nights are kept as usual; the three after them ask for a leak."""
    say_what_it_feeds(
        meter,
        segment=Segment.objects.in_unit(meter.unit).get(name="中街干管"),
        actor=SYSTEM,
    )
    value = Decimal("81200.000")
    for days, litres in enumerate((310, 305, 318, 312, 307, 452, 470, 481), start=-8):
        after = value + Decimal(litres) * 2 / 1000
        read_night(
            meter,
            night=today + timedelta(days=days),
            first=(time(2), value),
            last=(time(4), after),
            actor=SYSTEM,
        )
        value = after + 30
    keep_baseline(
        meter,
        first=today - timedelta(days=8),
        last=today - timedelta(days=4),
        reason="连续五夜无停水、无施工",
        actor=SYSTEM,
        now=now,
    )


def _repair(
    community: Unit, *, worker: User, cadre: User, secretary: User, now: datetime
) -> None:
    grid = worker.live_posts[0].unit
    mended = report_fault(
        grid,
        kind=RepairKind.BURST,
        place="琉璃中街 22 号门前",
        text="路面冒水",
        actor=worker,
        at=now - timedelta(days=20),
    )
    assign_repair(mended, repairer="社区管网维修队", segment=None, actor=cadre)
    done = Done(text="更换 2 米管段", cause=Cause.AGE, households_off=12, lost_m3=30)
    finish_repair(mended, done=done, actor=cadre, now=now - timedelta(days=19))
    accept_repair(mended, actor=secretary, now=now - timedelta(days=18))
    for kind, amount, what in (
        (EntryKind.MATERIAL, "860.00", "钢管与管箍"),
        (EntryKind.REPAIR_LABOUR, "600.00", "开挖与焊接"),
    ):
        money = Money(
            kind=kind,
            on=timezone.localdate(now) - timedelta(days=19),
            amount=Decimal(amount),
            what=what,
            repair=mended,
        )
        enter_money(community, money, actor=cadre, now=now)
    report_fault(
        grid,
        kind=RepairKind.LEAK,
        place="琉璃三街 46 号墙角",
        text="墙角渗水",
        actor=worker,
        at=now - timedelta(hours=5),
    )
