"""Registering and correcting people."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.later import after_commit
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents import policies
from residents.models import Person
from residents.operations.columns import PersonFacts, person_values

_MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Registration:
    """The person, and whether the row is new or was there before."""

    person: Person
    is_new: bool


@transaction.atomic
def register_person(
    unit: Unit,
    *,
    facts: PersonFacts,
    actor: Actor,
    today: date,
    is_synthetic: bool = False,
) -> Registration:
    """Add a person to the community of `unit`, or return who has that identity number.

    One row per identity number and community: a known person is returned as they are,
    whichever grid they live in, and nothing about them is changed. Raises Refused with
    the codes of `person_values`.
    """
    require(policies.may_register, actor, unit)
    values = person_values(facts, today=today) | {"is_synthetic": is_synthetic}
    person, is_new = _get_or_create(community_of(unit), unit, values)
    if person.merged_into is not None:
        person = person.merged_into
    if is_new:
        record("residents.registered", person, actor=actor)
        after_commit("residents.tasks.find_duplicates_of", person_id=person.pk)
    return Registration(person, is_new)


def _get_or_create(
    community: Unit, unit: Unit, values: dict[str, Any]
) -> tuple[Person, bool]:
    index = values["identity_index"]
    if index is None:
        person = Person.objects.create(unit=unit, community=community, **values)
        return person, True
    person, is_new = Person.objects.get_or_create(
        community=community,
        identity_index=index,
        defaults={**values, "unit": unit},
    )
    return person, is_new


@transaction.atomic
def correct_person(
    person: Person, *, facts: PersonFacts, actor: Actor, today: date
) -> Person:
    """Write corrected facts over a person's.

    An empty identity or phone leaves the number that is there. Raises Refused
    `identity_taken` when another person has the number, else as `person_values`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_correct, actor, person)
    values = person_values(facts, today=today)
    if not facts.identity:
        values = _without(values, "identity")
    if not facts.phone:
        values = _without(values, "phone", "other_phone")
    _refuse_taken(person, values)
    changed = [name for name, new in values.items() if getattr(person, name) != new]
    for name in changed:
        setattr(person, name, values[name])
    if changed:
        person.save(update_fields=changed)
        record(
            "residents.corrected",
            person,
            actor=actor,
            detail={"fields": sorted(changed)},
        )
    return person


def _without(values: dict[str, Any], *prefixes: str) -> dict[str, Any]:
    return {k: v for k, v in values.items() if not k.startswith(prefixes)}


def _refuse_taken(person: Person, values: dict[str, Any]) -> None:
    index = values.get("identity_index")
    if index is None:
        return
    others = Person.objects.filter(
        community_id=person.community_id, identity_index=index
    )
    if others.exclude(pk=person.pk).exists():
        raise Refused(
            _("Another person is registered with this identity number."),
            code="identity_taken",
        )


def suggest_people(
    community: Unit, *, facts: PersonFacts, actor: Any, today: date
) -> list[Person]:
    """People the actor may see who may be the same: number, phone, name and birth.

    Rows outside the actor's territory are never suggested, nor is anybody who has
    another identity number. Raises as `person_values`.
    """
    values = person_values(facts, today=today)
    alike = Q(name_key=values["name_key"])
    if values["birth_on"] is not None:
        alike &= Q(birth_on=values["birth_on"]) | Q(birth_on__isnull=True)
    wanted = alike
    if values["identity_index"] is not None:
        wanted |= Q(identity_index=values["identity_index"])
    if values["phone_index"] is not None:
        wanted |= Q(phone_index=values["phone_index"])
    visible = Person.objects.visible_to(actor).in_unit(community)
    found = visible.filter(wanted).select_related("unit")
    if values["identity_index"] is not None:
        found = found.filter(
            Q(identity_index=values["identity_index"]) | Q(identity_index__isnull=True)
        )
    return list(found.order_by("-pk")[:_MOST_SUGGESTIONS])


def community_of(unit: Unit) -> Unit:
    """The community a unit is or lies in; raises Refused `not_in_community`."""
    found = Unit.objects.above(unit).filter(level=Level.COMMUNITY).first()
    if found is None:
        raise Refused(
            _("Residents are registered in a community or one of its grids."),
            code="not_in_community",
        )
    community: Unit = found
    return community
