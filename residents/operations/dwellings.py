"""Rooms, beds and flats under addresses."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.places.models import Address
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents import policies
from residents.choices import DwellingKind
from residents.models import Dwelling, Stay
from residents.operations.people import community_of


@transaction.atomic
def add_dwelling(
    address: Address,
    *,
    kind: DwellingKind,
    actor: Actor,
    label: str = "",
    bed_count: int | None = None,
    area_m2: Decimal | None = None,
    note: str = "",
) -> Dwelling:
    """Add a room, bed or flat to an address; stays that name it belong to it.

    Raises Refused `dwelling_known` when the address has one of that label, and
    `dwelling_size` for a number of beds or an area that cannot be.
    """
    place = Address.objects.select_for_update(of=("self",)).get(pk=address.pk)
    require(policies.may_register, actor, place.unit)
    _check_size(bed_count, area_m2)
    if Dwelling.objects.filter(address=place, label=label.strip()).exists():
        raise Refused(
            _("A dwelling with this room or bed is already there."),
            code="dwelling_known",
        )
    dwelling = Dwelling.objects.create(
        unit=place.unit,
        address=place,
        label=label.strip(),
        kind=kind,
        bed_count=bed_count,
        area_m2=area_m2,
        note=note.strip(),
    )
    Stay.objects.filter(address=place, room=dwelling.label, dwelling=None).update(
        dwelling=dwelling
    )
    record("residents.dwelling_added", dwelling, actor=actor)
    return dwelling


@transaction.atomic
def register_dwelling(
    unit: Unit,
    *,
    address: str,
    kind: DwellingKind,
    actor: Actor,
    today: date,
    **facts: Any,
) -> Dwelling:
    """As `add_dwelling`, at an address given as text in the unit's community.

    Raises Refused `address_elsewhere` for another grid's address.
    """
    place = locate_address(address, community=community_of(unit), today=today)
    if not policies.may_register(actor, place.unit):
        raise Refused(
            _("This address belongs to another grid; its grid worker registers it."),
            code="address_elsewhere",
        )
    return add_dwelling(place, kind=kind, actor=actor, **facts)


@transaction.atomic
def correct_dwelling(
    dwelling: Dwelling,
    *,
    kind: DwellingKind,
    actor: Actor,
    bed_count: int | None,
    area_m2: Decimal | None,
    note: str = "",
) -> Dwelling:
    """Write what a room is like; its address and label stay. Raises `dwelling_size`."""
    dwelling = Dwelling.objects.for_update().select_related("unit").get(pk=dwelling.pk)
    require(policies.may_change_dwelling, actor, dwelling)
    _check_size(bed_count, area_m2)
    dwelling.kind, dwelling.note = kind, note.strip()
    dwelling.bed_count, dwelling.area_m2 = bed_count, area_m2
    dwelling.save(update_fields=["kind", "note", "bed_count", "area_m2"])
    record("residents.dwelling_corrected", dwelling, actor=actor)
    return dwelling


@transaction.atomic
def close_dwelling(dwelling: Dwelling, *, actor: Actor, on: date) -> Dwelling:
    """Write that nobody lives there any more from a day on.

    Raises Refused `dwelling_lived_in` while somebody does.
    """
    dwelling = Dwelling.objects.for_update().select_related("unit").get(pk=dwelling.pk)
    require(policies.may_change_dwelling, actor, dwelling)
    if Stay.objects.filter(dwelling=dwelling).covering(on).exists():
        raise Refused(
            _("Somebody lives there: end the stays first."), code="dwelling_lived_in"
        )
    dwelling.closed_on = on
    dwelling.save(update_fields=["closed_on"])
    record("residents.dwelling_closed", dwelling, actor=actor)
    return dwelling


def _check_size(bed_count: int | None, area_m2: Decimal | None) -> None:
    if (bed_count is not None and bed_count < 1) or (
        area_m2 is not None and area_m2 <= 0
    ):
        raise Refused(
            _("Beds and area are more than nought, or left empty."),
            code="dwelling_size",
        )
