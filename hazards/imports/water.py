"""The meter ledger: 自来水抄表, readings with what was due and paid (WT-4, WT-5)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hazards.choices.water import Method, ReadingKind, ReadingState
from hazards.models import (
    Bill,
    BillLine,
    Connection,
    Meter,
    MeterReading,
    Receipt,
    ReceiptLine,
)
from hazards.operations.water.bills import charges_of, used_before
from hazards.operations.water.cutoffs import close_paid_notices
from hazards.operations.water.tariffs import prices_of
from hazards.policies.water import may_account
from hazards.rules.water.ledger import read_before_on
from hazards.rules.water.readings import use_between
from hazards.rules.water.tariffs import Charge, total
from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.merging import Batch, Match, Merged, Target, refuse
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.access import require
from liuli.kernel.money import to_yuan
from liuli.kernel.names import normalise_name
from liuli.parameters.operations import parameter
from liuli.places.models import Address

_DIGITS: Final = 5
_MOST_READ: Final = 999_999_999
_MOST_PEOPLE: Final = 200
_NOTHING: Final = Decimal("0.00")

_CONNECTION: Final = Target(
    Connection,
    (Match(("community", "number")),),
    change={"holder_name": (), "people": ()},
)
_METER: Final = Target(Meter, (Match(("connection",), where="t.removed_on IS NULL"),))
_READING: Final = Target(
    MeterReading,
    (Match(("meter", "read_on"), where="t.state <> 'void'"),),
    change={"value": ()},
    protected="true",
)
_BILL: Final = Target(Bill, (Match(("reading",), where="t.state = 'issued'"),))
_BILL_LINE: Final = Target(BillLine, (Match(("bill", "tariff", "year", "tier")),))
_RECEIPT: Final = Target(Receipt, (Match(("ledger_key",)),))
_RECEIPT_LINE: Final = Target(ReceiptLine, (Match(("receipt", "bill")),))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the portal knows of a number: its last reading and what is billed."""

    connection: int
    value: int
    read_on: Any
    days: frozenset[Any]


