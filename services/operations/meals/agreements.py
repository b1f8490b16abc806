"""Agreements on meals: signed, changed, ended; diets by a consent of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents.models import Person
from residents.operations import (
    PersonFacts,
    name_values,
    person_values,
)
from services.choices.meals import STOPS_SUBSIDY, Basis, EndReason, Living, Way
from services.models import Canteen, DietNote, MealAgreement, Route
from services.operations.meals.overpaid import note_overpaid
from services.policies import meals as policies

_COPIED = ("identity", "identity_index", "identity_tail", "birth_on")


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What the paper says (ML-4)."""

    full_name: str
    signed_on: date
    identity: str = ""
    birth_on: date | None = None
    starts_on: date | None = None  # the day of signing where the paper names none
    last_on: date | None = None
    living: str = Living.UNKNOWN
    agent: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    way: str = Way.DINE_IN
    address: str = ""
    canteen: Canteen | None = None
    basis: str = Basis.NONE
    basis_until: date | None = None
    voucher_month: Decimal = field(default_factory=Decimal)
    price_version: str = ""
    consent_version: str = ""
    paper_number: str = ""
    end_terms: str = ""
    is_signed: bool = True


@transaction.atomic
def sign_agreement(
    community: Unit, *, facts: AgreementFacts, actor: Actor, today: date
) -> MealAgreement:
    """Write a signed agreement down; the signer need not be a resident (ML-4).

    Refused as a resident's number or phone would be, and `agreement_there` where
    this diner has one in the same time.
    """
    require(policies.may_keep, actor, community)
    columns = _columns(facts, today)
    person = _resident(community, columns["identity_index"])
    place = None
    if facts.address.strip():
        place = locate_address(facts.address, community=community, today=today)
    starts_on = facts.starts_on or facts.signed_on
    _refuse_twin(community, columns["identity_index"], starts_on, facts.last_on)
    agreement = MealAgreement(
        unit=person.unit if person else (place.unit if place else community),
        community=community,
        person=person,
        address=place,
        signed_on=facts.signed_on,
        period=DateRange(starts_on, _after(facts.last_on)),
        living=facts.living,
        agent=facts.agent.strip() or None,
        contact_name=facts.contact_name.strip() or None,
        way=facts.way,
        canteen=facts.canteen,
        basis=facts.basis,
        basis_until=facts.basis_until,
        voucher_month_yuan=to_yuan(facts.voucher_month),
        price_version=facts.price_version.strip(),
        consent_version=facts.consent_version.strip(),
        paper_number=facts.paper_number.strip(),
        end_terms=facts.end_terms.strip(),
        is_signed=facts.is_signed,
        **columns,
    )
    agreement.validate_constraints()
    agreement.save()
    record("services.agreement_signed", agreement, actor=actor)
    return agreement


@transaction.atomic
def set_basis(
    agreement: MealAgreement, *, basis: str, until: date | None, actor: Actor
) -> MealAgreement:
    """Why somebody gets more than their age gives, and until when (ML-1, ML-4)."""
    agreement = _locked(agreement, actor)
    agreement.basis, agreement.basis_until = Basis(basis), until
    agreement.save(update_fields=["basis", "basis_until"])
    record("services.subsidy_basis_set", agreement, actor=actor)
    return agreement


@transaction.atomic
def arrange_meals(
    agreement: MealAgreement, *, way: str, canteen: Canteen | None,
    weekdays: Sequence[int] = (), address: str = "", route: Route | None = None,
    position: int | None = None, actor: Actor, today: date,
) -> MealAgreement:  # fmt: skip
    """Where somebody eats, on which weekdays without asking, on which route (K5).

    Weekdays are 1 (Monday) to 7. Refused `canteen_missing` for a standing order
    nobody would cook, `address_missing` for a delivery without a door.
    """
    agreement = _locked(agreement, actor)
    if weekdays and canteen is None:
        raise Refused(
            _("Choose the canteen of the standing order."), code="canteen_missing"
        )
    if address.strip():
        agreement.address = locate_address(
            address, community=agreement.community, today=today
        )
    if way == Way.DELIVERY and agreement.address is None:
        raise Refused(
            _("Enter the address the meals are carried to."), code="address_missing"
        )
    agreement.way, agreement.canteen = Way(way), canteen
    agreement.weekdays = sorted(set(weekdays))
    agreement.route = route
    agreement.position = position if route is not None else None
    agreement.save(
        update_fields=["way", "canteen", "weekdays", "address", "route", "position"]
    )
    record("services.meals_arranged", agreement, actor=actor)
    return agreement


@transaction.atomic
def note_diet(
    agreement: MealAgreement, *, words: str, allergens: Sequence[str] = (),
    consented_on: date, consent_version: str, actor: Actor,
) -> DietNote:  # fmt: skip
    """Write down what somebody may not eat, by their own consent to it (ML-4).

    Health data: sealed, and gone with the consent. Refused `consent_missing`,
    `diet_empty`.
    """
    agreement = _locked(agreement, actor)
    if not consent_version.strip():
        raise Refused(
            _("A diet is only written down with a consent of its own."),
            code="consent_missing",
        )
    if not words.strip() and not allergens:
        raise Refused(_("Say what the diner may not eat."), code="diet_empty")
    for old in agreement.diets.agreed():
        _blank(old, on=consented_on)
    note = DietNote.objects.create(
        agreement=agreement,
        words=words.strip(),
        allergens=" ".join(allergens) or None,
        consented_on=consented_on,
        consent_version=consent_version.strip(),
        by_id=actor.actor_id,
    )
    record("services.diet_noted", note, actor=actor)
    return note


