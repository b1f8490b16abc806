"""Dwellings, households and one ban of the sample community, among its residents."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import Count
from django.utils import timezone

from liuli.accounts.models import User
from liuli.kernel.access import SYSTEM
from liuli.places.models import Address
from liuli.territory.models import Unit
from residents.choices import DwellingKind, Sex, StayKind
from residents.choices.seen import SeenOutcome
from residents.choices.ties import TieKind
from residents.models import Dwelling, HouseholdMember, Person, Stay
from residents.operations import (
    add_dwelling,
    found_household,
    impose_ban,
    knock_at,
    record_tie,
)

_OF_EACH: Final = 12
_GENERATION: Final = 18
_ROOMS: Final = {
    StayKind.SMALL_HOTEL: (DwellingKind.HOTEL_ROOM, Decimal(14)),
    StayKind.PARTITION: (DwellingKind.PARTITION, Decimal(12)),
    StayKind.ONE_BEDROOM: (DwellingKind.SMALL_FLAT, Decimal(36)),
    StayKind.COURTYARD: (DwellingKind.COURTYARD, Decimal(72)),
    StayKind.OWNED: (DwellingKind.SELF_BUILT, Decimal(90)),
}
_AT_HOME: Final = {StayKind.COURTYARD, StayKind.OWNED}


def furnish_homes(community: Unit, *, cadre: User, now: datetime) -> None:
    """A dozen dwellings of each kind; households in flats and houses; one ban."""
    today = timezone.localdate(now)
    for kind, (room_kind, area) in _ROOMS.items():
        for address in _lived_at(community, kind):
            people = list(
                Person.objects.filter(
                    stays__address=address, stays__ends_on__isnull=True
                ).distinct()
            )
            room = add_dwelling(
                address,
                kind=room_kind,
                bed_count=len(people) + 1,
                area_m2=area,
                actor=cadre,
            )
            if kind in _AT_HOME:
                _keep_house(room, people, today=today)
            _see(people[0], cadre=cadre, days_ago=80 + room.pk % 40, today=today)
    shut = Dwelling.objects.filter(unit__path__startswith=community.path).first()
    if shut is not None:
        impose_ban(
            shut.address,
            basis="疏散通道堵塞，重大隐患未整改",
            actor=cadre,
            now=now - timedelta(days=3),
        )


def _see(person: Person, *, cadre: User, days_ago: int, today: date) -> None:
    """Seen a while ago, some too long ago; every third has a permit, every fifth more."""
    seen_on = today - timedelta(days=days_ago)
    here = SeenOutcome.HERE
    knock_at(person, outcome=here, on=seen_on, actor=cadre, today=today)
    kinds = {TieKind.PERMIT: 3, TieKind.SCHOOL: 5, TieKind.INSURANCE: 7}
    for kind, every in kinds.items():
        if days_ago % every == 0:
            since = today - timedelta(days=365 - days_ago % 40)
            record_tie(person, kind=kind, starts_on=since, actor=cadre, today=today)


def _lived_at(community: Unit, kind: StayKind) -> list[Address]:
    """Addresses where two to four people live that way, and nobody otherwise."""
    stays = Stay.objects.open().filter(person__community=community)
    lived = stays.values("address").annotate(people=Count("pk"))
    full = lived.filter(people__in=(2, 3, 4)).values("address")
    here = stays.filter(kind=kind, address__in=full).values("address")
    free = Address.objects.exclude(pk__in=Dwelling.objects.values("address"))
    return list(free.filter(pk__in=here).order_by("pk")[:_OF_EACH])


def _keep_house(room: Dwelling, people: list[Person], *, today: date) -> None:
    """The eldest is the head; the others follow from age and sex."""
    held = HouseholdMember.objects.filter(person__in=people).values_list("person_id")
    free = [person for person in people if (person.pk,) not in set(held)]
    if not free:
        return
    by_age = sorted(free, key=lambda person: (person.birth_on or today, person.pk))
    head, *others = by_age
    members = {person: _relation(head, person, today) for person in others}
    starts = Stay.objects.filter(dwelling=room, starts_on__isnull=False)
    latest = starts.order_by("-starts_on").values_list("starts_on", flat=True).first()
    found_household(
        room.address,
        head=head,
        members=members,
        dwelling=room,
        area_m2=room.area_m2,
        starts_on=min(latest or today, today),
        actor=SYSTEM,
        today=today,
    )


def _relation(head: Person, person: Person, today: date) -> str:
    years = ((person.birth_on or today) - (head.birth_on or today)).days // 365
    if years >= _GENERATION:
        return "3" if person.sex == Sex.FEMALE else "2"
    if person.sex != head.sex:
        return "12" if person.sex == Sex.FEMALE else "11"
    return "97"