@ledger_kind("meter_reading", label=_("Meter reading ledger"))
class MeterReadings(LedgerKind):
    """One row a household: two readings, the volume, what was due and paid."""

    import_capability = Capability.WATER_VIEW
    columns = (
        Column("number", ("户号", "用户编号", "用户号", "水表户号"), parsers.text(20)),
        Column("holder", ("户主", "户名", "用户姓名", "姓名"), parsers.raw),
        Column("address", ("地址", "用水地址", "住址", "门牌号"), parsers.text(200)),
        Column(
            "people",
            ("用水人数", "人数", "用水人口", "人口数"),
            parsers.count(_MOST_PEOPLE),
        ),
        Column(
            "previous",
            ("上期读数", "上次读数", "上次抄码", "上期抄码", "起码"),
            parsers.count(_MOST_READ),
        ),
        Column(
            "value",
            ("本期读数", "本次读数", "本次抄码", "本期抄码", "止码"),
            parsers.count(_MOST_READ),
        ),
        Column("volume", ("用水量(吨)", "用水量", "用量", "吨数"), parsers.number),
        Column("due", ("应收(元)", "应收", "应收水费", "应缴"), parsers.number),
        Column("paid", ("实收(元)", "实收", "实收水费", "已缴"), parsers.number),
        Column("read_on", ("抄表日期", "抄表时间", "日期"), parsers.past_day),
    )
    needs = (("number",), ("previous",), ("value",))
    title_words = ("抄表", "自来水", "水费", "水表")
    refusals = frozenset(
        {
            "water_number_missing", "address_missing", "reading_missing",
            "reading_backwards", "reading_does_not_follow",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_connection"
    list_view = "admin:hazards_meterreading_changelist"
    sums = ("volume", "due", "paid")

    def check(self, row: Row, reading: Reading) -> None:
        """Whose row it is, and whether its readings and amounts fit each other."""
        values = row.values
        values["number"] = values.get("number") or ""
        values["holder"] = normalise_name(values.get("holder")).text[:50]
        values["address"] = (values.get("address") or "").strip()
        values["read_on"] = values.get("read_on") or row.as_of
        if not values["number"]:
            row.add_problem("water_number_missing", "number")
        if not values["address"]:
            row.add_problem("address_missing", "address")
        previous, value = values.get("previous"), values.get("value")
        if previous is None or value is None or values["read_on"] is None:
            row.add_problem("reading_missing", "value")
            return
        values["digits"] = max(_DIGITS, len(str(previous)), len(str(value)))
        use = use_between(previous, value, digits=values["digits"])
        values["use"] = use
        if use.is_backwards:
            row.add_problem("reading_backwards", "value")
            return
        written = values.get("volume")
        if written is not None and written != use.volume:
            row.add_problem("amount_differs", "volume", computed=str(use.volume))
        _check_money(row)

    def key(self, row: Row) -> Hashable | None:
        """The household number."""
        return row.values["number"] or None

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Connections, meters, readings, then bills and receipts of what is new."""
        if batch.job is not None and batch.job.uploaded_by is not None:
            require(may_account, batch.job.uploaded_by, batch.community)
        known = _known(rows, batch)
        fitting = [row for row in rows if _follows(row, known)]
        places = batch.locate({row.values["address"] for row in fitting})
        connections = batch.merge(
            _CONNECTION,
            [_connection(row, places, batch) for row in fitting],
        )
        meters = batch.merge(
            _METER,
            [_meter(row, c.pk) for row, c in zip(fitting, connections, strict=True)],
        )
        readings = batch.merge(
            _READING,
            [
                _reading(row, meter.pk, known, batch)
                for row, meter in zip(fitting, meters, strict=True)
            ],
        )
        paid = _Money(batch).merge(fitting, connections, readings, known)
        if not batch.is_dry:
            households = [row.pk for row in connections if row.pk is not None]
            close_paid_notices(households, actor=batch.actor, now=batch.now)
        for row, reading, connection, money in zip(
            fitting, readings, connections, paid, strict=True
        ):
            batch.settle(row, reading, connection, *money)
            if batch.is_outside_grids(places.get(row.values["address"])):
                row.add_problem("address_outside_grids", "address")


class _Money:
    """Bills of new readings, and receipts of what was paid beyond what is known."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.prices, self.tariffs = prices_of(batch.community)
        self.days = int(
            parameter("water.bill_due_days", unit=batch.community, on=batch.today)
        )

    def merge(
        self,
        rows: Sequence[Row],
        connections: Sequence[Merged],
        readings: Sequence[Merged],
        known: dict[str, _Known],
    ) -> list[list[Merged]]:
        """What became of the money of each row."""
        new = [n for n, reading in enumerate(readings) if reading.outcome == "created"]
        used = used_before([known[_number(rows[n])].connection
                            for n in new if _number(rows[n]) in known])  # fmt: skip
        charged = {n: self._charges(rows[n], known, used) for n in new}
        bills = self.batch.merge(
            _BILL,
            [
                self._bill(
                    rows[n], connections[n].pk, readings[n].pk, known, charged[n]
                )
                for n in new
            ],
        )
        billed = dict(zip(new, bills, strict=True))
        self._lines(rows, billed, charged)
        receipts = self._receipts(rows, connections, billed, charged)
        return [
            [part for part in (billed.get(n), receipts.get(n)) if part is not None]
            for n in range(len(rows))
        ]

    def _charges(
        self, row: Row, known: dict[str, _Known], used: dict[int, dict[int, int]]
    ) -> list[Charge]:
        own = known.get(_number(row))
        lines = charges_of(
            volume=row.values["use"].volume,
            first=_since(row, known) + timedelta(days=1),
            last=row.values["read_on"],
            people=row.values.get("people") or 1,
            used=used.get(own.connection, {}) if own else {},
            prices=self.prices,
        )
        due, computed = row.values["due"], total(lines)
        if due is not None and due != computed:
            row.add_problem("amount_differs", "due", computed=f"{computed:f}")
        return lines

    def _bill(
        self,
        row: Row,
        connection: int | None,
        reading: int | None,
        known: dict[str, _Known],
        lines: list[Charge],
    ) -> dict[str, Any]:
        read_on = row.values["read_on"]
        return {
            "connection": connection,
            "reading": reading,
            "first_on": _since(row, known) + timedelta(days=1),
            "last_on": read_on,
            "volume": row.values["use"].volume,
            "amount_yuan": _due(row, lines),
            "due_on": read_on + timedelta(days=self.days),
            "is_as_written": True,
            "issued_at": self.batch.now,
        }

    def _lines(
        self,
        rows: Sequence[Row],
        bills: dict[int, Merged],
        charged: dict[int, list[Charge]],
    ) -> None:
        """Only where they sum to what the ledger says was due."""
        self.batch.merge(
            _BILL_LINE,
            [
                {
                    "bill": bill.pk,
                    "tariff": self.tariffs[line.tariff].pk,
                    "year": line.year,
                    "tier": line.tier,
                    "volume": line.volume,
                    "price_yuan": line.price,
                    "amount_yuan": line.amount,
                }
                for n, bill in bills.items()
                if _due(rows[n], charged[n]) == total(charged[n])
                for line in charged[n]
            ],
        )

    def _receipts(
        self,
        rows: Sequence[Row],
        connections: Sequence[Merged],
        bills: dict[int, Merged],
        charged: dict[int, list[Charge]],
    ) -> dict[int, Merged]:
        paid = {
            n: min(rows[n].values["paid"], _due(rows[n], charged[n]))
            for n in bills
            if rows[n].values["paid"]
        }
        receipts = self.batch.merge(
            _RECEIPT,
            [
                {
                    "connection": connections[n].pk,
                    "amount_yuan": amount,
                    "paid_on": max(
                        rows[n].as_of or rows[n].values["read_on"],
                        rows[n].values["read_on"],
                    ),
                    "method": Method.UNKNOWN.value,
                    "at": self.batch.now,
                    "ledger_key": _ledger_key(rows[n], self.batch),
                }
                for n, amount in paid.items()
            ],
        )
        made = dict(zip(paid, receipts, strict=True))
        self.batch.merge(
            _RECEIPT_LINE,
            [
                {"receipt": made[n].pk, "bill": bills[n].pk, "amount_yuan": amount}
                for n, amount in paid.items()
            ],
        )
        return made


def _check_money(row: Row) -> None:
    values = row.values
    for key in ("due", "paid"):
        amount = values.get(key)
        values[key] = None if amount is None or amount < 0 else to_yuan(Decimal(amount))
    due, paid = values["due"], values["paid"]
    if due is not None and paid is not None and paid > due:
        row.add_problem("amount_differs", "paid", computed=f"{due:f}")


def _known(rows: Sequence[Row], batch: Batch) -> dict[str, _Known]:
    """The meters that turn at the numbers of the rows, by three statements."""
    numbers = {_number(row) for row in rows}
    meters = (
        Meter.objects.present()
        .filter(connection__community=batch.community, connection__number__in=numbers)
        .select_related("connection")
    )
    by_meter: dict[int, list[MeterReading]] = {}
    standing = MeterReading.objects.standing().filter(meter__in=meters)
    for reading in standing.order_by("read_on", "pk"):
        by_meter.setdefault(reading.meter_id, []).append(reading)
    found = {}
    for meter in meters:
        past = by_meter.get(meter.pk, [])
        found[meter.connection.number] = _Known(
            connection=meter.connection_id,
            value=past[-1].value if past else meter.start_value,
            read_on=past[-1].read_on if past else None,
            days=frozenset(one.read_on for one in past),
        )
    return found


def _follows(row: Row, known: dict[str, _Known]) -> bool:
    """A reading goes on where the last one ended; a known day is only compared."""
    own = known.get(_number(row))
    if own is None or row.values["read_on"] in own.days:
        return True
    is_later = own.read_on is None or row.values["read_on"] > own.read_on
    if is_later and row.values["previous"] == own.value:
        return True
    refuse(row, "reading_does_not_follow", "previous", known=str(own.value))
    return False


def _connection(row: Row, places: dict[str, Address], batch: Batch) -> dict[str, Any]:
    place = places.get(row.values["address"])
    return {
        "unit": place.unit_id if place else batch.community.pk,
        "community": batch.community.pk,
        "number": _number(row),
        "holder_name": row.values["holder"] or None,
        "address": place.pk if place else None,
        "people": row.values.get("people") or 1,
    }


def _meter(row: Row, connection: int | None) -> dict[str, Any]:
    return {
        "connection": connection,
        "digits": row.values["digits"],
        "start_value": row.values["previous"],
    }


def _reading(
    row: Row, meter: int | None, known: dict[str, _Known], batch: Batch
) -> dict[str, Any]:
    values = row.values
    return {
        "meter": meter,
        "since_on": _since(row, known),
        "read_on": values["read_on"],
        "previous": values["previous"],
        "value": values["value"],
        "volume": values["use"].volume,
        "has_rolled": values["use"].has_rolled,
        "kind": ReadingKind.READ.value,
        "state": ReadingState.COUNTED.value,
        "at": batch.now,
    }


def _since(row: Row, known: dict[str, _Known]) -> Any:
    own = known.get(_number(row))
    if own is not None and own.read_on is not None:
        return min(own.read_on, row.values["read_on"] - timedelta(days=1))
    return read_before_on(row.facts.titles, read_on=row.values["read_on"])


def _due(row: Row, lines: list[Charge]) -> Decimal:
    due: Decimal | None = row.values["due"]
    return total(lines) if due is None else due


def _number(row: Row) -> str:
    return str(row.values["number"])


def _ledger_key(row: Row, batch: Batch) -> str:
    return f"{batch.community.code}/{_number(row)}/{row.values['read_on']}"
