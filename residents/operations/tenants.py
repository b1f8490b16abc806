"""A new tenant at the door: person and stay in one act."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.access import Actor
from liuli.kernel.errors import Refused
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents import policies
from residents.choices import Source, StayKind
from residents.models import Person, Stay
from residents.operations.classes import set_first_class
from residents.operations.columns import PersonFacts
from residents.operations.people import community_of, register_person
from residents.operations.stays import record_stay


@dataclass(frozen=True, slots=True)
class Tenancy:
    """The person, their new stay, and since when they were known before (or None)."""

    person: Person
    stay: Stay
    is_new: bool
    known_since: date | None


@transaction.atomic
def register_tenant(  # noqa: PLR0913
    unit: Unit,
    *,
    facts: PersonFacts,
    address: str,
    kind: StayKind,
    starts_on: date,
    actor: Actor,
    today: date,
    room: str = "",
    source: Source = Source.FIELD,
    has_moved: bool = True,
    person: Person | None = None,
    despite_ban: bool = False,
) -> Tenancy:
    """Register who lives at an address from a day on; a known person has moved.

    `person` is somebody chosen from the suggestions; else the identity number decides
    who it is. With `has_moved` other open stays end that day. Raises Refused
    `address_elsewhere` for another grid's address, else as `register_person` and
    `record_stay`.
    """
    place = locate_address(address, community=community_of(unit), today=today)
    if not policies.may_register(actor, place.unit):
        raise Refused(
            _(
                "This address belongs to another grid. "
                "Its grid worker registers who lives there."
            ),
            code="address_elsewhere",
        )
    if person is None:
        found = register_person(place.unit, facts=facts, actor=actor, today=today)
        person, is_new = found.person, found.is_new
    else:
        is_new = False
    known_since = None if is_new else _known_since(person)
    stay = record_stay(
        person,
        address=place,
        kind=kind,
        starts_on=starts_on,
        actor=actor,
        today=today,
        room=room,
        source=source,
        ends_others=has_moved,
        despite_ban=despite_ban,
    )
    person.refresh_from_db(fields=["unit", "last_seen_on"])
    set_first_class(person, today=today)
    return Tenancy(person, stay, is_new, known_since)


def _known_since(person: Person) -> date:
    first = Stay.objects.filter(person=person, starts_on__isnull=False)
    earliest: date | None = (
        first.order_by("starts_on").values_list("starts_on", flat=True).first()
    )
    return earliest or timezone.localdate(person.entered_at)
