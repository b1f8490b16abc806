"""Connections and their meters: added, corrected, changed (WT-5)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import ServedArea
from hazards.models import Connection, Meter
from hazards.policies import water as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.names import normalise_name
from liuli.places.operations import locate_address
from liuli.territory.models import Unit


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """What is known of a connection."""

    holder_name: str = ""
    people: int = 1
    area: str = ServedArea.OTHER
    segment: Any = None
    dwelling: Any = None
    site: Any = None
    is_vulnerable: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewMeter:
    """A meter as it is put in."""

    start_value: int = 0
    serial: str = ""
    digits: int = 5
    diameter_mm: int = 15


@transaction.atomic
def add_connection(
    community: Unit,
    *,
    number: str,
    address: str,
    facts: ConnectionFacts,
    meter: NewMeter,
    opened_on: date,
    actor: Actor,
) -> Connection:
    """Open a connection with its meter. Refused `connection_known`."""
    place = locate_address(address, community=community, today=opened_on)
    require(policies.may_keep, actor, place.unit)
    number = number.strip()
    if Connection.objects.filter(community=community, number=number).exists():
        raise Refused(
            _("This household number is already there."), code="connection_known"
        )
    connection = Connection(
        unit=place.unit,
        community=community,
        number=number,
        address=place,
        opened_on=opened_on,
        **_columns(facts),
    )
    connection.full_clean(exclude=["unit"])
    connection.save()
    _put_in(connection, meter, on=opened_on)
    record("hazards.connection_added", connection, actor=actor)
    return connection


@transaction.atomic
def correct_connection(
    connection: Connection,
    *,
    facts: ConnectionFacts,
    closed_on: date | None = None,
    actor: Actor,
) -> Connection:
    """Correct what is known of a connection, or say since when it is closed."""
    connection = (
        Connection.objects.for_update().select_related("unit").get(pk=connection.pk)
    )
    require(policies.may_keep, actor, connection.unit)
    columns = _columns(facts) | {"closed_on": closed_on}
    for name, value in columns.items():
        setattr(connection, name, value)
    connection.full_clean(exclude=["unit"])
    connection.save(update_fields=list(columns))
    record("hazards.connection_corrected", connection, actor=actor)
    return connection


@transaction.atomic
def change_meter(
    connection: Connection,
    *,
    end_value: int,
    meter: NewMeter,
    on: date,
    actor: Actor,
) -> Meter:
    """Close the old meter with its last value and open the new one (WT-5).

    What ran since the last reading of the old meter is not lost: it is entered as its
    last reading before the change. Refused `last_value_unread`.
    """
    connection = (
        Connection.objects.for_update().select_related("unit").get(pk=connection.pk)
    )
    require(policies.may_read, actor, connection.unit)
    old = Meter.objects.for_update().present().filter(connection=connection).first()
    if old is not None:
        last = old.readings.standing().order_by("-read_on", "-pk").first()
        stood_at = last.value if last else old.start_value
        if end_value != stood_at:
            raise Refused(
                _(
                    "Enter the last value of the old meter as a reading first; "
                    "then change the meter."
                ),
                code="last_value_unread",
            )
        old.removed_on, old.end_value = on, end_value
        old.save(update_fields=["removed_on", "end_value"])
    fresh = _put_in(connection, meter, on=on)
    record("hazards.meter_changed", connection, actor=actor)
    return fresh


def _put_in(connection: Connection, meter: NewMeter, *, on: date) -> Meter:
    fresh = Meter(
        connection=connection,
        serial=meter.serial.strip(),
        digits=meter.digits,
        diameter_mm=meter.diameter_mm,
        start_value=meter.start_value,
        installed_on=on,
    )
    fresh.full_clean()
    fresh.save()
    return fresh


def _columns(facts: ConnectionFacts) -> dict[str, Any]:
    return {
        "holder_name": normalise_name(facts.holder_name).text,
        "people": facts.people,
        "area": facts.area,
        "segment": facts.segment,
        "dwelling": facts.dwelling,
        "site": facts.site,
        "is_vulnerable": facts.is_vulnerable,
        "note": facts.note.strip(),
    }
