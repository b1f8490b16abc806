from datetime import timedelta
from decimal import Decimal

from hazards.choices.water import EntryKind, Method, OutageKind, RepairKind
from hazards.models import Bill
from hazards.operations.water.accounts import Money, enter_money
from hazards.operations.water.bills import issue_bills
from hazards.operations.water.cutoffs import write_cut_off_notice
from hazards.operations.water.network import add_bulk_meter, add_segment
from hazards.operations.water.receipts import take_payment
from hazards.operations.water.repairs import announce_outage, report_fault
from liuli.kernel.access import SYSTEM
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, a_round


def build(world: World) -> Part:
    """A household of the worker's grid with a bill and a receipt, and its pipes."""
    community = world.community
    connection = a_connection(world.grid, holder_name=NAME)
    round_ = a_round(community)
    reading = a_reading(connection, 130)
    [bill] = issue_bills(community, actor=SYSTEM, now=NOON)
    receipt = take_payment(
        connection, amount=Decimal(10), paid_on=TODAY, method=Method.CASH,
        actor=SYSTEM, now=NOON,
    )  # fmt: skip
    money = Money(EntryKind.POWER, TODAY, Decimal(10))
    entry = enter_money(community, money, actor=SYSTEM, now=NOON)
    worker = world.people["worker"]
    repair = report_fault(
        world.grid, kind=RepairKind.LEAK, place=NAME, actor=worker, at=NOON
    )
    outage = announce_outage(
        community, kind=OutageKind.EMERGENCY, starts_at=NOON,
        ends_at=NOON.replace(hour=18), places=NAME, cause=NAME,
        actor=world.people["cadre"], now=NOON,
    )  # fmt: skip
    Bill.objects.filter(pk=bill.pk).update(due_on=TODAY - timedelta(days=90))
    notice = write_cut_off_notice(
        connection, bills=[bill], actor=world.people["funds_officer"], now=NOON
    )
    segment = add_segment(community, name="探测管段", area="plots", actor=SYSTEM)
    meter = add_bulk_meter(community, name="探测总表", actor=SYSTEM)
    rows = {
        "connection": connection, "meterround": round_, "meterreading": reading,
        "bill": bill, "receipt": receipt, "waterentry": entry, "repair": repair,
        "cutoffnotice": notice, "outage": outage, "segment": segment, "bulkmeter": meter,
    }  # fmt: skip
    return Part(
        arguments={
            f"admin:hazards_{name}_act": {"pk": rows[name].pk}
            for name in ("connection", "meterround", "waterentry", "repair",
                         "segment", "bulkmeter", "cutoffnotice")
        },
        rows={f"hazards.{name}": row.pk for name, row in rows.items()},
    )  # fmt: skip
