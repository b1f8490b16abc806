"""A water network made the way people make it."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from hazards.models import Connection, MeterReading, MeterRound
from hazards.operations.water.bills import issue_bills
from hazards.operations.water.connections import (
    ConnectionFacts,
    NewMeter,
    add_connection,
)
from hazards.operations.water.readings import enter_reading, open_meter_round
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from tests.clock import NOON, TODAY

_serial = count(1)
OPENED = date(2025, 12, 1)


def a_connection(
    unit: Unit, *, start: int = 100, digits: int = 5, people: int = 3, **facts: Any
) -> Connection:
    """A connection whose meter turns since 1 December 2025, in that unit."""
    community = unit if unit.level == "community" else unit.parent
    number = next(_serial)
    connection = add_connection(
        community,
        number=f"LL{number:04d}",
        address=f"琉璃九街{number}号",
        facts=ConnectionFacts(people=people, **facts),
        meter=NewMeter(start_value=start, digits=digits),
        opened_on=OPENED,
        actor=SYSTEM,
    )
    if connection.unit_id != unit.pk:
        connection.address.unit = unit
        connection.address.save(update_fields=["unit"])
        Connection.objects.filter(pk=connection.pk).update(unit=unit)
    return Connection.objects.get(pk=connection.pk)


def a_reading(
    connection: Connection, value: int, *, days_ago: int = 0, actor: Any = SYSTEM,
    **facts: Any,
) -> MeterReading:  # fmt: skip
    """What the meter of a connection said some days ago."""
    return enter_reading(
        connection,
        value=value,
        read_on=TODAY - timedelta(days=days_ago),
        actor=actor,
        now=NOON,
        **facts,
    )


def a_round(community: Unit, *, starts_on: date = date(2026, 2, 20)) -> MeterRound:
    """A meter round that is under way."""
    return open_meter_round(
        community,
        name="2026年第一季度",
        starts_on=starts_on,
        ends_on=TODAY + timedelta(days=5),
        actor=SYSTEM,
    )


def bills_of(community: Unit, *, now: datetime = NOON) -> list[Any]:
    """Every bill that can be issued."""
    return issue_bills(community, actor=SYSTEM, now=now)
