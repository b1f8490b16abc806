"""Bills: one for each reading that counts, priced by the tariff of its days (WT-3)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import BillState
from hazards.models import Bill, BillLine, Connection, MeterReading, Tariff
from hazards.operations.water.cutoffs import close_paid_notices
from hazards.operations.water.tariffs import prices_of
from hazards.policies import water as policies
from hazards.rules.water.late import LateTerms
from hazards.rules.water.tariffs import (
    Charge,
    Priced,
    UnpricedError,
    charges,
    total,
)
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

_Used = dict[int, dict[int, int]]


@transaction.atomic
def issue_bills(
    community: Unit, *, actor: Actor, now: datetime, readings: Any = None
) -> list[Bill]:
    """Bill every reading of a community that counts and is in no bill yet.

    `readings` narrows it to some of them. Raises Refused `nothing_to_bill`,
    `tariff_missing`.
    """
    require(policies.may_account, actor, community)
    today = timezone.localdate(now)
    waiting = _waiting(community, readings)
    if not waiting:
        raise Refused(
            _("No reading waits for a bill. Enter readings first."),
            code="nothing_to_bill",
        )
    due_on = today + timedelta(
        days=int(parameter("water.bill_due_days", unit=community, on=today))
    )
    priced = _price(community, waiting)
    bills = Bill.objects.bulk_create(
        Bill(
            connection_id=reading.meter.connection_id,
            reading=reading,
            first_on=_first_day(reading),
            last_on=reading.read_on,
            volume=reading.volume,
            amount_yuan=total(lines),
            due_on=due_on,
            issued_by_id=actor.actor_id,
            issued_at=now,
        )
        for reading, lines in priced
    )
    _write_lines(bills, [lines for _reading, lines in priced], prices_of(community)[1])
    record("hazards.water_billed", community, actor=actor, detail={"bills": len(bills)})
    return bills


@transaction.atomic
def void_bill(bill: Bill, *, reason: str, actor: Actor, now: datetime) -> Bill:
    """Take a wrong bill back; its reading may then be corrected or billed anew.

    A cut-off notice of which nothing is owed any more ends with it.

    Refused `bill_paid`, `bill_void`, `reason_missing`.
    """
    Connection.objects.for_update().get(pk=bill.connection_id)  # as payments do
    bill = Bill.objects.for_update().select_related("connection__unit").get(pk=bill.pk)
    require(policies.may_account, actor, bill.connection.unit)
    if bill.state == BillState.VOID:
        raise Refused(_("This bill is void already."), code="bill_void")
    if not reason.strip():
        raise Refused(_("Say why the bill is void."), code="reason_missing")
    if bill.paid_yuan:
        raise Refused(
            _("A bill with receipts cannot be void. Take the receipts back first."),
            code="bill_paid",
        )
    bill.state, bill.reason = BillState.VOID, reason.strip()
    bill.save(update_fields=["state", "reason"])
    record("hazards.water_bill_void", bill, actor=actor)
    close_paid_notices([bill.connection_id], actor=actor, now=now)
    return bill


def late_fee_of(bill: Bill, *, on: date) -> Decimal:
    """应收违约金 in yuan on a day, on what is still owed of a bill (WT-4, WT-11).

    Nothing where the community charges none, of a household that is spared, and for a
    bill that was withdrawn.
    """
    if bill.state == BillState.VOID:
        return Decimal("0.00")
    return late_terms(bill.connection, on=on).fee(
        bill.owed_yuan, days_late=(on - bill.due_on).days
    )


def late_terms(connection: Connection, *, on: date) -> LateTerms:
    """How a household is charged for being late on a day (WT-11)."""
    percent = parameter("water.late_fee_daily_percent", unit=connection.unit, on=on)
    return LateTerms(
        daily_rate=percent / 100,
        is_on=parameter("water.late_fee_on", unit=connection.unit, on=on),
        is_exempt=connection.is_vulnerable,
    )


def used_before(connections: Sequence[int]) -> _Used:
    """Per connection and year, what standing bills already hold."""
    rows = (
        BillLine.objects.filter(
            bill__connection__in=connections, bill__state=BillState.ISSUED
        )
        .order_by()
        .values_list("bill__connection", "year")
        .annotate(used=Sum("volume"))
    )
    used: _Used = defaultdict(dict)
    for connection, year, volume in rows:
        used[connection][year] = volume
    return used


def charges_of(
    *,
    volume: int,
    first: date,
    last: date,
    people: int,
    used: dict[int, int],
    prices: Sequence[Priced],
) -> list[Charge]:
    """The lines of one bill. Refused `tariff_missing`."""
    try:
        return charges(
            volume,
            first=first,
            last=last,
            people=people,
            used_before=used,
            tariffs=prices,
        )
    except UnpricedError as unpriced:
        raise Refused(
            _("No tariff is in force on %(day)s. Enter it first.")
            % {"day": str(unpriced)},
            code="tariff_missing",
        ) from unpriced


def _waiting(community: Unit, readings: Any) -> list[MeterReading]:
    rows = MeterReading.objects.filter(meter__connection__community=community)
    if readings is not None:
        rows = rows.filter(pk__in=[one.pk for one in readings])
    return list(
        rows.unbilled()
        .select_related("meter__connection")
        .for_update()
        .order_by("read_on", "pk")
    )


def _price(
    community: Unit, waiting: list[MeterReading]
) -> list[tuple[MeterReading, list[Charge]]]:
    prices, _rows = prices_of(community)
    used = used_before([one.meter.connection_id for one in waiting])
    priced = []
    for reading in waiting:
        connection = reading.meter.connection
        own = used[connection.pk]
        lines = charges_of(
            volume=reading.volume,
            first=_first_day(reading),
            last=reading.read_on,
            people=connection.people,
            used=own,
            prices=prices,
        )
        for line in lines:
            own[line.year] = own.get(line.year, 0) + line.volume
        priced.append((reading, lines))
    return priced


def _first_day(reading: MeterReading) -> date:
    """The day after the last reading; a first reading on its own day is that day."""
    return min(reading.since_on + timedelta(days=1), reading.read_on)


def _write_lines(
    bills: Sequence[Bill], lines: Sequence[list[Charge]], tariffs: dict[str, Tariff]
) -> None:
    BillLine.objects.bulk_create(
        BillLine(
            bill=bill,
            tariff=tariffs[line.tariff],
            year=line.year,
            tier=line.tier,
            volume=line.volume,
            price_yuan=line.price,
            amount_yuan=line.amount,
        )
        for bill, parts in zip(bills, lines, strict=True)
        for line in parts
    )
