"""Households and their heads: exactly one at a time (PO-11)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.places.models import Address
from residents import policies
from residents.choices import HEAD_CODE, RELATION_CODES
from residents.models import Dwelling, Household, HouseholdMember, Person


@transaction.atomic
def found_household(
    address: Address,
    *,
    head: Person,
    starts_on: date,
    actor: Actor,
    today: date,
    members: Mapping[Person, str] | None = None,
    dwelling: Dwelling | None = None,
    area_m2: Decimal | None = None,
    number: str = "",
) -> Household:
    """Write that these people keep house together; `members` maps to relation codes.

    Raises Refused `two_heads` when a member is to be a head too, `relation_missing`,
    `household_held` for somebody in another household then, `date_future`.
    """
    place = Address.objects.select_related("unit").get(pk=address.pk)
    require(policies.may_register, actor, place.unit)
    _refuse_future(starts_on, today)
    people = {head: HEAD_CODE, **_related(members or {})}
    _lock_people(people, place)
    household = Household.objects.create(
        unit=place.unit,
        address=place,
        dwelling=dwelling,
        area_m2=area_m2,
        number=number.strip(),
        period=DateRange(starts_on, None),
    )
    for person, relation in people.items():
        _enter(household, person, relation, starts_on)
    record("residents.household_founded", household, actor=actor)
    return household


@transaction.atomic
def join_household(
    household: Household,
    *,
    person: Person,
    relation: str,
    on: date,
    actor: Actor,
    today: date,
) -> HouseholdMember:
    """Take somebody in. Raises as `found_household`, and `household_over`."""
    household = _locked(household, actor)
    _refuse_future(on, today)
    people = _related({person: relation})
    _lock_people(people, household.address)
    _refuse_outside(household, on)
    member = _enter(household, person, relation, on)
    record("residents.household_joined", household, actor=actor)
    return member


@transaction.atomic
def leave_household(
    household: Household, *, person: Person, on: date, actor: Actor, today: date
) -> Household:
    """Write that somebody has left; when the last one goes the household ends.

    Raises Refused `head_needed` for the head while others stay: `change_head` says
    who follows. `not_a_member` for anybody else's household.
    """
    household = _locked(household, actor)
    _refuse_future(on, today)
    present = _present(household, on)
    member = next((one for one in present if one.person_id == person.pk), None)
    if member is None:
        raise Refused(
            _("This person is not in the household on that day."), code="not_a_member"
        )
    if member.relation == HEAD_CODE and len(present) > 1:
        raise Refused(
            _("Say first who becomes the head of the household."), code="head_needed"
        )
    _go(member, on)
    if len(present) == 1:
        household.period = DateRange(household.period.lower, on)
        household.save(update_fields=["period"])
    record("residents.household_left", household, actor=actor)
    return household


@transaction.atomic
def change_head(
    household: Household,
    *,
    head: Person,
    relations: Mapping[Person, str],
    on: date,
    actor: Actor,
    today: date,
) -> Household:
    """Another member becomes the head from a day on.

    Every code is a relation to the head, so `relations` says anew who remains and as
    what; whoever it does not name leaves that day. Raises Refused `not_a_member`,
    `two_heads`, `relation_missing`, `household_over`, `date_future`.
    """
    household = _locked(household, actor)
    _refuse_future(on, today)
    _refuse_outside(household, on)
    present = {member.person_id: member for member in _present(household, on)}
    people = {head: HEAD_CODE, **_related(relations)}
    if not {person.pk for person in people} <= present.keys():
        raise Refused(
            _("This person is not in the household on that day."), code="not_a_member"
        )
    for member in present.values():
        _go(member, on)
    for person, relation in people.items():
        _enter(household, person, relation, on)
    record("residents.head_changed", household, actor=actor)
    return household


@transaction.atomic
def split_household(
    household: Household,
    *,
    head: Person,
    relations: Mapping[Person, str],
    on: date,
    actor: Actor,
    today: date,
    number: str = "",
) -> Household:
    """Part of a household keeps house on its own from a day on, at the same address.

    Returns the new household; `relations` says who goes along with `head`, as what.
    Raises Refused `head_needed` when the head goes too, `nobody_stays`, else as
    `change_head`.
    """
    household = _locked(household, actor)
    _refuse_future(on, today)
    _refuse_outside(household, on)
    present = {member.person_id: member for member in _present(household, on)}
    people = {head: HEAD_CODE, **_related(relations)}
    leaving = {person.pk for person in people}
    if not leaving <= present.keys():
        raise Refused(
            _("This person is not in the household on that day."), code="not_a_member"
        )
    if leaving == present.keys():
        raise Refused(_("Somebody has to stay behind."), code="nobody_stays")
    if any(present[pk].relation == HEAD_CODE for pk in leaving):
        raise Refused(
            _("Say first who becomes the head of the household."), code="head_needed"
        )
    for pk in leaving:
        _go(present[pk], on)
    fresh = Household.objects.create(
        unit=household.unit,
        address=household.address,
        dwelling=household.dwelling,
        number=number.strip(),
        period=DateRange(on, None),
    )
    for person, relation in people.items():
        _enter(fresh, person, relation, on)
    record("residents.household_split", fresh, actor=actor)
    return fresh


@transaction.atomic
def end_household(
    household: Household, *, on: date, actor: Actor, today: date
) -> Household:
    """Write that the household is no more from a day on. Raises `household_over`."""
    household = _locked(household, actor)
    _refuse_future(on, today)
    _refuse_outside(household, on)
    for member in _present(household, on):
        _go(member, on)
    household.period = DateRange(household.period.lower, on)
    household.save(update_fields=["period"])
    record("residents.household_ended", household, actor=actor)
    return household


def _locked(household: Household, actor: Actor) -> Household:
    rows = Household.objects.for_update().select_related("unit", "address")
    household = rows.get(pk=household.pk)
    require(policies.may_change_household, actor, household)
    return household


def _present(household: Household, on: date) -> list[Any]:
    members = HouseholdMember.objects.filter(household=household).for_update()
    return list(members.holding(on))


def _related(members: Mapping[Person, str]) -> dict[Person, str]:
    if HEAD_CODE in members.values():
        raise Refused(_("A household has one head only."), code="two_heads")
    if not set(members.values()) <= set(RELATION_CODES):
        raise Refused(
            _("Say how each member is related to the head."), code="relation_missing"
        )
    return dict(members)


def _lock_people(people: Mapping[Person, str], place: Address) -> None:
    """Two households that take the same person in wait for each other."""
    rows = Person.objects.filter(pk__in=[person.pk for person in people])
    for person in rows.for_update():
        if person.community_id != place.community_id:
            raise Refused(
                _("This person is registered in another community."),
                code="person_elsewhere",
            )


def _enter(
    household: Household, person: Person, relation: str, on: date
) -> HouseholdMember:
    period = DateRange(on, None)
    held = HouseholdMember.objects.filter(person=person, period__overlap=period)
    if held.exists():
        raise Refused(
            _("This person already belongs to a household at that time."),
            code="household_held",
        )
    return HouseholdMember.objects.create(
        household=household, person=person, relation=relation, period=period
    )


def _go(member: HouseholdMember, on: date) -> None:
    """Close a membership; one that begins that day was never so."""
    if member.period.lower == on:
        member.delete()
        return
    member.period = DateRange(member.period.lower, on)
    member.save(update_fields=["period"])


def _refuse_outside(household: Household, on: date) -> None:
    begun = household.period.lower
    if household.period.upper is not None or on <= begun:
        raise Refused(
            _("The household does not exist on that day, or has just begun."),
            code="household_over",
        )


def _refuse_future(on: date, today: date) -> None:
    if on > today:
        raise Refused(_("The day lies in the future."), code="date_future")