@transaction.atomic
def withdraw_diet(agreement: MealAgreement, *, on: date, actor: Actor) -> int:
    """The consent is withdrawn: what was written down is gone (ML-4, PI-4)."""
    agreement = _locked(agreement, actor)
    notes = list(agreement.diets.agreed())
    for note in notes:
        _blank(note, on=max(on, note.consented_on))
    record("services.diet_withdrawn", agreement, actor=actor)
    return len(notes)


@transaction.atomic
def end_agreement(
    agreement: MealAgreement, *, last_on: date, reason: str, actor: Actor
) -> MealAgreement:
    """End it after a day; a death or a move stops the subsidy the day after (ML-6).

    What was paid later goes to the recovery list and is never deducted. Refused
    `period_reversed`.
    """
    agreement = _locked(agreement, actor)
    if last_on < agreement.period.lower:
        raise Refused(
            _("It cannot end before it began. Look at the day again."),
            code="period_reversed",
        )
    agreement.period = DateRange(agreement.period.lower, _after(last_on))
    agreement.end_reason = EndReason(reason)
    agreement.save(update_fields=["period", "end_reason"])
    if reason in STOPS_SUBSIDY:
        _stop(agreement, last_on, EndReason(reason))
    record("services.agreement_ended", agreement, actor=actor)
    return agreement


@transaction.atomic
def stop_subsidy(
    agreement: MealAgreement, *, last_on: date, reason: str, actor: Actor
) -> MealAgreement:
    """Stop the subsidy after the day of a death or a move, not the meals (ML-6).

    Refused `reason_wrong`.
    """
    agreement = _locked(agreement, actor)
    if reason not in STOPS_SUBSIDY:
        raise Refused(
            _("Only a death or a move stops the subsidy."), code="reason_wrong"
        )
    _stop(agreement, last_on, EndReason(reason))
    record("services.subsidy_stopped", agreement, actor=actor)
    return agreement


@transaction.atomic
def forget_diner(person_id: int, *, now: datetime) -> int:
    """Blank what is left of an erased person's agreements and diets (PI-6).

    Meals, vouchers and money stay as numbers without a name. Answers how many
    agreements there were; part of the erasure, which has asked for the right.
    """
    agreements = MealAgreement.objects.filter(person=person_id)
    for note in DietNote.objects.agreed().filter(agreement__in=agreements):
        _blank(note, on=timezone.localdate(now))
    return int(
        agreements.update(full_name="", name_key="", birth_on=None, erased_at=now)
    )


def _stop(agreement: MealAgreement, last_on: date, reason: EndReason) -> None:
    agreement.subsidy_until, agreement.stop_reason = last_on, reason
    agreement.save(update_fields=["subsidy_until", "stop_reason"])
    note_overpaid(agreement, found_on=last_on)


def _columns(facts: AgreementFacts, today: date) -> dict[str, Any]:
    """The same reading of a name, a number and a phone as a resident's."""
    words = person_values(
        PersonFacts(
            full_name=facts.full_name,
            identity=facts.identity,
            phone=facts.contact_phone,
            birth_on=facts.birth_on,
        ),
        today=today,
    )
    names = name_values(facts.full_name)
    return {
        **{column: words[column] for column in _COPIED},
        **{column: names[column] for column in ("full_name", "name_key", "initials")},
        "contact_phone": words["phone"],
        "contact_index": words["phone_index"],
    }


def _resident(community: Unit, index: bytes | None) -> Person | None:
    if index is None:
        return None
    people = Person.objects.filter(community=community, erased_at=None)
    found: Person | None = (
        people.unmerged().filter(identity_index=index).select_related("unit").first()
    )
    return found


def _refuse_twin(
    community: Unit, index: bytes | None, starts_on: date, last_on: date | None
) -> None:
    if index is None:
        return
    period = DateRange(starts_on, _after(last_on))
    twins = MealAgreement.objects.filter(
        community=community, identity_index=index, period__overlap=period
    )
    if twins.exists():
        raise Refused(
            _("This diner has an agreement already. End it first."),
            code="agreement_there",
        )


def _blank(note: DietNote, *, on: date) -> None:
    note.words = note.allergens = None
    note.withdrawn_on = max(on, note.consented_on)
    note.save(update_fields=["words", "allergens", "withdrawn_on"])


def _after(last_on: date | None) -> date | None:
    return None if last_on is None else last_on + timedelta(days=1)


def _locked(agreement: MealAgreement, actor: Actor) -> MealAgreement:
    locked: MealAgreement = (
        MealAgreement.objects.for_update()
        .select_related("unit", "community", "address")
        .get(pk=agreement.pk)
    )
    require(policies.may_keep, actor, locked.unit)
    return locked
