"""The landlord association: who is in it, and who owns or lets what (J2, A5)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.places.models import Address
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents.choices import DwellingKind
from residents.choices.landlords import Position, Relation
from residents.models import Dwelling, LandlordMember, Letting, Person
from residents.operations.columns import PersonFacts, person_values
from residents.operations.dwellings import add_dwelling
from residents.operations.people import register_person
from residents.policies import landlords as policies
from residents.querysets.landlords import landlords_on


@dataclass(frozen=True, slots=True)
class Home:
    """A dwelling as somebody names it: its address, its room, its kind."""

    address: str
    room: str = ""
    kind: DwellingKind = DwellingKind.OTHER


@dataclass(frozen=True, slots=True)
class Tie:
    """What a landlord has to do with a dwelling, from when to when."""

    relation: Relation = Relation.OWNS
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def find_landlord(
    community: Unit, *, facts: PersonFacts, home: Home, actor: Actor, today: date
) -> tuple[Person, bool]:
    """The landlord these facts mean, and whether they are registered anew.

    The identity number decides; without one, a landlord of the same name and phone.
    Somebody new belongs to the unit of the dwelling: owners need not live here.
    Raises Refused as `person_values`, and `address_missing`.
    """
    require(policies.may_keep, actor, community)
    known = _same_landlord(community, facts, today)
    if known is not None:
        return known, False
    place = locate_address(home.address, community=community, today=today)
    found = register_person(place.unit, facts=facts, actor=actor, today=today)
    return found.person, found.is_new


@transaction.atomic
def admit_landlord(
    person: Person,
    *,
    joined_on: date,
    actor: Actor,
    today: date,
    position: Position = Position.MEMBER,
) -> LandlordMember:
    """Take a landlord into the association of their community.

    Raises Refused `member_already`, `date_future`.
    """
    person = Person.objects.for_update().select_related("community").get(pk=person.pk)
    require(policies.may_keep, actor, person.community)
    _refuse_future(joined_on, today)
    standing = LandlordMember.objects.filter(
        person=person, period__overlap=DateRange(joined_on, None)
    )
    if standing.exists():
        raise Refused(
            _("This landlord is a member for part of that time already."),
            code="member_already",
        )
    member = LandlordMember.objects.create(
        person=person, position=position, period=DateRange(joined_on, None)
    )
    record("residents.landlord_admitted", member, actor=actor)
    return member


@transaction.atomic
def enrol_landlord(
    community: Unit,
    *,
    facts: PersonFacts,
    home: Home,
    tie: Tie,
    joined_on: date,
    actor: Actor,
    today: date,
    position: Position = Position.MEMBER,
    person: Person | None = None,
) -> LandlordMember:
    """Person, dwelling and membership in one act; `person` is somebody chosen.

    Raises as `find_landlord`, `record_letting` and `admit_landlord`.
    """
    if person is None:
        person, _is_new = find_landlord(
            community, facts=facts, home=home, actor=actor, today=today
        )
    record_letting(person, home=home, tie=tie, actor=actor, today=today)
    return admit_landlord(
        person, joined_on=joined_on, position=position, actor=actor, today=today
    )


@transaction.atomic
def change_position(
    member: LandlordMember, *, position: Position, actor: Actor
) -> LandlordMember:
    """Say what a member is in the association now."""
    member = _locked(member, actor)
    member.position = position
    member.save(update_fields=["position"])
    record(
        "residents.landlord_position",
        member,
        actor=actor,
        detail={"position": position},
    )
    return member


@transaction.atomic
def dismiss_landlord(
    member: LandlordMember, *, ends_on: date, actor: Actor, today: date
) -> LandlordMember:
    """End a membership; what they own or let stays recorded, the account is let go.

    Raises Refused `member_ended`, `date_future`, `period_reversed`.
    """
    member = _locked(member, actor)
    if member.period.upper is not None:
        raise Refused(_("This membership has already ended."), code="member_ended")
    _refuse_end(member.period.lower, ends_on, today)
    member.period = DateRange(member.period.lower, ends_on)
    member.save(update_fields=["period"])
    record("residents.landlord_dismissed", member, actor=actor)
    return member


@transaction.atomic
def link_account(
    member: LandlordMember, *, account: User | None, actor: Actor, today: date
) -> LandlordMember:
    """Say with which account a member reports from the phone; None takes it away.

    Raises Refused `account_not_landlord` for an account without a landlord's post in
    this community, `account_taken`.
    """
    member = _locked(member, actor)
    if account is not None:
        if not accounts_of_landlords(member.unit, on=today).filter(pk=account.pk):
            raise Refused(
                _("This account has no landlord's post in this community."),
                code="account_not_landlord",
            )
        others = LandlordMember.objects.filter(account=account).exclude(pk=member.pk)
        if others.filter(period__overlap=member.period).exists():
            raise Refused(
                _("This account belongs to another landlord."), code="account_taken"
            )
    member.account = account
    member.save(update_fields=["account"])
    record("residents.landlord_account", member, actor=actor)
    return member


@transaction.atomic
def record_letting(
    person: Person, *, home: Home, tie: Tie, actor: Actor, today: date
) -> Letting:
    """Write that a person owns or lets a dwelling; it is added where it is new.

    Raises Refused `letting_known`, `date_future`, `period_reversed`, and as
    `locate_address`.
    """
    person = Person.objects.for_update().select_related("community").get(pk=person.pk)
    place = locate_address(home.address, community=person.community, today=today)
    require(policies.may_record_letting, actor, place.unit)
    _refuse_future(tie.starts_on, today)
    if tie.ends_on is not None:
        _refuse_end(tie.starts_on, tie.ends_on, today)
    dwelling = find_dwelling(place, home) or add_dwelling(
        place, kind=home.kind, label=home.room, actor=actor
    )
    period = DateRange(tie.starts_on, tie.ends_on)
    same = Letting.objects.filter(
        person=person, dwelling=dwelling, relation=tie.relation
    )
    if same.filter(period__overlap=period).exists():
        raise Refused(
            _("This is recorded already for part of that time."), code="letting_known"
        )
    letting = Letting.objects.create(
        person=person, dwelling=dwelling, relation=tie.relation, period=period
    )
    record(
        "residents.letting_recorded",
        letting,
        actor=actor,
        detail={"relation": tie.relation},
    )
    return letting


@transaction.atomic
def end_letting(
    letting: Letting, *, ends_on: date, actor: Actor, today: date
) -> Letting:
    """Write that a person does not own or let a dwelling any more from a day on.

    Raises Refused `letting_ended`, `date_future`, `period_reversed`.
    """
    letting = (
        Letting.objects.for_update().select_related("dwelling__unit").get(pk=letting.pk)
    )
    require(policies.may_record_letting, actor, letting.unit)
    if letting.period.upper is not None:
        raise Refused(_("This has already ended."), code="letting_ended")
    _refuse_end(letting.period.lower, ends_on, today)
    letting.period = DateRange(letting.period.lower, ends_on)
    letting.save(update_fields=["period"])
    record("residents.letting_ended", letting, actor=actor)
    return letting


def find_dwelling(place: Address, home: Home) -> Dwelling | None:
    """The dwelling of that room at an address, where it is registered."""
    return Dwelling.objects.filter(address=place, label=home.room.strip()).first()


def accounts_of_landlords(community: Unit, *, on: date) -> Any:
    """Accounts with a landlord's post in a community on a day."""
    posts = Post.objects.with_capability(Capability.TENANTS_REPORT).live(on)
    return User.objects.active().filter(pk__in=posts.in_unit(community).values("user"))


