"""The sample community's landlord association."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.invented import SEED, STREETS, Inventor
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.choices import DwellingKind
from residents.choices.landlords import Duty, Position, Relation
from residents.models import LandlordMember
from residents.operations.columns import PersonFacts
from residents.operations.landlords import (
    Home,
    Tie,
    enrol_landlord,
    link_account,
    record_letting,
)
from residents.operations.tenant_reports import report_move_in, set_duty

LANDLORDS = 12
_BEFORE, _FIRST, _LAST = date(2019, 1, 1), date(2024, 1, 1), date(2024, 6, 30)
_POSITIONS = {1: Position.CHAIR, 2: Position.DEPUTY}


def found_association(community: Unit, *, today: date) -> list[LandlordMember]:
    """Members with a room or two each; every fifth lets for the owner."""
    inventor = Inventor(SEED + 1)
    return [
        _enrol(community, number, inventor, today=today)
        for number in range(1, LANDLORDS + 1)
    ]


def _enrol(
    community: Unit, number: int, inventor: Inventor, *, today: date
) -> LandlordMember:
    born = inventor.day(date(1955, 1, 1), date(1985, 12, 31))
    address = f"{STREETS[number % len(STREETS)]}{2 * number + 1}号"
    kind = DwellingKind.SELF_BUILT if number % 2 else DwellingKind.PARTITION
    relation = Relation.LETS if number % 5 == 0 else Relation.OWNS
    tie = Tie(relation, inventor.day(_BEFORE, _LAST))
    member = enrol_landlord(
        community,
        facts=PersonFacts(
            inventor.name(),
            identity=inventor.identity(born=born, sex="男"),
            phone=inventor.phone(),
        ),
        home=Home(address, "101", kind),
        tie=tie,
        joined_on=inventor.day(_FIRST, _LAST),
        position=_POSITIONS.get(number, Position.MEMBER),
        actor=SYSTEM,
        today=today,
    )
    if number % 3 == 0:
        home = Home(address, "201", kind)
        record_letting(member.person, home=home, tie=tie, actor=SYSTEM, today=today)
    return member


def report_tenants(
    members: list[LandlordMember], *, account: User, cadre: User, now: datetime
) -> None:
    """The chair's account reports two tenants in; everybody has two duties."""
    inventor, today = Inventor(SEED + 2), timezone.localdate(now)
    chair = members[0]
    link_account(chair, account=account, actor=cadre, today=today)
    for _each in range(2):
        report_move_in(
            chair.person.lettings.get().dwelling,
            facts=PersonFacts(inventor.name(), phone=inventor.phone()),
            day=today,
            actor=account,
            now=now,
        )
    for kind, days in ((Duty.TENANTS, 3), (Duty.FIRE, 10)):
        set_duty(
            chair.unit,
            kind=kind,
            due_on=today + timedelta(days=days),
            actor=cadre,
            today=today,
        )
