"""Party organisations, and members found, kept in touch with, transferred (E1, E2)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices.party import (
    MEMBER_CODES,
    RANK,
    FoundBy,
    OrganisationKind,
    Standing,
    TransferKind,
)
from residents.models import (
    PartyContact,
    PartyMember,
    PartyOrganisation,
    PartyTransfer,
    Person,
)
from residents.policies import party as policies


@transaction.atomic
def found_organisation(
    unit: Unit,
    *,
    kind: OrganisationKind,
    name: str,
    starts_on: date,
    actor: Actor,
    parent: PartyOrganisation | None = None,
    place: str = "",
    is_street: bool = False,
) -> PartyOrganisation:
    """Found a branch, group or contact point under a higher organisation.

    Only a committee stands by itself. Raises Refused `organisation_name`,
    `organisation_parent` and `organisation_exists`; the database refuses all three.
    """
    require(policies.may_keep_party, actor, unit)
    if not name.strip():
        raise Refused(_("Give the organisation a name."), code="organisation_name")
    _refuse_parent(kind, parent, starts_on)
    there = PartyOrganisation.objects.filter(unit=unit, name=name.strip())
    if there.filter(period__endswith__isnull=True).exists():
        raise Refused(
            _("An organisation of this name exists."), code="organisation_exists"
        )
    founded = PartyOrganisation.objects.create(
        unit=unit,
        parent=parent,
        kind=kind,
        name=name.strip(),
        place_text=place.strip(),
        is_street=is_street,
        period=DateRange(starts_on, None),
    )
    record("party.organisation_founded", founded, actor=actor, detail={"kind": kind})
    return founded


@transaction.atomic
def end_organisation(
    organisation: PartyOrganisation, *, ends_on: date, actor: Actor
) -> PartyOrganisation:
    """End one that nothing hangs on any more.

    Raises Refused `organisation_in_use` while members or other organisations hang on
    it (no floating member is ever left without a contact point), `period_reversed`.
    """
    organisation = (
        PartyOrganisation.objects.for_update()
        .select_related("unit")
        .get(pk=organisation.pk)
    )
    require(policies.may_keep_party, actor, organisation.unit)
    here = Q(organisation=organisation) | Q(contact_point=organisation)
    below = organisation.children.filter(period__endswith__isnull=True)
    if PartyMember.objects.filter(here, until__isnull=True).exists() or below.exists():
        raise Refused(
            _("Members or other organisations belong to it. Place them first."),
            code="organisation_in_use",
        )
    if ends_on <= organisation.period.lower:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    organisation.period = DateRange(organisation.period.lower, ends_on)
    organisation.save(update_fields=["period"])
    record("party.organisation_ended", organisation, actor=actor)
    return organisation


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What is known of a member beside the person."""

    standing: str = Standing.FULL
    is_floating: bool = False
    organisation: PartyOrganisation | None = None
    contact_point: PartyOrganisation | None = None
    home_organisation: str = ""
    joined_on: date | None = None


