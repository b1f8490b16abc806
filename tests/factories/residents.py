"""Invented people: identity numbers of county xx99, phones 199000xxxxx."""

from datetime import date
from itertools import count
from typing import Any

from liuli.kernel.access import SYSTEM
from liuli.kernel.identity import check_digit
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents.choices import StayKind
from residents.models import Person, Stay
from residents.operations import PersonFacts, record_stay, register_person
from tests.clock import TODAY

_serial = count(1)


def an_identity(
    *, born: date = date(1980, 5, 17), male: bool = False, area: str = "510199"
) -> str:
    """A right identity number nobody has (ID-1)."""
    serial = next(_serial) % 490 * 2 + (1 if male else 2)
    first = f"{area}{born:%Y%m%d}{serial:03d}"
    return first + check_digit(first)


def a_phone() -> str:
    """A phone number nobody has."""
    return f"199000{next(_serial) % 100_000:05d}"


def a_person(unit: Unit, *, full_name: str = "张三丰", **facts: Any) -> Person:
    """A person registered in a unit; no stay yet."""
    facts.setdefault("identity", an_identity())
    found = register_person(
        unit,
        facts=PersonFacts(full_name=full_name, **facts),
        actor=SYSTEM,
        today=TODAY,
    )
    assert found.is_new
    return found.person


def an_address(unit: Unit, text: str = "") -> Any:
    """An address in that unit, as if a grid had claimed it."""
    community = unit if unit.level == "community" else unit.parent
    address = locate_address(
        text or f"琉璃三街{next(_serial)}号", community=community, today=TODAY
    )
    if address.unit_id != unit.pk:
        address.unit = unit
        address.save(update_fields=["unit"])
    return address


def a_stay(
    person: Person,
    unit: Unit,
    *,
    kind: StayKind = StayKind.PARTITION,
    starts_on: date | None = date(2025, 1, 1),
    **more: Any,
) -> Stay:
    """A stay of that person at an address of that unit."""
    address = more.pop("address", None) or an_address(unit)
    return record_stay(
        person,
        address=address,
        kind=kind,
        starts_on=starts_on,
        actor=SYSTEM,
        today=more.pop("today", TODAY),
        **more,
    )


def a_resident(unit: Unit, *, full_name: str = "张三丰", **facts: Any) -> Person:
    """A person who lives in that unit."""
    stay_facts = {
        key: facts.pop(key) for key in ("kind", "starts_on", "address") if key in facts
    }
    person = a_person(unit, full_name=full_name, **facts)
    a_stay(person, unit, **stay_facts)
    person.refresh_from_db()
    return person
