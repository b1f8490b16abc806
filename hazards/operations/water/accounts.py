"""The water account: what is entered, and what a period comes to (WT-6 to WT-10)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import EntryKind, ReadingState
from hazards.models import (
    Bill,
    BulkMeter,
    BulkReading,
    Connection,
    Receipt,
    Repair,
    UnbilledUse,
    WaterEntry,
)
from hazards.policies import water as policies
from hazards.rules.water.account import Account
from hazards.rules.water.balance import Balance, is_complete
from hazards.rules.water.readings import days_apart, value_on
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

_NOTHING: Final = Decimal("0.00")
_COSTS: Final = tuple(
    kind for kind in EntryKind if kind not in {EntryKind.SUPPLY, EntryKind.SUBSIDY}
)


@dataclass(frozen=True, slots=True)
class Money:
    """One cost or subsidy as it is entered."""

    kind: EntryKind
    on: date
    amount: Decimal
    what: str = ""
    document: str = ""
    volume_m3: int | None = None
    quantity: Decimal | None = None
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A period: its money, its water, and how much of it is known (WT-7)."""

    account: Account
    balance: Balance
    read: int
    connections: int
    is_complete: bool
    doubt_days: int | None  # of interpolated bulk readings; None: by the bulk bills


@transaction.atomic
def enter_money(
    community: Unit, money: Money, *, actor: Actor, now: datetime
) -> WaterEntry:
    """Enter a bulk bill, a cost or a subsidy. Refused `amount_wrong`."""
    require(policies.may_enter_cost, actor, community)
    if money.amount <= 0:
        raise Refused(_("The amount must be more than nothing."), code="amount_wrong")
    entry = WaterEntry(
        unit=community,
        kind=money.kind,
        on=money.on,
        amount_yuan=to_yuan(money.amount),
        volume_m3=money.volume_m3,
        quantity=money.quantity,
        what=money.what.strip(),
        document=money.document.strip(),
        repair=money.repair,
        by_id=actor.actor_id,
        at=now,
    )
    entry.full_clean()
    entry.save()
    record("hazards.water_money_entered", entry, actor=actor)
    return entry


@transaction.atomic
def take_money_back(
    entry: WaterEntry, *, reason: str, actor: Actor, now: datetime
) -> WaterEntry:
    """Write the row that takes a wrong entry back, on its own day.

    Refused `taken_back`, `reason_missing`.
    """
    entry = WaterEntry.objects.for_update().select_related("unit").get(pk=entry.pk)
    require(policies.may_enter_cost, actor, entry.unit)
    if not reason.strip():
        raise Refused(_("Say why the entry is taken back."), code="reason_missing")
    taken_back = WaterEntry.objects.filter(reverses=entry).exists()
    if entry.reverses_id is not None or taken_back:
        raise Refused(_("This entry is taken back already."), code="taken_back")
    opposite = WaterEntry.objects.create(
        unit=entry.unit,
        kind=entry.kind,
        on=entry.on,
        amount_yuan=-entry.amount_yuan,
        volume_m3=None if entry.volume_m3 is None else 0,
        what=entry.what,
        document=entry.document,
        repair=entry.repair,
        by_id=actor.actor_id,
        at=now,
        reverses=entry,
        reason=reason.strip(),
    )
    record("hazards.water_money_taken_back", opposite, actor=actor)
    return opposite


@transaction.atomic
def enter_bulk_reading(
    meter: BulkMeter, *, value: int, read_on: date, actor: Actor
) -> BulkReading:
    """What the bulk meter said. Refused by the database where it runs backwards."""
    require(policies.may_keep, actor, meter.unit)
    reading = BulkReading(
        meter=meter, read_on=read_on, value=value, by_id=actor.actor_id
    )
    reading.full_clean()
    _refuse_backwards(reading)
    reading.save()
    record("hazards.bulk_meter_read", reading, actor=actor)
    return reading