@transaction.atomic
def admit_member(
    person: Person,
    *,
    facts: MemberFacts,
    found_by: FoundBy,
    actor: Actor,
    today: date,
    transferred_from: str = "",
) -> PartyMember:
    """Take a resident into the base, found by the organisation or come by themselves.

    Raises Refused `member_there`, `contact_point_missing`, `organisation_missing`,
    `organisation_over`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_keep_party, actor, person.unit)
    _refuse_unplaced(facts, today)
    if PartyMember.objects.filter(person=person, until__isnull=True).exists():
        raise Refused(_("This person is in the base already."), code="member_there")
    member = PartyMember.objects.create(
        person=person,
        standing=facts.standing,
        is_floating=facts.is_floating,
        organisation=facts.organisation,
        contact_point=facts.contact_point,
        home_organisation=facts.home_organisation.strip(),
        joined_on=facts.joined_on,
        found_by=found_by,
        since=today,
    )
    if transferred_from.strip():
        _transfer(member, TransferKind.IN, today, transferred_from, actor)
    record("party.member_admitted", member, actor=actor, detail={"by": found_by})
    return member


@transaction.atomic
def place_member(
    member: PartyMember, *, facts: MemberFacts, actor: Actor, today: date
) -> PartyMember:
    """Correct where a member belongs; a floating one keeps a contact point.

    Raises Refused what `admit_member` raises, and `member_left`.
    """
    member = _locked(member)
    require(policies.may_keep_member, actor, member)
    _refuse_left(member)
    _refuse_unplaced(facts, today)
    for name in ("standing", "is_floating", "organisation", "contact_point",
                 "home_organisation", "joined_on"):  # fmt: skip
        setattr(member, name, getattr(facts, name))
    member.save(
        update_fields=[
            "standing", "is_floating", "organisation", "contact_point",
            "home_organisation", "joined_on",
        ]
    )  # fmt: skip
    record("party.member_placed", member, actor=actor)
    return member


@transaction.atomic
def note_contact(
    member: PartyMember, *, on: date, actor: Actor, today: date, text: str = ""
) -> PartyContact:
    """Somebody spoke to the member. Raises Refused `member_left`, `date_future`."""
    member = _locked(member)
    require(policies.may_keep_member, actor, member)
    _refuse_left(member)
    if on > today:
        raise Refused(_("This day lies in the future."), code="date_future")
    contact = PartyContact.objects.create(
        member=member,
        on=on,
        by_id=actor.actor_id,
        text=without_long_numbers(text.strip())[:200],
    )
    record("party.contacted", member, actor=actor)
    return contact


@transaction.atomic
def transfer_out(
    member: PartyMember, *, to: str, actor: Actor, today: date
) -> PartyMember:
    """The member's relation moves away; the row stays in the base's past.

    Raises Refused `member_left`, `transfer_where`.
    """
    member = _locked(member)
    require(policies.may_keep_member, actor, member)
    _refuse_left(member)
    if not to.strip():
        raise Refused(_("Say where the member goes."), code="transfer_where")
    member.until = today
    member.save(update_fields=["until"])
    _transfer(member, TransferKind.OUT, today, to, actor)
    record("party.member_transferred", member, actor=actor)
    return member


def people_to_find(user: Any) -> Any:
    """组织找党员: residents said to be members who are not in the base yet."""
    known = PartyMember.objects.filter(until__isnull=True).values("person")
    scopes = user.scopes(PartyMember.read_capability)
    people = Person.objects.visible_to(user).in_scopes(scopes)
    return people.filter(political__in=MEMBER_CODES).exclude(pk__in=known)


def _refuse_parent(
    kind: OrganisationKind, parent: PartyOrganisation | None, starts_on: date
) -> None:
    if parent is None:
        fits = kind == OrganisationKind.COMMITTEE
    else:
        there = parent.period.upper is None and parent.period.lower <= starts_on
        fits = there and RANK[parent.kind] < RANK[kind]
    if not fits:
        raise Refused(
            _("It belongs under a higher organisation that exists on that day."),
            code="organisation_parent",
        )


def _refuse_unplaced(facts: MemberFacts, today: date) -> None:
    if facts.is_floating and facts.contact_point is None:
        raise Refused(
            _("A floating member needs a contact point. Choose one."),
            code="contact_point_missing",
        )
    if not facts.is_floating and facts.organisation is None:
        raise Refused(
            _("Choose the member's organisation."), code="organisation_missing"
        )
    chosen = [o for o in (facts.organisation, facts.contact_point) if o is not None]
    there = PartyOrganisation.objects.there(today).filter(pk__in=[o.pk for o in chosen])
    if there.count() != len({o.pk for o in chosen}):
        raise Refused(
            _("This organisation does not exist any more."), code="organisation_over"
        )


def _refuse_left(member: PartyMember) -> None:
    if member.until is not None:
        raise Refused(
            _("This member has been transferred out already."), code="member_left"
        )


def _locked(member: PartyMember) -> PartyMember:
    rows = PartyMember.objects.for_update().select_related("person__unit")
    found: PartyMember = rows.get(pk=member.pk)
    return found


def _transfer(
    member: PartyMember, kind: TransferKind, on: date, other: str, actor: Actor
) -> None:
    PartyTransfer.objects.create(
        member=member, kind=kind, on=on, other=other.strip()[:120], by_id=actor.actor_id
    )