def member_of_account(user: User, *, on: date) -> LandlordMember | None:
    """The membership an account reports for on a day."""
    members = LandlordMember.objects.holding(on).filter(account=user.pk)
    return members.select_related("person__community").first()


def _same_landlord(community: Unit, facts: PersonFacts, today: date) -> Person | None:
    if facts.identity:
        return None
    values = person_values(facts, today=today)
    if values["phone_index"] is None:
        return None
    alike = Q(phone_index=values["phone_index"]) | Q(
        other_phone_index=values["phone_index"]
    )
    found = Person.objects.filter(alike, community=community, erased_at=None)
    landlords = found.unmerged().filter(landlords_on(today))
    return landlords.filter(name_key=values["name_key"]).order_by("pk").first()


def _locked(member: LandlordMember, actor: Actor) -> LandlordMember:
    found: LandlordMember = (
        LandlordMember.objects.for_update()
        .select_related("person__community")
        .get(pk=member.pk)
    )
    require(policies.may_keep, actor, found.unit)
    return found


def _refuse_future(day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise Refused(_("The first day lies in the future."), code="date_future")


def _refuse_end(starts_on: date | None, ends_on: date, today: date) -> None:
    if ends_on > today + timedelta(days=1):
        raise Refused(_("The last day lies in the future."), code="date_future")
    if starts_on is not None and ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