@transaction.atomic
def note_dossier(community: Unit, *, actor: Actor) -> None:
    """Note that the dossier of the network left the portal (B5)."""
    require(policies.may_enter_cost, actor, community)
    record("hazards.water_dossier_written", community, actor=actor)


def statement_of(community: Unit, *, first: date, last: date) -> Statement:
    """What a period comes to, billed and collected apart (WT-10, WT-12)."""
    days = (first, last)
    bills = Bill.objects.standing().in_unit(community).filter(last_on__range=days)
    billed = bills.aggregate(money=Sum("amount_yuan"), water=Sum("volume"))
    receipts = Receipt.objects.in_unit(community).filter(paid_on__range=days)
    taken = receipts.aggregate(bills=Sum("amount_yuan"), late=Sum("late_fee_yuan"))
    entries = WaterEntry.objects.in_unit(community).between(first, last)
    kinds = {
        kind: (money, water)
        for kind, money, water in entries.order_by()
        .values_list("kind")
        .annotate(Sum("amount_yuan"), Sum("volume_m3"))
    }
    nothing = (_NOTHING, 0)
    supply_cost, by_bills = kinds.get(EntryKind.SUPPLY, nothing)
    sold = billed["water"] or 0
    measured, doubt = _through_bulk_meters(community, first=first, last=last)
    supplied = by_bills if measured is None else measured
    unbilled = UnbilledUse.objects.in_unit(community).filter(on__range=days)
    read, connections = _read(community, first=first, last=last)
    needed = parameter("water.read_percent", unit=community, on=last)
    return Statement(
        account=Account(
            billed=billed["money"] or _NOTHING,
            collected=taken["bills"] or _NOTHING,
            late_fees=taken["late"] or _NOTHING,
            supply_cost=supply_cost,
            other_costs=sum((kinds.get(kind, nothing)[0] for kind in _COSTS), _NOTHING),
            subsidies=kinds.get(EntryKind.SUBSIDY, nothing)[0],
            bought=by_bills,
            sold=sold,
        ),
        balance=Balance(supplied or 0, sold, int(_sum(unbilled, "volume_m3"))),
        read=read,
        connections=connections,
        is_complete=is_complete(read, connections, needed_percent=needed),
        doubt_days=doubt,
    )


def _refuse_backwards(reading: BulkReading) -> None:
    others = BulkReading.objects.filter(meter=reading.meter)
    before = others.filter(read_on__lt=reading.read_on, value__gt=reading.value)
    after = others.filter(read_on__gt=reading.read_on, value__lt=reading.value)
    if before.exists() or after.exists():
        raise Refused(
            _("A bulk meter only runs forwards. Compare it with the readings around."),
            code="reading_backwards",
        )


def _through_bulk_meters(
    community: Unit, *, first: date, last: date
) -> tuple[int | None, int | None]:
    """Water between the two days on the straight lines of the bulk meters (WT-7)."""
    by_meter: dict[int, list[tuple[date, int]]] = {}
    rows = BulkReading.objects.in_unit(community).order_by("read_on")
    for meter, day, value in rows.values_list("meter", "read_on", "value"):
        by_meter.setdefault(meter, []).append((day, value))
    volume, doubt = Decimal(0), 0
    for readings in by_meter.values():
        low, high = value_on(first, readings), value_on(last, readings)
        if low is None or high is None:
            return None, None
        volume += Decimal((high - low).numerator) / Decimal((high - low).denominator)
        doubt = max(doubt, days_apart(first, readings), days_apart(last, readings))
    return (round(volume), doubt) if by_meter else (None, None)


def _read(community: Unit, *, first: date, last: date) -> tuple[int, int]:
    """How many of the connections of the time were read in it."""
    connections = Connection.objects.in_unit(community).open_on(first)
    read = connections.filter(
        meters__readings__read_on__range=(first, last),
        meters__readings__state=ReadingState.COUNTED,
    )
    return read.distinct().count(), connections.count()


def _sum(rows: Any, column: str) -> Decimal:
    return rows.aggregate(all=Sum(column))["all"] or _NOTHING
